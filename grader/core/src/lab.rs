//! `lab.toml`: what an instructor can change without touching a feature file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Attempts, Containers, Due, InputError, InputFault, Lang, Points, TaskId, Text, Trust,
    input::{Keys, read, refuse},
};

mod application;
mod microservice;
mod profile;
mod value;

pub use application::Application;
pub use microservice::{Microservice, Resources, plain};
pub use profile::{Profile, UnknownProfile};
pub use value::Value;

/// The settings of one lab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lab {
    /// A short name without spaces: `coffee-microservices`.
    pub id: String,
    /// The title that reports show.
    pub title: Text,
    /// The AWS region of the course.
    pub region: String,
    /// The languages that every text of the lab must have; a text without one of the others says the same in both.
    #[serde(default = "both")]
    pub languages: Vec<Lang>,
    /// How the application that the lab is about is known.
    #[serde(default)]
    pub application: Application,
    /// What the class calls things.
    #[serde(default)]
    pub names: Names,
    /// What a deployment has one of.
    #[serde(default)]
    pub resources: Resources,
    /// The services that the students build, if the lab has any.
    #[serde(default)]
    pub microservices: Vec<Microservice>,
    /// What feature files write as `{key}`.
    #[serde(default)]
    pub values: BTreeMap<String, Value>,
    /// The services that the course is written for, by what they serve: `code = "codecommit"`.
    #[serde(default)]
    pub services: BTreeMap<String, String>,
    /// The profile of the class, unless the command line names another; none is the course as it is written.
    #[serde(default)]
    pub profile: Option<String>,
    /// Classes that use other services.
    #[serde(default)]
    pub profiles: BTreeMap<String, Profile>,
    /// When the work is due.
    pub due: Option<Due>,
    /// Which of several attempts counts.
    #[serde(default)]
    pub attempts: Attempts,
    /// What may be given beyond the rubric.
    #[serde(default)]
    pub bonus: Bonus,
    /// Whom the course trusts.
    #[serde(default)]
    pub trust: Trust,
    /// How microservices are tried in containers; without it none is.
    #[serde(default)]
    pub containers: Option<Containers>,
    /// The phases, in order.
    pub phases: Vec<Phase>,
    /// The tasks, in order.
    pub tasks: Vec<TaskInfo>,
}

/// How resources are named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Whether a resource must have its exact name; otherwise one that plays its role is credited with a remark.
    #[serde(default)]
    pub strict: bool,
    /// The class's name for a name in the feature files: `"customer-tg-one" = "blue"`.
    #[serde(default)]
    pub aliases: BTreeMap<String, String>,
}

/// What people may give beyond the rubric.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bonus {
    /// The most that one student can get; zero allows none.
    #[serde(default)]
    pub most: Points,
}

/// One phase of the course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Its number, from 1.
    pub number: u8,
    /// Its title.
    pub title: Text,
    /// What its tasks must add up to.
    pub points: Points,
}

/// A task as the course names it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskInfo {
    /// Its id.
    pub id: TaskId,
    /// Its title.
    pub title: Text,
    /// Its points.
    pub points: Points,
}

impl Lab {
    /// Reads the content `text` of the lab file `file`.
    ///
    /// # Errors
    ///
    /// Where the file is not a lab file, the line and the reason.
    pub fn parse(file: &str, text: &str) -> Result<Self, InputError> {
        let keys = [
            Keys::of::<Self>(""),
            Keys::of::<Application>("application"),
            Keys::of::<Names>("names"),
            Keys::of::<Resources>("resources"),
            Keys::of::<Due>("due"),
            Keys::of::<Attempts>("attempts"),
            Keys::of::<Bonus>("bonus"),
            Keys::of::<Trust>("trust"),
            Keys::of::<Containers>("containers"),
        ];
        let lab: Self = read(file, text, &keys)?;
        if lab.languages.is_empty() {
            let next = "expected at least one language, such as [\"en\"], found none";
            return Err(refuse(file, text, &["languages"], InputFault::Course(next.to_owned())));
        }
        lab.check_microservices(file, text)?;
        lab.check_profiles(file, text)?;
        Ok(lab)
    }

    /// What the class calls the thing that feature files call `name`.
    #[must_use]
    pub fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.aliases.get(name).map_or(name, String::as_str)
    }
}

fn both() -> Vec<Lang> {
    vec![Lang::Fr, Lang::En]
}
