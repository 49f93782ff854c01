//! `check`: a student grades their own work.

use grader::{
    Metadata,
    core::{Marks, Provenance},
    report::Audience,
};

use super::{
    judge,
    submission::{Plan, Session},
};
use crate::{
    app::{App, Failure},
    args::Check,
    exit::Exit,
};

/// Grades one submission as its student may see it. The machine is the student's own, so its addresses may be asked.
pub(crate) fn run(app: &App, args: &Check) -> Result<Exit, Failure> {
    let judge = judge(app, &args.options.class)?;
    let session = Session {
        app,
        judge: &judge,
        marks: Marks::default(),
        metadata: Metadata::default(),
        options: &args.options,
        local: true,
        provenance: Provenance::Attested,
        audience: Audience::Student,
    };
    let plan = Plan::new(&args.options, false);
    let graded = session.grade(&args.submission)?;
    session.deliver(&graded, &plan, &plan.out)?;
    Ok(Exit::of(&graded.grade, None))
}
