//! The emulator as a child process.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    process::{Child, ChildStdin, Stdio},
    sync::{OnceLock, atomic::AtomicU64, mpsc},
    thread,
    time::Duration,
};

use crate::{TestbedError, python};

/// How long it may take to start; it needs less than a second on an idle machine.
const START: Duration = Duration::from_secs(60);

/// A running AWS emulator on a loopback port. It ends when this value is dropped, or when this process ends in any way.
#[derive(Debug)]
pub struct Emulator {
    process: Child,
    endpoint: String,
    /// The emulator ends when its standard input does, which the system closes even for a process that is killed.
    lifeline: Option<ChildStdin>,
    pub(crate) accounts: AtomicU64,
}

impl Emulator {
    /// Starts an emulator, and installs it on the first use (half a minute, needs a package index).
    ///
    /// # Errors
    ///
    /// When it cannot be installed or does not start within a minute.
    pub fn start() -> Result<Self, TestbedError> {
        let mut process = python::module("seed.server")?
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(TestbedError::NoPython)?;
        let lifeline = process.stdin.take();
        let complaints = drain(&mut process);
        let Some(port) = first_line(&mut process).and_then(|line| line.trim().parse::<u16>().ok()) else {
            let _ = process.kill();
            let _ = process.wait();
            return Err(TestbedError::NotStarted(complaints.recv().unwrap_or_default()));
        };
        let endpoint = format!("http://127.0.0.1:{port}");
        Ok(Self { process, endpoint, lifeline, accounts: AtomicU64::new(0) })
    }

    /// The emulator that all tests of this process share; labs are kept apart by their accounts.
    ///
    /// # Errors
    ///
    /// Those of [`Emulator::start`], the same for every caller.
    pub fn shared() -> Result<&'static Self, &'static TestbedError> {
        static SHARED: OnceLock<Result<Emulator, TestbedError>> = OnceLock::new();
        SHARED.get_or_init(Self::start).as_ref()
    }

    /// Its address, `http://127.0.0.1:<port>`.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        // Errors mean that it has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The first line of standard output, if it comes in time.
fn first_line(process: &mut Child) -> Option<String> {
    let stdout = process.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut line = String::new();
        if BufReader::new(stdout).read_line(&mut line).is_ok() {
            // Nobody listens any more when it was too late.
            let _ = sender.send(line);
        }
    });
    receiver.recv_timeout(START).ok()
}

/// Reads standard error to its end, so that the process never blocks on it; the last part is kept for an error message.
fn drain(process: &mut Child) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    if let Some(mut stderr) = process.stderr.take() {
        thread::spawn(move || {
            let (mut tail, mut chunk) = (Vec::new(), [0; 4096]);
            while let Ok(read @ 1..) = stderr.read(&mut chunk) {
                tail.extend_from_slice(&chunk[..read]);
                tail.drain(..tail.len().saturating_sub(4096));
            }
            let _ = sender.send(String::from_utf8_lossy(&tail).into_owned());
        });
    }
    receiver
}
