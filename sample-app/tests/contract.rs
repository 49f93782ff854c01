//! Every row of the contract holds on the embedded database.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod support;

use sample_app::config::Database;
use support::{Bench, holds};

#[tokio::test]
async fn every_row_holds_on_a_database_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite:{}", folder.path().join("suppliers.db").display());
    let bench = Bench::start(Database::Sqlite(file)).await;
    let rows = holds(&bench.subjects).await;
    println!("{rows} rows hold on SQLite");
}
