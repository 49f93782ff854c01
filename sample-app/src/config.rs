//! The `APP_*` variables of the contract, read in one place.

use std::env;

use thiserror::Error;
use url::Url;

/// The database file when nothing is configured: in the working directory, so that services started side by side share it.
const DEFAULT_SQLITE: &str = "sqlite:coffee-suppliers.db";

/// Which database a service uses.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// An embedded database: `sqlite:<path>` or `sqlite::memory:`.
    Sqlite(String),
    /// A MySQL or MariaDB server; the URL holds the password, so it is never shown as it is.
    MySql(Url),
}

/// A setting that cannot be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// `APP_DB_HOST` is neither a host nor an SQLite URL.
    #[error(
        "APP_DB_HOST: expected a host name, host:port or sqlite:<path>, found {found:?}; correct the variable, or unset it to use an embedded database"
    )]
    Host {
        /// What the variable holds.
        found: String,
    },
    /// A port is not a port.
    #[error(
        "{variable}: expected a port from 0 to 65535, found {found:?}; correct the variable or unset it to use the default"
    )]
    Port {
        /// The variable's name.
        variable: &'static str,
        /// What it holds.
        found: String,
    },
}

impl Database {
    /// What the `APP_DB_*` variables ask for.
    ///
    /// # Errors
    /// When `APP_DB_HOST` is not a host, a `host:port` or an `sqlite:` URL.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_variables(|name| env::var(name).ok())
    }

    /// The same with the variables given by a function, which is what a test or a program with several services needs.
    ///
    /// # Errors
    /// As [`Database::from_env`].
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let value =
            |name: &str, default: &str| variable(name).filter(|v| !v.is_empty()).unwrap_or_else(|| default.to_owned());
        let host = value("APP_DB_HOST", DEFAULT_SQLITE);
        if host.starts_with("sqlite:") {
            return Ok(Self::Sqlite(host));
        }
        let broken = || ConfigError::Host { found: host.clone() };
        let mut url = Url::parse(&format!("mysql://{host}")).map_err(|_| broken())?;
        let only_host = url.username().is_empty()
            && url.password().is_none()
            && url.path().is_empty()
            && url.query().is_none()
            && url.fragment().is_none();
        if !only_host || url.host_str().is_none_or(str::is_empty) {
            return Err(broken());
        }
        url.set_username(&value("APP_DB_USER", "nodeapp")).map_err(|()| broken())?;
        url.set_password(Some(&value("APP_DB_PASSWORD", "coffee"))).map_err(|()| broken())?;
        url.path_segments_mut().map_err(|()| broken())?.push(&value("APP_DB_NAME", "COFFEE"));
        Ok(Self::MySql(url))
    }

    /// Where the database is, without the password: for logs and messages.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Sqlite(url) => url.clone(),
            Self::MySql(url) => format!(
                "mysql://{}@{}:{}{}",
                url.username(),
                url.host_str().unwrap_or_default(),
                url.port().unwrap_or(3306),
                url.path()
            ),
        }
    }
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.address())
    }
}

/// The port in `APP_PORT`, or the service's own.
///
/// # Errors
/// When the variable holds something else than a port.
pub fn port_from_env(default: u16) -> Result<u16, ConfigError> {
    match env::var("APP_PORT") {
        Ok(found) if !found.is_empty() => found.parse().map_err(|_| ConfigError::Port { variable: "APP_PORT", found }),
        _ => Ok(default),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::*;

    fn database(pairs: &[(&str, &str)]) -> Result<Database, ConfigError> {
        Database::from_variables(|name| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn without_a_host_the_database_is_embedded() {
        assert_eq!(database(&[]).unwrap(), Database::Sqlite(DEFAULT_SQLITE.into()));
        assert_eq!(database(&[("APP_DB_HOST", "")]).unwrap(), Database::Sqlite(DEFAULT_SQLITE.into()));
        assert_eq!(
            database(&[("APP_DB_HOST", "sqlite:/data/a.db")]).unwrap(),
            Database::Sqlite("sqlite:/data/a.db".into())
        );
    }

    #[test]
    fn a_host_gets_the_contract_defaults() {
        assert_eq!(database(&[("APP_DB_HOST", "db")]).unwrap().address(), "mysql://nodeapp@db:3306/COFFEE");
        assert_eq!(
            database(&[("APP_DB_HOST", "[::1]:3307"), ("APP_DB_NAME", "TEA")]).unwrap().address(),
            "mysql://nodeapp@[::1]:3307/TEA"
        );
    }

    #[test]
    fn a_password_may_hold_any_character_and_is_never_shown() {
        let found = database(&[("APP_DB_HOST", "db"), ("APP_DB_PASSWORD", "p@ss:/?#%")]).unwrap();
        assert!(!format!("{found:?}").contains("ss"));
        let Database::MySql(url) = found else { panic!("expected MySQL") };
        assert_eq!(url.host_str(), Some("db"));
    }

    #[test]
    fn a_url_in_place_of_a_host_is_refused() {
        for host in ["http://db", "db/COFFEE", "user@db", "db:port", ":3306", "a b"] {
            let message = database(&[("APP_DB_HOST", host)]).unwrap_err().to_string();
            assert!(message.contains(host), "{message}");
        }
    }
}
