//! An editor as small as one can be: it starts the program and speaks the protocol with it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufReader, BufWriter};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use tempfile::TempDir;

/// An editor with a registry in a folder of its own.
pub(super) struct Editor {
    pub(super) folder: TempDir,
    server: Child,
    input: Option<BufWriter<ChildStdin>>,
    output: BufReader<ChildStdout>,
    requests: i32,
    /// The text of each open file, as the editor has it.
    pub(super) texts: BTreeMap<String, (i32, String)>,
    /// The findings that were sent last, of each file.
    findings: BTreeMap<String, Value>,
}

impl Editor {
    /// Starts the program for these files.
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let mut server = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .arg("lsp")
            .env("CHANCERY_RULES_URL", "https://example.org/rules")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut editor = Editor {
            folder,
            input: server.stdin.take().map(BufWriter::new),
            output: BufReader::new(server.stdout.take().unwrap()),
            server,
            requests: 0,
            texts: BTreeMap::new(),
            findings: BTreeMap::new(),
        };
        editor.ask(
            "initialize",
            json!({"processId": null, "rootUri": null, "capabilities": {}}),
        );
        editor.tell("initialized", json!({}));
        editor
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    pub(super) fn uri(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display())
    }

    /// The name of a file by its address.
    pub(super) fn name(&self, uri: &str) -> String {
        let prefix = self.uri("");
        uri.strip_prefix(&prefix).unwrap_or(uri).to_owned()
    }

    fn send(&mut self, message: &Message) {
        message.clone().write(self.input.as_mut().unwrap()).unwrap();
    }

    pub(super) fn tell(&mut self, method: &str, parameters: Value) {
        let notification = Notification::new(method.to_owned(), parameters);
        self.send(&notification.into());
    }

    fn receive(&mut self) -> Message {
        Message::read(&mut self.output)
            .unwrap()
            .expect("the program ended")
    }

    fn keep(&mut self, message: &Message) {
        if let Message::Notification(it) = message
            && it.method == "textDocument/publishDiagnostics"
        {
            let name = self.name(it.params["uri"].as_str().unwrap());
            self.findings.insert(name, it.params.clone());
        }
    }

    /// Asks, and gives the result or the error.
    pub(super) fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.requests += 1;
        let id = RequestId::from(self.requests);
        self.send(&Request::new(id.clone(), method.to_owned(), parameters).into());
        loop {
            match self.receive() {
                Message::Response(response) if response.id == id => {
                    return response.response_result.unwrap_or_else(
                        |error| json!({"error": error.message, "code": error.code}),
                    );
                }
                other => self.keep(&other),
            }
        }
    }

    /// Opens a file as it is on the disk, or with another text.
    pub(super) fn open(&mut self, name: &str, text: Option<&str>) {
        let on_disk = || fs::read_to_string(self.path(name)).unwrap();
        let text = text.map_or_else(on_disk, str::to_owned);
        let uri = self.uri(name);
        self.tell(
            "textDocument/didOpen",
            json!({"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}}),
        );
        self.texts.insert(name.to_owned(), (1, text));
    }

    /// Types another text into an open file.
    pub(super) fn change(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        let (version, own) = self.texts.get_mut(name).unwrap();
        *version += 1;
        *own = text.to_owned();
        let changed = json!({
            "textDocument": {"uri": uri, "version": *version},
            "contentChanges": [{"text": text}],
        });
        self.tell("textDocument/didChange", changed);
    }

    /// Applies edits of a file, as an editor does: from the last one to the first.
    pub(super) fn apply(&mut self, edit: &Value) {
        for document in edit["documentChanges"].as_array().unwrap() {
            let name = self.name(document["textDocument"]["uri"].as_str().unwrap());
            if !self.texts.contains_key(&name) {
                self.open(&name, None);
            }
            let mut text = self.texts[&name].1.clone();
            let mut edits: Vec<(usize, usize, &str)> = document["edits"]
                .as_array()
                .unwrap()
                .iter()
                .map(|edit| {
                    let at = |end: &str| offset(&text, &edit["range"][end]);
                    (at("start"), at("end"), edit["newText"].as_str().unwrap())
                })
                .collect();
            edits.sort_unstable();
            for (start, end, new) in edits.into_iter().rev() {
                text.replace_range(start..end, new);
            }
            self.change(&name, &text);
        }
    }

    /// The findings of a file as its text is now, which must come.
    pub(super) fn findings(&mut self, name: &str) -> Vec<Value> {
        let version = self.texts.get(name).map(|(version, _)| *version);
        loop {
            if let Some(found) = self.findings.get(name)
                && found["version"].as_i64() == version.map(i64::from)
            {
                return found["diagnostics"].as_array().unwrap().clone();
            }
            let message = self.receive();
            self.keep(&message);
        }
    }

    /// The names of the rules that found something in a file, with the lines, counted from 1.
    pub(super) fn rules(&mut self, name: &str) -> Vec<(String, u64)> {
        let found = self.findings(name).into_iter();
        found
            .map(|it| {
                let line = it["range"]["start"]["line"].as_u64().unwrap() + 1;
                (it["code"].as_str().unwrap().to_owned(), line)
            })
            .collect()
    }

    /// The place of the first `words` in an open file, as requests name it.
    pub(super) fn at(&self, name: &str, words: &str) -> Value {
        let text = &self.texts[name].1;
        let offset = text
            .find(words)
            .unwrap_or_else(|| panic!("{words} in {text}"));
        self.position(name, offset)
    }

    /// A byte of an open file, as requests name it.
    pub(super) fn position(&self, name: &str, offset: usize) -> Value {
        let before = &self.texts[name].1[..offset];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let character = before[start..].encode_utf16().count();
        json!({
            "textDocument": {"uri": self.uri(name)},
            "position": {"line": line, "character": character},
        })
    }

    /// The changes that are offered for a finding.
    pub(super) fn fixes(&mut self, name: &str, finding: &Value) -> Vec<Value> {
        let uri = self.uri(name);
        let asked = json!({
            "textDocument": {"uri": uri},
            "range": finding["range"],
            "context": {"diagnostics": [finding]},
        });
        let found = self.ask("textDocument/codeAction", asked);
        found.as_array().unwrap().clone()
    }

    /// Says goodbye in order; the program must end well.
    pub(super) fn close(mut self) {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        drop(self.input.take());
        assert!(self.server.wait().unwrap().success());
    }
}

impl Editor {
    /// Goes away, and gives the exit code of the program.
    pub(super) fn vanish(mut self) -> Option<i32> {
        drop(self.input.take());
        self.server.wait().unwrap().code()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The byte of a position of the protocol.
fn offset(text: &str, position: &Value) -> usize {
    let line = usize::try_from(position["line"].as_u64().unwrap()).unwrap();
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut left = position["character"].as_u64().unwrap();
    for (at, character) in text[start..].char_indices() {
        if left == 0 {
            return start + at;
        }
        left -= character.len_utf16() as u64;
    }
    text.len()
}
