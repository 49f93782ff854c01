//! Pages can be used with a keyboard and a screen reader, and need nothing from the network.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod support;

use sample_app::{Service, config::Database};
use scraper::{Html, Selector};
use support::Bench;

fn check(path: &str, text: &str) {
    let page = Html::parse_document(text);
    let all = |selector: &str| page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
    assert!(page.errors.is_empty(), "{path}: {:?}", page.errors);
    assert_eq!(all("html[lang=en]").len(), 1, "{path}: a language");
    assert_eq!(all("h1").len(), 1, "{path}: one heading");
    assert_eq!(all("main").len(), 1, "{path}: one main part");
    assert_eq!(
        all("a.skip-link[href='#content']").len(),
        all("main#content").len(),
        "{path}: a way past the navigation"
    );
    assert_eq!(all("th").len(), all("th[scope]").len(), "{path}: every header says what it heads");
    for input in all("input:not([type=hidden])") {
        let id = input.attr("id").unwrap();
        assert_eq!(all(&format!("label[for='{id}']")).len(), 1, "{path}: a label for {id}");
    }
    for alert in all(".alert") {
        assert_eq!(alert.attr("role"), Some("alert"), "{path}: an alert is announced");
    }
    for link in all("[href], [src], [action]") {
        let target = ["href", "src", "action"].into_iter().find_map(|name| link.attr(name)).unwrap();
        assert!(target.starts_with(['/', '#']) || target == "data:,", "{path}: {target} leads off the service");
    }
}

#[tokio::test]
async fn every_page_is_accessible() {
    let bench = Bench::start(Database::Sqlite("sqlite::memory:".into())).await;
    for service in Service::ALL {
        for route in
            ["", "/", "/suppliers", "/supplier-add", "/supplier-update/1", "/supplier-update/abc", "/no-such-page"]
        {
            let path = service.site().path(route);
            let page = sample_app::test_support::http::get(bench.url(service).join(&path).unwrap())
                .await
                .unwrap()
                .text()
                .await
                .unwrap();
            check(&path, &page);
        }
    }
    let form = bench.url(Service::Employee).join("/admin/supplier-add").unwrap();
    let refused = support::load::client().post(form).form(&[("name", "")]).send().await.unwrap().text().await.unwrap();
    check("a refused form", &refused);
}
