//! `cargo bench -p chancery --bench lsp`: how long an editor waits for the findings after a
//! keystroke, and for the answer to each request.

#![allow(missing_docs, reason = "a program of its own")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a measurement that cannot go on fails"
)]

#[path = "../../core/benches/registry/mod.rs"]
#[allow(dead_code, reason = "only one form is asked for")]
mod registry;

use std::fs;
use std::thread::JoinHandle;

use divan::{Bencher, black_box};
use lsp_server::{Connection, Message, Notification, Request, RequestId};
use registry::{Form, files};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How many instruments the registry has.
const INSTRUMENTS: [usize; 2] = [10_000, 100_000];

/// The file that is open.
const FILE: &str = "instruments-5000.yaml";

fn main() {
    divan::main();
}

/// An editor with one open file, and the server in a thread.
struct Editor {
    connection: Connection,
    server: Option<JoinHandle<()>>,
    uri: String,
    text: String,
    version: i32,
    requests: i32,
    _folder: TempDir,
}

impl Editor {
    fn new(instruments: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for file in files(instruments, Form::Canonical) {
            fs::write(root.join(&file.name), file.bytes.unwrap()).unwrap();
        }
        let (connection, other) = Connection::memory();
        let server = std::thread::spawn(move || {
            chancery::lsp::serve(&other, None).unwrap();
        });
        let text = fs::read_to_string(root.join(FILE)).unwrap();
        let mut editor = Editor {
            connection,
            server: Some(server),
            uri: format!("file://{}", root.join(FILE).display()),
            text,
            version: 1,
            requests: 0,
            _folder: folder,
        };
        editor.ask(
            "initialize",
            json!({"processId": null, "rootUri": null, "capabilities": {}}),
        );
        editor.tell("initialized", json!({}));
        let document = json!({
            "uri": editor.uri, "languageId": "yaml", "version": 1, "text": editor.text,
        });
        editor.tell("textDocument/didOpen", json!({"textDocument": document}));
        editor.findings();
        editor
    }

    fn tell(&self, method: &str, parameters: Value) {
        let notification = Notification::new(method.to_owned(), parameters);
        self.connection.sender.send(notification.into()).unwrap();
    }

    fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.requests += 1;
        let id = RequestId::from(self.requests);
        let request = Request::new(id.clone(), method.to_owned(), parameters);
        self.connection.sender.send(request.into()).unwrap();
        loop {
            if let Message::Response(response) = self.connection.receiver.recv().unwrap()
                && response.id == id
            {
                return response.response_result.unwrap();
            }
        }
    }

    /// Waits for the findings of the open file as it is now.
    fn findings(&self) {
        loop {
            if let Message::Notification(it) = self.connection.receiver.recv().unwrap()
                && it.params["uri"] == json!(self.uri)
                && it.params["version"] == json!(self.version)
            {
                return;
            }
        }
    }

    /// Where the first `words` are in the middle of the file.
    fn position(&self, words: &str) -> Value {
        let middle = self.text.lines().count() / 2;
        let mut lines = self.text.lines().enumerate().skip(middle);
        let (line, column) = lines
            .find_map(|(line, text)| Some((line, text.find(words)? + words.len())))
            .unwrap();
        json!({"line": line, "character": column})
    }

    /// Writes something else once, behind the middle of the file.
    fn writes(&mut self, old: &str, new: &str) {
        let middle = self.text.len() * 3 / 5;
        let middle = middle + self.text[middle..].find(old).unwrap();
        self.text.replace_range(middle..middle + old.len(), new);
        self.version += 1;
        self.tell(
            "textDocument/didChange",
            json!({
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": [{"text": self.text}],
            }),
        );
        self.findings();
    }

    /// Types a letter.
    fn typed(&mut self) {
        self.version += 1;
        let at = self.position("title: ");
        self.tell(
            "textDocument/didChange",
            json!({
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": [{"range": {"start": at, "end": at}, "text": "x"}],
            }),
        );
        self.findings();
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        let _ = self.server.take().map(JoinHandle::join);
    }
}

/// From a keystroke to all findings; 20 ms of it the server waits for another one.
#[divan::bench(args = INSTRUMENTS, sample_count = 20)]
fn keystroke(bencher: Bencher<'_, '_>, instruments: usize) {
    let mut editor = Editor::new(instruments);
    bencher.bench_local(|| editor.typed());
}

/// A request, and what stands in the file before the place at which it is asked.
const REQUESTS: [(&str, &str); 13] = [
    ("textDocument/hover", "source: pr"),
    ("textDocument/hover", "parties: [A"),
    ("textDocument/completion", "source: pr"),
    ("textDocument/definition", "source: pr"),
    ("textDocument/references", "source: pr"),
    ("textDocument/references", "parties: [A"),
    ("textDocument/prepareRename", "source: pr"),
    ("textDocument/rename", "source: pr"),
    ("textDocument/documentSymbol", "source: pr"),
    ("textDocument/formatting", "source: pr"),
    ("textDocument/codeAction", "source: pr"),
    ("textDocument/codeAction", "source: unknown-"),
    ("workspace/symbol", "source: pr"),
];

/// The requests by their names.
const NAMES: [&str; 13] = [
    "hover on a source",
    "hover on a state",
    "completion",
    "definition",
    "references of a source",
    "references of a state",
    "prepareRename",
    "rename of a source",
    "documentSymbol",
    "formatting",
    "codeAction at what nothing mends",
    "codeAction at an unknown source",
    "workspace/symbol",
];

fn request(bencher: Bencher<'_, '_>, instruments: usize, name: &str) {
    let position = NAMES.iter().position(|it| *it == name).unwrap();
    let (method, words) = REQUESTS[position];
    let mut editor = Editor::new(instruments);
    if !editor.text.contains(words) {
        editor.writes("source: press-5", words);
    }
    let at = editor.position(words);
    let parameters = json!({
        "textDocument": {"uri": editor.uri},
        "position": at,
        "range": {"start": at, "end": at},
        "context": {"includeDeclaration": true, "diagnostics": []},
        "options": {"tabSize": 2, "insertSpaces": true},
        "newName": "press-of-another-name",
        "query": "press-77",
    });
    // What the first one finds out the others need not.
    editor.ask(method, parameters.clone());
    bencher.bench_local(|| black_box(editor.ask(method, parameters.clone())));
}

#[divan::bench(args = NAMES, sample_count = 10)]
fn request_at_10_000(bencher: Bencher<'_, '_>, name: &str) {
    request(bencher, INSTRUMENTS[0], name);
}

#[divan::bench(args = NAMES, sample_count = 10)]
fn request_at_100_000(bencher: Bencher<'_, '_>, name: &str) {
    request(bencher, INSTRUMENTS[1], name);
}
