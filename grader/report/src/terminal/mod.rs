//! Text for a terminal: a table of the tasks, then every criterion that needs attention, then what to do next.
//!
//! Colour only repeats what a symbol and a word already say.

mod details;
mod paint;
mod table;

use paint::Paint;
use textwrap::core::Word;

use crate::{
    Report, ReportError, Style,
    advice::next_step,
    phrase::Phrases,
    plain::{brief, ours},
};

/// The narrowest screen that the layout is made for; a narrower one wraps by itself.
const NARROWEST: usize = 40;

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let phrases = Phrases::new(style.lang)?;
    let mut page = Page {
        report,
        phrases: &phrases,
        paint: Paint { colour: style.colour },
        width: style.width.max(NARROWEST),
        text: String::new(),
    };
    page.head();
    page.notices();
    page.text.push('\n');
    page.tasks();
    page.adjustments();
    page.total();
    page.details();
    page.heading("section-next");
    page.wrapped("  ", "  ", &next_step(report, &phrases).sentence);
    Ok(page.text.into_bytes())
}

/// The text as it grows.
struct Page<'a> {
    report: &'a Report<'a>,
    phrases: &'a Phrases,
    paint: Paint,
    width: usize,
    text: String,
}

impl Page<'_> {
    fn head(&mut self) {
        let Self { report, phrases, .. } = *self;
        let title = ours(report.lab.title.get(phrases.lang()));
        self.wrapped("", "", &self.paint.strong(&title));
        let student = &report.grade.student;
        let mut who = phrases.student(student);
        if student.name.is_some() {
            who = format!("{who} ({})", brief(&student.id));
        }
        if let Some(group) = &student.group {
            who = format!("{who}, {}", phrases.about("student-group", "group", &brief(group)));
        }
        self.wrapped("", "", &who);
    }

    fn notices(&mut self) {
        for notice in &self.report.grade.notices {
            let line = self.phrases.line("section-notices", &self.phrases.notice(notice));
            self.wrapped("", "  ", &line);
        }
    }

    /// What lies between the sum of the points and the mark.
    fn adjustments(&mut self) {
        let (phrases, grade) = (self.phrases, self.report.grade);
        if grade.adjustments.is_empty() {
            return;
        }
        self.heading("section-adjustments");
        self.wrapped(
            "  ",
            "      ",
            &phrases.line("mark-sum", &phrases.total(grade.totals.earned, grade.totals.possible)),
        );
        for line in &grade.adjustments {
            let (text, change) = (phrases.adjustment(line, self.report.lab.due.as_ref()), phrases.change(line));
            self.wrapped("  ", "      ", format!("{change:>4}  {text}").trim_start());
        }
    }

    fn total(&mut self) {
        let (phrases, totals) = (self.phrases, self.report.grade.totals);
        let mut line = phrases.line("mark", &phrases.total(self.report.grade.mark(), totals.possible));
        if totals.open > grader_core::Points::ZERO {
            line = format!("{line} · {}", phrases.counted("mark-open", totals.open));
        }
        self.text.push('\n');
        self.wrapped("", "", &self.paint.strong(&line));
    }

    /// A heading with an empty line before it.
    fn heading(&mut self, key: &str) {
        let heading = self.paint.strong(&self.phrases.get(key));
        self.text.push('\n');
        self.wrapped("", "", &heading);
    }

    /// One paragraph, wrapped at the edge of the screen.
    fn wrapped(&mut self, first: &str, rest: &str, paragraph: &str) {
        self.text.push_str(&wrapped(self.width, first, rest, paragraph));
        self.text.push('\n');
    }
}

/// `paragraph` in lines of `width` columns, the first after `first`, the others after `rest`. Lines break at spaces only, so
/// that a path or a command can be copied; a word longer than a line is broken all the same.
#[must_use]
pub fn wrapped(width: usize, first: &str, rest: &str, paragraph: &str) -> String {
    let options = textwrap::Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        // The default depends on what else a build has: with the feature of another crate, lines break elsewhere.
        .word_separator(textwrap::WordSeparator::Custom(words))
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(paragraph, options)
}

/// The words of `line`. French sets some signs apart by a space, at which no line breaks.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let is_sign = |word: &str| word.starts_with([':', ';', '!', '?', '»']) && !word.contains(char::is_alphanumeric);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(' ') {
        let (before, after) = (&line[start..at], &line[at + 1..]);
        let next = after.split(' ').next().unwrap_or_default();
        // Of several spaces, the last ends the word.
        if !(next.is_empty() || is_sign(next) || before.ends_with('«')) {
            found.push(Word::from(&line[start..=at]));
            start = at + 1;
        }
    }
    let rest = &line[start..];
    found.extend((!rest.is_empty()).then(|| Word::from(rest)));
    Box::new(found.into_iter())
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn a_path_stays_whole_and_a_french_sign_stays_with_its_word() {
        for (text, lines) in [
            ("chemin /admin/suppliers", "chemin\n/admin/suppliers"),
            ("avec cela file://it.json", "avec cela\nfile://it.json"),
            ("ou bien le chemin : ici", "ou bien le\nchemin : ici"),
            ("ce que dit « sudo lsof -i :80 » ici", "ce que dit\n« sudo lsof -i\n:80 » ici"),
        ] {
            assert_eq!(wrapped(16, "", "", text), lines);
        }
    }
}
