//! What a rename must find, and what it must refuse so that no record is left with the old id.

use serde_json::{Value, json};

use super::client::Editor;

const MANIFEST: &str = "\
registry: example
title: Example
subject: AZE
as-of: 2025-12-13
tiers: [{id: alliance, name: Alliance}]
directions: [{id: west, name: West}]
style:
  west: \"#112233\"
  alliance: \"#445566\"
  \"union\": \"#778899\"
  no-direction: \"#000000\"
";
const RECORDS: &str = "\
organisations: [{id: union, name: Union}]
partnerships:
  - parties: [AZE, TUR]
    tier: alliance
    direction: west
    evidence: [{source: letter}]
sources:
  - {id: letter, publisher: A, published: 2025, url: \"https://example.org/letter\"}
";

fn editor(records: &str) -> Editor {
    let mut editor = Editor::new(&[("registry.yaml", MANIFEST), ("records.yaml", records)]);
    editor.open("registry.yaml", None);
    editor.open("records.yaml", None);
    editor
}

/// Asks for a new id for what stands at the first `old` of a file.
fn rename(editor: &mut Editor, file: &str, old: &str, new: &str) -> Value {
    let mut asked = editor.at(file, old);
    asked["newName"] = json!(new);
    editor.ask("textDocument/rename", asked)
}

#[test]
fn the_name_of_a_partnership_is_no_id_that_can_be_renamed() {
    let waiver = "waivers:\n  - {rule: single-source, record: aze-tur-alliance, because: One.}\n";
    let mut editor = editor(&format!("{RECORDS}{waiver}"));
    let words = "the partnership `aze-tur-alliance` is called by its parties and its tier; give it an \
                 `id` of its own";
    let refused = rename(&mut editor, "records.yaml", "aze-tur", "new-id");
    assert_eq!(refused["error"], words);
    let at = editor.at("records.yaml", "aze-tur");
    let refused = editor.ask("textDocument/prepareRename", at);
    assert_eq!(refused["error"], words);
    editor.close();
}

#[test]
fn the_keys_of_styles_are_renamed_with_what_they_name() {
    for (file, at, old, new) in [
        ("registry.yaml", "alliance, name", "alliance", "pact"),
        ("registry.yaml", "west, name", "west", "occident"),
        ("records.yaml", "union, name", "union", "league"),
        ("registry.yaml", "west: ", "west", "occident"),
        ("registry.yaml", "union\"", "union", "league"),
    ] {
        let mut editor = editor(RECORDS);
        let before = editor.rules("registry.yaml");
        let edit = rename(&mut editor, file, at, new);
        editor.apply(&edit);
        for (name, text) in [("registry.yaml", MANIFEST), ("records.yaml", RECORDS)] {
            assert_eq!(editor.texts[name].1, text.replace(old, new), "{at}");
        }
        assert_eq!(editor.rules("registry.yaml"), before, "{at}");
        editor.close();
    }
}

#[test]
fn the_key_of_a_style_leads_to_what_it_names() {
    let mut editor = editor(RECORDS);
    for (key, file, line) in [
        ("alliance: ", "registry.yaml", 4),
        ("west: ", "registry.yaml", 5),
        ("union\"", "records.yaml", 0),
    ] {
        let at = editor.at("registry.yaml", key);
        let found = editor.ask("textDocument/definition", at);
        let uri = found[0]["uri"].as_str().unwrap();
        assert_eq!(editor.name(uri), file, "{key}");
        assert_eq!(found[0]["range"]["start"]["line"], line, "{key}");
    }
    let at = editor.at("registry.yaml", "no-direction");
    assert_eq!(editor.ask("textDocument/definition", at), json!([]));
    editor.close();
}

#[test]
fn an_id_in_what_is_not_read_is_not_renamed() {
    let broken = "instruments:\n  - {id: treaty, evidence: [{source: letter}]\nnote: [\n";
    let misspelt = "partnershps:\n  - {parties: [AZE, GEO], evidence: [{source: letter}]}\n";
    for text in [broken, misspelt] {
        let mut editor = editor(RECORDS);
        editor.open("other.yaml", Some(text));
        let refused = rename(&mut editor, "records.yaml", "letter}", "page");
        assert_eq!(
            refused["error"],
            "`letter` stands in a part of other.yaml that is not read; correct the errors there first"
        );
        // What does not stand there is renamed.
        let edit = rename(&mut editor, "records.yaml", "union", "league");
        assert_eq!(edit["error"], Value::Null);
        // Nor is a longer word the id.
        editor.change("other.yaml", &text.replace("letter", "letter-2"));
        let edit = rename(&mut editor, "records.yaml", "letter}", "page");
        assert_eq!(edit["error"], Value::Null);
        editor.close();
    }
}
