//! Files that are half typed: nothing stops the program, and the editor always gets its answers.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

use super::client::Editor;

/// Every record file of the cases, with the files beside it.
fn files() -> Vec<PathBuf> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let mut found = Vec::new();
    let mut folders = vec![cases];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "yaml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

const REQUESTS: &[&str] = &[
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/prepareRename",
    "textDocument/documentSymbol",
    "textDocument/formatting",
];

/// A text as far as it was typed, with every request at its end.
#[test]
fn what_is_half_typed_is_answered() {
    let files: Vec<String> = files()
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect();
    let mut editor = Editor::new(&[
        ("registry.yaml", super::MANIFEST),
        ("sources.yaml", super::SOURCES),
    ]);
    editor.open("typed.yaml", Some(""));
    let config = Config {
        cases: 150,
        failure_persistence: None,
        ..Config::default()
    };
    let strategy = (0..files.len(), 0..=1_000_usize);
    let editor = std::cell::RefCell::new(editor);
    let ran = TestRunner::new(config).run(&strategy, |(file, part)| {
        let mut editor = editor.borrow_mut();
        let text = &files[file];
        let length = text.chars().count() * part / 1_000;
        let typed: String = text.chars().take(length).collect();
        editor.change("typed.yaml", &typed);
        for method in REQUESTS {
            let mut at = editor.position("typed.yaml", typed.len());
            at["options"] = json!({"tabSize": 2, "insertSpaces": true});
            editor.ask(method, at);
        }
        editor.findings("typed.yaml");
        Ok(())
    });
    ran.unwrap();
    editor.into_inner().close();
}

/// One file, key by key, as an editor sends it.
#[test]
fn each_key_of_a_file_is_answered() {
    let mut editor = super::editor();
    editor.open("typed.yaml", Some(""));
    let uri = editor.uri("typed.yaml");
    let text = "partnerships:\n  - parties: [AZE, GEO]\n    tier: partner # \u{1F310}\n    since: \
                2024-05\n    evidence:\n      - {source: letter, quote: \"a \u{1F310}: b\"}\n";
    let mut typed = String::new();
    for (number, key) in text.chars().enumerate() {
        let at = {
            editor
                .texts
                .insert("typed.yaml".to_owned(), (1, typed.clone()));
            editor.position("typed.yaml", typed.len())["position"].clone()
        };
        typed.push(key);
        editor.tell(
            "textDocument/didChange",
            json!({
                "textDocument": {"uri": uri, "version": number + 2},
                "contentChanges": [{"range": {"start": at, "end": at}, "text": key.to_string()}],
            }),
        );
        editor.texts.insert(
            "typed.yaml".to_owned(),
            (i32::try_from(number + 2).unwrap(), typed.clone()),
        );
        let at = editor.position("typed.yaml", typed.len());
        editor.ask("textDocument/completion", at);
    }
    // It was read as it was typed: the second partnership with Georgia at the same tier.
    assert_eq!(
        editor.rules("typed.yaml"),
        [("overlapping-partnership".to_owned(), 2)]
    );
    editor.close();
}
