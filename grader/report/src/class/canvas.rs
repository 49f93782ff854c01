//! A CSV file for Canvas's gradebook: Grades, Import.
//!
//! Canvas finds a student by its own number, which only its own export knows (`--fill-canvas` fills that in), else by the
//! SIS id, here the student's key, else by the login. Canvas creates a column whose title it does not know; one that it
//! exported ends in its number in brackets. `EX` is whoever is excused.

use super::{
    Class, ClassStudent, GradeColumn, Sheet,
    cell::{free, is_email, is_key, table},
    entries::{EXCUSED, Entries},
    scale::two_decimals,
};
use crate::{Entered, ReportError, phrase::Phrases, plain::brief};

/// The headings that Canvas wants; they are never translated.
const HEADS: [&str; 5] = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];

pub(super) fn render(class: &Class, phrases: &Phrases, column: &GradeColumn) -> Result<Sheet, ReportError> {
    let blank = String::new;
    let scale = column.scale();
    let mut rows = vec![HEADS.map(str::to_owned).to_vec()];
    rows[0].push(free(column.title(class, phrases.lang())));
    rows.push(vec!["    Points Possible".to_owned(), blank(), blank(), blank(), blank(), two_decimals(scale)]);
    let mut entries = Entries::new(class, phrases);
    for ClassStudent { student, result } in &class.students {
        if !is_key(&student.id) {
            entries.notes.push(phrases.about("left-out-key", "key", &brief(&student.id)));
            continue;
        }
        let login = student.email.clone().filter(|email| is_email(email)).unwrap_or_default();
        let mark = result.as_ref().map(|result| match result.entered() {
            Entered::Excused => EXCUSED.to_owned(),
            Entered::Mark(_) | Entered::Open => entries.mark(student, result, scale).unwrap_or_default(),
        });
        rows.push(vec![
            free(student.name.as_deref().unwrap_or_default()),
            blank(),
            student.id.clone(),
            login,
            free(student.group.as_deref().unwrap_or_default()),
            mark.unwrap_or_default(),
        ]);
    }
    Ok(entries.sheet("canvas.csv", table(rows)?))
}
