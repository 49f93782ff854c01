//! The catalogue: both languages say the same things, and the code says nothing else.

use std::{collections::BTreeSet, fs, path::Path};

use grader_core::{Aspect, Lang};
use grader_report::Words;
use regex::Regex;

/// The keys of a catalogue, each with the arguments that it takes.
fn keys(file: &str) -> BTreeSet<(String, Vec<String>)> {
    let text = fs::read_to_string(root().join("words").join(file)).unwrap();
    let (key, argument) = (Regex::new(r"(?m)^([a-z][a-z-]*) =").unwrap(), Regex::new(r"\$([a-z]+)").unwrap());
    let starts: Vec<_> = key.captures_iter(&text).collect();
    let ends = starts.iter().skip(1).map(|c| c.get(0).unwrap().start()).chain([text.len()]);
    let entry = |(start, end): (&regex::Captures<'_>, usize)| {
        let message = &text[start.get(0).unwrap().start()..end];
        let arguments: BTreeSet<String> = argument.captures_iter(message).map(|c| c[1].to_owned()).collect();
        (start[1].to_owned(), arguments.into_iter().collect())
    };
    starts.iter().zip(ends).map(entry).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of every file under `folder`, but for the catalogue itself, whose own tests bring other messages.
fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let entries = entries.filter(|path| !path.ends_with("words.rs"));
    entries.map(|path| if path.is_dir() { sources(&path) } else { fs::read_to_string(&path).unwrap() }).collect()
}

/// What the messages about an aspect begin with.
const ASPECT: &str = "aspect-";

#[test]
fn every_aspect_of_a_finding_has_words_and_no_other() {
    let named: BTreeSet<String> = Aspect::ALL.iter().map(|aspect| format!("{ASPECT}{}", aspect.name())).collect();
    for file in ["fr.ftl", "en.ftl"] {
        let worded: BTreeSet<String> =
            keys(file).into_iter().map(|(key, _)| key).filter(|key| key.starts_with(ASPECT)).collect();
        assert_eq!(worded, named, "{file}");
    }
}

#[test]
fn both_languages_have_the_same_messages() {
    let (fr, en) = (keys("fr.ftl"), keys("en.ftl"));
    assert_eq!(fr.difference(&en).collect::<Vec<_>>(), en.difference(&fr).collect::<Vec<_>>());
    assert!(fr.len() > 80);
}

#[test]
fn every_message_is_used_and_every_used_one_exists() {
    let code = sources(&root().join("src")) + &sources(&root().join("templates"));
    let keys: BTreeSet<String> = keys("fr.ftl").into_iter().map(|(key, _)| key).collect();
    let catalogue = fs::read_to_string(root().join("words/fr.ftl")).unwrap();
    let unused: Vec<_> = keys
        .iter()
        .filter(|key| !key.starts_with(ASPECT))
        .filter(|key| !code.contains(&format!("\"{key}\"")) && !catalogue.contains(&format!("{{ {key} }}")))
        .collect();
    assert_eq!(unused, [""; 0]);

    let asked = Regex::new(r#"\.(?:get|with|about|counted|line|criteria|heading)\(\s*"([a-z-]+)""#).unwrap();
    let unknown: Vec<_> =
        asked.captures_iter(&code).map(|c| c[1].to_owned()).filter(|key| !keys.contains(key)).collect();
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn both_catalogues_load() {
    for lang in [Lang::Fr, Lang::En] {
        let words = Words::reports(lang).unwrap();
        assert_eq!(words.lang(), lang);
        assert_ne!(words.get("mark"), "mark");
    }
}

#[test]
fn half_a_point_is_singular_in_french_only() {
    let half = [("n", 0.5.into()), ("points", "0,5".into())];
    assert_eq!(Words::reports(Lang::Fr).unwrap().with("worth", &half), "0,5 point");
    assert_eq!(Words::reports(Lang::En).unwrap().with("worth", &half), "0,5 points");
}
