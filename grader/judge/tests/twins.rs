//! The shipped rubric in English: every step by the other expression of its phrase, judged as the French one is.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use grader_core::{Lab, Lang};
use grader_judge::{FeatureFile, Judge, Keyword, Phrase, phrases};
use regex::Regex;
use support::{grade, recorded, shipped};

/// The French expression of a phrase, as a pattern that catches its arguments.
struct Reader {
    phrase: &'static Phrase,
    pattern: Regex,
}

impl Reader {
    fn of(phrase: &'static Phrase) -> Self {
        let text = regex::escape(phrase.expression(Lang::Fr));
        let text = text.replace(r"\{string\}", r#"("[^"]*")"#).replace(r"\{int\}", r"(-?\d+)");
        assert!(!text.contains(r"\{"), "a parameter of another type: {}", phrase.fr);
        Self { phrase, pattern: Regex::new(&format!("^{text}$")).unwrap() }
    }

    /// The step in English with the arguments of the French one; nothing when it is not this phrase.
    fn english(&self, step: &str) -> Option<String> {
        let caught = self.pattern.captures(step)?;
        let mut arguments = caught.iter().skip(1).map(|argument| argument.unwrap().as_str());
        let (mut text, mut rest) = (String::new(), self.phrase.expression(Lang::En));
        while let Some((before, after)) = rest.split_once('{') {
            text += before;
            text += arguments.next().unwrap_or_else(|| panic!("{} has more parameters", self.phrase.en));
            rest = after.split_once('}').unwrap().1;
        }
        assert_eq!(arguments.next(), None, "{} has fewer parameters", self.phrase.en);
        Some(text + rest)
    }
}

/// Keywords in French and English; a step after `Et` is of the kind of the one before.
const STEPS: [(&str, &str, Option<Keyword>); 4] = [
    ("Étant donné ", "Given ", Some(Keyword::Given)),
    ("Quand ", "When ", Some(Keyword::When)),
    ("Alors ", "Then ", Some(Keyword::Then)),
    ("Et ", "And ", None),
];

/// A step of the kind `keyword` in English.
fn step(text: &str, keyword: Keyword, readers: &[Reader]) -> String {
    let of_kind = readers.iter().filter(|reader| reader.phrase.keyword == keyword);
    let ways: Vec<String> = of_kind.filter_map(|reader| reader.english(text)).collect();
    let [way] = &ways[..] else { panic!("{text}: {} phrases match", ways.len()) };
    way.clone()
}

/// The file in English, line for line: a title changes places with its translation on the next line.
fn twin(file: &FeatureFile, lab: &Lab, readers: &[Reader]) -> FeatureFile {
    let text = lab.fill(&file.text, |key, line| panic!("{}:{line}: no value {key}", file.path));
    let mut lines: Vec<String> = Vec::new();
    let (mut keyword, mut french_title) = (Keyword::Given, None);
    for line in text.lines() {
        let text = line.trim_start();
        let indent = &line[..line.len() - text.len()];
        let title = [("Fonctionnalité:", "Feature:"), ("Scénario:", "Scenario:")];
        if let Some((english, title)) = title.iter().find_map(|(fr, en)| Some((en, text.strip_prefix(fr)?))) {
            lines.push(format!("{indent}{english}"));
            french_title = Some(title.trim());
        } else if let Some(title) = french_title.take() {
            let translation = text.strip_prefix("en:").unwrap_or_else(|| panic!("{title} has no translation"));
            lines.last_mut().unwrap().push_str(translation);
            lines.push(format!("{indent}fr: {title}"));
        } else if let Some((own, english, rest)) =
            STEPS.iter().find_map(|(fr, en, own)| Some((own, en, text.strip_prefix(fr)?)))
        {
            keyword = own.unwrap_or(keyword);
            lines.push(format!("{indent}{english}{}", step(rest, keyword, readers)));
        } else {
            lines.push(line.replace("# language: fr", "# language: en"));
        }
    }
    FeatureFile { path: file.path.clone(), text: lines.join("\n") + "\n" }
}

/// The judges of the shipped rubric: as it is, and in English.
fn judges() -> [Judge; 2] {
    let (lab_file, french) = shipped();
    let lab = Lab::parse(&lab_file.path, &lab_file.text).unwrap();
    let readers: Vec<Reader> = phrases().into_iter().map(Reader::of).collect();
    let english: Vec<_> = french.iter().map(|file| twin(file, &lab, &readers)).collect();
    [french, english]
        .map(|features| Judge::new(&lab_file, &features).unwrap_or_else(|problems| panic!("{problems:#?}")))
}

#[test]
fn the_rubric_is_the_same_in_english() {
    let [french, english] = judges();
    assert_eq!(french.rubric().tasks, english.rubric().tasks);
    assert_ne!(french.rubric().digest, english.rubric().digest);
}

#[test]
fn it_judges_the_same_in_english() {
    let [french, english] = judges();
    for name in ["right", "half", "hostile", "empty"] {
        let [in_french, in_english] = [&french, &english].map(|judge| grade(judge, recorded(name)).tasks);
        assert_eq!(in_french, in_english, "{name}");
    }
}
