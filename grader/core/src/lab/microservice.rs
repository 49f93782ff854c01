//! The microservices of a lab, and how their names are known.

use serde::Deserialize;

/// One microservice of the application.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Microservice {
    /// What feature files call it.
    pub name: String,
    /// The words by which the name of a resource speaks of it, in small letters without accents.
    pub words: Vec<String>,
    /// The pattern of the paths that the load balancer sends it, such as `/admin/*`; all that no other takes, without one.
    #[serde(default)]
    pub path: Option<String>,
    /// What feature files call the target groups of its blue/green deployments.
    #[serde(default)]
    pub target_groups: Vec<String>,
}

impl Microservice {
    /// Whether a name holds one of the words, whatever its case and accents.
    #[must_use]
    pub fn is_in(&self, name: &str) -> bool {
        let name = name.to_lowercase().replace('é', "e");
        self.words.iter().any(|word| name.contains(word.as_str()))
    }
}
