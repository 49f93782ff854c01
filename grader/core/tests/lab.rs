//! `lab.toml`: what is accepted, and how mistakes are named.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use grader_core::{Lab, Points};

const LAB: &str = r#"
id = "lab"
title = { fr = "Le laboratoire", en = "The lab" }
region = "us-east-1"

[[phases]]
number = 6
title = { fr = "Phase", en = "Phase" }
points = 2.5

[[tasks]]
id = "6.1"
title = { fr = "Tâche", en = "Task" }
points = 2.5
"#;

#[test]
fn a_lab_is_read() {
    let lab = Lab::parse("lab.toml", LAB).unwrap();
    assert_eq!((lab.phases.len(), lab.tasks.len()), (1, 1));
    assert_eq!(lab.tasks[0].points, Points::from_hundredths(250));
    assert_eq!(lab.name("customer-tg-one"), "customer-tg-one");
}

#[test]
fn a_class_may_have_names_of_its_own() {
    let lab = Lab::parse("lab.toml", &format!("{LAB}\n[names.aliases]\ncustomer-tg-one = \"blue\"\n")).unwrap();
    assert_eq!((lab.name("customer-tg-one"), lab.name("customer-tg-two")), ("blue", "customer-tg-two"));
    assert!(!lab.names.strict);
}

#[test]
fn mistakes_have_file_line_and_reason() {
    for (from, to, said) in [
        ("region", "regoin", "lab.toml:4: unknown key \"regoin\" at the top level; did you mean \"region\"?"),
        ("\"6.1\"", "\"6\"", "lab.toml:12: expected a task such as 6.1, found \"6\""),
        ("number = 6", "number = \"six\"", "lab.toml:7: "),
        ("points = 2.5", "points = 2.555", "lab.toml:9: expected a number of points with at most two decimals"),
        ("points = 2.5", "points = -1.0", "lab.toml:9: expected a number of points"),
        ("points = 2.5", "points = nan", "lab.toml:9: expected a number of points"),
        ("points = 2.5", "point = 2.5", "lab.toml:9: unknown field `point`"),
    ] {
        let error = Lab::parse("lab.toml", &LAB.replacen(from, to, 1)).expect_err(from).to_string();
        assert!(error.starts_with(said), "{to}: {error}");
    }
}

#[test]
fn feature_files_take_the_values_of_the_lab() {
    let lab = Lab::parse("lab.toml", &format!("{LAB}\n[values]\nport = 8080\nbrand = \"Café & thé\"\n")).unwrap();
    let mut unknown = Vec::new();
    let text = "port {port}, {\"json\": {port}}, {region} {Other}\n{brand} {prot} {";
    let filled = lab.fill(text, |key, line| unknown.push((key.to_owned(), line)));
    assert_eq!(filled, "port 8080, {\"json\": 8080}, us-east-1 {Other}\nCafé & thé  {");
    assert_eq!(unknown, [("prot".to_owned(), 2)]);
    for value in ["\"a\\nb\"", "'\"'", "\"{x}\"", "\"\"", "1.5"] {
        let error = Lab::parse("lab.toml", &format!("{LAB}\n[values]\nport = {value}\n")).unwrap_err().to_string();
        assert!(error.starts_with("lab.toml:17: expected a text"), "{value}: {error}");
    }
}

#[test]
fn a_text_may_be_the_same_in_both_languages() {
    let lab =
        Lab::parse("lab.toml", &LAB.replace("{ fr = \"Le laboratoire\", en = \"The lab\" }", "\"Links\"")).unwrap();
    assert_eq!((lab.title.fr.as_str(), lab.title.en.as_str()), ("Links", "Links"));
}
