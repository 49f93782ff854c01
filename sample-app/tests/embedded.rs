//! The embedded database under many hands: writers, services that start together, and a stop with requests under way.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod support;

use futures::future::join_all;
use sample_app::{Service, Store, config::Database, local};
use support::{
    load::{add, client, nothing_is_lost},
    serve,
};

fn file(folder: &tempfile::TempDir) -> Database {
    Database::Sqlite(format!("sqlite:{}", folder.path().join("suppliers.db").display()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_writers_lose_nothing() {
    let running = local::start(local::Options::default()).await.unwrap();
    nothing_is_lost(&running.monolith_url, &running.store, "Writer").await;
    running.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn services_that_start_together_fill_the_table_once() {
    let folder = tempfile::tempdir().unwrap();
    let stores: Vec<_> = (0..8).map(|_| Store::new(&file(&folder)).unwrap()).collect();
    join_all(stores.iter().map(Store::keep)).await;
    assert_eq!(stores[0].list().await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_second_start_keeps_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let first = Store::new(&file(&folder)).unwrap();
    first.prepare().await.unwrap();
    assert!(first.remove(first.list().await.unwrap()[0].id).await.unwrap());
    let left = first.list().await.unwrap();
    first.close().await;

    let second = Store::new(&file(&folder)).unwrap();
    second.prepare().await.unwrap();
    assert_eq!(second.list().await.unwrap(), left);
}

#[tokio::test]
async fn a_table_that_disappears_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let store =
        Store::new(&Database::Sqlite(format!("sqlite:{}/later/suppliers.db", folder.path().display()))).unwrap();
    store.keep().await;
    assert!(store.list().await.is_err());
    std::fs::create_dir(folder.path().join("later")).unwrap();
    for _ in 0..100 {
        if store.list().await.is_ok_and(|suppliers| suppliers.len() == 3) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("expected the suppliers within 10 s of the database's return, found none");
}

#[tokio::test]
async fn texts_are_values_and_nothing_else() {
    let store = Store::new(&Database::Sqlite("sqlite::memory:".into())).unwrap();
    store.prepare().await.unwrap();
    let server = serve(Service::Employee.router(store.clone())).await;
    let base = server.url().join("/admin/").unwrap();
    for name in [
        "'); DROP TABLE suppliers; --",
        "Robert' OR '1'='1",
        "<script>alert(1)</script>",
        "\" onfocus=\"alert(1)",
        "Café ☕ 株式会社",
    ] {
        add(&client(), &base, name).await;
        assert!(
            store.list().await.unwrap().iter().any(|supplier| supplier.fields.name == name),
            "{name} was not kept as it is"
        );
    }
    let page =
        sample_app::test_support::http::get(base.join("suppliers").unwrap()).await.unwrap().text().await.unwrap();
    assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62;"), "expected the text escaped once, found {page}");
    assert!(!page.contains("<script>") && !page.contains("\" onfocus"));
    assert!(page.contains("Café ☕ 株式会社"));
}
