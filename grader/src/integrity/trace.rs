//! What one submission leaves for comparison: a few facts and the fingerprints of its code.

use std::collections::{BTreeMap, BTreeSet};

use grader_core::{
    Evidence, Observation, Student,
    facts::{SourceFile, SourceTree},
    is_local,
};
use sha2::{Digest as _, Sha256};

use super::{sketch, tokens::tokens};

/// The most fingerprints that are kept of one submission: about a hundred thousand lines.
const MOST: usize = 200_000;

/// A submission, as far as it can be compared.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Whose it is.
    pub student: Student,
    /// The digest of the evidence.
    pub digest: String,
    pub(super) accounts: BTreeSet<String>,
    pub(super) load_balancers: BTreeSet<String>,
    pub(super) images: BTreeSet<String>,
    /// The source files: a digest of the content, by path.
    pub(super) files: BTreeMap<String, String>,
    pub(super) code: BTreeSet<u64>,
}

/// Code that everybody was given.
#[derive(Clone, Debug, Default)]
pub struct Starter {
    pub(super) files: BTreeSet<String>,
    pub(super) code: BTreeSet<u64>,
}

impl Trace {
    /// What `evidence` leaves.
    #[must_use]
    pub fn of(evidence: &Evidence, digest: &str) -> Self {
        let student = evidence.submission.student.clone();
        let mut trace = Self { student, digest: digest.to_owned(), ..Self::default() };
        // Also where AWS was not asked: the address that was handed in. One of the machine itself is a test's.
        let handed_in = evidence.submission.urls.load_balancer.as_ref().filter(|url| !is_local(url));
        trace.load_balancers.extend(handed_in.and_then(|url| url.host_str()).map(str::to_owned));
        for entry in &evidence.entries {
            match &entry.observation {
                Observation::Identity(identity) => trace.accounts.extend(Some(identity.account.clone())),
                Observation::Elbv2(facts) => {
                    let all = facts.load_balancers.known().map(Vec::as_slice).unwrap_or_default();
                    trace.load_balancers.extend(all.iter().filter_map(|lb| lb.dns_name.clone()));
                }
                Observation::Ecr(facts) => {
                    let all = facts.repositories.known().map(Vec::as_slice).unwrap_or_default();
                    let images = all.iter().filter_map(|r| r.images.known().ok()).flatten();
                    trace.images.extend(images.map(|image| image.digest.clone()).filter(|digest| !digest.is_empty()));
                }
                Observation::Source(tree) => trace.source(&entry.question.to_string(), tree),
                _ => {}
            }
        }
        trace
    }

    fn source(&mut self, part: &str, tree: &SourceTree) {
        for file in &tree.files {
            if let Some(digest) = content(file) {
                self.files.insert(format!("{part}/{}", file.path), digest);
            }
            if let Some(text) = file.text.as_deref().filter(|_| is_code(&file.path))
                && self.code.len() < MOST
            {
                self.code.extend(sketch::fingerprints(&tokens(text)));
            }
        }
    }
}

impl Starter {
    /// Adds a file that everybody was given.
    pub fn add(&mut self, path: &str, text: &str) {
        self.files.insert(digest(text));
        if is_code(path) {
            self.code.extend(sketch::fingerprints(&tokens(text)));
        }
    }
}

/// A digest of the content that does not depend on how the file was handed in.
fn content(file: &SourceFile) -> Option<String> {
    file.text.as_deref().map(digest).or_else(|| file.hash.clone())
}

/// Whether people write such a file: lock files and packed code are written by machines.
fn is_code(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    !(name.contains("lock") || name.contains(".min.") || name.ends_with(".svg"))
}

/// Line ends differ between systems and say nothing.
fn digest(text: &str) -> String {
    let digest = Sha256::digest(text.replace("\r\n", "\n"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
