//! Evidence: all questions and observations of one submission, and its form on disk.
//!
//! A bundle is one JSON object `{"schema", "digest", "signature", "evidence"}`. The digest is the SHA-256 of the exact bytes
//! of the `evidence` member: it tells a damaged or edited bundle from a whole one. A signature of the digest, where there
//! is one, tells who vouches for it. History of the format:
//!
//! - `grader.evidence/1`: first version. New optional members may be added within it; readers ignore those they do not know.
//!   Later came `signature` (`{"key", "value"}`: Ed25519, in hexadecimal) and `submission.submitted_at`.
//! - `grader.evidence/2`: questions about the topics `cloudwatch` and `autoscaling`, which a reader of version 1 does not know.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::{Facts, Observation, Provenance, PublicKey, Question, Rebasing, SecretKey, Signature, Submission};

const SCHEMA: &str = "grader.evidence/";
const VERSION: u32 = 2;

/// Everything that was seen of one submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Who recorded it.
    pub recorder: Recorder,
    /// Whose deployment it is.
    pub submission: Submission,
    /// What readers of a report should know about how it was seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Notice>,
    /// The answers, in the order of their questions.
    pub entries: Vec<Entry>,
}

/// The run that recorded evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorder {
    /// The version of the grader.
    pub version: String,
    /// Who saw it.
    pub provenance: Provenance,
    /// When the run began.
    pub started_at: Timestamp,
}

/// Something unusual about how a deployment was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Notice {
    /// AWS was asked at an address that is not AWS's.
    CustomEndpoint {
        /// That address.
        url: String,
    },
    /// Addresses of the grader's own machine or network were allowed.
    LocalAddresses,
    /// Nobody signed the bundle, although the course has keys. Only grades hold this and what follows.
    Unsigned,
    /// The bundle is signed, but not with a key of the course.
    SignedByStranger {
        /// The key.
        key: PublicKey,
    },
    /// The bundle is signed with another key than the one that was there before.
    SignedAnew {
        /// The key.
        key: PublicKey,
        /// The earlier one.
        before: PublicKey,
    },
    /// The evidence names another student than the one who hands it in.
    OtherStudent {
        /// The id that it names.
        found: String,
    },
    /// The evidence is of another lab.
    OtherLab {
        /// The id of that lab.
        found: String,
    },
    /// An address that was handed in leads to none of the account's own hosts. Only grades hold this.
    OtherHost {
        /// Which one, as the submission file calls it.
        address: String,
        /// Its host.
        found: String,
        /// The account's hosts of that kind.
        own: Vec<String>,
    },
    /// Nothing was handed in: whatever else the grade holds, people gave it.
    NothingHandedIn,
    /// The class uses other services than the course. Only grades hold this; evidence does not depend on it.
    Rebased(Rebasing),
}

impl Notice {
    /// Whether it says that the evidence may not be what it should: someone else's, or vouched for by nobody.
    #[must_use]
    pub const fn is_about_trust(&self) -> bool {
        match self {
            Self::Unsigned
            | Self::SignedByStranger { .. }
            | Self::SignedAnew { .. }
            | Self::OtherStudent { .. }
            | Self::OtherLab { .. }
            | Self::OtherHost { .. } => true,
            Self::CustomEndpoint { .. } | Self::LocalAddresses | Self::NothingHandedIn | Self::Rebased(_) => false,
        }
    }
}

/// One question and its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What was asked.
    pub question: Question,
    /// When the answer came.
    pub observed_at: Timestamp,
    /// The answer.
    pub observation: Observation,
}

/// Why a bundle cannot be read.
#[derive(Debug, Error)]
pub enum BundleError {
    /// Not JSON, or not to its end.
    #[error("this is not a whole evidence bundle ({0}): it was cut short or is another kind of file; record it again")]
    Damaged(String),
    /// Another kind of document.
    #[error("expected a document of schema {SCHEMA}{VERSION}, found {0:?}; give a file that --record wrote")]
    NotABundle(String),
    /// A later version of the format.
    #[error("this bundle has format {found}, this grader reads up to {SCHEMA}{VERSION}; use a newer grader")]
    Newer {
        /// The schema found.
        found: String,
    },
    /// The content does not match the digest.
    #[error(
        "this bundle was changed after it was recorded: its digest is {found}, its content has {computed}; record it again"
    )]
    Changed {
        /// The digest written in the bundle.
        found: String,
        /// The digest of its content.
        computed: String,
    },
    /// The signature is not one of this digest.
    #[error(
        "the signature of this bundle, by {key}, is not one of its content: it was changed, or taken from another bundle; ask for the original"
    )]
    Forged {
        /// The key that it names.
        key: PublicKey,
    },
}

/// A bundle that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed {
    /// What it holds.
    pub evidence: Evidence,
    /// The digest of that.
    pub digest: String,
    /// Who vouches for it; a signature that does not fit is an error.
    pub signature: Option<Signature>,
}

#[derive(Serialize, Deserialize)]
struct Envelope<'a> {
    schema: String,
    #[serde(default)]
    digest: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signature: Option<Signature>,
    #[serde(borrow, default)]
    evidence: Option<&'a RawValue>,
}

impl Evidence {
    /// When the work was handed in: as the submission says, or else when a student recorded it. The time at which a grading
    /// run looked says nothing of that.
    #[must_use]
    pub fn submitted_at(&self) -> Option<Timestamp> {
        let attested = self.recorder.provenance == Provenance::Attested;
        self.submission.submitted_at.or(attested.then_some(self.recorder.started_at))
    }

    /// The facts of one AWS topic, and when they were seen.
    #[must_use]
    pub fn facts<F: Facts>(&self) -> Option<(&F, Timestamp)> {
        self.entries.iter().find_map(|entry| Some((F::of(&entry.observation)?.as_ref(), entry.observed_at)))
    }

    /// The bundle's bytes, and its digest.
    ///
    /// # Errors
    ///
    /// Only if a fact cannot be written as JSON, which would be a defect.
    pub fn to_bundle(&self) -> Result<(String, String), serde_json::Error> {
        self.to_signed_bundle(None)
    }

    /// The same, signed with `key`.
    ///
    /// # Errors
    ///
    /// Only if a fact cannot be written as JSON, which would be a defect.
    pub fn to_signed_bundle(&self, key: Option<&SecretKey>) -> Result<(String, String), serde_json::Error> {
        let evidence = serde_json::value::to_raw_value(self)?;
        let digest = digest(evidence.get());
        let envelope = Envelope {
            schema: format!("{SCHEMA}{VERSION}"),
            digest: digest.clone(),
            signature: key.map(|key| key.sign(&digest)),
            evidence: Some(&evidence),
        };
        Ok((serde_json::to_string(&envelope)? + "\n", digest))
    }

    /// Reads a bundle, and its digest.
    ///
    /// # Errors
    ///
    /// See [`BundleError`].
    pub fn from_bundle(text: &str) -> Result<(Self, String), BundleError> {
        Self::open_bundle(text).map(|sealed| (sealed.evidence, sealed.digest))
    }

    /// Reads a bundle, its digest and its signature.
    ///
    /// # Errors
    ///
    /// See [`BundleError`].
    pub fn open_bundle(text: &str) -> Result<Sealed, BundleError> {
        let damaged = |e: serde_json::Error| BundleError::Damaged(e.to_string());
        let envelope: Envelope<'_> = serde_json::from_str(text).map_err(damaged)?;
        let not_a_bundle = || BundleError::NotABundle(envelope.schema.chars().take(80).collect());
        let version: u32 =
            envelope.schema.strip_prefix(SCHEMA).and_then(|v| v.parse().ok()).ok_or_else(not_a_bundle)?;
        if version > VERSION {
            return Err(BundleError::Newer { found: envelope.schema });
        }
        let raw = envelope.evidence.ok_or_else(not_a_bundle)?.get();
        let computed = digest(raw);
        if envelope.digest != computed {
            return Err(BundleError::Changed { found: envelope.digest.chars().take(80).collect(), computed });
        }
        if let Some(signature) = envelope.signature.filter(|signature| !signature.signs(&computed)) {
            return Err(BundleError::Forged { key: signature.key });
        }
        let evidence = serde_json::from_str(raw).map_err(damaged)?;
        Ok(Sealed { evidence, digest: computed, signature: envelope.signature })
    }
}

fn digest(text: &str) -> String {
    use std::fmt::Write as _;

    Sha256::digest(text).iter().fold(String::from("sha256:"), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
