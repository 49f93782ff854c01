//! Text for Markdown: nothing in it is markup, whatever it says.

use crate::code::{Part, parts};

/// `text` with every sign escaped that Markdown or HTML could take for markup. It is on one line already.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // An entity, so that no viewer takes an address or a name for a link or a mention.
            '@' => out.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => out.extend(['\\', c]),
            // Lists, headings and rules begin with these.
            '#' | '-' | '+' | '=' if out.is_empty() => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// A sentence of ours: what stands between backticks in it is code.
pub(crate) fn escaped_but_code(text: &str) -> String {
    let part = |part| match part {
        Part::Words(words) => escaped(words),
        Part::Code(code) => format!("`{code}`"),
    };
    parts(text).map(part).collect()
}

/// A row of a table.
pub(crate) fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// How the cells of a column are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// The heading of a table and the rule below it.
pub(crate) fn heads(cells: &[String], aligns: &[Align]) -> String {
    let rule = |align: &Align| if *align == Align::Left { "---" } else { "---:" }.to_owned();
    let rule: Vec<String> = aligns.iter().map(rule).collect();
    row(cells) + &row(&rule)
}

#[cfg(test)]
mod tests {
    use super::{escaped, escaped_but_code};

    #[test]
    fn our_code_stays_code() {
        assert_eq!(escaped_but_code("<a> `x_y <z>` `b"), r"\<a\> `x_y <z>` \`b");
    }

    #[test]
    fn nothing_is_markup() {
        assert_eq!(escaped("<b>[x](http://e) | `a`"), r"\<b\>\[x\](http://e) \| \`a\`");
        assert_eq!(escaped("# @team # l'été, 6.1-a"), r"\# &#64;team # l'été, 6.1-a");
    }
}
