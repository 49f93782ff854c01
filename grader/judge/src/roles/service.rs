//! The lab's microservices, known by the words that names and labels hold.

use std::borrow::Cow;

pub(super) use grader_core::plain;
use grader_core::{Lab, Microservice};

use crate::exam::Stop;

/// A microservice, by its position in the lab file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Service(usize);

impl Service {
    /// All of the lab.
    pub(crate) fn all(lab: &Lab) -> impl Iterator<Item = Self> + use<> {
        (0..lab.microservices.len()).map(Self)
    }

    /// The service that a name is about, such as `customer-tg-one`: the only one of which it holds a word.
    pub(crate) fn of(lab: &Lab, name: &str) -> Option<Self> {
        lab.microservice_in(name).map(Self)
    }

    /// The service that a feature file speaks of.
    pub(crate) fn named(lab: &Lab, name: &str) -> Result<Self, Stop> {
        let known = || lab.microservices.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(", ");
        Self::of(lab, name).ok_or_else(|| {
            Stop::Broken(format!("{name:?} is about none of the microservices of the lab file: {}", known()))
        })
    }

    /// Whether a name speaks of this service and of no other.
    pub(crate) fn owns(self, lab: &Lab, name: &str) -> bool {
        Self::of(lab, name) == Some(self)
    }

    /// What the lab file says of it.
    pub(crate) fn of_lab(self, lab: &Lab) -> Option<&Microservice> {
        lab.microservices.get(self.0)
    }

    /// The words that stand for it, in small letters without accents.
    pub(super) fn words(self, lab: &Lab) -> impl Iterator<Item = String> {
        self.of_lab(lab).into_iter().flat_map(Microservice::known_by).map(Cow::into_owned)
    }
}

/// A lab of two services, for tests.
#[cfg(test)]
pub(super) fn two_services() -> Lab {
    let texts = |all: &[&str]| all.iter().map(ToString::to_string).collect();
    let customer = Microservice {
        name: "customer".into(),
        words: texts(&["client"]),
        pages: texts(&["/suppliers"]),
        ..Microservice::default()
    };
    let employee = Microservice {
        name: "employee".into(),
        words: texts(&["employé", "admin"]),
        path: Some("/admin/*".into()),
        pages: texts(&["/admin/suppliers", "/admin/supplier-update/1"]),
        ..Microservice::default()
    };
    Lab { microservices: vec![customer, employee], ..Lab::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_belongs_to_a_service_when_it_speaks_of_it_alone() {
        let lab = two_services();
        let found = |name| Service::of(&lab, name).and_then(|s| s.of_lab(&lab)).map(|s| s.name.as_str());
        assert_eq!(found("customer-tg-one"), Some("customer"));
        assert_eq!(found("tg-client-bleu"), Some("customer"));
        assert_eq!(found("Employé-service"), Some("employee"));
        assert_eq!(found("blue-tg"), None);
        assert_eq!(found("customer-and-employee"), None);
    }
}
