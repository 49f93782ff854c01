//! `submission.toml`: who hands in, and where to look.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use secrecy::SecretString;
use serde::{Deserialize, Deserializer, Serialize};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};
use url::Url;

use crate::{
    AddressFault, InputError, InputFault, Redactor,
    input::{Keys, decode, open, refuse},
};

/// A submission file: what is public about a submission, and how to reach the rest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmissionFile {
    /// Who hands in.
    pub student: Student,
    /// When it was handed in, as whoever collects the submissions knows it.
    pub submitted_at: Option<Timestamp>,
    /// Public addresses of the deployment.
    #[serde(default)]
    pub urls: Urls,
    /// Access to the AWS account.
    pub aws: Option<AwsAccess>,
    /// Source code.
    #[serde(default)]
    pub source: Source,
    /// Documents.
    #[serde(default)]
    pub documents: Documents,
    /// The folder of the file: paths in it begin there.
    #[serde(skip)]
    pub folder: PathBuf,
}

/// The part of a submission that evidence and reports hold: no credentials, no local paths.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Who hands in.
    pub student: Student,
    /// The id of the lab, where whoever recorded it said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lab: Option<String>,
    /// Public addresses of the deployment.
    #[serde(default)]
    pub urls: Urls,
    /// The AWS region, where the submission names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// When it was handed in, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted_at: Option<Timestamp>,
}

/// A student, as the course knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Student {
    /// The key of the class list; required.
    pub id: String,
    /// The full name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// Where the application answers; what is missing is looked up in AWS.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Urls {
    /// The load balancer, port 80.
    #[serde(default, deserialize_with = "web_address", skip_serializing_if = "Option::is_none")]
    pub load_balancer: Option<Url>,
    /// The load balancer, port 8080; by default the same host.
    #[serde(default, deserialize_with = "web_address", skip_serializing_if = "Option::is_none")]
    pub load_balancer_8080: Option<Url>,
    /// The monolith.
    #[serde(default, deserialize_with = "web_address", skip_serializing_if = "Option::is_none")]
    pub monolith: Option<Url>,
    /// The customer service by itself.
    #[serde(default, deserialize_with = "web_address", skip_serializing_if = "Option::is_none")]
    pub customer: Option<Url>,
    /// The employee service by itself.
    #[serde(default, deserialize_with = "web_address", skip_serializing_if = "Option::is_none")]
    pub employee: Option<Url>,
}

/// How to read the AWS account: one of a profile, a role or keys; without any, the environment decides.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwsAccess {
    /// The region; the lab's by default.
    pub region: Option<String>,
    /// A profile of the AWS configuration files.
    pub profile: Option<String>,
    /// A role to assume.
    pub role_arn: Option<String>,
    /// The external id that the role asks for.
    pub external_id: Option<String>,
    /// An access key.
    pub access_key_id: Option<String>,
    /// Its secret.
    #[serde(default, deserialize_with = "secret")]
    pub secret_access_key: Option<SecretString>,
    /// Its session token.
    #[serde(default, deserialize_with = "secret")]
    pub session_token: Option<SecretString>,
    /// Another endpoint than AWS's: an emulator.
    #[serde(default, deserialize_with = "web_address")]
    pub endpoint_url: Option<Url>,
}

/// Folders, archives or addresses of source code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The two services.
    pub microservices: Option<String>,
    /// The deployment files.
    pub deployment: Option<String>,
}

impl Source {
    /// Whether a text that names source code is the address of a repository, and no path.
    #[must_use]
    pub fn is_address(named: &str) -> bool {
        named.contains("://") || named.starts_with("git@") || named.starts_with("codecommit:")
    }
}

/// Documents handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// The architecture diagram.
    pub diagram: Option<PathBuf>,
    /// The cost estimate.
    pub estimate: Option<PathBuf>,
    /// The answers to the questions of the course.
    pub answers: Option<PathBuf>,
}

/// What stands for the id in the files that `grader init` writes: nobody is called so.
const TEMPLATE_IDS: [&str; 2] = ["votre-code", "your-id"];

/// What a live observer needs besides the questions: never serialised, never written.
#[derive(Debug, Default)]
pub struct Access {
    /// The AWS account, where the submission gives access to one.
    pub aws: Option<AwsAccess>,
    /// Whether addresses of this machine and of private networks may be asked. Only the person who runs the grader decides it.
    pub local: bool,
    /// Whether nothing may be changed, not even by a round trip that cleans up after itself.
    pub read_only: bool,
    /// The documents handed in.
    pub documents: Documents,
    /// The source code handed in.
    pub source: Source,
    /// The folder of the submission file: paths in it begin there.
    pub folder: PathBuf,
}

/// The credentials that [`AwsAccess`] asks for.
#[derive(Debug)]
pub enum Credentials<'a> {
    /// What the environment provides.
    Environment,
    /// A profile of the AWS configuration files.
    Profile(&'a str),
    /// A role, assumed with what the environment provides.
    Role {
        /// The role.
        arn: &'a str,
        /// The external id that it asks for.
        external_id: Option<&'a str>,
    },
    /// Keys.
    Keys {
        /// The access key.
        id: &'a str,
        /// Its secret.
        secret: &'a SecretString,
        /// Its session token.
        token: Option<&'a SecretString>,
    },
}

impl SubmissionFile {
    /// A file that says what `submission` does, and opens nothing else; paths that are added to it begin in `folder`.
    #[must_use]
    pub fn of(submission: &Submission, folder: &Path) -> Self {
        Self {
            student: submission.student.clone(),
            submitted_at: submission.submitted_at,
            urls: submission.urls.clone(),
            aws: None,
            source: Source::default(),
            documents: Documents::default(),
            folder: folder.to_owned(),
        }
    }

    /// Reads the content `text` of the submission file `file`.
    ///
    /// # Errors
    ///
    /// Where the file is not a submission file, the line and the reason.
    pub fn parse(file: &str, text: &str) -> Result<Self, InputError> {
        if let Some(at) = text.lines().position(|line| line.trim_start().starts_with("aws_access_key_id")) {
            return Err(InputError { file: file.to_owned(), line: at + 1, fault: InputFault::PastedKeys });
        }
        let known = open(file, text, &Self::keys())?;
        let refused = |path: &[&str], fault| refuse(file, text, path, fault);
        if let Some((path, fault)) = wrong_value(known.get_ref()) {
            return Err(refused(&path, fault));
        }
        let mut parsed: Self = decode(file, text)?;
        parsed.folder = Path::new(file).parent().map(Path::to_path_buf).unwrap_or_default();
        let id = parsed.student.id.trim();
        if TEMPLATE_IDS.contains(&id) {
            return Err(refused(&["student", "id"], InputFault::TemplateStudent { found: id.to_owned() }));
        }
        if let Some(aws) = &parsed.aws {
            aws.credentials().map_err(|fault| refused(&["aws"], fault))?;
        }
        Ok(parsed)
    }

    /// The tables of the file with the keys that each may have.
    #[must_use]
    pub fn tables() -> Vec<(&'static str, &'static [&'static str])> {
        Self::keys().into_iter().filter(|k| !k.table.is_empty()).map(|Keys { table, known }| (table, known)).collect()
    }

    fn keys() -> [Keys; 6] {
        [
            Keys::of::<Self>(""),
            Keys::of::<Student>("student"),
            Keys::of::<Urls>("urls"),
            Keys::of::<AwsAccess>("aws"),
            Keys::of::<Source>("source"),
            Keys::of::<Documents>("documents"),
        ]
    }

    /// The part that evidence and reports hold.
    #[must_use]
    pub fn public(&self) -> Submission {
        Submission {
            student: self.student.clone(),
            lab: None,
            urls: self.urls.clone(),
            region: self.aws.as_ref().and_then(|aws| aws.region.clone()),
            submitted_at: self.submitted_at,
        }
    }
}

impl AwsAccess {
    /// Which credentials the table asks for.
    ///
    /// # Errors
    ///
    /// When the table mixes ways of access or gives half of one.
    pub fn credentials(&self) -> Result<Credentials<'_>, InputFault> {
        let keys = self.access_key_id.is_some() || self.secret_access_key.is_some() || self.session_token.is_some();
        let ways = usize::from(keys) + usize::from(self.profile.is_some()) + usize::from(self.role_arn.is_some());
        if ways > 1 {
            return Err(InputFault::SeveralWays);
        }
        if self.external_id.is_some() && self.role_arn.is_none() {
            return Err(InputFault::NoRole);
        }
        match (
            self.profile.as_deref(),
            self.role_arn.as_deref(),
            self.access_key_id.as_deref(),
            &self.secret_access_key,
        ) {
            (Some(profile), ..) => Ok(Credentials::Profile(profile)),
            (_, Some(arn), ..) => Ok(Credentials::Role { arn, external_id: self.external_id.as_deref() }),
            (_, _, Some(id), Some(secret)) => Ok(Credentials::Keys { id, secret, token: self.session_token.as_ref() }),
            (_, _, None, None) if !keys => Ok(Credentials::Environment),
            _ => Err(InputFault::HalfKeys),
        }
    }
}

/// The first value that cannot be used, and where it stands. Looked for before the rest is read: a complaint that comes
/// through the TOML library has one language, and of a secret it would repeat the value.
fn wrong_value<'a>(file: &'a DeTable<'_>) -> Option<(Vec<&'a str>, InputFault)> {
    let table = |name: &'static str| {
        let entries = match file.get(name).map(Spanned::get_ref) {
            Some(DeValue::Table(entries)) => Some(entries),
            _ => None,
        };
        let entries = entries.into_iter().flatten();
        entries.map(move |(key, value)| (vec![name, &**key.get_ref()], value.get_ref()))
    };
    if table("student").all(|(path, id)| path[1] != "id" || text(id).is_some_and(|id| id.trim().is_empty())) {
        return Some((vec!["student"], InputFault::NoStudent));
    }
    let is_secret = |path: &[&str]| matches!(path[1], "secret_access_key" | "session_token");
    let is_address = |path: &[&str]| path[0] == "urls" || path[1] == "endpoint_url";
    table("aws").chain(table("urls")).find_map(|(path, value)| match text(value) {
        None if is_secret(&path) => Some((path, InputFault::Secret)),
        Some(text) if is_address(&path) => address(text).err().map(|fault| (path, fault)),
        _ => None,
    })
}

fn text<'a>(value: &'a DeValue<'_>) -> Option<&'a str> {
    match value {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

/// A secret. The usual complaint about a wrong type repeats the value, which would end up on a screen or in a log.
fn secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SecretString>, D::Error> {
    Option::<String>::deserialize(deserializer)
        .map(|text| text.map(SecretString::from))
        .map_err(|_| serde::de::Error::custom(InputFault::Secret))
}

/// An absolute `http` or `https` address with a host and without user information.
fn web_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| address(&text)).transpose().map_err(serde::de::Error::custom)
}

fn address(text: &str) -> Result<Url, InputFault> {
    // A password in an address is not repeated.
    let refused = |why| InputFault::Address { found: Redactor::default().text(text).chars().take(80).collect(), why };
    let url = Url::parse(text).map_err(|e| refused(AddressFault::Malformed(e.to_string())))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused(AddressFault::Scheme));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused(AddressFault::User));
    }
    Ok(url)
}
