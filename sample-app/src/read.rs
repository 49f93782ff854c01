//! The pages that only read: all that the customer service has.

use axum::{Router, extract::State, http::StatusCode, response::Response, routing::get};

use crate::{
    page::{Home, List, html},
    site::Site,
    web::App,
};

/// The home page and the list.
pub(crate) fn routes(site: &'static Site) -> Router<App> {
    let routes = Router::new().route(site.home(), get(home)).route(&site.path("/suppliers"), get(list));
    // A prefix is a home page with and without its slash; the router tells the two apart, a visitor does not.
    if site.base.is_empty() { routes } else { routes.route(&site.path("/"), get(home)) }
}

async fn home(State(App { site, .. }): State<App>) -> Response {
    html(StatusCode::OK, &Home { site, here: site.home() })
}

async fn list(State(app): State<App>) -> Response {
    let suppliers = app.store.list().await;
    let here = app.site.path("/suppliers");
    app.answer(match suppliers {
        Ok(suppliers) => Ok(html(StatusCode::OK, &List { site: app.site, here: &here, suppliers })),
        Err(error) => Err(error.into()),
    })
}
