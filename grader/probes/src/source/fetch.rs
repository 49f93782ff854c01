//! Fetching a git repository from an address, into a folder that is removed afterwards.
//!
//! The installed `git` does it, as a stranger to this machine: none of its settings, credentials, hooks and filters count,
//! nothing is checked out, and no submodule, bundle, redirect or other protocol is followed. It is a shallow clone, which
//! servers of plain files (whose `http-alternates` may name other hosts) do not give. What it may take is watched from
//! outside, because git has no bounds of its own.

use std::{
    ffi::OsString,
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::{address::Address, failure::SourceError, names};

/// The oldest git that pins the addresses of a host.
const OLDEST: (u32, u32) = (2, 37);
/// How many commits are fetched of each branch.
const DEPTH: usize = 2_000;
/// How often git is watched.
const PULSE: Duration = Duration::from_millis(50);
/// Variables of this machine that git may have: where programs are, and whom to trust.
const KEPT: [&str; 5] = ["PATH", "SystemRoot", "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO"];
/// Settings that keep to one host, one protocol and one thread, and ask nobody anything.
const SETTINGS: [&str; 17] = [
    "protocol.allow=never",
    "protocol.https.allow=always",
    "http.followRedirects=false",
    "http.proxy=",
    "http.lowSpeedLimit=1000",
    "http.lowSpeedTime=20",
    "transfer.bundleURI=false",
    "transfer.credentialsInUrl=die",
    "fetch.uriProtocols=",
    "submodule.recurse=false",
    "credential.helper=",
    "core.askPass=",
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "pack.threads=1",
];

/// What fetches, and what it may take.
#[derive(Clone, Debug)]
pub(super) struct Fetcher {
    /// The program.
    pub(super) git: OsString,
    /// How long it may take.
    pub(super) time: Duration,
    /// How many bytes it may write.
    pub(super) bytes: u64,
    /// How many objects it may receive.
    pub(super) objects: u32,
}

impl Default for Fetcher {
    fn default() -> Self {
        Self { git: "git".into(), time: Duration::from_secs(90), bytes: 256 << 20, objects: 500_000 }
    }
}

/// A bare repository that was fetched; dropping it removes it.
#[derive(Debug)]
pub(super) struct Fetched {
    folder: TempDir,
}

impl Fetched {
    /// Where it is.
    pub(super) fn path(&self) -> PathBuf {
        self.folder.path().join("repository")
    }
}

impl Fetcher {
    /// Fetches the repository at `address`, until `cancelled`.
    pub(super) fn fetch(&self, address: &Address, local: bool, cancelled: &AtomicBool) -> Result<Fetched, SourceError> {
        let folder = TempDir::new().map_err(|e| SourceError::unreadable("a temporary folder", e))?;
        self.check_version(folder.path())?;
        let pinned = address.pinned(local)?;
        let said = folder.path().join("said");
        let mut command = self.command(folder.path());
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        if local {
            command.args(["-c", "protocol.http.allow=always"]);
        }
        if let Some(pinned) = pinned {
            command.arg("-c").arg(format!("http.curloptResolve={pinned}"));
        }
        command.args(["clone", "--quiet", "--bare", "--no-tags", "--no-single-branch", "--template="]);
        command.arg(format!("--depth={DEPTH}"));
        if let Some(branch) = &address.branch {
            command.arg(format!("--branch={branch}"));
        }
        let log = File::create(&said).map_err(|e| SourceError::unreadable("a temporary folder", e))?;
        command.args(["--", address.url.as_str(), "repository"]).stderr(log);
        let child = command.spawn().map_err(|e| SourceError::NotFetched { why: e.to_string() })?;
        let ended = self.watch(child, folder.path(), cancelled)?;
        if ended.success() { Ok(Fetched { folder }) } else { Err(SourceError::NotFetched { why: complaint(&said) }) }
    }

    /// Git without the settings of this machine.
    fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.git);
        command.env_clear().envs(KEPT.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        let null = if cfg!(windows) { "NUL" } else { "/dev/null" };
        command.envs([("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", null), ("GIT_ATTR_NOSYSTEM", "1")]);
        command.envs([("GIT_TERMINAL_PROMPT", "0"), ("GIT_ASKPASS", ""), ("LC_ALL", "C")]);
        command.env("HOME", folder).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
        // A group of its own: what git starts ends with it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command
    }

    /// Whether there is a git that is new enough.
    fn check_version(&self, folder: &Path) -> Result<(), SourceError> {
        let asked = self.command(folder).arg("version").stdout(Stdio::piped()).stderr(Stdio::null()).output();
        let said = match asked {
            Ok(output) => String::from_utf8_lossy(&output.stdout).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(SourceError::NoGit { found: "none".into() });
            }
            Err(error) => return Err(SourceError::NoGit { found: error.to_string() }),
        };
        match version(&said) {
            Some(version) if version >= OLDEST => Ok(()),
            _ => Err(SourceError::NoGit { found: names::shown(said.trim().as_bytes()).0.chars().take(60).collect() }),
        }
    }

    /// Waits for git, and ends it when it takes too much.
    fn watch(&self, mut git: Child, folder: &Path, cancelled: &AtomicBool) -> Result<ExitStatus, SourceError> {
        let until = Instant::now() + self.time;
        loop {
            let ended = git.try_wait().map_err(|e| SourceError::NotFetched { why: e.to_string() })?;
            let excess = self.excess(folder).or_else(|| {
                (ended.is_none() && (Instant::now() > until || cancelled.load(Ordering::Relaxed)))
                    .then_some(SourceError::TooSlow)
            });
            match (excess, ended) {
                (Some(excess), _) => {
                    end(&mut git);
                    return Err(excess);
                }
                (None, Some(status)) => return Ok(status),
                (None, None) => thread::sleep(PULSE),
            }
        }
    }

    /// What is too much of what was fetched so far.
    fn excess(&self, folder: &Path) -> Option<SourceError> {
        let mut bytes = 0;
        for entry in WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file()) {
            bytes += entry.metadata().map_or(0, |about| about.len());
            if bytes > self.bytes {
                return Some(SourceError::TooMuch { what: "bytes of a repository", limit: self.bytes });
            }
            if objects(entry.path()).is_some_and(|objects| objects > self.objects) {
                return Some(SourceError::TooMuch { what: "objects of a repository", limit: self.objects.into() });
            }
        }
        None
    }
}

/// How many objects a pack says that it holds; nothing for any other file.
fn objects(path: &Path) -> Option<u32> {
    let mut head = [0; 12];
    File::open(path).ok()?.read_exact(&mut head).ok()?;
    let (magic, count) = head.split_first_chunk::<8>()?;
    magic.starts_with(b"PACK").then(|| count.try_into().map(u32::from_be_bytes).ok())?
}

/// Ends git and all that it started.
fn end(git: &mut Child) {
    #[cfg(unix)]
    {
        // The shell knows how to end a group everywhere that git runs.
        let kill = Command::new("sh")
            .args(["-c", "kill -9 -- \"-$1\"", "kill", &git.id().to_string()])
            .stderr(Stdio::null())
            .status();
        drop(kill);
    }
    // What has ended already cannot be ended, which is as well.
    drop(git.kill());
    drop(git.wait());
}

/// The version that `git version` prints.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.split_whitespace().nth(2)?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// What git complained of, in one line that is safe to show.
fn complaint(said: &Path) -> String {
    let mut text = Vec::new();
    let read = File::open(said).and_then(|file| file.take(16 << 10).read_to_end(&mut text));
    let text = if read.is_ok() { String::from_utf8_lossy(&text).into_owned() } else { String::new() };
    // A private repository and one that does not exist are the same to a stranger.
    if text.contains("could not read Username") || text.contains("Authentication failed") {
        return "it asks for a password, so it is private or does not exist".to_owned();
    }
    let fatal = text.lines().find_map(|line| line.strip_prefix("fatal: "));
    names::shown(fatal.or_else(|| text.lines().last()).unwrap_or_default().as_bytes()).0.chars().take(160).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_git_prints_them() {
        for (said, expected) in [
            ("git version 2.47.3\n", Some((2, 47))),
            ("git version 2.39.5 (Apple Git-154)", Some((2, 39))),
            ("git version 2.45.1.windows.1", Some((2, 45))),
            ("git: not found", None),
            ("", None),
        ] {
            assert_eq!(version(said), expected, "{said}");
        }
    }
}
