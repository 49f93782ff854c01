//! The application before it is split: everything in one service.

use axum::Router;

use crate::{read, site::MONOLITH, store::Store, web, write};

/// The service on a database.
pub fn router(store: Store) -> Router {
    web::service(&MONOLITH, store, read::routes(&MONOLITH).merge(write::routes(&MONOLITH)))
}
