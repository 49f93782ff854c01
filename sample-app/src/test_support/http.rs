//! HTTP clients for tests.
//!
//! Another crate of the same build may give the HTTP library TLS without an implementation of it; a client then refuses
//! to be made, even for plain HTTP. Naming the implementation here makes tests independent of what is built with them.

use reqwest::{Client, ClientBuilder, IntoUrl, Response};

/// A client to be.
pub fn client() -> ClientBuilder {
    // A second call changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
}

/// The answer to `GET url`.
///
/// # Errors
///
/// Whatever keeps the answer from coming.
pub async fn get(url: impl IntoUrl) -> reqwest::Result<Response> {
    client().build()?.get(url).send().await
}
