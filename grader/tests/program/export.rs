//! A class of people with difficult names, exported by the real program in every format and read back as platforms do.

use std::{collections::BTreeMap, fs, path::Path};

use crate::common::{Desk, RIGHT, Sample, files, rules};
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use serde_json::Value;

/// Names as people have them, and as people who attack a spreadsheet, a page or a terminal write them.
const NAMES: [&str; 10] = [
    "Tremblay, Zoé \"Zo\" d'Arc",
    "محمد بن عبد الله",
    "=cmd|' /C calc'!A0",
    "\u{202e}evil.exe",
    "👩🏽‍💻 Ada 👩‍👩‍👧‍👦",
    "a\u{b}b\u{1b}[2J\u{0}c\u{fffe}",
    "李明; 王芳",
    "<script>alert(1)</script> & ]]>",
    "-2+3",
    "n\u{308}\u{308}\u{308}o\u{300}",
];

/// Longer than any column.
fn long() -> String {
    "Długie-imię ".repeat(300)
}

/// The names of the class, by id; a roster holds no line break in a cell that a test would want.
fn names() -> BTreeMap<String, String> {
    let all = NAMES.iter().map(|name| (*name).to_owned()).chain([long()]);
    all.enumerate().map(|(n, name)| (format!("s{n:02}"), name.trim().to_owned())).collect()
}

/// The class, graded and exported in all formats.
fn exported() -> Desk {
    let desk = Desk::new();
    let mut roster = csv::Writer::from_path(desk.path("roster.csv")).unwrap();
    roster.write_record(["id", "name", "email", "group", "submission"]).unwrap();
    for (n, (id, name)) in names().iter().enumerate() {
        let sample = Sample { status: if n % 3 == 0 { 500 } else { 200 }, instance: n % 4 != 1, ..RIGHT };
        let work = format!("{id}.json");
        desk.bundle(&work, &sample.evidence());
        roster.write_record([id, name, &format!("{id}@example.org"), name, &work]).unwrap();
    }
    roster.flush().unwrap();
    let ran = desk.run(&["class", "roster.csv", "--out", "class", "--features", rules(), "--quiet"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    let ran = desk.run(&["export", "class", "--format", "all", "--out", "out", "--features", rules()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    desk
}

/// The marks as `result.json` has them, by id.
fn marks(desk: &Desk) -> BTreeMap<String, f64> {
    let mark = |id: &String| {
        let result: Value = serde_json::from_str(&desk.read(&format!("class/students/{id}/result.json"))).unwrap();
        (id.clone(), result["mark"].as_f64().unwrap())
    };
    names().keys().map(mark).collect()
}

/// The rows of a CSV file, without a byte order mark.
fn rows(desk: &Desk, name: &str) -> Vec<Vec<String>> {
    let text = desk.read(name);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A name as a cell that a spreadsheet does not calculate with.
fn as_text(name: &str) -> String {
    if name.starts_with(['=', '+', '-', '@']) { format!("'{name}") } else { name.to_owned() }
}

#[test]
fn names_and_marks_survive_in_every_table() {
    let desk = exported();
    let (names, marks) = (names(), marks(&desk));
    for (file, id, name, mark, above) in
        [("out/students.csv", 0, 1, 4, 1), ("out/moodle.csv", 1, 0, 3, 1), ("out/canvas.csv", 2, 0, 5, 2)]
    {
        let rows = rows(&desk, file);
        assert_eq!(rows.len(), above + names.len(), "{file}");
        for row in &rows[above..] {
            assert_eq!(row.len(), rows[0].len(), "{file}: {row:?}");
            assert_eq!(row[name], as_text(&names[&row[id]]), "{file}");
            assert!((row[mark].parse::<f64>().unwrap() - marks[&row[id]]).abs() < 0.01, "{file}: {row:?}");
        }
        for cell in rows.concat() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{file}: {cell}");
        }
    }
    for file in ["out/tasks.csv", "out/criteria.csv"] {
        let rows = rows(&desk, file);
        assert!(rows.len() > names.len(), "{file}");
        assert!(rows[1..].iter().all(|row| row[1] == as_text(&names[&row[0]])), "{file}");
    }
}

#[test]
fn the_workbook_has_real_numbers_frozen_heads_and_statistics_that_agree() {
    let desk = exported();
    let (names, marks) = (names(), marks(&desk));
    let mut book: Xlsx<_> = open_workbook(desk.path("out/class.xlsx")).unwrap();
    let sheets = book.sheet_names();
    assert_eq!(sheets.len(), 4, "{sheets:?}");
    for sheet in &sheets {
        assert_eq!(book.worksheet_formula(sheet).unwrap().used_cells().count(), 0, "{sheet}: no formula");
    }
    for sheet in &sheets[..3] {
        let range = book.worksheet_range(sheet).unwrap();
        assert_eq!(range.height(), 1 + names.len(), "{sheet}");
        let mark = if *sheet == sheets[0] { 4 } else { 2 };
        for row in range.rows().skip(1) {
            let id = row[0].to_string();
            assert_eq!(shown(&row[1]), printable(&names[&id]), "{sheet}");
            assert!(matches!(row[mark], Data::Float(found) if (found - marks[&id]).abs() < 0.01), "{sheet}: {row:?}");
        }
    }
    let statistics = book.worksheet_range(&sheets[3]).unwrap();
    let number_after = |label: &str| {
        let row = statistics.rows().find(|row| row[0] == label).unwrap_or_else(|| panic!("{label}"));
        row.iter().find_map(|cell| if let Data::Float(number) = cell { Some(*number) } else { None }).unwrap()
    };
    let count = f64::from(u32::try_from(names.len()).unwrap());
    assert!((number_after("Students") - count).abs() < 1e-9);
    assert!((number_after("Mean") - marks.values().sum::<f64>() / count).abs() < 0.01);
    for number in 1..=3 {
        let xml = part(&desk, &format!("xl/worksheets/sheet{number}.xml"));
        assert!(
            xml.contains("<pane ") && xml.contains("state=\"frozen\"") && xml.contains("ySplit=\"1\""),
            "{xml:.600}"
        );
    }
}

/// A member of the workbook, which is a zip.
fn part(desk: &Desk, name: &str) -> String {
    let file = fs::File::open(desk.path("out/class.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

/// What a workbook can hold of a name: XML has no control characters and no U+FFFE, and they come back escaped.
fn printable(name: &str) -> String {
    name.chars().filter(|c| !c.is_control() && *c != '\u{fffe}').collect()
}

fn shown(cell: &Data) -> String {
    let text = cell.to_string();
    let mut kept = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let escape =
            rest.get(at..at + 7).filter(|e| e.ends_with('_') && e[2..6].bytes().all(|b| b.is_ascii_hexdigit()));
        let taken = if escape.is_some() { 0 } else { 2 };
        kept += &rest[..at + taken];
        rest = &rest[at + escape.map_or(2, str::len)..];
    }
    printable(&(kept + rest))
}

#[test]
fn every_document_about_a_student_parses_and_none_belongs_to_another() {
    let desk = exported();
    let marks = marks(&desk);
    for id in names().keys() {
        let at = |file: &str| format!("out/students/{id}/{file}");
        let json = |file: &str| -> Value { serde_json::from_str(&desk.read(&at(file))).unwrap() };
        assert!((json("gradescope.json")["score"].as_f64().unwrap() - marks[id]).abs() < 0.01, "{id}");
        assert!(json("prairielearn.json")["gradable"].as_bool().unwrap(), "{id}");
        assert!(json("ags.json")["scoreGiven"].as_f64().is_some(), "{id}");
        for line in desk.read(&at("messages.ndjson")).lines() {
            serde_json::from_str::<Value>(line).unwrap();
        }
        let autolab = desk.read(&at("autolab.txt"));
        serde_json::from_str::<Value>(autolab.lines().last().unwrap()).unwrap();
        assert!(rows(&desk, &at("vocareum.csv")).iter().all(|row| row.len() >= 2), "{id}");
        well_formed(&desk.read(&at("junit.xml")));
        assert!(!desk.read(&at("report.html")).contains("<script>alert"), "{id}");
    }
    let markdown = desk.read("out/class.md");
    assert!(!markdown.contains("<script>") && !markdown.contains('\u{1b}'));
}

/// Reads the whole document: every tag closes, and every character is one that XML has.
fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Text(text) => assert!(text.chars().all(|c| c >= ' ' || "\t\n\r".contains(c))),
            _ => {}
        }
    }
}

/// All cells but those of the columns `filled`.
fn others(rows: &[Vec<String>], filled: &[usize]) -> Vec<Vec<String>> {
    let kept = |row: &Vec<String>| {
        row.iter().enumerate().filter(|(at, _)| !filled.contains(at)).map(|(_, cell)| cell.clone()).collect()
    };
    rows.iter().map(kept).collect()
}

#[test]
fn filling_changes_the_cells_for_marks_and_not_a_byte_of_the_others() {
    let desk = exported();
    let (names, marks) = (names(), marks(&desk));
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut moodle =
        "\u{feff}Identifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum grade\",\"Feedback comments\"\r\n"
            .to_owned();
    let mut canvas = "Student,ID,SIS User ID,SIS Login ID,Section,Lab (42)\n    Points Possible,,,,,100\n".to_owned();
    for (id, name) in &names {
        // A key with blanks around it, and a name that a spreadsheet would calculate with, stay as the platform wrote them.
        moodle += &format!("Participant {id},{}, {id}@example.org,\"Not, yet\",,100.00,\"\"\r\n", quoted(name));
        canvas += &format!("{},0042, {id},{id}@EXAMPLE.org,A,\n", quoted(name));
    }
    desk.file("moodle.csv", &moodle);
    desk.file("canvas.csv", &canvas);
    let ran = desk.run(&[
        "export",
        "class",
        "--fill-worksheet",
        "moodle.csv",
        "--fill-canvas",
        "canvas.csv",
        "--out",
        "filled",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (given, found, filled, key) in [
        ("moodle.csv", "filled/moodle-worksheet.csv", &[4, 6][..], 2),
        ("canvas.csv", "filled/canvas-gradebook.csv", &[5], 2),
    ] {
        let (before, after) = (rows(&desk, given), rows(&desk, found));
        assert_eq!(others(&before, filled), others(&after, filled), "{given}");
        for row in after.iter().filter(|row| row[key].trim().starts_with("s0") || row[key].trim().starts_with("s1")) {
            let id = row[key].trim().split('@').next().unwrap();
            assert!((row[filled[0]].parse::<f64>().unwrap() - marks[id]).abs() < 0.01, "{row:?}");
        }
        assert_eq!(desk.read(given).starts_with('\u{feff}'), desk.read(found).starts_with('\u{feff}'), "{given}");
    }
}

#[test]
fn a_folder_of_results_is_never_changed_by_an_export() {
    let desk = exported();
    let state = |desk: &Desk| -> Vec<(String, Vec<u8>)> {
        files(&desk.path("class"))
            .into_iter()
            .map(|f| (f.clone(), fs::read(desk.path("class").join(f)).unwrap()))
            .collect()
    };
    let before = state(&desk);
    desk.run(&["export", "class", "--format", "all", "--out", "again", "--features", rules()]);
    assert_eq!(state(&desk), before);
    let all = |folder: &str| files(Path::new(&desk.path(folder)));
    assert_eq!(all("out"), all("again"));
}

#[test]
fn a_student_of_whom_nothing_was_seen_has_no_mark_and_is_named() {
    let desk = Desk::new();
    let mut evidence = RIGHT.evidence();
    evidence.entries.clear();
    desk.bundle("none.json", &evidence);
    desk.bundle("right.json", &RIGHT.evidence());
    desk.file("roster.csv", "id,name,submission\ns1,Zoé,right.json\ns2,Ann,none.json\n");
    desk.run(&["class", "roster.csv", "--out", "class", "--features", rules(), "--quiet"]);
    desk.file("moodle.csv", "ID number,Grade\ns1,1\ns2,12.00\n");
    let ran =
        desk.run(&["export", "class", "--format", "moodle,canvas", "--fill-worksheet", "moodle.csv", "--out", "out"]);
    assert_eq!(ran.code, 3, "not seen: {}", ran.err);
    for said in [
        "moodle.csv: s2: nothing is settled yet, so there is no mark.",
        "canvas.csv: s2: nothing is settled yet",
        "moodle-worksheet.csv: s2: nothing is settled yet",
        "moodle.csv: 1 mark counts open points as not earned: s1.",
    ] {
        assert!(ran.err.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{said}: {}", ran.err);
    }
    assert_eq!(rows(&desk, "out/moodle.csv")[2][3], "");
    assert_eq!(rows(&desk, "out/canvas.csv")[3][5], "");
    assert_eq!(desk.read("out/moodle-worksheet.csv"), "ID number,Grade\ns1,70.00\ns2,12.00\n");
}
