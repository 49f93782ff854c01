//! The table and its first rows: made when missing, never dropped, and made once even when several services start together.

use sqlx::{AnyConnection, Connection, Row};
use tokio::time::timeout;

use crate::{
    config::Database,
    store::{STATEMENT_LIMIT, Store, StoreError, insertion},
    supplier::Fields,
};

/// The columns after the number.
macro_rules! columns {
    () => {
        ", name VARCHAR(255) NOT NULL, address VARCHAR(255) NOT NULL, city VARCHAR(255) NOT NULL, state VARCHAR(255) NOT NULL, \
        email VARCHAR(255) NOT NULL, phone VARCHAR(100) NOT NULL"
    };
}

/// `VARCHAR` is only a word to SQLite, so both databases share the columns. A name may be written in any script, whatever the
/// server's own character set.
const CREATE_MYSQL: &str = concat!(
    "CREATE TABLE IF NOT EXISTS suppliers (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY",
    columns!(),
    ") CHARACTER SET utf8mb4"
);
const CREATE_SQLITE: &str =
    concat!("CREATE TABLE IF NOT EXISTS suppliers (id INTEGER PRIMARY KEY AUTOINCREMENT", columns!(), ")");

/// Held on a server while the table is made, so that two services do not both fill it. `CREATE TABLE` would end a transaction there.
const LOCK: &str = "SELECT GET_LOCK('sample_app_schema', 3)";

/// The suppliers of an empty table.
fn seed() -> [Fields; 3] {
    let fields = |name: &str, address: &str, city: &str, state: &str, email: &str, phone: &str| Fields {
        name: name.into(),
        address: address.into(),
        city: city.into(),
        state: state.into(),
        email: email.into(),
        phone: phone.into(),
    };
    [
        fields("Harbour Roasters", "12 Pier Road", "Halifax", "NS", "orders@harbour.example", "9025550123"),
        fields("Maple Leaf Beans", "480 Rideau Street", "Ottawa", "ON", "hello@mapleleaf.example", "6135550147"),
        fields("Torrefaction du Nord", "7 rue Sainte-Claire", "Quebec", "QC", "bonjour@nord.example", "4185550162"),
    ]
}

impl Store {
    /// Makes the table if it is missing, and fills it if it is empty.
    ///
    /// # Errors
    /// When the database cannot be reached or does not allow it.
    pub async fn prepare(&self) -> Result<(), StoreError> {
        timeout(STATEMENT_LIMIT, async {
            match &*self.database {
                Database::Sqlite(_) => prepare_sqlite(&mut *self.pool.acquire().await?).await,
                // A connection of its own: its error names the cause, where the pool's only says that it waited in vain; and the lock
                // goes with it, whatever happens.
                Database::MySql(url) => prepare_mysql(AnyConnection::connect(url.as_str()).await?).await,
            }
        })
        .await
        .map_err(|_| StoreError::Hung)?
        .map_err(StoreError::from)
    }
}

async fn prepare_sqlite(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    // Readers do not wait for the writer.
    sqlx::query("PRAGMA journal_mode = WAL").execute(&mut *connection).await?;
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    fill(&mut transaction, CREATE_SQLITE).await?;
    transaction.commit().await
}

async fn prepare_mysql(mut connection: AnyConnection) -> Result<(), sqlx::Error> {
    let locked: Option<i64> = sqlx::query(LOCK).fetch_one(&mut connection).await?.try_get(0)?;
    if locked != Some(1) {
        return Err(sqlx::Error::Io(std::io::Error::other(
            "another service has been preparing the table for too long",
        )));
    }
    fill(&mut connection, CREATE_MYSQL).await?;
    connection.close().await
}

/// What must happen in one piece.
async fn fill(connection: &mut AnyConnection, create: &'static str) -> Result<(), sqlx::Error> {
    sqlx::query(create).execute(&mut *connection).await?;
    let rows: i64 = sqlx::query("SELECT COUNT(*) FROM suppliers").fetch_one(&mut *connection).await?.try_get(0)?;
    if rows > 0 {
        return Ok(());
    }
    for supplier in &seed() {
        insertion(supplier).execute(&mut *connection).await?;
    }
    Ok(())
}
