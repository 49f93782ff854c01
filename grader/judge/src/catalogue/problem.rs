//! What can be wrong with a rubric. The command line puts it into words.

use grader_core::Place;

/// Something wrong in a feature file or in the lab file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// How bad it is.
    pub severity: Severity,
    /// What it is.
    pub kind: ProblemKind,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rubric can be used.
    Warning,
    /// The rubric cannot be used.
    Error,
}

/// Declares the kinds of problems once: variant, code, severity, and the values that its message holds.
macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $code:literal $severity:ident { $($field:ident),* })*) => {
        /// What is wrong.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum ProblemKind {
            $($(#[$doc])* $variant { $(#[doc = concat!("The message's `", stringify!($field), "`.")] $field: String),* },)*
        }

        impl ProblemKind {
            /// A stable name.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                }
            }

            /// All stable names.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The values that its message holds, by name.
            #[must_use]
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$variant { $($field),* } => vec![$((stringify!($field), $field.clone())),*],)*
                }
            }

            pub(crate) const fn severity(&self) -> Severity {
                match self {
                    $(Self::$variant { .. } => Severity::$severity,)*
                }
            }
        }
    };
}

kinds! {
    /// The file is not Gherkin.
    Syntax "syntax" Error { column }
    /// The lab file cannot be read.
    LabFile "lab-file" Error { message }
    /// A feature names no task, or several.
    NoTask "no-task" Error { title }
    /// A feature names a task that the lab file does not have.
    UnknownTask "unknown-task" Error { task }
    /// Two features are about one task.
    DuplicateTask "duplicate-task" Error { task, other }
    /// A feature that names one task and whose scenarios are all of another.
    WrongTag "wrong-tag" Error { task, other }
    /// The feature's title is not the task's.
    TitleDiffers "title-differs" Error { expected, found }
    /// A scenario has no id, or several.
    NoId "no-id" Error { title }
    /// Two scenarios share an id.
    DuplicateId "duplicate-id" Error { id, other }
    /// A scenario's id belongs to another task than its feature's.
    WrongTask "wrong-task" Error { id, task }
    /// A scenario has no points, or several.
    NoPoints "no-points" Error { id }
    /// A bonus with a tag that makes no sense of one.
    BonusTag "bonus-tag" Error { id, tag }
    /// A bonus that is left to a person, who gives bonuses otherwise.
    BonusForPerson "bonus-for-person" Error { id }
    /// Not a number of points.
    BadPoints "bad-points" Error { tag, message }
    /// A tag that means nothing.
    UnknownTag "unknown-tag" Error { tag }
    /// A service that neither the lab nor one of its profiles names.
    UnknownService "unknown-service" Error { service, known }
    /// A `{key}` for which the lab has no value.
    UnknownPlaceholder "unknown-placeholder" Error { key, known }
    /// A value that no feature file mentions.
    UnusedValue "unused-value" Warning { key }
    /// A name of the class's for something that no feature file mentions.
    UnknownAlias "unknown-alias" Error { name, nearest }
    /// A scenario for a person that does not tell them how to mark it.
    NoGuide "no-guide" Error { id, key }
    /// A prerequisite that does not exist.
    UnknownPrerequisite "unknown-prerequisite" Error { id, requires }
    /// Criteria that wait for one another.
    CircularPrerequisite "circular-prerequisite" Error { cycle }
    /// A step that no phrase matches.
    UndefinedStep "undefined-step" Error { step, nearest }
    /// A step that several phrases match.
    AmbiguousStep "ambiguous-step" Error { step, count }
    /// A scenario that judges nothing.
    NoSteps "no-steps" Error { id }
    /// A scenario outline: its rows would share one id.
    Outline "outline" Error { id }
    /// A text that lacks a language.
    MissingTranslation "missing-translation" Error { subject, key }
    /// The criteria of a task do not add up to its points.
    TaskPoints "task-points" Error { task, expected, found }
    /// The tasks of a phase do not add up to its points.
    PhasePoints "phase-points" Error { phase, expected, found }
    /// The tasks of the lab do not add up to 100 points.
    LabPoints "lab-points" Warning { found }
    /// A task that no feature judges: a person must.
    TaskWithoutCriteria "task-without-criteria" Warning { task, title }
}
