//! What is completed can be read: the check finds nothing wrong with the form of what was written.

use serde_json::{Value, json};

use super::client::Editor;

const SOURCES: &str = "\
sources:
  - {id: letter, publisher: A, published: 2025, url: \"https://example.org/letter\"}
states: [{id: HUN, name: Magyarország}]
";

fn editor() -> Editor {
    Editor::new(&[
        ("registry.yaml", super::MANIFEST),
        ("sources.yaml", SOURCES),
    ])
}

/// What is offered at the `|` of a text.
fn offered(editor: &mut Editor, name: &str, marked: &str) -> Vec<Value> {
    let offset = marked.find('|').unwrap();
    editor.open(name, Some(""));
    editor.change(name, &marked.replace('|', ""));
    let at = editor.position(name, offset);
    let found = editor.ask("textDocument/completion", at);
    found["items"].as_array().unwrap().clone()
}

/// The labels of what is offered there.
fn labels(editor: &mut Editor, name: &str, marked: &str) -> Vec<String> {
    let items = offered(editor, name, marked).into_iter();
    items
        .map(|it| it["label"].as_str().unwrap().to_owned())
        .collect()
}

/// The text when what has a label is accepted at its `|`.
fn accepted(editor: &mut Editor, name: &str, marked: &str, label: &str) -> String {
    let items = offered(editor, name, marked);
    let item = items.iter().find(|it| it["label"] == label);
    let item = item.unwrap_or_else(|| panic!("{label} is not offered in {marked}"));
    let uri = editor.uri(name);
    let edit = json!({"documentChanges": [{
        "textDocument": {"uri": uri}, "edits": [item["textEdit"]],
    }]});
    editor.apply(&edit);
    editor.texts[name].1.clone()
}

#[test]
fn what_is_accepted_is_written_so_that_it_is_read() {
    let mut editor = editor();
    for (marked, label, written) in [
        // A space stands behind the colon.
        ("partnerships:\n  - tier:|", "partner", "- tier: partner"),
        ("claims:\n  - {source:|}", "letter", "{source: letter}"),
        // A list has its brackets.
        ("partnerships:\n  - parties: |", "HUN", "parties: [HUN]"),
        ("partnerships:\n  - parties:|", "HUN", "parties: [HUN]"),
        (
            "partnerships:\n  - parties: \"hu|",
            "HUN",
            "parties: [\"HUN\"]",
        ),
        ("partnerships:\n  - {parties: |}", "HUN", "{parties: [HUN]}"),
        ("partnerships:\n  - parties: [AZE, |]", "HUN", "[AZE, HUN]"),
        (
            "partnerships:\n  - parties:\n      - |",
            "HUN",
            "      - HUN",
        ),
        // A record has its braces, but in lines of its own.
        ("claims:\n  - where: |", "tier", "where: {tier: }"),
        ("claims:\n  - where:|", "tier", "where: {tier: }"),
        ("claims:\n  - {where: |}", "tier", "{where: {tier: }}"),
        ("claims:\n  - where: {|}", "tier", "where: {tier: }"),
        ("claims:\n  - where:\n      |", "tier", "      tier: "),
        // What takes one value as well as a list has it alone.
        (
            "claims:\n  - where: {tier: |}",
            "partner",
            "{tier: partner}",
        ),
    ] {
        let text = accepted(&mut editor, "typed.yaml", marked, label);
        assert!(text.ends_with(written), "{marked}: {text}");
    }
    let json = "{\"claims\": [{\"where\": |}]}";
    let text = accepted(&mut editor, "typed.json", json, "tier");
    assert_eq!(text, "{\"claims\": [{\"where\": {\"tier\": }}]}");
    // Brackets cannot be put around quotation marks that are there.
    let quoted = "partnerships:\n  - parties: \"hu|\"\n";
    assert_eq!(labels(&mut editor, "typed.yaml", quoted), [""; 0]);
    editor.close();
}

#[test]
fn what_a_file_has_at_its_top_is_not_offered_again() {
    let mut editor = editor();
    let marked = "partnerships: []\n|\nclaims: []\n";
    let found = labels(&mut editor, "typed.yaml", marked);
    for name in ["partnerships", "claims"] {
        assert!(!found.contains(&name.to_owned()), "{name} in {found:?}");
    }
    assert!(found.contains(&"sources".to_owned()), "{found:?}");
    let manifest = format!("{}|", super::MANIFEST);
    let found = labels(&mut editor, "registry.yaml", &manifest);
    for name in ["registry", "title", "tiers", "severities"] {
        assert!(!found.contains(&name.to_owned()), "{name} in {found:?}");
    }
    assert!(found.contains(&"directions".to_owned()), "{found:?}");
    let json = "{\n  \"claims\": [],\n  |\n  \"sources\": []\n}\n";
    let found = labels(&mut editor, "typed.json", json);
    assert!(found.contains(&"partnerships".to_owned()), "{found:?}");
    for name in ["claims", "sources"] {
        assert!(!found.contains(&name.to_owned()), "{name} in {found:?}");
    }
    editor.close();
}

#[test]
fn a_declared_state_is_offered_once_by_its_own_name() {
    let mut editor = editor();
    for marked in [
        "partnerships:\n  - parties: [HU|",
        "claims:\n  - where: {state: HU|",
    ] {
        let items = offered(&mut editor, "typed.yaml", marked);
        let found: Vec<&Value> = items.iter().filter(|it| it["label"] == "HUN").collect();
        assert_eq!(found.len(), 1, "{marked}: {found:?}");
        assert_eq!(found[0]["detail"], "Magyarország");
    }
    editor.close();
}
