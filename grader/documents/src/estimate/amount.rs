//! Amounts of money as people and programs write them.

/// The amount in hundredths: `1,234.56`, `1 234,56 $`, `USD 0.5`. Nothing when the text is no amount.
pub(super) fn amount(text: &str) -> Option<i64> {
    let kept: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-')).collect();
    let (sign, digits) = kept.strip_prefix('-').map_or((1, kept.as_str()), |rest| (-1, rest));
    if digits.contains('-') || !digits.starts_with(|c: char| c.is_ascii_digit()) || text.len() > 40 {
        return None;
    }
    // The last mark separates decimals, unless it is followed by exactly three digits and is a comma: then it groups.
    let (whole, decimals) = match digits.rfind(['.', ',']) {
        Some(at) if &digits[at..=at] == "," && digits.len() - at == 4 => (digits, ""),
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let units: i64 = whole.parse().ok()?;
    let digit = |at: usize| decimals.as_bytes().get(at).map_or(0, |byte| i64::from(byte - b'0'));
    let hundredths = digit(0) * 10 + digit(1) + i64::from(digit(2) >= 5);
    Some(sign * units.checked_mul(100)?.checked_add(hundredths)?)
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn amounts_are_read_as_they_are_written() {
        for (text, hundredths) in [
            ("0", 0),
            ("24.82", 2_482),
            ("1,234.56", 123_456),
            ("1 234,56 $", 123_456),
            ("1\u{202f}234,5 USD", 123_450),
            ("USD 0.015", 2),
            ("1,234", 123_400),
            ("12,5", 1_250),
            ("-3.10", -310),
        ] {
            assert_eq!(amount(text), Some(hundredths), "{text}");
        }
        for text in ["", "-", "USD", "1-2", "99999999999999999999"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }
}
