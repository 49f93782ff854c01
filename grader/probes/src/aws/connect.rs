//! From a submission's `[aws]` table to an [`Account`].
//!
//! What the grader's own environment decides is narrow: credentials, and a proxy. Endpoints, region and retries come from
//! the submission and the limits alone, so that a stray `AWS_ENDPOINT_URL` never changes whom a student is judged by.

use aws_config::{
    AppName, BehaviorVersion, Region, default_provider::credentials::DefaultCredentialsChain,
    profile::ProfileFileCredentialsProvider, provider_config::ProviderConfig, retry::RetryConfig,
    sts::AssumeRoleProvider, timeout::TimeoutConfig,
};
use aws_credential_types::{
    Credentials as Keys,
    provider::{ProvideCredentials, SharedCredentialsProvider},
};
use aws_smithy_async::{rt::sleep::TokioSleep, time::SystemTimeSource};
use aws_smithy_http_client::{
    Builder, Connector,
    proxy::ProxyConfig,
    tls::{Provider, rustls_provider::CryptoMode},
};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_types::SdkConfig;
use grader_core::{AwsAccess, Credentials, Gap, GapReason, Redactor};
use secrecy::{ExposeSecret as _, SecretString};

use super::{Account, credentials};
use crate::Limits;

/// The name under which the grader shows up in the account's trail.
const NAME: &str = "grader";

/// The account that `access` leads to; `region` is the lab's.
///
/// # Errors
///
/// A gap, when no credentials can be had, or when the address is not one that may be asked: with `local` false, any
/// endpoint of the submission's own. Even one below `amazonaws.com` can be a student's machine pretending to be AWS.
pub(crate) async fn connect(access: &AwsAccess, region: &str, local: bool, limits: Limits) -> Result<Account, Gap> {
    let forbidden = |detail: &str| Gap::new(GapReason::ForbiddenAddress).detail(detail);
    let region = access.region.as_deref().unwrap_or(region);
    if !is_region(region) {
        return Err(forbidden("the region is not the name of one"));
    }
    let endpoint = access.endpoint_url.as_ref();
    if let (Some(endpoint), false) = (endpoint, local) {
        return Err(forbidden(endpoint.as_str()));
    }
    let mut config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(region.to_owned()))
        .http_client(http_client(endpoint.is_none()))
        .retry_config(
            RetryConfig::standard().with_max_attempts(limits.attempts).with_initial_backoff(limits.first_pause),
        )
        .timeout_config(
            TimeoutConfig::builder()
                .connect_timeout(limits.connect)
                .operation_attempt_timeout(limits.attempt)
                .operation_timeout(limits.operation)
                .build(),
        )
        .sleep_impl(TokioSleep::new())
        .time_source(SystemTimeSource::new());
    config.set_app_name(AppName::new(NAME).ok());
    config.set_endpoint_url(endpoint.map(|url| url.as_str().trim_end_matches('/').to_owned()));
    let config = config.build();
    let keys = resolve(access, &config).await?;
    let secrets = [Some(keys.access_key_id()), Some(keys.secret_access_key()), keys.session_token()];
    let redactor = Redactor::new(secrets.into_iter().flatten().map(SecretString::from));
    let config = config.into_builder().credentials_provider(SharedCredentialsProvider::new(keys)).build();
    Ok(Account::new(&config, redactor, limits))
}

/// The keys themselves, so that a missing profile or a refused role is told once and not by every call.
async fn resolve(access: &AwsAccess, config: &SdkConfig) -> Result<Keys, Gap> {
    let invalid = |detail: String| Gap::new(GapReason::InvalidCredentials).detail(detail);
    let environment = ProviderConfig::without_region()
        .with_region(config.region().cloned())
        .with_http_client(config.http_client().ok_or_else(|| invalid(String::new()))?);
    let resolved = match access.credentials().map_err(|fault| invalid(fault.to_string()))? {
        Credentials::Keys { id, secret, token } => {
            let token = token.map(|token| token.expose_secret().to_owned());
            return Ok(Keys::new(id, secret.expose_secret(), token, None, "submission"));
        }
        Credentials::Profile(name) => {
            let profile = ProfileFileCredentialsProvider::builder().profile_name(name).configure(&environment).build();
            profile.provide_credentials().await
        }
        Credentials::Environment => chain(environment, config).await.provide_credentials().await,
        Credentials::Role { arn, external_id } => {
            let mut role = AssumeRoleProvider::builder(arn).session_name(NAME).configure(config);
            if let Some(id) = external_id {
                role = role.external_id(id);
            }
            let role = role.build_from_provider(chain(environment, config).await).await;
            role.provide_credentials().await
        }
    };
    resolved.map_err(|error| credentials::gap(&error))
}

/// Variables, the default profile, and what a machine or container of AWS provides.
async fn chain(environment: ProviderConfig, config: &SdkConfig) -> DefaultCredentialsChain {
    DefaultCredentialsChain::builder().region(config.region().cloned()).configure(environment).build().await
}

/// A client with the system's certificates; the environment's proxy is for AWS, not for an emulator.
fn http_client(proxied: bool) -> SharedHttpClient {
    Builder::new().build_with_connector_fn(move |settings, components| {
        let mut connector = Connector::builder();
        connector
            .set_connector_settings(settings.cloned())
            .set_sleep_impl(components.and_then(|components| components.sleep_impl()))
            .set_proxy_config(proxied.then(ProxyConfig::from_env));
        connector.tls_provider(Provider::Rustls(CryptoMode::Ring)).build()
    })
}

/// Regions become parts of host names: `us-east-1.example.org/` must not be one.
fn is_region(name: &str) -> bool {
    (1..=32).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::is_region;

    #[test]
    fn regions_are_names_and_nothing_else() {
        assert!(is_region("us-east-1") && is_region("us-gov-west-1"));
        for name in ["", "us-east-1.example.org", "example.org/", "a@b", "US-EAST-1", "a#"] {
            assert!(!is_region(name), "{name}");
        }
    }
}
