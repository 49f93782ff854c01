//! Running the self-test: every case is judged, and what came out is compared with what its ledger says.

use std::{
    collections::{BTreeMap, BTreeSet},
    panic, thread,
};

use futures::executor::block_on;
use grader_core::{CriterionGrade, CriterionId, Evidence, Grade, Recorded, Status};
use serde_json::Value;

use super::{
    change::Misfit,
    ledger::{Case, Ledger},
    loosened,
    matrix::{Complaint, Matrix, Row},
    unseen,
};
use crate::Judge;

/// A rubric on trial.
pub struct SelfTest<'a> {
    judge: &'a Judge,
    /// The evidence of the right solution, to be changed.
    right: Value,
    /// Its grade.
    usual: Grade,
    /// The remarks in that.
    usual_remarks: Remarks,
}

/// Every remark of a grade: the criterion and the remark's code.
type Remarks = BTreeSet<(CriterionId, String)>;

/// The parts of the self-test, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The cases of the ledgers.
    Cases,
    /// Every judging line in turn is made to hold always.
    Loosened,
    /// Every part of the evidence in turn becomes something that could not be seen.
    Unseen,
}

/// A case as it was tried.
struct Tried<'a> {
    name: String,
    case: &'a Case,
    is_wrong: bool,
    /// The changed evidence and its grade.
    judged: Result<(Evidence, Grade), Misfit>,
}

impl<'a> SelfTest<'a> {
    /// Puts the rubric of `judge` on trial, with the evidence of a `right` solution.
    ///
    /// # Errors
    ///
    /// Only if a fact cannot be written as JSON, which would be a defect.
    pub fn new(judge: &'a Judge, right: &Evidence) -> Result<Self, serde_json::Error> {
        let usual = grade(judge, right);
        Ok(Self { judge, right: serde_json::to_value(right)?, usual_remarks: remarks(&usual), usual })
    }

    /// Tries every case of the `ledgers`, each with its name, and every part of the evidence and every judging line in turn.
    #[must_use]
    pub fn run(&self, ledgers: &[(String, Ledger)]) -> Matrix {
        self.run_and_tell(ledgers, |_| {})
    }

    /// The same; `begins` learns of each part as it begins.
    #[must_use]
    pub fn run_and_tell(&self, ledgers: &[(String, Ledger)], begins: impl Fn(Part)) -> Matrix {
        begins(Part::Cases);
        let (mut matrix, tried) = self.judge_all(ledgers);
        begins(Part::Loosened);
        self.loosen(&tried, &mut matrix);
        begins(Part::Unseen);
        self.hide(&mut matrix);
        matrix
    }

    /// Tries the cases alone.
    #[must_use]
    pub fn cases(&self, ledgers: &[(String, Ledger)]) -> Matrix {
        self.judge_all(ledgers).0
    }

    fn judge_all<'l>(&self, ledgers: &'l [(String, Ledger)]) -> (Matrix, Vec<Tried<'l>>) {
        let rows = self.usual.criteria().map(|c| Row::new(c.id.clone(), c.status() == Status::Manual)).collect();
        let mut matrix = Matrix { rows, ..Matrix::default() };
        for criterion in self.usual.criteria().filter(|c| is_lost(c.status())) {
            let (criterion, found) = (criterion.id.clone(), criterion.status());
            matrix.complaints.push(Complaint::NotRight { criterion, found });
        }
        let cases: Vec<(String, &'l Case, bool)> =
            ledgers.iter().flat_map(|(file, ledger)| named(file, ledger)).collect();
        let tried = in_parallel(&cases, |(name, case, is_wrong)| Tried {
            name: name.clone(),
            case,
            is_wrong: *is_wrong,
            judged: self.changed(case),
        });
        let mut names = BTreeSet::new();
        for tried in &tried {
            if !names.insert(&tried.name) {
                matrix.complaints.push(Complaint::SameName { case: tried.name.clone() });
            }
            self.compare(tried, &mut matrix);
        }
        (matrix, tried)
    }

    /// The evidence of a case, which is that of the right solution with its changes, and what grade it gets.
    ///
    /// # Errors
    ///
    /// When a change of the case does not fit the evidence.
    pub fn changed(&self, case: &Case) -> Result<(Evidence, Grade), Misfit> {
        let mut evidence = self.right.clone();
        case.change.iter().try_for_each(|change| change.apply(&mut evidence))?;
        let evidence = read(evidence)?;
        let grade = grade(self.judge, &evidence);
        Ok((evidence, grade))
    }

    /// Enters a case into the matrix.
    fn compare(&self, tried: &Tried<'_>, matrix: &mut Matrix) {
        let Tried { name, case, is_wrong, judged } = tried;
        *(if *is_wrong { &mut matrix.wrong } else { &mut matrix.right }) += 1;
        if *is_wrong == case.expect.is_empty() || *is_wrong != case.keeps.is_empty() {
            matrix.complaints.push(Complaint::Pointless { case: name.clone() });
        }
        for criterion in case.expect.keys().chain(&case.keeps) {
            if matrix.row(criterion).is_none() {
                let criterion = criterion.clone();
                matrix.complaints.push(Complaint::UnknownCriterion { case: name.clone(), criterion });
            }
        }
        let grade = match judged {
            Ok((_, grade)) => grade,
            Err(misfit) => {
                matrix.complaints.push(Complaint::Misfit { case: name.clone(), misfit: misfit.clone() });
                return;
            }
        };
        let complaints = matrix.complaints.len();
        // What the right solution does not fulfil has its complaint already, and cannot be told from here.
        for (criterion, usual) in self.fulfilled(grade) {
            let (expected, found) = (case.expect.get(&criterion.id).copied(), criterion.status());
            let as_said = expected.map_or(!is_lost(found), |expected| expected == found);
            let Some(row) = matrix.row(&criterion.id) else { continue };
            match (expected, as_said) {
                (Some(_), false) => row.missed += 1,
                (Some(Status::Failed), true) => row.caught += 1,
                (None, false) => row.accused += 1,
                (None, true) if case.keeps.contains(&criterion.id) => row.kept += 1,
                _ => {}
            }
            if !as_said {
                let (criterion, expected) = (criterion.id.clone(), expected.unwrap_or_else(|| usual.status()));
                matrix.complaints.push(Complaint::Differs { case: name.clone(), criterion, expected, found });
            }
        }
        let mut failed = case.expect.iter().filter(|(_, status)| **status == Status::Failed);
        if let (Some((only, _)), None, true) = (failed.next(), failed.next(), complaints == matrix.complaints.len())
            && let Some(row) = matrix.row(only)
        {
            row.alone += 1;
        }
        let found: BTreeSet<String> =
            remarks(grade).difference(&self.usual_remarks).map(|(_, code)| code.clone()).collect();
        if found != case.remarks {
            let expected = case.remarks.clone();
            matrix.complaints.push(Complaint::Remarks { case: name.clone(), expected, found });
        }
    }

    /// The criteria that the right solution fulfils, as they are in `grade` and as they are there.
    fn fulfilled<'g>(&'g self, grade: &'g Grade) -> impl Iterator<Item = (&'g CriterionGrade, &'g CriterionGrade)> {
        grade.criteria().zip(self.usual.criteria()).filter(|(_, usual)| !is_lost(usual.status()))
    }

    /// Makes every judging line in turn hold always.
    fn loosen(&self, tried: &[Tried<'_>], matrix: &mut Matrix) {
        let found = in_parallel(&matrix.rows, |row| {
            let refused: Vec<&Evidence> = tried
                .iter()
                .filter(|t| t.case.expect.contains_key(&row.criterion))
                .filter_map(|t| t.judged.as_ref().ok().map(|(evidence, _)| evidence))
                .collect();
            if row.manual { Default::default() } else { loosened::untested(self.judge, &row.criterion, &refused) }
        });
        for (row, (untested, count)) in matrix.rows.iter_mut().zip(found) {
            row.untested = untested;
            matrix.loosened += count;
        }
    }

    /// Makes every part of the evidence in turn unseen.
    fn hide(&self, matrix: &mut Matrix) {
        let parts = unseen::parts(&self.right);
        matrix.unseen = parts.len();
        let lost = in_parallel(&parts, |part| {
            let grade = read(unseen::without(&self.right, part)).map(|evidence| grade(self.judge, &evidence));
            let accused = |grade: &Grade| -> BTreeMap<CriterionId, Status> {
                let all = self.fulfilled(grade).map(|(c, _)| (c.id.clone(), c.status()));
                all.filter(|(_, status)| costs(*status)).collect()
            };
            grade.map(|grade| accused(&grade))
        });
        for (part, lost) in parts.iter().zip(lost) {
            match lost {
                Ok(lost) => {
                    for (criterion, found) in lost {
                        if let Some(row) = matrix.row(&criterion) {
                            row.accused += 1;
                        }
                        matrix.complaints.push(Complaint::Unseen { part: part.clone(), criterion, found });
                    }
                }
                Err(misfit) => matrix.complaints.push(Complaint::Misfit { case: part.clone(), misfit }),
            }
        }
    }
}

/// The cases of a ledger, each with a name that says where it stands, and whether it is wrong.
fn named<'a>(file: &'a str, ledger: &'a Ledger) -> impl Iterator<Item = (String, &'a Case, bool)> {
    let wrong = ledger.wrong.iter().map(|case| (case, true));
    let right = ledger.right.iter().map(|case| (case, false));
    wrong.chain(right).map(move |(case, is_wrong)| (format!("{file}: {}", case.name), case, is_wrong))
}

/// Whether a criterion with this status is not as in a right solution, where it is earned or for a person.
const fn is_lost(status: Status) -> bool {
    !matches!(status, Status::Passed | Status::Manual | Status::Excused)
}

/// Whether this status takes points from the student: being open does not.
const fn costs(status: Status) -> bool {
    is_lost(status) && !matches!(status, Status::Inconclusive)
}

fn remarks(grade: &Grade) -> Remarks {
    let code = |remark| {
        let value = serde_json::to_value(remark).unwrap_or_default();
        value["code"].as_str().unwrap_or_default().to_owned()
    };
    grade.criteria().flat_map(|c| c.remarks.iter().map(move |r| (c.id.clone(), code(r)))).collect()
}

fn read(evidence: Value) -> Result<Evidence, Misfit> {
    serde_json::from_value(evidence).map_err(|error| Misfit::NotEvidence(error.to_string()))
}

fn grade(judge: &Judge, evidence: &Evidence) -> Grade {
    let observer = std::sync::Arc::new(Recorded::new(evidence));
    let mut judgement = block_on(judge.grade(observer, &evidence.submission, &[]));
    // A bonus is to be proven like every other criterion.
    for task in &mut judgement.rubric.tasks {
        task.criteria.append(&mut task.bonus);
    }
    Grade::settle(&judgement.rubric, evidence, judgement.outcomes)
}

/// What `work` makes of each item, in their order, on all processors.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, Into::into);
    let share = items.len().div_ceil(threads).max(1);
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> =
            items.chunks(share).map(|chunk| scope.spawn(move || chunk.iter().map(work).collect::<Vec<R>>())).collect();
        let joined = running.into_iter().map(|thread| thread.join());
        joined.flat_map(|done| done.unwrap_or_else(|cause| panic::resume_unwind(cause))).collect()
    })
}
