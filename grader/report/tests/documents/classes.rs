//! The documents about a whole class.

use std::{collections::BTreeMap, fmt::Write as _, io::Cursor};

use crate::support::{
    class::{IN_TIME, class, excused_result, marked, results, student, unseen_result},
    golden,
};
use calamine::{Data, Reader as _, Xlsx};
use grader_core::{Lang, Lang::En, Lang::Fr, Points};
use grader_report::{
    ClassPage,
    class::{Class, ClassFormat, GradeColumn, Sheet, render},
    class_page,
};

fn sheets(format: ClassFormat, class: &Class, lang: Lang) -> BTreeMap<&'static str, Sheet> {
    let sheets = render(format, class, lang, &GradeColumn::default()).unwrap();
    sheets.into_iter().map(|sheet| (sheet.name, sheet)).collect()
}

fn text(format: ClassFormat, name: &str, lang: Lang) -> String {
    String::from_utf8(sheets(format, &class(), lang)[name].bytes.clone()).unwrap()
}

/// The rows of a CSV file, read as a spreadsheet would.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_small_class() {
    golden("class.fr.students.csv", &text(ClassFormat::Csv, "students.csv", Fr));
    golden("class.en.tasks.csv", &text(ClassFormat::Csv, "tasks.csv", En));
    golden("class.fr.criteria.csv", &text(ClassFormat::Csv, "criteria.csv", Fr));
    golden("class.fr.moodle.csv", &text(ClassFormat::Moodle, "moodle.csv", Fr));
    golden("class.en.canvas.csv", &text(ClassFormat::Canvas, "canvas.csv", En));
    golden("class.fr.md", &text(ClassFormat::Markdown, "class.md", Fr));
    golden("class.en.xlsx.txt", &cells(&sheets(ClassFormat::Xlsx, &class(), En)["class.xlsx"].bytes));
}

/// A workbook as text: each cell with its type.
fn cells(bytes: &[u8]) -> String {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut out = String::new();
    for name in workbook.sheet_names() {
        writeln!(out, "# {name}").unwrap();
        assert_eq!(workbook.worksheet_formula(&name).unwrap().used_cells().count(), 0, "no formula");
        for row in workbook.worksheet_range(&name).unwrap().rows() {
            let cells = row.iter().map(|cell| match cell {
                Data::Empty => String::new(),
                Data::String(text) => format!("{text:?}"),
                Data::Float(number) => number.to_string(),
                other => panic!("neither a text nor a number: {other:?}"),
            });
            writeln!(out, "{}", cells.collect::<Vec<_>>().join(" | ")).unwrap();
        }
    }
    out
}

#[test]
fn names_survive_a_round_trip() {
    let names: Vec<String> = results().iter().map(|r| r.grade.student.name.clone().unwrap()).collect();
    let summary = rows(&text(ClassFormat::Csv, "students.csv", Fr));
    let moodle = rows(&text(ClassFormat::Moodle, "moodle.csv", Fr));
    let canvas = rows(&text(ClassFormat::Canvas, "canvas.csv", Fr));
    for (n, name) in names.iter().enumerate() {
        // An apostrophe keeps a spreadsheet from calculating with a name.
        let shown = if name.starts_with('=') { format!("'{name}") } else { name.clone() };
        assert_eq!([&summary[n + 1][1], &moodle[n + 1][0], &canvas[n + 2][0]], [&shown; 3]);
    }
    let workbook = cells(&sheets(ClassFormat::Xlsx, &class(), Fr)["class.xlsx"].bytes);
    assert!(names.iter().all(|name| workbook.contains(&format!("{name:?}"))), "{workbook}");
}

#[test]
fn no_cell_is_a_formula() {
    for (format, lang) in [(ClassFormat::Csv, Fr), (ClassFormat::Moodle, En), (ClassFormat::Canvas, Fr)] {
        for sheet in sheets(format, &class(), lang).into_values() {
            for cell in rows(&String::from_utf8(sheet.bytes).unwrap()).concat() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}: {cell}", sheet.name);
            }
        }
    }
}

#[test]
fn moodle_takes_every_row() {
    for lang in [Fr, En] {
        let rows = rows(&text(ClassFormat::Moodle, "moodle.csv", lang));
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "another length refuses the whole file");
        for row in &rows[1..] {
            assert!(!row[1].is_empty(), "an empty key stops the import");
            assert!(row[3].is_empty() || row[3].parse::<f64>().is_ok_and(|mark| mark <= 100.0), "{row:?}");
        }
        assert_eq!(rows.iter().filter(|row| row[3].is_empty()).count(), 2, "no result, no mark");
    }
}

#[test]
fn canvas_knows_the_headings() {
    let rows = rows(&text(ClassFormat::Canvas, "canvas.csv", Fr));
    assert_eq!(rows[0][..5], ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]);
    assert_eq!((rows[1][0].as_str(), rows[1][5].as_str()), ("    Points Possible", "100.00"));
    assert!(rows.iter().all(|row| row.len() == 6));
}

#[test]
fn a_doubtful_key_is_refused_and_never_changed() {
    let mut class = class();
    class.students[0].student.id = "=1+1".to_owned();
    class.students[1].student.email = Some("not an address".to_owned());
    let moodle = &sheets(ClassFormat::Moodle, &class, En)["moodle.csv"];
    assert_eq!(moodle.notes.len(), 2, "{:?}", moodle.notes);
    let rows = rows(std::str::from_utf8(&moodle.bytes).unwrap());
    assert_eq!(rows.len(), 1 + class.students.len() - 2);
    assert!(rows.concat().iter().all(|cell| !cell.contains("1+1") && !cell.contains("not an address")));
    let canvas = &sheets(ClassFormat::Canvas, &class, En)["canvas.csv"];
    assert_eq!(canvas.notes, ["The id “=1+1” cannot serve as a key: this person is left out. Correct the roster."]);
    let csv = sheets(ClassFormat::Csv, &class, En);
    assert_eq!((csv["students.csv"].notes.len(), csv["tasks.csv"].notes.len()), (1, 0));
}

#[test]
fn marks_go_to_the_scale_of_the_gradebook() {
    let column = GradeColumn { title: Some("Lab (42)".to_owned()), scale: Some(Points::from_hundredths(2000)) };
    let canvas = render(ClassFormat::Canvas, &class(), En, &column).unwrap().remove(0);
    let rows = rows(std::str::from_utf8(&canvas.bytes).unwrap());
    assert_eq!((rows[0][5].as_str(), rows[1][5].as_str()), ("Lab (42)", "20.00"));
    assert_eq!(rows[2][5], "15.86", "11.5 of 14.5");
}

#[test]
fn the_same_class_gives_the_same_bytes() {
    for format in ClassFormat::ALL {
        assert_eq!(sheets(format, &class(), Fr), sheets(format, &class(), Fr), "{format:?}");
    }
    let nobody = Class::default();
    for format in ClassFormat::ALL {
        assert!(!sheets(format, &nobody, En).is_empty(), "an empty class is no error");
    }
    let mut absent = Class::default();
    absent.add_absent(student("1", "A", ""), grader_report::class::Absence::Missing);
    assert_eq!(
        rows(std::str::from_utf8(&sheets(ClassFormat::Moodle, &absent, En)["moodle.csv"].bytes).unwrap()).len(),
        2
    );
}

/// A student of whom nothing is settled, one who is excused from everything, and one whose mark may still go up.
fn unmarked() -> Class {
    let mut class = Class::default();
    class.add(&unseen_result(student("s1", "Zoé", "")));
    class.add(&excused_result(student("s2", "Ann", "")));
    class.add(&marked(student("s3", "Bo", ""), &[], &[], IN_TIME));
    class
}

#[test]
fn what_nobody_could_see_is_no_zero_in_a_gradebook() {
    let class = unmarked();
    let of = |format, name: &str, column: usize| {
        let sheet = sheets(format, &class, En).remove(name).unwrap();
        let marks: Vec<String> =
            rows(std::str::from_utf8(&sheet.bytes).unwrap()).iter().map(|row| row[column].clone()).collect();
        (marks, sheet)
    };
    let (moodle, sheet) = of(ClassFormat::Moodle, "moodle.csv", 3);
    assert_eq!(moodle[1..], ["", "", "79.31"]);
    let said =
        ["s1: nothing is settled yet, so there is no mark.", "s2: excused from everything, so there is no mark."];
    assert_eq!(sheet.unmarked, said);
    assert_eq!(sheet.open.as_deref(), Some("1 mark counts open points as not earned: s3."));
    let (canvas, sheet) = of(ClassFormat::Canvas, "canvas.csv", 5);
    assert_eq!(canvas[2..], ["", "EX", "79.31"]);
    assert_eq!(sheet.unmarked, said[..1], "Canvas has a word for the other");
    let (students, _) = of(ClassFormat::Csv, "students.csv", 4);
    assert_eq!(students[1..], ["", "", "11.5"]);
    let (why, _) = of(ClassFormat::Csv, "students.csv", 16);
    assert_eq!(why[1..], ["Nothing is settled yet: no mark.", "Excused from everything: no mark.", ""]);
}

#[test]
fn a_page_shows_no_zero_for_what_is_excused_or_not_settled() {
    let page = |class: &Class| String::from_utf8(class_page(class, &ClassPage::default(), En).unwrap()).unwrap();
    let nobody = page(&unmarked());
    assert!(!nobody.contains("class=\"h0\""), "nobody lost anything");
    assert!(nobody.contains("none of the figures, as nothing is settled or all is excused: 2 students"), "{nobody}");
    assert_eq!(nobody.matches("<td class=\"score\" data-v=\"-1\">").count(), 2);
    let mut some = Class::default();
    some.add(&marked(student("s1", "", ""), &[], &[("5.2", "excused"), ("6.1", "excused"), ("1.1", "1")], IN_TIME));
    let some = page(&some);
    assert_eq!(some.matches("<td class=\"o\">–</td>").count(), 2, "{some}");
    assert!(some.contains("<td class=\"h1\">33</td>"), "{some}");
}
