//! Rosters as spreadsheets and school systems write them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;

use super::*;

fn parse(text: impl AsRef<[u8]>) -> Roster {
    Roster::parse(Path::new("."), text.as_ref()).unwrap()
}

fn students(roster: &Roster) -> Vec<Student> {
    roster.rows.iter().map(|row| row.student.clone()).collect()
}

#[test]
fn one_class_in_many_writings() {
    let plain = parse("id,name,email,group,submission\ns1,\"Roy, Zoé \"\"Z\"\"\",z@x.org,A,s1\ns2,李明,,B,s2\n");
    let expected = |id: &str, name: &str, email: Option<&str>, group: &str| Student {
        id: id.to_owned(),
        name: Some(name.to_owned()),
        email: email.map(str::to_owned),
        group: Some(group.to_owned()),
    };
    let class = vec![expected("s1", "Roy, Zoé \"Z\"", Some("z@x.org"), "A"), expected("s2", "李明", None, "B")];
    assert_eq!((students(&plain), plain.problems.len()), (class.clone(), 0));
    for other in [
        "\u{feff}id;name;email;group;submission\r\ns1;\"Roy, Zoé \"\"Z\"\"\";z@x.org;A;s1\r\ns2;李明;;B;s2\r\n",
        "Matricule;Nom complet;Courriel;Groupe;Remise\n s1 ;\"Roy, Zoé \"\"Z\"\"\";z@x.org;A;s1\n\n;;;;\ns2;李明;;B;s2;;;\n",
        "id\tname\temail\tgroup\tsubmission\ns1\tRoy, Zoé \"Z\"\tz@x.org\tA\ts1\ns2\t李明\t\tB\ts2",
        "\"group\",\"id, not this\",\"id\",\"name\",\"email\"\nA,x,s1,\"Roy, Zoé \"\"Z\"\"\",z@x.org\nB,y,s2,李明\n",
        "id;prénom;nom;courriel;équipe\ns1;Roy,;\"Zoé \"\"Z\"\"\";z@x.org;A\ns2;;李明;;B\n",
    ] {
        let roster = parse(other);
        assert_eq!((students(&roster), roster.problems.len()), (class.clone(), 0), "{other:?}");
    }
}

#[test]
fn every_student_has_a_folder_of_their_own_that_later_rows_do_not_change() {
    let folders = |text: &str| parse(text).rows.into_iter().map(|row| row.folder).collect::<Vec<_>>();
    let before = folders("id\nann\nANN\na/b\na_b\nÉlé\nélé\n");
    let mut distinct: Vec<String> = before.iter().map(|f| f.to_lowercase()).collect();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), before.len(), "{before:?}");
    assert_eq!((before[0].as_str(), before[2].as_str()), ("ann", "a_b"));
    assert!(before[1].starts_with("ANN-") && before[3].starts_with("a_b-"), "{before:?}");
    let after = folders("id\nann\nANN\na/b\na_b\nÉlé\nélé\nAnn\nzoe\n");
    assert_eq!(after[..before.len()], before[..]);
}

#[test]
fn cells_are_keys_of_the_submission_file() {
    let roster = parse(
        "id,urls.load_balancer,aws.role_arn,documents.diagram\ns1,http://lb.example,arn:aws:iam::123456789012:role/x,d.drawio\ns2\n",
    );
    let HandedInKeys { balancer, role, diagram } = keys(&roster.rows[0]);
    assert_eq!(balancer.as_deref(), Some("http://lb.example/"));
    assert_eq!(role.as_deref(), Some("arn:aws:iam::123456789012:role/x"));
    assert_eq!(diagram.as_deref(), Some("d.drawio"));
    assert_eq!(roster.rows[0].account().as_deref(), Some("123456789012 "));
    assert_eq!(roster.rows[1].account(), None);
    assert!(matches!(roster.rows[1].open().unwrap(), crate::class::HandedIn::Nothing));
}

struct HandedInKeys {
    balancer: Option<String>,
    role: Option<String>,
    diagram: Option<String>,
}

fn keys(row: &Row) -> HandedInKeys {
    let crate::class::HandedIn::Live(file) = row.open().unwrap() else { panic!("not live") };
    HandedInKeys {
        balancer: file.urls.load_balancer.as_ref().map(ToString::to_string),
        role: file.aws.as_ref().and_then(|aws| aws.role_arn.clone()),
        diagram: file.documents.diagram.as_ref().map(|path| path.display().to_string()),
    }
}

#[test]
fn the_roster_wins_over_the_submission_file_and_its_paths_stay_inside() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        std::fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
    };
    write(
        "s1/submission.toml",
        "[student]\nid = \"someone else\"\nname = \"Own Name\"\n[urls]\nmonolith = \"http://m.example\"\n\
         [aws]\nregion = \"ca-central-1\"\nprofile = \"mine\"\n",
    );
    write("s2/submission.toml", "[student]\nid = \"s2\"\n[url]\nx = 1\n");
    write(
        "roster.csv",
        "id,submission,aws.access_key_id,aws.secret_access_key,documents.diagram\n\
         s1,s1,AKIA,secret,s1/d.svg\ns2,s2,,,\ns3,../x,,,\ns4,s1,,,s2/d.svg\ns5,,,half,\ns6,,,,../d.svg\n",
    );
    let roster = Roster::read(&folder.path().join("roster.csv")).unwrap();
    let crate::class::HandedIn::Live(file) = roster.rows[0].open().unwrap() else { panic!() };
    assert_eq!((file.student.id.as_str(), file.student.name.as_deref()), ("s1", Some("Own Name")));
    let aws = file.aws.as_ref().unwrap();
    assert_eq!((aws.region.as_deref(), aws.profile.as_deref()), (Some("ca-central-1"), None));
    assert_eq!((file.folder.clone(), file.documents.diagram.clone()), (folder.path().join("s1"), Some("d.svg".into())));
    // A mistake in the file is told with the line of the file.
    let error = roster.rows[1].open().unwrap_err().to_string();
    assert!(error.contains("submission.toml:3: unknown key \"url\""), "{error}");
    assert!(matches!(roster.rows[2].open(), Err(RowError::NotFound { .. })));
    assert!(matches!(roster.rows[3].open(), Err(RowError::Outside { .. })));
    let problems: Vec<(u64, String)> = roster.problems.iter().map(|p| (p.line, format!("{:?}", p.kind))).collect();
    assert!(problems[0].0 == 6 && problems[0].1.contains("HalfKeys"), "{problems:?}");
    assert!(problems[1].0 == 7 && problems[1].1.contains("Outside"), "{problems:?}");
    assert!(!format!("{roster:?}").contains("AKIA"), "a roster does not tell its secrets");
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    for (ends, text) in [
        ("LF", "id,attempt\n\n\ns1,x\n\ns1,1\ns2,y\n"),
        ("CR LF", "id,attempt\r\n\r\n\r\ns1,x\r\n\r\ns1,1\r\ns2,y\r\n"),
    ] {
        let roster = Roster::parse(Path::new("."), text.as_bytes()).unwrap();
        let lines: Vec<u64> = roster.problems.iter().map(|problem| problem.line).collect();
        assert_eq!((lines, roster.rows[0].line), (vec![4, 7], 6), "{ends}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic_or_lose_a_folder(text in "(?s)(id[,;]name[,;]submission\n)?[a-z,;\"\n\r\té]{0,80}") {
        if let Ok(roster) = Roster::parse(Path::new("."), text.as_bytes()) {
            let mut folders: Vec<String> = roster.rows.iter().map(|row| row.folder.to_lowercase()).collect();
            let count = folders.len();
            folders.sort();
            folders.dedup();
            prop_assert_eq!(folders.len(), count);
        }
    }
}
