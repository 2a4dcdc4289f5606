//! Revisions of the repository that a registry lies in, read by `git` without a checkout.
//!
//! Only commands that read objects are run, and none of what a repository can name to be run:
//! no hook, no filter, no file system monitor, no pager, no other program for a diff, and nothing
//! is fetched.

mod history;
mod revisions;
mod tree;

pub use history::Commit;
pub use revisions::{Range, Revision, Sides};
pub use tree::{Found, Place, registry_id};

use std::ffi::OsStr;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;
use chancery_core::finding::visible;

use crate::exit::UsageError;
use crate::registry::shown_path;

/// Variables by which git, where it runs a hook, names a repository: the one of the hook, while the
/// one that is meant is around the registry.
const OF_ANOTHER_REPOSITORY: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
];

/// What the configuration of a repository may not decide.
const SETTINGS: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "log.showSignature=false",
    "protocol.allow=never",
];

/// The repository that a registry lies in.
#[derive(Debug, Clone)]
pub struct Repository {
    /// A folder of it that exists.
    folder: PathBuf,
    /// The registry's folder below its root, with `/` at its end; empty if it is the root.
    pub place: String,
}

impl Repository {
    /// The repository around a registry's folder, which may no longer exist.
    ///
    /// # Errors
    ///
    /// If there is none, or git cannot be run.
    pub fn around(root: &Path) -> Result<Self> {
        let mut folder = root;
        let mut below: Vec<&OsStr> = Vec::new();
        while !folder.as_os_str().is_empty() && !folder.is_dir() {
            below.extend(folder.file_name());
            folder = folder.parent().unwrap_or(Path::new(""));
        }
        let folder = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        let mut repository = Repository {
            folder: folder.to_owned(),
            place: String::new(),
        };
        let output = repository.run(&["rev-parse", "--show-prefix"], &[])?;
        let Ok(prefix) = output.text() else {
            return Err(no_repository(root, &output).into());
        };
        repository.place = prefix.strip_suffix('\n').unwrap_or(&prefix).to_owned();
        for part in below.into_iter().rev() {
            repository.place.push_str(&part.to_string_lossy());
            repository.place.push('/');
        }
        Ok(repository)
    }

    /// The folder of the repository's working tree.
    ///
    /// # Errors
    ///
    /// If git fails, or there is none.
    pub fn top(&self) -> Result<PathBuf> {
        let output = self.run(&["rev-parse", "--show-toplevel"], &[])?;
        let top = output.text()?;
        Ok(PathBuf::from(top.strip_suffix('\n').unwrap_or(&top)))
    }

    /// Runs a command of git that only reads, with this as its input.
    fn run(&self, arguments: &[&str], input: &[u8]) -> Result<Output> {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).arg("--no-pager");
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command
            .args(arguments)
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_ALLOW_PROTOCOL", "none")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for name in OF_ANOTHER_REPOSITORY {
            command.env_remove(name);
        }
        let mut child = command.spawn().map_err(cannot_run)?;
        let mut stdin = child.stdin.take();
        let output = std::thread::scope(|scope| {
            // Both ends would wait for each other if it were written before anything is read.
            let writer = scope.spawn(move || match &mut stdin {
                Some(stdin) => stdin.write_all(input),
                None => Ok(()),
            });
            let output = child.wait_with_output();
            // Git may answer without reading all of it.
            let _ = writer.join();
            output
        })?;
        Ok(Output {
            is_done: output.status.success(),
            out: output.stdout,
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }
}

/// What a command of git printed.
struct Output {
    is_done: bool,
    out: Vec<u8>,
    err: String,
}

impl Output {
    /// What it printed, if it is done and is text.
    fn text(&self) -> Result<String, UsageError> {
        let text = std::str::from_utf8(&self.out).ok();
        match text.filter(|_| self.is_done) {
            Some(text) => Ok(text.to_owned()),
            None => Err(UsageError::new(
                format!("--git: git failed: {}", self.complaint()),
                "compare two folders with `chancery diff OLD NEW`",
            )),
        }
    }

    /// What git complains of, in one line.
    fn complaint(&self) -> String {
        let mut lines = self.err.lines().map(str::trim);
        let line = lines.find(|line| !line.is_empty()).unwrap_or("no message");
        let line = line.strip_prefix("fatal: ").unwrap_or(line);
        visible(line).into_owned()
    }
}

/// The error that git reads no repository around a registry.
fn no_repository(root: &Path, output: &Output) -> UsageError {
    let (root, complaint) = (shown_path(root), output.complaint());
    if output.err.contains("dubious ownership") {
        let message = format!("--git: git does not trust the repository of {root}: {complaint}");
        let help = "it belongs to another user; if you trust it, run `git config --global --add \
                    safe.directory` with that folder";
        return UsageError::new(message, help);
    }
    UsageError::new(
        format!("--git: {root} is not in a git repository: {complaint}"),
        "compare two folders with `chancery diff OLD NEW`",
    )
}

fn cannot_run(error: std::io::Error) -> anyhow::Error {
    let help = "install git, or compare two folders with `chancery diff OLD NEW`";
    match error.kind() {
        ErrorKind::NotFound => UsageError::new("--git: git is not installed", help).into(),
        _ => UsageError::new(format!("--git: git cannot be run: {error}"), help).into(),
    }
}
