//! The employee microservice: everything the monolith does, behind `/admin`.

use axum::Router;

use crate::{read, site::EMPLOYEE, store::Store, web, write};

/// The service on a database.
pub fn router(store: Store) -> Router {
    web::service(&EMPLOYEE, store, read::routes(&EMPLOYEE).merge(write::routes(&EMPLOYEE)))
}
