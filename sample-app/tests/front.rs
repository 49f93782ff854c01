//! The front sends each path to the right service, and stands in for the load balancer when a service is gone or an address is not allowed.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod support;

use reqwest::StatusCode;
use sample_app::{
    Service,
    front::{self, Rules},
    local::{self, Options},
    test_support::{check::Subject, contract},
};
use support::{load::client, serve};
use url::Url;

async fn page(base: &Url, path: &str) -> (StatusCode, String) {
    let answer = client().get(base.join(path).unwrap()).send().await.unwrap();
    (answer.status(), answer.text().await.unwrap())
}

#[tokio::test]
async fn both_listeners_route_both_services() {
    let running = local::start(Options::default()).await.unwrap();
    for front in [&running.front_80_url, &running.front_8080_url] {
        // What the front changes is only where a path leads: the rest of the contract holds through it.
        for (service, elsewhere) in [(Service::Customer, "no.admin"), (Service::Employee, "no.bare")] {
            let subject =
                Subject::alone(service, front.clone()).with_writer(Service::Employee, running.employee_url.clone());
            for row in contract::rows(service)
                .filter(|row| !row.id.starts_with(elsewhere) && row.needs != contract::Needs::DeadDatabase)
            {
                // `/admin` alone does not match `/admin/*`.
                let home = row.steps.iter().any(|step| step.path == "{home}") && service == Service::Employee;
                let brand = row.id == "frame.brand-page";
                if !home && !brand {
                    subject.check(row).await.unwrap_or_else(|why| panic!("{} through the front: {why}", row.id));
                }
            }
        }
        assert_eq!(page(front, "/admin").await.0, StatusCode::NOT_FOUND);
    }
    running.shutdown().await;
}

#[tokio::test]
async fn an_address_that_is_not_allowed_gets_the_customers_404_page() {
    let options = Options { admin_sources: vec!["203.0.113.9/32".parse().unwrap()], ..Options::default() };
    let running = local::start(options).await.unwrap();
    let (status, text) = page(&running.front_80_url, "/admin/suppliers").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(text.contains("Administrator link"), "expected the customer service's page, found {text}");
    assert_eq!(page(&running.front_80_url, "/suppliers").await.0, StatusCode::OK);
    running.shutdown().await;
}

#[tokio::test]
async fn a_service_that_is_gone_is_502() {
    let nobody = Url::parse("http://127.0.0.1:1").unwrap();
    let server =
        serve(front::router(Rules { customer: nobody.clone(), employee: nobody, admin_sources: Vec::new() })).await;
    assert_eq!(page(&server.url(), "/suppliers").await.0, StatusCode::BAD_GATEWAY);
}
