//! The contract's one rule about numbers: a phone must be a mobile number.
//!
//! Which numbers are mobile differs from country to country and changes every year, so the rule is the one thing that all share: an
//! international or national number of 8 to 15 digits (15 is the limit of E.164), written with the usual separators or none.

/// The fewest digits of a mobile number: what the shortest national plans use, and more than a local number without its area.
const FEWEST: usize = 8;
/// The most digits an international number may have.
const MOST: usize = 15;

/// Whether a text can be a mobile number: `6135550147` is one, `555-0147` is not.
#[must_use]
pub fn is_mobile(text: &str) -> bool {
    let number = text.strip_prefix('+').unwrap_or(text);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    number.chars().all(|c| c.is_ascii_digit() || " -.()".contains(c)) && (FEWEST..=MOST).contains(&digits)
}

#[cfg(test)]
mod tests {
    use super::is_mobile;

    #[test]
    fn mobile_numbers() {
        for text in
            ["6135550147", "613-555-0147", "(613) 555-0147", "+1 613 555 0147", "+33612345678", "06.12.34.56.78"]
        {
            assert!(is_mobile(text), "{text} should be taken");
        }
    }

    #[test]
    fn what_is_not_one() {
        for text in
            ["", "555-0147", "5550147", "call me", "613555o147", "++16135550147", "1234567890123456", "٦١٣٥٥٥٠١٤٧"]
        {
            assert!(!is_mobile(text), "{text} should be refused");
        }
    }
}
