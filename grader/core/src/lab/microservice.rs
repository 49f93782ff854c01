//! The microservices of a lab, and what else of a deployment steps look for without their scenario naming it.

use std::{borrow::Cow, collections::BTreeSet};

use serde::Deserialize;

use super::Lab;
use crate::{InputError, InputFault, input::refuse};

/// One of the services that the students build. Things of theirs are known as this service's by its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Microservice {
    /// What the feature files call it: `customer`.
    pub name: String,
    /// Other words by which people name it and what belongs to it, letter case and accents aside: `client`.
    #[serde(default)]
    pub words: Vec<String>,
    /// The path pattern of the requests that the load balancer sends to it, such as `/admin/*`; none, when it gets those
    /// that no rule is about.
    pub path: Option<String>,
    /// Pages that it serves. A rule that takes all of these and none of another service's is about this service.
    #[serde(default)]
    pub pages: Vec<String>,
    /// The names of its target groups, the blue one first.
    #[serde(default)]
    pub target_groups: Vec<String>,
}

/// The names of what a lab has one of. What plays the part is found under another name too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Resources {
    /// The instance of the application that the students split.
    pub monolith: String,
    /// The load balancer.
    pub load_balancer: String,
    /// The ECS cluster.
    pub cluster: String,
}

/// A text in small letters without accents.
#[must_use]
pub fn plain(text: &str) -> String {
    plainly(text).into_owned()
}

/// The same, without a copy of a text that is plain already: nearly every name is, and they are compared by the thousand.
fn plainly(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        let is_plain = !text.bytes().any(|byte| byte.is_ascii_uppercase());
        return if is_plain { text.into() } else { text.to_ascii_lowercase().into() };
    }
    let bare = |c: char| match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' => 'a',
        'ô' => 'o',
        'î' | 'ï' => 'i',
        'û' | 'ù' => 'u',
        'ç' => 'c',
        c => c,
    };
    text.to_lowercase().chars().map(bare).collect::<String>().into()
}

impl Microservice {
    /// The words that stand for it, in small letters without accents.
    pub fn known_by(&self) -> impl Iterator<Item = Cow<'_, str>> {
        std::iter::once(&self.name).chain(&self.words).map(|word| plainly(word))
    }
}

impl Lab {
    /// The position of the microservice that a name is about, such as `customer-tg-one`: the only one of which it holds a
    /// word.
    #[must_use]
    pub fn microservice_in(&self, name: &str) -> Option<usize> {
        let name = plainly(name);
        let about = |service: &Microservice| service.known_by().any(|word| name.contains(word.as_ref()));
        let mut found = self.microservices.iter().enumerate().filter(|(_, service)| about(service));
        found.next().filter(|_| found.next().is_none()).map(|(at, _)| at)
    }

    /// Whether every microservice can be told from the others.
    pub(super) fn check_microservices(&self, file: &str, text: &str) -> Result<(), InputError> {
        let mut names = BTreeSet::new();
        for (at, service) in self.microservices.iter().enumerate() {
            let at = at.to_string();
            let refused = |key: &str, next: &str| {
                Err(refuse(file, text, &["microservices", &at, key], InputFault::Course(next.to_owned())))
            };
            for (key, word) in
                std::iter::once(("name", &service.name)).chain(service.words.iter().map(|word| ("words", word)))
            {
                if word.trim().is_empty() {
                    return refused(key, "expected a word, found an empty text; every name would contain it");
                }
                if !names.insert(word.to_lowercase()) {
                    return refused(
                        key,
                        &format!("{word:?} stands for two microservices or twice for one; remove one"),
                    );
                }
            }
            for (key, path) in
                service.path.iter().map(|path| ("path", path)).chain(service.pages.iter().map(|page| ("pages", page)))
            {
                if !path.starts_with('/') {
                    return refused(key, &format!("expected a path that begins with \"/\", found {path:?}"));
                }
            }
        }
        Ok(())
    }
}
