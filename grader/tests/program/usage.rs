//! The command line itself: help and complaints in both languages, the language chosen, completions.

use crate::common::Desk;

const COMMANDS: [&str; 14] = [
    "grade",
    "check",
    "demo",
    "export",
    "gradescope",
    "lint",
    "steps",
    "list",
    "init",
    "doctor",
    "iam-policy",
    "completions",
    "keys",
    "integrity",
];

#[test]
fn help_speaks_both_languages_and_fits_80_columns() {
    let desk = Desk::new();
    for (lang, usage) in [("fr", "Utilisation : grader"), ("en", "Usage: grader")] {
        let calls = COMMANDS.iter().map(|c| vec![*c, "--help", "--lang", lang]);
        for call in calls.chain([vec!["--help", "--lang", lang]]) {
            let ran = desk.run(&call);
            assert_eq!(ran.code, 0, "{call:?}");
            let text = ran.out.replace('\u{a0}', " ");
            assert!(text.contains(usage), "{call:?}: {text}");
            for line in text.lines() {
                assert!(line.chars().count() <= 80, "{call:?}: {line}");
            }
            let foreign =
                if lang == "fr" { ["Usage", "Print ", "[default"] } else { ["Utilisation", "Affiche", "défaut"] };
            assert!(!foreign.iter().any(|word| text.contains(word)), "{call:?}: {text}");
        }
    }
}

#[test]
fn help_names_every_command_and_every_exit_code() {
    let help = Desk::new().run(&["--help"]).out;
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {command} ")), "{command}: {help}");
    }
    for code in 0..=4 {
        assert!(help.contains(&format!("\n  {code}  ")), "{code}: {help}");
    }
}

#[test]
fn the_language_is_asked_for_then_the_locale_then_french() {
    let desk = Desk::new();
    let french = |variables: &[(&str, &str)], arguments: &[&str]| {
        let ran = desk.run_with(&[&["list"], arguments].concat(), variables);
        ran.out.contains("Un diagramme est remis")
    };
    assert!(french(&[], &[]));
    assert!(french(&[("LANG", "de_DE.UTF-8")], &[]));
    assert!(!french(&[("LANG", "en_US.UTF-8")], &[]));
    assert!(french(&[("LC_ALL", "fr_CA.UTF-8"), ("LANG", "en_US.UTF-8")], &[]));
    assert!(french(&[("LC_ALL", ""), ("LC_MESSAGES", "fr_CA"), ("LANG", "en_US.UTF-8")], &[]));
    assert!(!french(&[("LANG", "fr_CA.UTF-8")], &["--lang", "en"]));
    assert!(french(&[("LANG", "en_CA.UTF-8")], &["--lang=fr"]));
}

#[test]
fn complaints_name_the_mistake_and_the_next_step() {
    let desk = Desk::new();
    for (arguments, said) in [
        (&["grad"][..], "error: unknown command “grad”. Did you mean “grade”?\nFor more: grader --help\n"),
        (&["grade", "--onyl", "1", "x"], "error: unknown argument “--onyl”. Did you mean “--only”?"),
        (&["grade"], "error: missing argument <SUBMISSION>"),
        (&["grade", "x", "--only"], "error: --only <TASK> needs a value."),
        (
            &["grade", "x", "--only", "6.1,six"],
            "error: --only <TASK>: expected a phase (7), a task (6.1) or a criterion (6.1-b), found “six”.",
        ),
        (
            &["grade", "x", "--format", "pdf"],
            "error: --format <FORMAT>: expected one of the formats that “--help” lists, found “pdf”.",
        ),
        (&["grade", "x", "--fail-under", "1.234"], "expected a number of points with at most two decimals"),
        (&["list", "--lang", "de"], "error: --lang <LANG>: expected fr or en, found “de”."),
        (&["completions", "cmd"], "expected bash, elvish, fish, powershell or zsh, found “cmd”."),
        (&["list", "--quiet", "--quiet"], "error: --quiet is given more than once."),
        (&["list", "--quiet=yes"], "error: --quiet does not take the value “yes”."),
    ] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn complaints_are_french_too() {
    let ran = Desk::new().run_with(&["grade", "x", "--only", "six"], &[]);
    let said = ran.err.replace('\u{a0}', " ");
    assert!(said.starts_with("erreur : --only <TÂCHE> : attendu une phase (7)"), "{said}");
    assert!(said.ends_with("Pour en savoir plus : grader grade --help\n"), "{said}");
}

#[test]
fn without_a_command_help_is_shown_as_a_mistake() {
    let ran = Desk::new().run(&[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Usage: grader"), "{}", ran.err);
}

#[test]
fn completions_name_the_commands() {
    let desk = Desk::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = desk.run(&["completions", shell]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains("iam-policy"), "{shell}");
    }
}

#[test]
fn the_version_is_printed() {
    let ran = Desk::new().run(&["--version"]);
    assert_eq!((ran.code, ran.out), (0, format!("grader {}\n", grader::VERSION)));
}
