//! `init`: a submission file to fill in, and the questions of the course beside it.

use grader::{
    core::{Lab, Lang, Rebasing},
    files,
};

use crate::{
    app::{App, Failure, shown},
    args::Init,
    exit::Exit,
    explain::Explain as _,
};

const FR: &str = include_str!("../../words/submission.fr.toml");
const EN: &str = include_str!("../../words/submission.en.toml");
/// In both languages: a class may hand in either, and the keys are the same.
const ANSWERS: &str = include_str!("../../words/answers.toml");

/// Writes the file; one that exists is left alone unless the user says so.
pub(crate) fn run(app: &App, args: &Init) -> Result<Exit, Failure> {
    let path = shown(&args.file.display().to_string());
    if args.file.exists() && !args.force {
        return Err(Failure::usage(app.words.with("error-exists", &[("path", path.into())])));
    }
    let text = match app.words.lang() {
        Lang::Fr => FR,
        Lang::En => EN,
    };
    let text = for_class(app, args, text)?;
    files::write(&args.file, text.as_bytes()).map_err(|e| e.failure(&app.words))?;
    app.note("note-init", &[("path", path.into())]);
    // Answers that someone wrote are worth more than a fresh form: they stay, whatever the user says of the other file.
    let answers = args.file.with_file_name("answers.toml");
    if !answers.exists() {
        files::write(&answers, ANSWERS.as_bytes()).map_err(|e| e.failure(&app.words))?;
        let path = shown(&answers.display().to_string());
        app.note("note-init-answers", &[("path", path.into())]);
    }
    Ok(Exit::Passed)
}

/// The service of classes whose code is in a git repository of their own choice.
const GIT: &str = "git";

/// The template for the class at hand: one with a profile is told which, and names its repositories where it uses git.
fn for_class(app: &App, args: &Init, template: &str) -> Result<String, Failure> {
    // Without a word about the class there is nothing to read: a student may have no rules at all.
    if args.class.profile.is_none() && args.class.features.is_none() {
        return Ok(template.to_owned());
    }
    let judge = super::judge(app, &args.class)?;
    Ok(match &judge.rubric().rebasing {
        Some(rebasing) => with_profile(app, judge.lab(), rebasing, template),
        None => template.to_owned(),
    })
}

fn with_profile(app: &App, lab: &Lab, rebasing: &Rebasing, template: &str) -> String {
    let name = rebasing.profile.as_str();
    let title = lab.profiles.get(name).map(|p| p.title.get(app.words.lang())).unwrap_or_default();
    let tasks = rebasing.left_out.iter().map(ToString::to_string).collect::<Vec<_>>();
    let values = [
        ("profile", name.into()),
        ("title", title.into()),
        ("tasks", tasks.join(", ").into()),
        ("count", tasks.len().into()),
    ];
    let about = app.words.with("list-profile", &values) + "\n" + &app.words.with("init-profile", &values);
    // Nothing of a title may end the comment.
    let comment = |line: &str| format!("# {}\n", line.replace(char::is_control, " "));
    let (head, rest) = template.split_once("\n\n").unwrap_or((template, ""));
    let head = format!("{head}\n#\n{}\n", about.lines().map(comment).collect::<String>());
    let uses_git = lab.services_of(Some(name)).is_ok_and(|services| services.contains(GIT));
    head + &if uses_git { with_repositories(rest) } else { rest.to_owned() }
}

/// The template with the two repositories to fill in: a class on git hands in nothing else of its code.
fn with_repositories(template: &str) -> String {
    let line = |line: &str| {
        let key = ["microservices", "deployment"].into_iter().find(|key| line.starts_with(&format!("# {key} = ")));
        key.map_or_else(|| line.to_owned(), |key| format!("{key} = \"https://git.example/team/{key}.git#dev\"")) + "\n"
    };
    template.lines().map(line).collect()
}
