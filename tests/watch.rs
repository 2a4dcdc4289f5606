//! `chancery watch` with real files and processes: whatever an editor does is seen.

use std::fs;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use tempfile::TempDir;

use crate::faults::support::{chancery, workplace};

/// How long a line may take on a busy machine.
const DEADLINE: Duration = Duration::from_secs(60);

/// A run that watches, and all that it says, line by line.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn begin(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = chancery(folder, arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        listen(child.stdout.take().unwrap(), sender.clone());
        listen(child.stderr.take().unwrap(), sender);
        Watching { child, lines }
    }

    /// Waits for lines that hold these words, in any order, and gives all lines until then.
    #[track_caller]
    fn says(&self, words: &[&str]) -> String {
        let mut text = String::new();
        while !words.iter().all(|it| text.contains(it)) {
            match self.lines.recv_timeout(DEADLINE) {
                Ok(line) => text.push_str(&format!("{line}\n")),
                Err(_) => panic!("{words:?} was not said, but\n{text}"),
            }
        }
        text
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn listen(stream: impl Read + Send + 'static, sender: Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
}

/// Saves a file as many editors do: another file takes its place.
fn save_by_rename(path: &Path, text: &str) {
    let beside = path.with_file_name("4913~");
    fs::write(&beside, text).unwrap();
    fs::rename(&beside, path).unwrap();
}

fn watched() -> (TempDir, Watching) {
    let folder = workplace();
    let watching = Watching::begin(folder.path(), &["watch", "registry", "--out", "page"]);
    watching.says(&[
        "1 partner state",
        "page/index.html is written",
        "watching registry",
    ]);
    (folder, watching)
}

#[test]
fn each_save_is_seen_with_what_it_changes() {
    let (folder, watching) = watched();
    let records = folder.path().join("registry/records.yaml");
    let page = folder.path().join("page/index.html");
    let (good, first) = (
        fs::read_to_string(&records).unwrap(),
        fs::read(&page).unwrap(),
    );

    save_by_rename(&records, &good.replace("tier: alliance", "tier: aliance"));
    // The two streams of the program may be read in any order.
    let stays = "the page stays as it was: the registry has 1 error";
    let said = watching.says(&[stays, "in 2 files: 1 error"]);
    assert!(said.contains("changed: records.yaml\n"), "{said}");
    assert!(
        said.contains("error[unknown-tier]") && said.contains("did you mean `alliance`?"),
        "{said}"
    );
    assert_eq!(fs::read(&page).unwrap(), first);

    // Saved in place, with another mistake: only this one is new.
    fs::write(
        &records,
        good.replace("alliance", "aliance")
            .replace("[AZE, TUR]", "[AZE, TURR]"),
    )
    .unwrap();
    let said = watching.says(&["the registry has 2 errors", "in 2 files: 2 errors"]);
    assert!(
        said.contains("unknown-actor") && !said.contains("error[unknown-tier]"),
        "{said}"
    );

    fs::write(&records, good.replace("TUR", "HUN")).unwrap();
    let said = watching.says(&["page/index.html is written"]);
    assert_eq!(
        said.matches("gone: registry/records.yaml: ").count(),
        2,
        "{said}"
    );
    assert!(
        String::from_utf8(fs::read(&page).unwrap())
            .unwrap()
            .contains("Hungary")
    );
}

/// While an error may hide records that claims count, no claim is judged, and what was found about
/// verdicts is neither gone nor, afterwards, new.
#[test]
fn a_claim_that_is_not_judged_is_not_gone() {
    let (folder, watching) = watched();
    let [records, claims] = ["records.yaml", "claims.yaml"].map(|name| {
        let folder = folder.path().join("registry");
        folder.join(name)
    });
    let of_two = "claims:\n- id: two\n  source: letter\n  quote: two partners\n  count: partners\n  \
                  is: 2\n";
    fs::write(&claims, of_two).unwrap();
    let said = watching.says(&["page/index.html is written"]);
    assert!(said.contains("warning[claim-contradicted]"), "{said}");

    let good = fs::read_to_string(&records).unwrap();
    fs::write(&records, good.replace("tier: alliance", "tier: aliance")).unwrap();
    let said = watching.says(&["the registry has 1 error", "claims were not judged"]);
    assert!(!said.contains("gone: "), "{said}");

    fs::write(&records, &good).unwrap();
    let said = watching.says(&["page/index.html is written"]);
    assert!(said.contains("[unknown-tier]"), "{said}");
    assert!(!said.contains("claim-contradicted"), "{said}");

    fs::write(&claims, of_two.replace("is: 2", "is: 1")).unwrap();
    let said = watching.says(&["page/index.html is written"]);
    let gone = said.lines().filter(|line| line.starts_with("gone: "));
    let gone: Vec<&str> = gone.collect();
    assert_eq!(gone.len(), 1, "{said}");
    assert!(gone[0].ends_with("[claim-contradicted]"), "{said}");
}

/// An error keeps rules from looking at what they cannot know, and what they found before is neither
/// gone nor, afterwards, new; nor is what is still found at fewer places.
#[test]
fn what_an_error_hides_is_not_gone() {
    let (folder, watching) = watched();
    let file = |name: &str| folder.path().join("registry").join(name);
    let [records, more, manifest] = ["records.yaml", "more.yaml", "registry.yaml"].map(file);
    let strict = fs::read_to_string(&manifest).unwrap() + "severities: {single-source: warning}\n";
    fs::write(&manifest, strict).unwrap();
    watching.says(&["warning[single-source]", "page/index.html is written"]);

    // Another file breaks off.
    fs::write(&more, "sources:\n- id: {\n").unwrap();
    let said = watching.says(&["the registry has 1 error"]);
    assert!(!said.contains("gone: "), "{said}");
    fs::remove_file(&more).unwrap();
    let said = watching.says(&["page/index.html is written"]);
    assert!(said.contains("[invalid-yaml]"), "{said}");
    assert!(!said.contains("single-source"), "{said}");

    // One error at two places, and then at one.
    let tie =
        "partnerships:\n- parties: [AZE, HUN]\n  tier: ally\n  evidence: [{source: letter}]\n";
    let good = fs::read_to_string(&records).unwrap();
    fs::write(&more, tie).unwrap();
    watching.says(&["error[unknown-tier]", "the registry has 1 error"]);
    fs::write(&records, good.replace("tier: alliance", "tier: ally")).unwrap();
    watching.says(&["changed: records.yaml", "the page stays"]);
    fs::write(&records, &good).unwrap();
    let said = watching.says(&["changed: records.yaml", "the page stays"]);
    assert!(!said.contains("gone: registry/more.yaml"), "{said}");
    fs::write(&more, tie.replace("ally", "alliance")).unwrap();
    let said = watching.says(&["page/index.html is written"]);
    assert!(said.contains("gone: registry/more.yaml"), "{said}");
}

#[test]
fn new_and_removed_files_are_seen() {
    let (folder, watching) = watched();
    let below = folder.path().join("registry/below");
    fs::create_dir(&below).unwrap();
    let claim = "claims:\n  - id: one\n    source: letter\n    quote: our only ally\n    count: partners\n    is: 1\n";
    fs::write(below.join("claims.yaml"), claim).unwrap();
    let said = watching.says(&["page/index.html is written"]);
    assert!(
        said.contains("changed: below/claims.yaml (new)\n"),
        "{said}"
    );
    assert!(said.contains("claim one: holds\n"), "{said}");

    fs::write(below.join("claims.yaml"), claim.replace("is: 1", "is: 2")).unwrap();
    let said = watching.says(&["page/index.html is written"]);
    assert!(
        said.contains("claim one: contradicted, before holds\n"),
        "{said}"
    );

    fs::remove_dir_all(&below).unwrap();
    watching.says(&[
        "changed: below/claims.yaml (removed)",
        "page/index.html is written",
    ]);
}

#[test]
fn a_registry_that_is_moved_away_and_back_is_seen() {
    let (folder, watching) = watched();
    let (registry, away) = (folder.path().join("registry"), folder.path().join("away"));
    fs::rename(&registry, &away).unwrap();
    watching.says(&["records.yaml (removed)", "the page stays as it was"]);
    // Another folder takes its place.
    fs::create_dir(&registry).unwrap();
    for name in ["records.yaml", "registry.yaml"] {
        fs::copy(away.join(name), registry.join(name)).unwrap();
    }
    watching.says(&["records.yaml (new)", "page/index.html is written"]);
    let records = registry.join("records.yaml");
    let text = fs::read_to_string(&records).unwrap();
    save_by_rename(&records, &text.replace("2021-06-15", "2021-06-16"));
    watching.says(&["changed: records.yaml", "page/index.html is written"]);
}

/// The status and the rest of an answer.
fn ask(port: u16, request: &str, host: &str) -> (String, String) {
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(
        stream,
        "{request} HTTP/1.1\r\n{host}Connection: close\r\n\r\n"
    )
    .unwrap();
    // A large answer comes in pieces, whose lengths may stand within a letter.
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer);
    let (status, rest) = answer.split_once("\r\n").unwrap();
    (
        status.split(' ').nth(1).unwrap().to_owned(),
        rest.to_owned(),
    )
}

#[test]
fn the_page_is_served_to_this_machine_only() {
    let folder = workplace();
    let watching = Watching::begin(folder.path(), &["watch", "registry", "--serve=0"]);
    let said = watching.says(&["the page is at http://127.0.0.1:"]);
    let (_, rest) = said.split_once("http://127.0.0.1:").unwrap();
    let port: u16 = rest.split('/').next().unwrap().parse().unwrap();
    assert!(!folder.path().join("page").exists());
    let host = format!("Host: localhost:{port}\r\n");
    let state = || ask(port, "GET /state", &host).1;

    let (status, frame) = ask(port, "GET /", &format!("Host: 127.0.0.1:{port}\r\n"));
    assert!(
        status == "200" && frame.contains("<iframe") && frame.contains("script-src 'self'"),
        "{frame}"
    );
    let (status, page) = ask(port, "GET /page", &host);
    assert!(status == "200" && page.contains("Türkiye"), "{page}");
    assert!(state().ends_with(r#"-1","remark":""}"#), "{}", state());

    // A name of somebody else that leads to this machine, and no name.
    for host in ["Host: evil.example\r\n", "Host: 127.0.0.1\r\n", ""] {
        let (status, text) = ask(port, "GET /page", host);
        assert!(
            ["403", "400"].contains(&&*status) && !text.contains("Türkiye"),
            "{status} {text}"
        );
    }
    assert_eq!(
        ask(port, "POST /page", &format!("{host}Content-Length: 0\r\n")).0,
        "405"
    );
    assert_eq!(ask(port, "GET /../registry/records.yaml", &host).0, "404");

    let records = folder.path().join("registry/records.yaml");
    let good = fs::read_to_string(&records).unwrap();
    fs::write(&records, good.replace("tier: alliance", "tier: aliance")).unwrap();
    watching.says(&["the page stays as it was"]);
    assert!(
        state().ends_with(r#"-1","remark":"the page stays as it was: the registry has 1 error"}"#),
        "{}",
        state()
    );
    fs::write(&records, good.replace("TUR", "HUN")).unwrap();
    watching.says(&["gone: ", "1 partner state"]);
    // The page follows what is said.
    let mut now = state();
    while now.contains(r#"-1","remark""#) {
        now = state();
    }
    assert!(now.ends_with(r#"-2","remark":""}"#), "{now}");
    assert!(ask(port, "GET /page", &host).1.contains("Hungary"));

    let taken = format!("--serve={port}");
    // A browser tells the page of another run from this one: its version is another.
    let other = Watching::begin(folder.path(), &["watch", "registry", "--serve=0"]);
    let said = other.says(&["the page is at http://127.0.0.1:"]);
    let (_, rest) = said.split_once("http://127.0.0.1:").unwrap();
    let other: u16 = rest.split('/').next().unwrap().parse().unwrap();
    let version = |state: String| -> String {
        let (_, rest) = state.split_once(r#""version":""#).unwrap();
        rest.split('-').next().unwrap().to_owned()
    };
    let others = ask(other, "GET /state", &format!("Host: localhost:{other}\r\n")).1;
    assert_ne!(version(now), version(others));
    let output = chancery(folder.path(), &["watch", "registry", &taken])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}
