//! Registries that lie in one another, and those that come and go.

use std::fs;

use serde_json::json;

use super::client::Editor;
use super::{MANIFEST, PARTNERS, SOURCES};

fn watched(editor: &mut Editor, name: &str) {
    let uri = editor.uri(name);
    editor.tell(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [{"uri": uri, "type": 3}]}),
    );
}

#[test]
fn the_manifest_of_an_inner_registry_has_the_findings_of_both() {
    let inner = MANIFEST.replace("2025-12-13", "nope");
    let mut editor = Editor::new(&[
        ("registry.yaml", MANIFEST),
        ("partners.yaml", PARTNERS),
        ("sources.yaml", SOURCES),
        ("sub/registry.yaml", &inner),
    ]);
    editor.open("sub/registry.yaml", None);
    let own = editor.rules("sub/registry.yaml");
    assert!(
        own.iter().any(|(rule, _)| rule == "invalid-date"),
        "{own:?}"
    );
    editor.open("partners.yaml", None);
    editor.rules("partners.yaml");
    editor.change("sub/registry.yaml", &format!("{inner}\n"));
    let both = editor.rules("sub/registry.yaml");
    assert!(own.iter().all(|it| both.contains(it)), "{both:?}");
    assert!(
        both.iter().any(|(rule, _)| rule == "ignored-file"),
        "{both:?}"
    );
    editor.change("partners.yaml", &format!("{PARTNERS}# end\n"));
    editor.rules("partners.yaml");
    assert_eq!(editor.rules("sub/registry.yaml"), both);
    editor.close();
}

#[test]
fn what_lies_beside_an_unsaved_manifest_belongs_to_it() {
    let wrong = PARTNERS.replace("tier: partner\n", "tier: friend\n");
    let mut editor = Editor::new(&[
        ("registry.yaml", MANIFEST),
        ("sources.yaml", SOURCES),
        ("sub/partners.yaml", &wrong),
    ]);
    editor.open("sources.yaml", None);
    editor.rules("sources.yaml");
    editor.open("sub/partners.yaml", None);
    let unknown =
        |found: &[(String, u64)]| found.iter().filter(|it| it.0 == "unknown-tier").count();
    assert_eq!(unknown(&editor.rules("sub/partners.yaml")), 1);
    let inner = MANIFEST.replace("id: partner", "id: friend");
    editor.open("sub/registry.yaml", Some(&inner));
    let found = editor.rules("sub/registry.yaml");
    assert!(
        found.iter().all(|(rule, _)| rule != "unknown-key"),
        "{found:?}"
    );
    editor.change("sub/partners.yaml", &format!("{wrong}# end\n"));
    assert_eq!(unknown(&editor.rules("sub/partners.yaml")), 0);
    // Without it the file is one of the outer registry again.
    let uri = editor.uri("sub/registry.yaml");
    editor.tell(
        "textDocument/didClose",
        json!({"textDocument": {"uri": uri}}),
    );
    editor.change("sub/partners.yaml", &wrong);
    assert_eq!(unknown(&editor.rules("sub/partners.yaml")), 1);
    editor.close();
}

#[test]
fn a_manifest_that_is_deleted_is_said_to_be_missing() {
    let mut editor = super::editor();
    editor.open("partners.yaml", None);
    let wrong = PARTNERS.replace("tier: partner\n", "tier: friend\n");
    editor.change("partners.yaml", &wrong);
    assert_eq!(editor.rules("partners.yaml").len(), 1);
    let manifest = editor.folder.path().join("registry.yaml");
    fs::remove_file(&manifest).unwrap();
    watched(&mut editor, "registry.yaml");
    let found = editor.findings("registry.yaml");
    assert_eq!(
        found[0]["message"],
        "registry.yaml is missing, so no record of this folder is checked"
    );
    assert_eq!(editor.rules("partners.yaml"), []);
    fs::write(&manifest, MANIFEST).unwrap();
    watched(&mut editor, "registry.yaml");
    editor.change("partners.yaml", &format!("{wrong}# end\n"));
    assert_eq!(editor.rules("partners.yaml").len(), 1);
    // The answer comes behind all that was to be sent.
    editor.ask("workspace/symbol", json!({"query": "nothing"}));
    assert_eq!(editor.findings("registry.yaml").len(), 0);
    editor.close();
}

#[test]
fn nothing_is_left_of_a_registry_that_is_gone() {
    // The manifest was never saved, and is closed.
    let wrong = PARTNERS.replace("tier: partner\n", "tier: friend\n");
    let mut editor = Editor::new(&[("partners.yaml", &wrong)]);
    editor.open("registry.yaml", Some(MANIFEST));
    editor.open("partners.yaml", None);
    assert!(!editor.rules("partners.yaml").is_empty());
    let uri = editor.uri("registry.yaml");
    editor.tell(
        "textDocument/didClose",
        json!({"textDocument": {"uri": uri}}),
    );
    // What belongs to no registry has no version.
    editor.texts.clear();
    assert_eq!(editor.rules("partners.yaml"), []);
    editor.close();
    // The folder is deleted.
    let mut editor = Editor::new(&[
        ("sub/registry.yaml", MANIFEST),
        ("sub/partners.yaml", &wrong),
    ]);
    editor.open("sub/partners.yaml", None);
    assert!(!editor.rules("sub/partners.yaml").is_empty());
    fs::remove_dir_all(editor.folder.path().join("sub")).unwrap();
    watched(&mut editor, "sub/registry.yaml");
    editor.texts.clear();
    assert_eq!(editor.rules("sub/partners.yaml"), []);
    editor.close();
}
