//! `check`: a student grades their own work.

mod watch;

use grader::{
    Metadata,
    core::{Marks, Provenance},
    report::Audience,
};

use super::{
    judge_of,
    pasted::Keys,
    submission::{Plan, Session},
};
use crate::{
    app::{App, Failure},
    args::{Check, Options},
    exit::Exit,
};

/// Grades one submission as its student may see it. The machine is the student's own, so its addresses may be asked.
pub(crate) fn run(app: &App, args: &Check) -> Result<Exit, Failure> {
    let mut options: Options = args.options.clone();
    options.only.extend(args.phase.iter().cloned());
    let judge = judge_of(app, &options.class, &options.only)?;
    let session = Session {
        app,
        judge: &judge,
        marks: Marks::default(),
        metadata: Metadata::default(),
        options: &options,
        local: true,
        provenance: Provenance::Attested,
        audience: Audience::Student,
        keys: Keys::new(app, options.aws_credentials.as_deref())?,
        hints: args.hints,
    };
    let plan = Plan::new(&options, false);
    if args.watch {
        return watch::run(&session, &plan, args);
    }
    let graded = session.grade(&args.submission)?;
    session.deliver(&graded, &plan, &plan.out)?;
    Ok(Exit::of(&graded.grade, None))
}
