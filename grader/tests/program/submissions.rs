//! What may be named as a submission, and how each mistake in it is told.

use grader::core::{InputError, InputFault, SubmissionFile};

use crate::common::Desk;

#[test]
fn a_bad_submission_file_is_refused_with_file_line_and_nearest_key() {
    let desk = Desk::new();
    let student = "[student]\nid = \"s1\"\n";
    for (text, said) in [
        (
            format!("{student}[urls]\nload_balancr = \"http://x.org\"\n"),
            "submission.toml:4: unknown key “load_balancr” in [urls]. Did you mean “load_balancer”?",
        ),
        (
            format!("{student}[url]\n"),
            "submission.toml:3: unknown key “url” outside of any table. Did you mean “urls”?",
        ),
        ("[student]\nid = 5\n".to_owned(), "submission.toml:2: this value will not do: invalid type"),
        (format!("{student}[urls]\nmonolith = \"ftp://x\"\n"), "submission.toml:4: expected an address"),
        ("[urls]\n".to_owned(), "student"),
        (
            format!("{student}[aws]\nprofile = \"a\"\nrole_arn = \"b\"\n"),
            "submission.toml:3: expected one way into the account: profile, role_arn or access_key_id",
        ),
        (format!("{student}[aws]\naccess_key_id = \"a\"\n"), "one of them is missing"),
        ("[student\n".to_owned(), "submission.toml:1: "),
    ] {
        desk.file("submission.toml", &text);
        let ran = desk.run(&["grade", "submission.toml"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{text}");
        assert!(ran.err.starts_with("error: submission refused. ") && ran.err.contains(said), "{}", ran.err);
    }
}

/// What remains in English is what a library says, after a colon.
#[test]
fn a_french_run_complains_in_french() {
    let desk = Desk::new();
    let student = "[student]\nid = \"s1\"\n";
    for (text, said) in [
        (
            format!("{student}[urls]\nload_balancr = \"http://x.org\"\n"),
            "clé inconnue « load_balancr » dans [urls]. Vouliez-vous",
        ),
        (
            format!("{student}[urls]\nmonolith = \"ftp://x\"\n"),
            "une adresse comme http://example.org:8080 est attendue",
        ),
        (format!("{student}[aws]\nsecret_access_key = 5\n"), "un texte entre guillemets est attendu"),
        (format!("{student}[aws]\naccess_key_id = \"a\"\n"), "vont ensemble ; l’une des deux manque"),
        (format!("{student}[aws]\naws_access_key_id=ASIA\n"), "le bloc de clés d’AWS Academy n’a pas sa place ici"),
        ("[student]\nid = \"votre-code\"\n".to_owned(), "student.id est encore « votre-code »"),
        ("[urls]\n".to_owned(), "student.id manque"),
        ("[student]\nid = 5\n".to_owned(), "cette valeur ne convient pas : invalid type"),
        ("[student\n".to_owned(), "ce n’est pas du TOML : "),
    ] {
        desk.file("submission.toml", &text);
        for command in ["grade", "check", "doctor"] {
            let ran = desk.run_with(&[command, "submission.toml"], &[("LC_ALL", "fr_CA.UTF-8")]);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{text}");
            let told = ran.err.replace('\u{a0}', " ");
            assert!(told.starts_with("erreur : remise refusée. submission.toml:") && told.contains(said), "{told}");
        }
    }
}

#[test]
fn secrets_are_not_repeated_in_complaints() {
    let desk = Desk::new();
    let aws = "[student]\nid = \"s1\"\n[aws]\naccess_key_id = \"AKIACANARY\"\n";
    for rest in ["secret_access_key = 4242424242\n", "secret_acces_key = \"canary\"\n", "secret_access_key = canary\n"]
    {
        desk.file("submission.toml", format!("{aws}{rest}"));
        let ran = desk.run(&["grade", "."]);
        assert_eq!(ran.code, 2);
        assert!(!ran.err.contains("canary") && !ran.err.contains("4242"), "{}", ran.err);
    }
}

#[test]
fn what_is_no_submission_is_named() {
    let desk = Desk::new();
    desk.file("empty/readme.txt", "");
    desk.file("noise", [0xff, 0xfe, 0x00]);
    desk.file("bundles/camille.json.zst", "");
    for (path, said) in [
        ("missing.toml", "error: cannot read missing.toml: it does not exist."),
        ("empty", "error: empty has no submission.toml; “grader init” writes one."),
        ("bundles", "error: bundles holds evidence, but no submission.toml."),
        ("noise", "error: noise is neither a submission.toml nor an evidence bundle."),
    ] {
        let ran = desk.run(&["grade", path]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.starts_with(said), "{path}: {}", ran.err);
    }
}

fn parse(text: &str) -> Result<SubmissionFile, InputError> {
    SubmissionFile::parse("submission.toml", text)
}

/// The file that `init` writes, with an id in place of what stands for one.
fn of_a_student(text: &str) -> String {
    let line = text.lines().find(|line| line.starts_with("id = ")).unwrap();
    text.replace(line, "id = \"s1\"")
}

#[test]
fn init_writes_a_file_that_is_read_and_never_overwrites_one() {
    for locale in ["fr_CA.UTF-8", "en_CA.UTF-8"] {
        let desk = Desk::new();
        let run = |arguments: &[&str]| desk.run_with(arguments, &[("LC_ALL", locale)]);
        let ran = run(&["init"]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""));
        let text = desk.read("submission.toml");
        let placeholder = parse(&text).expect_err("nobody is called so");
        assert!(placeholder.to_string().contains("student.id is still"), "{placeholder}");
        let filled_in = of_a_student(&text);
        parse(&filled_in).unwrap();
        // Every key that is commented out is one that the reader knows.
        let filled: String = filled_in.lines().map(|line| uncommented(line) + "\n").collect();
        let error = parse(&filled).expect_err("several ways of access");
        assert!(error.fault == InputFault::SeveralWays, "{error}");

        assert_eq!(run(&["init"]).code, 2);
        desk.file("submission.toml", "mine");
        assert_eq!(run(&["init"]).code, 2);
        assert_eq!(desk.read("submission.toml"), "mine");
        assert_eq!(run(&["init", "--force"]).code, 0);
        assert_eq!(desk.read("submission.toml"), text);
        assert_eq!(run(&["init", "other/my.toml", "--quiet"]).err, "");
        assert_eq!(desk.read("other/my.toml"), text);
    }
}

#[test]
fn init_for_a_profile_says_which_and_names_the_repositories() {
    for (locale, said) in [("fr_CA.UTF-8", "# Vérifiez-le avec"), ("en_CA.UTF-8", "# Check it with")] {
        let desk = Desk::new();
        let run = |arguments: &[&str]| desk.run_with(arguments, &[("LC_ALL", locale)]);
        assert_eq!(run(&["init", "--profile", "github"]).code, 0);
        let text = desk.read("submission.toml");
        let file = parse(&of_a_student(&text)).unwrap();
        assert!(
            text.contains("GitHub") && text.contains(said) && text.contains("grader check --profile github\n"),
            "{text}"
        );
        assert!(file.source.microservices.unwrap().starts_with("https://") && file.source.deployment.is_some());

        // One that still uses CodeCommit names no repository.
        assert_eq!(run(&["init", "ide.toml", "--profile", "codecommit-ide"]).code, 0);
        let file = parse(&of_a_student(&desk.read("ide.toml"))).unwrap();
        assert_eq!(file.source, grader::core::Source::default());

        let unknown = run(&["init", "x.toml", "--profile", "svn"]);
        assert_eq!(unknown.code, 2);
        assert!(unknown.err.contains("svn") && !desk.path("x.toml").exists(), "{}", unknown.err);
    }
}

/// `# key = value` as `key = value`.
fn uncommented(line: &str) -> String {
    let key = |text: &str| {
        text.split_once(" = ").is_some_and(|(key, _)| key.chars().all(|c| c.is_alphanumeric() || c == '_'))
    };
    line.strip_prefix("# ").filter(|rest| key(rest)).unwrap_or(line).to_owned()
}

#[cfg(not(feature = "live"))]
#[test]
fn a_build_without_live_says_how_to_get_one() {
    let desk = Desk::new();
    desk.file("submission.toml", "[student]\nid = \"s1\"\n");
    for arguments in [&["grade", "."][..], &["check"], &["doctor"], &["iam-policy"]] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains("cargo build --release -p grader"), "{}", ran.err);
    }
}

#[cfg(feature = "live")]
#[test]
fn the_policy_is_json_that_only_reads() {
    let ran = Desk::new().run(&["iam-policy"]);
    let policy: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, policy["Version"].as_str()), (0, Some("2012-10-17")));
}
