//! The suppliers table, the same four statements on MySQL, MariaDB and SQLite. Values travel as parameters only: no statement is ever
//! put together from text.

use std::{future::Future, sync::Arc, time::Duration};

use sqlx::{
    Any, AnyPool, Row,
    any::{AnyArguments, AnyPoolOptions, AnyRow},
};
use thiserror::Error;
use tokio::{sync::Notify, time::timeout};

use crate::{
    config::Database,
    supplier::{Fields, Supplier},
};

/// How long a request waits for a free connection, and a connection for the server: well below the five seconds of a health check.
const CONNECT_LIMIT: Duration = Duration::from_secs(2);
/// How long one statement may take: a database that hangs must not hang the service.
pub(crate) const STATEMENT_LIMIT: Duration = Duration::from_secs(4);
/// Connections to a server.
const SERVER_CONNECTIONS: u32 = 10;
/// Connections to a file: SQLite writes one at a time whatever their number.
const FILE_CONNECTIONS: u32 = 4;

/// Why the database did not answer.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database refused, failed or could not be reached.
    #[error(
        "expected an answer from the database, found: {0}; check that it runs and that the APP_DB_* variables and the network rules are right"
    )]
    Database(#[from] sqlx::Error),
    /// The database took too long.
    #[error("expected an answer from the database within {} s, found none; check its load and the network", STATEMENT_LIMIT.as_secs())]
    Hung,
}

/// A pool of connections to the suppliers. Cloning shares it.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) pool: AnyPool,
    pub(crate) database: Arc<Database>,
    /// Told of every failure, so that the keeper looks after the database.
    pub(crate) failed: Arc<Notify>,
}

impl Store {
    /// A store that connects when it is first asked: a service starts whether or not its database does.
    ///
    /// # Errors
    /// When the database's URL cannot be understood.
    pub fn new(database: &Database) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let options = AnyPoolOptions::new().acquire_timeout(CONNECT_LIMIT);
        let (options, url) = match database {
            Database::MySql(url) => (options.max_connections(SERVER_CONNECTIONS), url.to_string()),
            // A database in memory lives as long as its one connection.
            Database::Sqlite(url) if url.contains(":memory:") => {
                (options.max_connections(1).idle_timeout(None).max_lifetime(None), url.clone())
            }
            Database::Sqlite(url) if url.contains('?') => (options.max_connections(FILE_CONNECTIONS), url.clone()),
            // `rwc`: the file is created when it is missing.
            Database::Sqlite(url) => (options.max_connections(FILE_CONNECTIONS), format!("{url}?mode=rwc")),
        };
        Ok(Self {
            pool: options.connect_lazy(&url)?,
            database: Arc::new(database.clone()),
            failed: Arc::new(Notify::new()),
        })
    }

    /// All suppliers, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list(&self) -> Result<Vec<Supplier>, StoreError> {
        let query = sqlx::query("SELECT id, name, address, city, state, email, phone FROM suppliers ORDER BY id");
        self.ask(async { query.fetch_all(&self.pool).await?.iter().map(supplier).collect() }).await
    }

    /// One supplier, if there is one of that number.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn get(&self, id: i64) -> Result<Option<Supplier>, StoreError> {
        let query =
            sqlx::query("SELECT id, name, address, city, state, email, phone FROM suppliers WHERE id = ?").bind(id);
        self.ask(async { query.fetch_optional(&self.pool).await?.as_ref().map(supplier).transpose() }).await
    }

    /// Adds a supplier.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn insert(&self, fields: &Fields) -> Result<(), StoreError> {
        self.ask(async { insertion(fields).execute(&self.pool).await.map(drop) }).await
    }

    /// Replaces a supplier's values; `false` when there is none of that number.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn update(&self, id: i64, fields: &Fields) -> Result<bool, StoreError> {
        let query = sqlx::query(
            "UPDATE suppliers SET name = ?, address = ?, city = ?, state = ?, email = ?, phone = ? WHERE id = ?",
        );
        let query = bind(query, fields).bind(id);
        self.ask(async { Ok(query.execute(&self.pool).await?.rows_affected() > 0) }).await
    }

    /// Removes a supplier; `false` when there is none of that number.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remove(&self, id: i64) -> Result<bool, StoreError> {
        let query = sqlx::query("DELETE FROM suppliers WHERE id = ?").bind(id);
        self.ask(async { Ok(query.execute(&self.pool).await?.rows_affected() > 0) }).await
    }

    /// Closes every connection: the last act of a service.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// One question to the database, bounded in time; a failure also wakes the keeper.
    async fn ask<T>(&self, question: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, StoreError> {
        let answer = match timeout(STATEMENT_LIMIT, question).await {
            Ok(answer) => answer.map_err(StoreError::from),
            Err(_) => Err(StoreError::Hung),
        };
        if answer.is_err() {
            self.failed.notify_one();
        }
        answer
    }
}

type Query = sqlx::query::Query<'static, Any, AnyArguments>;

/// The statement that adds a supplier.
pub(crate) fn insertion(fields: &Fields) -> Query {
    bind(
        sqlx::query("INSERT INTO suppliers (name, address, city, state, email, phone) VALUES (?, ?, ?, ?, ?, ?)"),
        fields,
    )
}

/// The six values, in the order in which every statement names them.
fn bind(query: Query, fields: &Fields) -> Query {
    fields.all().iter().fold(query, |query, field| query.bind(field.value.to_owned()))
}

fn supplier(row: &AnyRow) -> Result<Supplier, sqlx::Error> {
    Ok(Supplier {
        id: row.try_get("id")?,
        fields: Fields {
            name: row.try_get("name")?,
            address: row.try_get("address")?,
            city: row.try_get("city")?,
            state: row.try_get("state")?,
            email: row.try_get("email")?,
            phone: row.try_get("phone")?,
        },
    })
}
