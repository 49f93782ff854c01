//! The customer microservice: the pages that read, and none that write.

use axum::Router;

use crate::{read, site::CUSTOMER, store::Store, web};

/// The service on a database.
pub fn router(store: Store) -> Router {
    web::service(&CUSTOMER, store, read::routes(&CUSTOMER))
}
