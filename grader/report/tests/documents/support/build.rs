//! Short ways to write rubrics, findings and outcomes.

use std::collections::BTreeMap;

use grader_core::{
    Citation, Criterion, Difference, Evidence, Finding, Gap, GapReason, Grade, Marking, Marks, Outcome, Place, Points,
    Provenance, Question, Recorder, Remark, Rubric, Shown, Student, Submission, Task, Text, Topic, Verdict,
};

use super::lab;

/// A rubric over the lab of the fixtures, and the outcome of each criterion.
pub struct Sheet {
    rubric: Rubric,
    outcomes: BTreeMap<grader_core::CriterionId, Outcome>,
}

pub fn text(fr: &str, en: &str) -> Text {
    Text { fr: fr.to_owned(), en: en.to_owned() }
}

pub fn value(text: &str) -> Shown {
    Shown::Value(text.to_owned())
}

/// A failure with one difference, read in the load balancers.
pub fn failed(subject: &str, expected: Shown, observed: Shown) -> Verdict {
    let question = Question::Aws(Topic::Elbv2);
    Verdict::Failed(Finding {
        differences: vec![Difference { subject: subject.into(), expected, observed }],
        citations: vec![Citation { question, resource: subject.to_owned() }],
    })
}

pub fn unseen(reason: GapReason, operation: &str, detail: &str) -> Verdict {
    Verdict::Inconclusive(Gap::new(reason).operation(operation).detail(detail))
}

impl Sheet {
    /// The tasks of the lab, none of which has a criterion yet.
    pub fn new() -> Self {
        let digest = "sha256:0123456789abcdef".to_owned();
        Self {
            rubric: Rubric { tasks: lab().tasks.iter().map(Task::from).collect(), digest, rebasing: None },
            outcomes: BTreeMap::new(),
        }
    }

    /// Adds a criterion and what it came to.
    pub fn with(mut self, id: &str, points: &str, title: Text, verdict: Verdict) -> Self {
        let id: grader_core::CriterionId = id.parse().unwrap();
        let task = self.rubric.tasks.iter_mut().find(|t| t.id == id.task).unwrap();
        let line = 10 * (task.criteria.len() + 1);
        task.criteria.push(Criterion {
            id: id.clone(),
            title,
            points: points.parse::<Points>().unwrap(),
            requires: Vec::new(),
            hint: Text::default(),
            guide: Text::default(),
            services: Vec::new(),
            hidden: false,
            place: Place { file: format!("phase-{}/{}.feature", id.task.phase, id.task), line },
        });
        let asked = vec![Question::Aws(Topic::Elbv2)];
        self.outcomes.insert(id, Outcome { verdict, remarks: Vec::new(), asked });
        self
    }

    /// Adds a criterion beyond the points.
    pub fn with_bonus(self, id: &str, points: &str, title: Text, hint: Text, verdict: Verdict) -> Self {
        let mut sheet = self.with(id, points, title, verdict);
        let task = sheet.rubric.tasks.iter_mut().find(|task| id.starts_with(&task.id.to_string())).unwrap();
        task.bonus.extend(task.criteria.pop().map(|criterion| Criterion { hint, ..criterion }));
        sheet
    }

    /// What the last criterion builds on.
    pub fn requires(mut self, id: &str) -> Self {
        self.last().requires.push(id.parse().unwrap());
        self
    }

    /// How to put the last criterion right.
    pub fn hint(mut self, fr: &str, en: &str) -> Self {
        self.last().hint = text(fr, en);
        self
    }

    /// How a person marks the last criterion.
    pub fn guide(mut self, fr: &str, en: &str) -> Self {
        self.last().guide = text(fr, en);
        self
    }

    /// Students do not see the last criterion.
    pub fn hidden(mut self) -> Self {
        self.last().hidden = true;
        self
    }

    /// Something worth saying about the last criterion.
    pub fn remark(mut self, remark: Remark) -> Self {
        let id = self.last().id.clone();
        self.outcomes.get_mut(&id).unwrap().remarks.push(remark);
        self
    }

    fn last(&mut self) -> &mut Criterion {
        let of_last_task = self.rubric.tasks.iter_mut().rev().find_map(|t| t.criteria.last_mut());
        of_last_task.unwrap()
    }

    /// The grade of `student` with the marks of the file `marks`, handed in at `submitted`.
    pub fn marked(self, student: Student, marks: &str, submitted: &str) -> Grade {
        let (lab, rubric) = (lab(), self.rubric.clone());
        let marks = Marks::parse("marks.csv", marks).unwrap();
        marks.check(&lab, &rubric).unwrap();
        let mut grade = self.grade(student);
        let today = super::run().started_at.to_string()[..10].parse().unwrap();
        let marking = Marking { lab: &lab, rubric: &rubric, marks: &marks, today };
        marking.apply(&mut grade, Some(submitted.parse().unwrap()), None);
        grade
    }

    /// The grade of `student`.
    pub fn grade(self, student: Student) -> Grade {
        self.graded(student).0
    }

    /// The grade of `student`, and the evidence, of which nothing was kept.
    pub fn graded(self, student: Student) -> (Grade, Evidence) {
        let recorder = Recorder {
            version: "0.1.0".to_owned(),
            provenance: Provenance::Observed,
            started_at: super::run().started_at,
        };
        let submission = Submission { student, ..Submission::default() };
        let evidence = Evidence { recorder, submission, notices: Vec::new(), entries: Vec::new() };
        (Grade::settle(&self.rubric, &evidence, self.outcomes), evidence)
    }
}
