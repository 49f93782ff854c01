//! What is text already: pages and files.

use std::iter;

use grader_core::{Question, facts};

use super::Excerpt;

/// The request, and what came back.
pub(super) fn exchange(exchange: &facts::Exchange, question: &Question) -> Excerpt {
    let redirects = exchange.redirects.iter().map(|r| format!("← {} {}", r.status, r.location));
    let headers = exchange.headers.iter().map(|(name, value)| format!("← {name}: {value}"));
    let body = exchange.excerpt.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned);
    let lines = iter::once(format!("→ {question}"))
        .chain(redirects)
        .chain(iter::once(format!("← HTTP {}", exchange.status)))
        .chain(headers)
        .chain(iter::once(String::new()))
        .chain(body);
    Excerpt::new(lines)
}

/// The file `path` with the numbers of its lines, or what was handed in where there is no such file.
pub(super) fn source(tree: &facts::SourceTree, path: &str) -> Excerpt {
    // `path:12` cites a line.
    let (name, from) = match path.rsplit_once(':') {
        Some((name, line)) => (name, line.parse().unwrap_or(1_usize)),
        None => (path, 1),
    };
    let file = tree.files.iter().find(|f| f.path == path || f.path == name);
    match file.map(|file| (file, file.text.as_deref())) {
        Some((_, Some(text))) => {
            let first = from.saturating_sub(4);
            let lines = text.lines().enumerate().skip(first);
            Excerpt::new(lines.map(|(number, line)| format!("{:>4}  {line}", number + 1)))
        }
        Some((file, None)) => Excerpt::new([format!("{}: {} B", file.path, file.size)]),
        None => Excerpt::new(tree.files.iter().map(|f| &f.path)),
    }
}
