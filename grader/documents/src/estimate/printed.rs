//! The printed estimate: its totals, and its lines for the rest.

use std::sync::LazyLock;

use grader_core::facts::{Costs, Estimate};
use regex::Regex;

use super::{amount::amount, shared};

/// An amount with its currency, or one with decimals.
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\d{1,3}(?:[,. \u{a0}\u{202f}]\d{3})+|\d+)(?:[.,]\d{1,2})? ?(?P<currency>USD|CAD|EUR|\$)|\d[\d,]*[.,]\d{2}\b")
        .expect("the pattern is a constant")
});

/// Keeps an amount as one of the totals.
type Keep = fn(&mut Costs, i64);

/// The headings of the totals, in English and French.
const HEADINGS: [(&[&str], Keep); 3] = [
    (&["upfront cost", "coût initial", "cout initial"], |costs, value| costs.upfront = Some(value)),
    (&["monthly cost", "coût mensuel", "cout mensuel"], |costs, value| costs.monthly = Some(value)),
    (&["total 12 months cost", "12 months cost", "total sur 12 mois", "total pour 12 mois"], |costs, value| {
        costs.twelve_months = Some(value)
    }),
];

/// The estimate with these lines.
pub(super) fn read(lines: Vec<String>) -> Estimate {
    let text = lines.join("\n");
    let folded = text.to_lowercase();
    // The first time that all three are named is the summary.
    let mut marks: Vec<(usize, usize, Keep)> = Vec::new();
    for (names, set) in HEADINGS {
        let found = names.iter().filter_map(|name| folded.find(name).map(|at| (at, at + name.len()))).min();
        marks.extend(found.map(|(at, end)| (at, end, set)));
    }
    marks.sort_by_key(|(at, ..)| *at);
    let mut total = Costs::default();
    let mut waiting: Vec<Keep> = Vec::new();
    // Either each heading is followed by its amount, or a row of headings by a row of amounts: in both, the amounts
    // come in the order of the headings that still wait for one.
    for (at, (_, end, set)) in marks.iter().enumerate() {
        waiting.push(*set);
        let next = marks.get(at + 1).map_or(folded.len(), |(begin, ..)| *begin);
        let between = folded.get(*end..next).unwrap_or_default();
        for found in AMOUNT.find_iter(between).take(waiting.len()) {
            if let Some(value) = amount(found.as_str()) {
                waiting.remove(0)(&mut total, value);
            }
        }
    }
    let currency = AMOUNT.captures_iter(&text).find_map(|found| found.name("currency").map(|c| c.as_str().to_owned()));
    // A long address is broken into lines.
    let share_url = shared(&text).or_else(|| shared(&lines.concat()));
    Estimate { format: "pdf".to_owned(), currency, share_url, total, lines, ..Estimate::default() }
}
