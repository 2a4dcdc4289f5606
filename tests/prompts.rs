//! `chancery new` asks on a terminal for what is missing: a real one, made by `script`.

use std::io::{Read, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use std::{fs, thread};

use crate::faults::support::{said, workplace};

/// How long an answer may take on a busy machine.
const DEADLINE: Duration = Duration::from_secs(60);

/// A program on a terminal, and somebody who types.
struct Session {
    child: Child,
    shown: Receiver<Vec<u8>>,
    /// What has been shown and not yet been looked at.
    screen: String,
    /// What was shown before.
    seen: String,
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Session {
    fn begin(folder: &Path, arguments: &str) -> Self {
        // What runs in the background of a shell, as tests may, has Ctrl+C ignored.
        let program = env!("CARGO_BIN_EXE_chancery");
        let line = format!("env --default-signal=INT {program} {arguments}");
        let mut child = Command::new("script")
            .args([
                "--quiet",
                "--return",
                "--flush",
                "--command",
                &line,
                "/dev/null",
            ])
            .current_dir(folder)
            .env("TERM", "xterm")
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("`script` of util-linux makes the terminal");
        let mut stream = child.stdout.take().unwrap();
        let (sender, shown) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 1024];
            while let Ok(count @ 1..) = stream.read(&mut bytes) {
                let _ = sender.send(bytes[..count].to_vec());
            }
        });
        Session {
            child,
            shown,
            screen: String::new(),
            seen: String::new(),
        }
    }

    /// Waits until a question is shown, and answers it.
    #[track_caller]
    fn asks(&mut self, question: &str, answer: &str) {
        while !self.screen.contains(question) {
            match self.shown.recv_timeout(DEADLINE) {
                Ok(bytes) => self.screen.push_str(&String::from_utf8_lossy(&bytes)),
                Err(_) => panic!("`{question}` was not asked, but\n{}", self.screen),
            }
        }
        let (before, rest) = self.screen.split_once(question).unwrap();
        self.seen.push_str(before);
        self.screen = rest.to_owned();
        let keys = self.child.stdin.as_mut().unwrap();
        keys.write_all(answer.as_bytes()).unwrap();
        keys.flush().unwrap();
    }

    /// Waits for the end, and gives what was shown last.
    fn ends(mut self) -> (Option<i32>, String) {
        while let Ok(bytes) = self.shown.recv_timeout(DEADLINE) {
            self.screen.push_str(&String::from_utf8_lossy(&bytes));
        }
        drop(self.child.stdin.take());
        let screen = std::mem::take(&mut self.screen);
        (self.child.wait().unwrap().code(), screen)
    }
}

const ENTER: &str = "\r";
const DOWN: &str = "\u{1b}[B";
const ESCAPE: &str = "\u{1b}";

#[test]
fn what_is_missing_is_asked_for() {
    let folder = workplace();
    let mut session = Session::begin(folder.path(), "new partnership --registry registry");
    session.asks("parties (", &format!("AZE, HUNN{ENTER}"));
    // What a check would refuse is refused at once, and asked for again.
    session.asks(
        "no state or organisation has the id `HUNN`",
        &"\u{7f}".repeat(9),
    );
    session.asks("parties (", &format!("AZE, HUN{ENTER}"));
    session.asks("alliance  Alliance", ENTER);
    session.asks("since (", &format!("2016-02-31{ENTER}"));
    session.asks("2016-02-31", &"\u{7f}".repeat(10));
    session.asks("since (", &format!("2016{ENTER}"));
    session.asks("letter  ", ENTER);
    session.asks("quote (", &format!("Hungary: our ally{ENTER}"));
    let (code, screen) = session.ends();
    assert!(
        code == Some(0) && screen.contains("added to registry/records.yaml:"),
        "{screen}"
    );
    let text = fs::read_to_string(folder.path().join("registry/records.yaml")).unwrap();
    let wanted = "  - parties: [AZE, HUN]\n    tier: alliance\n    since: 2016\n    evidence:\n      \
                  - source: letter\n        quote: \"Hungary: our ally\"\n";
    assert!(text.contains(wanted), "{text}");
    said(folder.path(), &["check", "registry"], 0);
}

#[test]
fn one_of_several_keys_is_chosen() {
    let folder = workplace();
    let arguments = "new claim two --registry registry --source letter --quote 'two allies'";
    let mut session = Session::begin(folder.path(), arguments);
    session.asks("rank: ", ENTER);
    session.asks("partners", ENTER);
    session.asks("where (", ENTER);
    // A count has no `are`, and needs a number.
    session.asks("is (", &format!("1{ENTER}"));
    let (code, screen) = session.ends();
    assert!(code == Some(0), "{screen}");
    let text = fs::read_to_string(folder.path().join("registry/claims.yaml")).unwrap();
    assert!(text.contains("    count: partners\n    is: 1\n"), "{text}");
}

#[test]
fn a_question_without_an_answer_writes_nothing() {
    let folder = workplace();
    let path = folder.path().join("registry/records.yaml");
    let before = fs::read(&path).unwrap();
    let mut session = Session::begin(folder.path(), "new partnership AZE HUN --registry registry");
    session.asks("alliance  Alliance", &format!("{DOWN}{ESCAPE}"));
    let (code, screen) = session.ends();
    assert!(
        code == Some(2) && screen.contains("nothing was chosen"),
        "{screen}"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

/// The program ends with Ctrl+C, and could not show again what it had hidden.
#[test]
fn a_question_that_is_broken_off_leaves_the_cursor() {
    let folder = workplace();
    let path = folder.path().join("registry/records.yaml");
    let before = fs::read(&path).unwrap();
    let mut session = Session::begin(folder.path(), "new partnership AZE HUN --registry registry");
    session.asks("alliance  Alliance", DOWN);
    session.asks("alliance  Alliance", "\u{3}");
    let seen = session.seen.clone();
    let (code, screen) = session.ends();
    assert!(code == Some(130), "{code:?} {screen}");
    assert!(
        !format!("{seen}{screen}").contains("\u{1b}[?25l"),
        "{seen}{screen}"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

/// An address is refused at once.
#[test]
fn an_address_that_is_none_is_asked_for_again() {
    let folder = workplace();
    let arguments = "new source page --registry registry --publisher Press";
    let mut session = Session::begin(folder.path(), arguments);
    session.asks("title (", ENTER);
    session.asks("published (", ENTER);
    session.asks("url: ", ENTER);
    session.asks("url (", &format!("example.org/page{ENTER}"));
    session.asks("example.org/page", &"\u{7f}".repeat(16));
    session.asks("url (", &format!("https://example.org/page{ENTER}"));
    let (code, screen) = session.ends();
    assert!(code == Some(0), "{screen}");
}

/// In a script nothing is asked: what is missing is an error.
#[test]
fn nothing_is_asked_without_a_terminal() {
    let folder = workplace();
    let text = said(
        folder.path(),
        &["new", "partnership", "--registry", "registry"],
        2,
    );
    assert!(text.contains("missing"), "{text}");
    let arguments = ["new", "partnership", "AZE", "HUN", "--registry", "registry"];
    let text = said(folder.path(), &arguments, 2);
    assert!(
        text.contains("missing key in this partnership: `tier`"),
        "{text}"
    );
    // Also not where only the answers could come from one.
    let line = format!(
        "{} new partnership AZE HUN --registry registry 2>words",
        env!("CARGO_BIN_EXE_chancery")
    );
    let line = line.as_str();
    let status = Command::new("script")
        .args(["--quiet", "--return", "--command", line, "/dev/null"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(2));
    let words = fs::read_to_string(folder.path().join("words")).unwrap();
    assert!(words.contains("missing key"), "{words}");
}
