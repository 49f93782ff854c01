//! A CSV file for Moodle's gradebook: Grades, Import, CSV file.
//!
//! Moodle refuses the whole file for one unknown student, one row of another length, one number that it cannot read or one
//! above the maximum. So marks have a dot, which every language setting reads; whoever has no usable key is left out; and
//! a mark above the scale is cut to it. All three are said.

use super::{
    Class, ClassStudent, GradeColumn, Sheet,
    cell::{free, is_email, is_key, table},
    entries::Entries,
    feedback::feedback,
};
use crate::{ReportError, phrase::Phrases, plain::brief};

pub(super) fn render(class: &Class, phrases: &Phrases, column: &GradeColumn) -> Result<Sheet, ReportError> {
    let title = column.title(class, phrases.lang());
    let heads = [
        phrases.get("column-name"),
        phrases.get("column-student-id"),
        phrases.get("column-email"),
        phrases.about("moodle-grade", "title", title),
        phrases.about("moodle-feedback", "title", title),
    ];
    let mut entries = Entries::new(class, phrases).within_the_scale();
    let mut rows = vec![heads.to_vec()];
    for student in &class.students {
        rows.extend(row(class, student, phrases, column, &mut entries));
    }
    Ok(entries.sheet("moodle.csv", table(rows)?))
}

fn row(
    class: &Class,
    student: &ClassStudent,
    phrases: &Phrases,
    column: &GradeColumn,
    entries: &mut Entries<'_>,
) -> Option<Vec<String>> {
    let ClassStudent { student, result } = student;
    if !is_key(&student.id) {
        entries.notes.push(phrases.about("left-out-key", "key", &brief(&student.id)));
        return None;
    }
    let email = match student.email.as_deref() {
        Some(email) if !is_email(email) => {
            let args = [("key", brief(&student.id).into()), ("email", brief(email).into())];
            entries.notes.push(phrases.with("left-out-email", &args));
            return None;
        }
        email => email.unwrap_or_default(),
    };
    let name = free(student.name.as_deref().unwrap_or_default());
    let (mark, said) = match result {
        Ok(result) => {
            // An excuse has no word here; an empty cell is no mark.
            let mark = entries.mark(student, result, column.scale()).unwrap_or_default();
            (mark, free(&feedback(class, result, phrases)))
        }
        Err(_) => (String::new(), String::new()),
    };
    Some(vec![name, student.id.clone(), email.to_owned(), mark, said])
}
