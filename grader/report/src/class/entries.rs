//! The marks that go into a gradebook, and what has to be said of them: who has none, whose was cut, whose may go up.

use grader_core::{Points, Student};

use super::{
    Class, ClassResult, Sheet,
    scale::{scaled, two_decimals},
};
use crate::{Entered, phrase::Phrases, plain::brief};

/// Canvas's word for whoever is excused.
pub(super) const EXCUSED: &str = "EX";

/// The most students that one sentence names.
const NAMED: usize = 20;

/// The marks of one file.
pub(super) struct Entries<'a> {
    class: &'a Class,
    phrases: &'a Phrases,
    cut: bool,
    /// What the file leaves out and why.
    pub notes: Vec<String>,
    unmarked: Vec<String>,
    open: Vec<String>,
}

impl<'a> Entries<'a> {
    pub fn new(class: &'a Class, phrases: &'a Phrases) -> Self {
        Self { class, phrases, cut: false, notes: Vec::new(), unmarked: Vec::new(), open: Vec::new() }
    }

    /// For a platform that refuses a whole file for one mark above the scale.
    pub fn within_the_scale(self) -> Self {
        Self { cut: true, ..self }
    }

    /// The mark of `student` out of `scale`, as it is written; none where there is none, which is said.
    pub fn mark(&mut self, student: &Student, result: &ClassResult, scale: Points) -> Option<String> {
        let key = brief(&student.id);
        let mark = match result.entered() {
            Entered::Mark(mark) => scaled(mark, self.class.possible(), scale),
            Entered::Excused => {
                self.unmarked.push(self.phrases.about("no-mark-excused", "key", &key));
                return None;
            }
            Entered::Open => {
                self.unmarked.push(self.phrases.about("no-mark-open", "key", &key));
                return None;
            }
        };
        if self.cut && mark > scale {
            let args = [("key", key.as_str().into()), ("scale", scale.to_string().into())];
            self.notes.push(self.phrases.with("cut-to-scale", &args));
        }
        if result.totals.open > Points::ZERO {
            self.open.push(key);
        }
        Some(two_decimals(if self.cut { mark.min(scale) } else { mark }))
    }

    /// The file.
    pub fn sheet(self, name: &'static str, bytes: Vec<u8>) -> Sheet {
        let open = (!self.open.is_empty()).then(|| {
            let more = if self.open.len() > NAMED { ", …" } else { "" };
            let students = self.open.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ") + more;
            self.phrases.with("marks-open", &[("n", self.open.len().into()), ("students", students.into())])
        });
        Sheet { name, bytes, notes: self.notes, unmarked: self.unmarked, open }
    }
}
