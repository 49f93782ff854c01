//! The students of the class: a row of the table each, with the heat map of their tasks.

use grader_core::{Status, Student};

use super::{
    class::{percent, success},
    tongues::{Both, Tongues},
};
use crate::{
    class::{Absence, Class, ClassResult, ClassStudent, TaskResult},
    phrase::symbol,
    plain::brief,
};

/// All rows, each made while it is written: a class may have twenty thousand.
pub(super) struct Rows<'a> {
    pub class: &'a Class,
    /// The addresses of the students' own pages.
    pub links: &'a [Option<String>],
    pub words: &'a Tongues,
}

impl<'a> IntoIterator for &'a Rows<'_> {
    type Item = Row;
    type IntoIter = Box<dyn Iterator<Item = Row> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        let Rows { class, links, words } = self;
        let students = class.students.iter().enumerate();
        Box::new(students.map(|(n, student)| Row::of(student, links.get(n), class, words)))
    }
}

pub(super) struct Row {
    pub name: String,
    pub id: String,
    pub group: String,
    /// The address of the student's own page.
    pub link: Option<String>,
    pub marked: Option<Marked>,
    /// Why there is no mark.
    pub absent: Option<Both>,
}

/// What the row of a graded student holds.
pub(super) struct Marked {
    pub mark: Both,
    /// In hundredths, to sort by; none where there is no mark.
    pub mark_order: Option<u64>,
    pub open: Both,
    pub open_order: u64,
    pub cells: Vec<Cell>,
}

/// One task of the heat map.
pub(super) struct Cell {
    /// A class of the style sheet.
    pub heat: &'static str,
    /// A percentage, or the sign of a status.
    pub text: String,
}

impl Row {
    pub fn of(student: &ClassStudent, link: Option<&Option<String>>, class: &Class, t: &Tongues) -> Self {
        let Student { id, name, group, .. } = &student.student;
        let marked = student.result.as_ref().ok().map(|result| Marked::of(result, t));
        let absent = student.result.as_ref().err().map(|absence| {
            t.get(match absence {
                Absence::Missing => "absence-missing",
                Absence::Broken(_) => "absence-broken",
                Absence::OtherRubric => "absence-other-rubric",
            })
        });
        debug_assert!(marked.as_ref().is_none_or(|m| m.cells.len() == class.tasks.len()));
        let shown = name.as_deref().filter(|n| !n.trim().is_empty()).unwrap_or(id);
        Self {
            name: brief(shown),
            id: brief(id),
            group: group.as_deref().map(brief).unwrap_or_default(),
            link: link.cloned().flatten(),
            marked,
            absent,
        }
    }
}

impl Marked {
    fn of(result: &ClassResult, t: &Tongues) -> Self {
        Self {
            mark: t.say(|w| result.entered().mark().map_or_else(|| "–".to_owned(), |mark| w.points(mark))),
            mark_order: result.entered().mark().map(|mark| mark.hundredths().into()),
            open: t.say(|w| w.points(result.totals.open)),
            open_order: result.totals.open.hundredths().into(),
            cells: result.tasks.iter().map(|task| Cell::of(task)).collect(),
        }
    }
}

impl Cell {
    fn of(task: &TaskResult) -> Self {
        match (success(task.totals), task.status) {
            (Some(_), Status::Broken) | (None, _) => Self { heat: "o", text: symbol(task.status).to_owned() },
            (Some(share), _) => {
                let percent = percent(share);
                let heat = match percent {
                    100.. => "h4",
                    75.. => "h3",
                    50.. => "h2",
                    1.. => "h1",
                    0 => "h0",
                };
                Self { heat, text: percent.to_string() }
            }
        }
    }
}
