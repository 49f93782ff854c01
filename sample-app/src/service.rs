//! The three services by name, for what treats them alike: the all-in-one start and the tests.

use axum::Router;

use crate::{
    Store, customer, employee, monolith,
    site::{CUSTOMER, EMPLOYEE, MONOLITH, Site},
};

/// One of the services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Service {
    /// The application before it is split.
    Monolith,
    /// The read-only microservice.
    Customer,
    /// The microservice behind `/admin`.
    Employee,
}

impl Service {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Monolith, Self::Customer, Self::Employee];

    /// Its face.
    #[must_use]
    pub fn site(self) -> &'static Site {
        match self {
            Self::Monolith => &MONOLITH,
            Self::Customer => &CUSTOMER,
            Self::Employee => &EMPLOYEE,
        }
    }

    /// The service on a database.
    pub fn router(self, store: Store) -> Router {
        match self {
            Self::Monolith => monolith::router(store),
            Self::Customer => customer::router(store),
            Self::Employee => employee::router(store),
        }
    }
}
