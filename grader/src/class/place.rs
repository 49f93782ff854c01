//! What a submission cell names: an address, a submission file, a recording, or source code.

use std::{
    io,
    path::{Path, PathBuf},
};

use grader_core::AwsAccess;

use crate::bundle;

/// Names of a recording in a folder without a submission file.
const RECORDINGS: [&str; 2] = ["evidence.json.zst", "evidence.json"];

/// The submission file or the recording at `path`; none, when there is only source code.
pub(super) fn file_of(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        let names = std::iter::once("submission.toml").chain(RECORDINGS);
        return names.map(|name| path.join(name)).find(|file| file.is_file());
    }
    let archive = head(path).is_ok_and(|head| head.starts_with(b"PK\x03\x04") || head.starts_with(b"\x1f\x8b"));
    let tar = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("tar"));
    // What is no file, such as a pipe, may never end.
    (!archive && !tar && path.is_file()).then(|| path.to_owned())
}

pub(super) fn is_recording(file: &Path) -> bool {
    head(file).is_ok_and(|head| bundle::looks_like_one(&head))
}

/// The first bytes of a file.
fn head(path: &Path) -> io::Result<Vec<u8>> {
    // Opening a pipe would wait for ever.
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(std::fs::File::open(path)?, 64), &mut bytes)?;
    Ok(bytes)
}

/// A name for the account that `aws` gives access to.
pub(super) fn account_of(aws: &AwsAccess) -> String {
    let of_role = aws.role_arn.as_deref().map(|arn| arn.split(':').nth(4).unwrap_or(arn));
    let way = of_role.or(aws.profile.as_deref()).or(aws.access_key_id.as_deref()).unwrap_or("environment");
    format!("{way} {}", aws.endpoint_url.as_ref().map_or("", |url| url.as_str()))
}
