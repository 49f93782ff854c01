//! Opening a file of a submission. The path was written by the student: it must stay in the submission's folder.

use std::{
    fs::{self, File},
    io::{ErrorKind, Read as _},
    path::{Component, Path},
};

use crate::{BYTES, Fault};

/// The file's name without its folder: at most 120 characters, no control characters.
pub fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    name.chars().filter(|c| !c.is_control()).take(120).collect()
}

/// The content of `path`, which begins in `folder`. With `free`, it may lead anywhere: the person who runs the grader
/// says that the submission is their own.
///
/// # Errors
///
/// When there is no such file, it leads out of the folder, cannot be opened, or is larger than [`BYTES`].
pub fn open(folder: &Path, path: &Path, free: bool) -> Result<Vec<u8>, Fault> {
    let inside = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if !free && !path.components().all(inside) {
        return Err(Fault::Outside);
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let place = folder.join(path).canonicalize().map_err(missing)?;
    // A link in the folder may still lead out of it.
    if !free && !place.starts_with(folder.canonicalize().map_err(missing)?) {
        return Err(Fault::Outside);
    }
    // A pipe or a device would never end.
    if !fs::metadata(&place)?.is_file() {
        return Err(Fault::Missing);
    }
    let mut bytes = Vec::new();
    File::open(&place)?.take(BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > BYTES {
        return Err(Fault::TooLarge("20 MiB"));
    }
    Ok(bytes)
}

fn missing(error: std::io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Fault::Missing,
        _ => Fault::Refused(error),
    }
}
