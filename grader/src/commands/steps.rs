//! `steps`: the phrases that feature files are written in.

use std::fmt::Write as _;

use grader::{
    core::Lang,
    judge::{Keyword, Phrase, phrases},
};
use serde::Serialize;

use super::json;
use crate::{
    app::{App, Failure},
    args::Steps,
    exit::Exit,
};

/// A phrase as programs read it.
#[derive(Serialize)]
struct Step {
    keyword: &'static str,
    fr: &'static str,
    en: &'static str,
    example_fr: String,
    example_en: String,
}

/// Prints the vocabulary: both languages, the user's first, each with an example.
pub(crate) fn run(app: &App, args: &Steps) -> Result<Exit, Failure> {
    let phrases = phrases();
    if args.json {
        let steps: Vec<Step> = phrases.iter().map(|p| step(p)).collect();
        app.print(json(&steps)?.as_bytes())?;
        return Ok(Exit::Passed);
    }
    let languages = match app.words.lang() {
        Lang::Fr => [Lang::Fr, Lang::En],
        Lang::En => [Lang::En, Lang::Fr],
    };
    let mut text = String::new();
    let mut last = None;
    for phrase in phrases {
        if last.replace(phrase.keyword) != Some(phrase.keyword) {
            let _ = writeln!(text, "{}\n", app.words.get(&format!("keyword-{}", name(phrase.keyword))));
        }
        for lang in languages {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{}", app.fitted(&format!("  {lang}  {}", phrase.expression(lang)), 6));
            let example = app.words.with("step-example", &[("text", phrase.example(lang).into())]);
            let _ = writeln!(text, "{}", app.fitted(&format!("      {example}"), 8));
        }
        text.push('\n');
    }
    app.print(text.as_bytes())?;
    Ok(Exit::Passed)
}

fn step(phrase: &Phrase) -> Step {
    Step {
        keyword: name(phrase.keyword),
        fr: phrase.fr,
        en: phrase.en,
        example_fr: phrase.example(Lang::Fr),
        example_en: phrase.example(Lang::En),
    }
}

const fn name(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::Given => "given",
        Keyword::When => "when",
        Keyword::Then => "then",
    }
}
