//! `integrity`: what submissions of a class have in common, for a person to look at.

use grader::{
    core::Lang,
    integrity::{self, IntegrityError, Kind, Match, Starter},
};
use tabled::{builder::Builder, settings::Style};

use super::json;
use crate::{
    app::{App, Failure, shown},
    args::Integrity,
    exit::Exit,
    explain::Explain as _,
};

/// Lists the matches. They are facts and no failures: the exit code only tells of bundles that cannot be read.
pub(crate) fn run(app: &App, args: &Integrity) -> Result<Exit, Failure> {
    let failure = |error: IntegrityError| error.failure(&app.words);
    let (traces, broken) = integrity::read(&args.results).map_err(failure)?;
    let starter =
        args.starter.as_deref().map_or_else(|| Ok(Starter::default()), integrity::starter).map_err(failure)?;
    for error in &broken {
        app.complain(&error.explain(&app.words));
    }
    let matches = integrity::compare(&traces, &starter);
    if args.json {
        app.print(json(&matches)?.as_bytes())?;
    } else if matches.is_empty() {
        app.sentence(&app.words.with("integrity-nothing", &[("count", traces.len().into())]))?;
    } else {
        let style = if args.markdown { Look::Markdown } else { Look::Terminal };
        app.line(&table(app, &matches, style))?;
        app.sentence(&app.words.get("integrity-means"))?;
    }
    Ok(if broken.is_empty() { Exit::Passed } else { Exit::Usage })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Terminal,
    Markdown,
}

fn table(app: &App, matches: &[Match], look: Look) -> String {
    let mut builder = Builder::new();
    builder.push_record(["column-kind", "column-value", "column-students"].map(|key| app.words.get(key)));
    // In a table of Markdown, a bar would begin a new cell.
    let cell = |text: &str| if look == Look::Markdown { shown(text).replace('|', "\\|") } else { shown(text) };
    for found in matches {
        let kind = app.words.get(&format!("integrity-{}", found.kind.name()));
        let value = match (found.kind, found.likeness) {
            (_, Some(likeness)) => percent(app.words.lang(), likeness),
            (Kind::Source, None) => {
                let count = found.value.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0_u32);
                app.words.with("integrity-files", &[("count", count.into())])
            }
            (_, None) => cell(&short(&found.value)),
        };
        let students: Vec<String> = found.students.iter().map(|student| cell(student)).collect();
        builder.push_record([kind, value, students.join(", ")]);
    }
    let mut table = builder.build();
    match look {
        Look::Terminal => table.with(Style::sharp()),
        Look::Markdown => table.with(Style::markdown()),
    };
    table.to_string()
}

/// A value that a person can compare: the whole of a digest is for programs.
fn short(value: &str) -> String {
    match value.strip_prefix("sha256:") {
        Some(digest) if digest.len() > 12 => format!("sha256:{}…", digest.chars().take(12).collect::<String>()),
        _ => value.to_owned(),
    }
}

fn percent(lang: Lang, share: f64) -> String {
    match lang {
        Lang::Fr => format!("{:.0}\u{a0}%", 100.0 * share),
        Lang::En => format!("{:.0}%", 100.0 * share),
    }
}
