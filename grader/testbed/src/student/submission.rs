//! A whole submission of the right lab: the file that names everything, and everything that it names.

use std::{fs, path::Path};

use super::{disk, write_source};
use crate::{Seeded, TestbedError};

const DIAGRAM: &str = include_str!("../../documents/diagram.drawio");
const ESTIMATE: &str = include_str!("../../documents/estimate.json");
const ANSWERS: &str = include_str!("../../documents/answers.toml");

/// Where a submission's deployment answers.
#[derive(Clone, Copy, Debug)]
pub struct Addresses<'a> {
    /// The AWS endpoint, usually a proxy's.
    pub aws: &'a str,
    /// The monolith.
    pub monolith: &'a str,
    /// The load balancer, port 80.
    pub load_balancer: &'a str,
    /// The load balancer, port 8080.
    pub load_balancer_8080: &'a str,
    /// The employee service by itself.
    pub employee: &'a str,
}

/// Writes `submission.toml` into `folder`, with the source code and the documents of the right lab beside it.
///
/// # Errors
///
/// When the folder cannot be written or git cannot be run.
pub fn write_submission(
    folder: &Path,
    id: &str,
    name: &str,
    lab: &Seeded,
    at: Addresses<'_>,
) -> Result<(), TestbedError> {
    write_source(folder)?;
    let keys = &lab.credentials;
    let file = format!(
        "[student]\nid = \"{id}\"\nname = \"{name}\"\n\n\
         [urls]\nmonolith = \"{}\"\nload_balancer = \"{}\"\nload_balancer_8080 = \"{}\"\nemployee = \"{}\"\n\n\
         [aws]\nregion = \"{}\"\nendpoint_url = \"{}\"\n\
         access_key_id = \"{}\"\nsecret_access_key = \"{}\"\nsession_token = \"{}\"\n\n\
         [source]\nmicroservices = \"microservices\"\ndeployment = \"deployment\"\n\n\
         [documents]\ndiagram = \"diagram.drawio\"\nestimate = \"estimate.json\"\nanswers = \"answers.toml\"\n",
        at.monolith,
        at.load_balancer,
        at.load_balancer_8080,
        at.employee,
        lab.region,
        at.aws,
        keys.access_key_id,
        keys.secret_access_key,
        keys.session_token,
    );
    let answers = ANSWERS.replace("RDS_ENDPOINT", lab.database_host.as_deref().unwrap_or("unknown"));
    let files = [
        ("submission.toml", file.as_str()),
        ("diagram.drawio", DIAGRAM),
        ("estimate.json", ESTIMATE),
        ("answers.toml", &answers),
    ];
    files.into_iter().try_for_each(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|source| disk(&path, source))
    })
}
