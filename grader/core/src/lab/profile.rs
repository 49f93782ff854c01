//! Profiles: classes that use other services than those the course is written for.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use thiserror::Error;

use super::Lab;
use crate::{InputError, InputFault, Text, input::refuse};

/// The services of one kind of class.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What people call it.
    pub title: Text,
    /// The services that differ, by what they serve: `code = "git"`.
    pub services: BTreeMap<String, String>,
}

/// A profile that the lab does not have.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the lab has no profile {name:?}; {}", match known.as_slice() {
    [] => "its lab file declares none".to_owned(),
    known => format!("expected one of {}", known.join(", ")),
})]
pub struct UnknownProfile {
    /// The name that was asked for.
    pub name: String,
    /// The names that there are.
    pub known: Vec<String>,
}

impl Lab {
    /// The services that a class with this profile uses.
    ///
    /// # Errors
    ///
    /// When there is no such profile.
    pub fn services_of(&self, profile: Option<&str>) -> Result<BTreeSet<&str>, UnknownProfile> {
        let mut services = self.services.clone();
        if let Some(name) = profile {
            let unknown = || UnknownProfile { name: name.to_owned(), known: self.profiles.keys().cloned().collect() };
            services.extend(self.profiles.get(name).ok_or_else(unknown)?.services.clone());
        }
        let all = self.every_service();
        Ok(all.into_iter().filter(|service| services.values().any(|used| used == service)).collect())
    }

    /// Every service that the course or a profile names.
    #[must_use]
    pub fn every_service(&self) -> BTreeSet<&str> {
        let of_profiles = self.profiles.values().flat_map(|profile| profile.services.values());
        self.services.values().chain(of_profiles).map(String::as_str).collect()
    }

    /// Whether the profiles replace what there is, and the one chosen exists.
    pub(super) fn check_profiles(&self, file: &str, text: &str) -> Result<(), InputError> {
        for (name, profile) in &self.profiles {
            if let Some(kind) = profile.services.keys().find(|kind| !self.services.contains_key(*kind)) {
                let known: Vec<&str> = self.services.keys().map(String::as_str).collect();
                let next = format!("[services] has no {kind:?} to replace; expected one of {}", known.join(", "));
                return Err(refuse(file, text, &["profiles", name, "services", kind], InputFault::Course(next)));
            }
        }
        self.services_of(self.profile.as_deref())
            .map(drop)
            .map_err(|e| refuse(file, text, &["profile"], InputFault::Course(e.to_string())))
    }
}
