//! A CSV file for Moodle's gradebook: Grades, Import, CSV file.
//!
//! Moodle refuses the whole file for one unknown student, one row of another length, one number that it cannot read or one
//! above the maximum. So marks have a dot, which every language setting reads; whoever has no usable key is left out; and
//! a mark above the scale is cut to it. All three are said.

use super::{
    Class, ClassStudent, GradeColumn, Sheet,
    cell::{free, is_email, is_key, table},
    feedback::feedback,
    scale::{scaled, two_decimals},
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
    let mut notes = Vec::new();
    let mut rows = vec![heads.to_vec()];
    for student in &class.students {
        rows.extend(row(class, student, phrases, column, &mut notes));
    }
    Ok(Sheet { name: "moodle.csv", bytes: table(rows)?, notes })
}

fn row(
    class: &Class,
    student: &ClassStudent,
    phrases: &Phrases,
    column: &GradeColumn,
    notes: &mut Vec<String>,
) -> Option<Vec<String>> {
    let ClassStudent { student, result } = student;
    if !is_key(&student.id) {
        notes.push(phrases.about("left-out-key", "key", &brief(&student.id)));
        return None;
    }
    let email = match student.email.as_deref() {
        Some(email) if !is_email(email) => {
            let args = [("key", brief(&student.id).into()), ("email", brief(email).into())];
            notes.push(phrases.with("left-out-email", &args));
            return None;
        }
        email => email.unwrap_or_default(),
    };
    let name = free(student.name.as_deref().unwrap_or_default());
    let (mark, said) = match result {
        Ok(result) => {
            let (mark, scale) = (scaled(result.mark, class.possible(), column.scale()), column.scale());
            if mark > scale {
                let args = [("key", brief(&student.id).into()), ("scale", scale.to_string().into())];
                notes.push(phrases.with("cut-to-scale", &args));
            }
            (two_decimals(mark.min(scale)), free(&feedback(class, result, phrases)))
        }
        Err(_) => (String::new(), String::new()),
    };
    Some(vec![name, student.id.clone(), email.to_owned(), mark, said])
}
