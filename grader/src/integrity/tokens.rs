//! Source code as a stream of tokens that renaming, reformatting and commenting do not change.

/// The words that keep their spelling: they are the language's, not the author's.
const KEYWORDS: [&str; 44] = [
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "default",
    "delete",
    "do",
    "else",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "from",
    "function",
    "if",
    "import",
    "in",
    "instanceof",
    "let",
    "module",
    "new",
    "null",
    "of",
    "return",
    "require",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// The tokens of `text`: keywords and signs as they are, names as `v`, numbers as `n`, texts in quotation marks as `s`.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied().unwrap_or_default();
        at += match c {
            c if c.is_whitespace() => 1,
            '/' if next == '/' => until(&chars, at, |c, _| c == '\n'),
            '#' if tokens.is_empty() || begins_line(&chars, at) => until(&chars, at, |c, _| c == '\n'),
            '/' if next == '*' => until(&chars, at + 2, |c, next| c == '*' && next == '/') + 4,
            '"' | '\'' | '`' => {
                tokens.push("s".to_owned());
                quoted(&chars, at, c)
            }
            c if c.is_ascii_digit() => {
                tokens.push("n".to_owned());
                until(&chars, at, |c, _| !(c.is_alphanumeric() || c == '.'))
            }
            c if c.is_alphabetic() || c == '_' || c == '$' => {
                let length = until(&chars, at, |c, _| !(c.is_alphanumeric() || c == '_' || c == '$'));
                let word: String = chars[at..at + length].iter().collect();
                tokens.push(if KEYWORDS.contains(&word.as_str()) { word } else { "v".to_owned() });
                length
            }
            c => {
                tokens.push(c.to_string());
                1
            }
        };
    }
    tokens
}

/// How many characters from `at` on come before `end`.
fn until(chars: &[char], at: usize, end: impl Fn(char, char) -> bool) -> usize {
    let rest = chars.get(at..).unwrap_or_default();
    let next = |n: usize| rest.get(n + 1).copied().unwrap_or_default();
    rest.iter().enumerate().position(|(n, c)| end(*c, next(n))).unwrap_or(rest.len())
}

/// The length of a text in quotation marks; one that does not end on its line is an apostrophe.
fn quoted(chars: &[char], at: usize, mark: char) -> usize {
    let mut length = 1;
    while let Some(&c) = chars.get(at + length) {
        match c {
            '\\' => length += 2,
            c if c == mark => return length + 1,
            '\n' if mark != '`' => return 1,
            _ => length += 1,
        }
    }
    1
}

fn begins_line(chars: &[char], at: usize) -> bool {
    chars[..at].iter().rev().take_while(|c| **c != '\n').all(|c| c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn names_spaces_and_comments_do_not_count() {
        let one = tokens("const total = a + 1; // the sum\nreturn \"x\"");
        let other = tokens("/* sum */ const   s=b+22;\n\n  return 'a longer text'");
        assert_eq!(one, other);
        assert_eq!(one.join(" "), "const v = v + n ; return s");
        assert_ne!(one, tokens("let total = a + 1; return 'x'"));
    }

    #[test]
    fn strange_texts_end() {
        for text in ["'", "/*", "\"\\", "`a", "it's\nfine", "#", "/* é */'"] {
            tokens(text);
        }
    }
}
