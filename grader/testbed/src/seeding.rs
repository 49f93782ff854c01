//! Filling accounts of the emulator with labs.

use std::{collections::BTreeMap, io::Write as _, process::Stdio, sync::atomic::Ordering};

use serde::Deserialize;
use serde_json::json;

use crate::{Emulator, Overlay, TestbedError, python};

/// A lab in an account of its own.
#[derive(Clone, Debug, Deserialize)]
pub struct Seeded {
    /// The account, twelve digits.
    pub account: String,
    /// The region that holds the lab.
    pub region: String,
    /// Credentials of the account.
    pub credentials: Credentials,
    /// The monolith's instance, if there is one.
    pub instance_id: Option<String>,
    /// Its public address, if it has one.
    pub monolith_ip: Option<String>,
    /// The id of the Cloud9 environment, if there is one.
    pub environment_id: Option<String>,
    /// The endpoint of the database, if there is one.
    pub database_host: Option<String>,
    /// `LabVPC`.
    pub vpc_id: String,
    /// The host name of the load balancer, if there is one; it does not resolve.
    pub load_balancer_dns: Option<String>,
    /// Its ARN.
    pub load_balancer_arn: Option<String>,
    /// ARNs of the target groups by role: `customer-one`, whatever their names.
    pub target_groups: BTreeMap<String, String>,
    /// What to answer where the emulator falls short; for [`Proxy::with_overlay`](crate::Proxy::with_overlay).
    pub overlay: Overlay,
    /// How long seeding took, seconds.
    pub seconds: f64,
    /// A digest of what the emulator answers about the account, the same for any two accounts with the same lab; only
    /// from [`Emulator::snapshots`].
    pub snapshot: Option<String>,
}

/// Temporary credentials.
#[derive(Clone, Debug, Deserialize)]
pub struct Credentials {
    /// The access key.
    pub access_key_id: String,
    /// The secret key.
    pub secret_access_key: String,
    /// The session token.
    pub session_token: String,
}

impl Emulator {
    /// Seeds the correct lab, changed by `variants` in turn, in a fresh account (one or two seconds).
    ///
    /// # Errors
    ///
    /// When a variant is unknown or changes nothing, or the emulator refuses a call.
    pub fn seed(&self, variants: &[&str]) -> Result<Seeded, TestbedError> {
        let mut labs = self.seed_many(&[variants])?;
        labs.pop().ok_or_else(|| TestbedError::Seeding("no lab was seeded".to_owned()))
    }

    /// Seeds several labs side by side, each in a fresh account; the answers are in the order of `labs`.
    ///
    /// # Errors
    ///
    /// Those of [`Emulator::seed`]; nothing is seeded when a variant is unknown.
    pub fn seed_many(&self, labs: &[&[&str]]) -> Result<Vec<Seeded>, TestbedError> {
        self.order(labs, false)
    }

    /// [`Emulator::seed_many`], with a [`Seeded::snapshot`] of each account.
    ///
    /// # Errors
    ///
    /// Those of [`Emulator::seed_many`].
    pub fn snapshots(&self, labs: &[&[&str]]) -> Result<Vec<Seeded>, TestbedError> {
        self.order(labs, true)
    }

    fn order(&self, labs: &[&[&str]], snapshot: bool) -> Result<Vec<Seeded>, TestbedError> {
        let orders: Vec<_> = labs
            .iter()
            .map(|variants| {
                // Twelve digits, none of which an account of AWS's documentation has.
                let account = 300_000_000_000 + self.accounts.fetch_add(1, Ordering::Relaxed);
                json!({ "account": account.to_string(), "variants": variants })
            })
            .collect();
        let input = json!({ "endpoint": self.endpoint(), "snapshot": snapshot, "orders": orders }).to_string();
        let failed = |error: &dyn ToString| TestbedError::Seeding(error.to_string());
        let mut process = python::module("seed")?
            .arg("deploy")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(TestbedError::NoPython)?;
        if let Some(mut stdin) = process.stdin.take() {
            stdin.write_all(input.as_bytes()).map_err(|error| failed(&error))?;
        }
        let output = process.wait_with_output().map_err(|error| failed(&error))?;
        if !output.status.success() {
            return Err(TestbedError::Seeding(python::complaint(&output)));
        }
        serde_json::from_slice(&output.stdout).map_err(|error| failed(&error))
    }
}
