//! Files that are not as the program read them: changed by another program, new, or no record files.

use std::fs;

use serde_json::{Value, json};

use super::client::Editor;

const RECORDS: &str = "\
partnerships:
  - parties: [AZE, TUR]
    tier: alliance
    since: 2021-06-15
    evidence:
      - source: letter
      - source: second
        differs: {tier: partner}
waivers:
  - {record: aze-tur-alliance, rule: sources-disagree, reason: known}
";
const SOURCES: &str = "\
sources:
  - {id: letter, publisher: A, published: 2025, url: \"https://example.org/letter\"}
  - {id: second, publisher: B, published: 2025, url: \"https://example.org/second\"}
";

fn editor() -> Editor {
    Editor::new(&[
        ("registry.yaml", super::MANIFEST),
        ("records.yaml", RECORDS),
        ("sources.yaml", SOURCES),
    ])
}

fn rename(editor: &mut Editor, old: &str, new: &str) -> Value {
    let mut asked = editor.at("records.yaml", old);
    asked["newName"] = json!(new);
    editor.ask("textDocument/rename", asked)
}

#[test]
fn a_rename_writes_into_the_files_as_they_are_on_the_disk() {
    let mut editor = editor();
    editor.open("records.yaml", None);
    let before = editor.rules("records.yaml");
    let path = editor.folder.path().join("sources.yaml");
    fs::write(&path, format!("# The pages.\n{SOURCES}")).unwrap();
    let found = editor.at("records.yaml", "letter");
    let found = editor.ask("textDocument/definition", found);
    assert_eq!(found[0]["range"]["start"]["line"], 2);
    fs::write(&path, format!("# The pages.\n\n{SOURCES}")).unwrap();
    let edit = rename(&mut editor, "letter", "page");
    editor.apply(&edit);
    assert_eq!(editor.rules("records.yaml"), before);
    assert_eq!(
        editor.texts["sources.yaml"].1,
        format!(
            "# The pages.\n\n{}",
            SOURCES.replace("id: letter", "id: page")
        )
    );
    editor.close();
}

#[test]
fn an_id_is_renamed_in_what_another_page_gives() {
    let mut editor = editor();
    editor.open("records.yaml", None);
    editor.open("registry.yaml", None);
    let before = editor.rules("records.yaml");
    let edit = rename(&mut editor, "partner}", "friend");
    editor.apply(&edit);
    assert_eq!(editor.rules("records.yaml"), before);
    assert!(editor.texts["records.yaml"].1.contains("{tier: friend}"));
    assert!(editor.texts["registry.yaml"].1.contains("id: friend"));
    editor.close();
}

#[test]
fn what_stands_in_the_way_of_a_rename_is_named() {
    let mut editor = editor();
    editor.open("records.yaml", None);
    let refused = rename(&mut editor, "alliance", "union");
    assert_eq!(
        refused["error"],
        "the partnership `aze-tur-alliance` is called by `alliance`, and records.yaml:10 refers to \
         it; give it an `id` of its own"
    );
    for (new, words) in [
        (
            "LETTER-2",
            "the id `letter-2` differs from `LETTER-2` only in upper and lower case",
        ),
        ("DEU", "`DEU` is the code of Germany"),
        ("second", "the id `second` is taken"),
    ] {
        let records = RECORDS.replace("second", "letter-2");
        let (old, text) = match new {
            "LETTER-2" => ("letter", records.as_str()),
            _ => ("letter", RECORDS),
        };
        let sources = SOURCES.replace("id: second", "id: letter-2");
        if new == "LETTER-2" {
            editor.open("sources.yaml", None);
            editor.change("sources.yaml", &sources);
        } else {
            editor.change("sources.yaml", SOURCES);
        }
        editor.change("records.yaml", text);
        let refused = rename(&mut editor, old, new);
        assert_eq!(refused["error"], words);
    }
    editor.close();
}

#[test]
fn what_has_the_same_text_as_a_record_keeps_it() {
    let mut editor = editor();
    editor.open("records.yaml", None);
    let with_area = RECORDS.replace("    since:", "    areas: [letter]\n    since:");
    editor.change("records.yaml", &with_area);
    let mut asked = editor.at("records.yaml", "letter\n");
    asked["newName"] = json!("page");
    let edit = editor.ask("textDocument/rename", asked);
    editor.apply(&edit);
    let after = &editor.texts["records.yaml"].1;
    assert!(after.contains("areas: [letter]"), "{after}");
    assert!(after.contains("source: page\n"), "{after}");
    editor.close();
}

#[test]
fn what_is_no_record_file_is_none_in_an_editor() {
    let mut editor = editor();
    editor.open("records.yaml", None);
    let before = editor.rules("records.yaml");
    for name in ["copy.YAML", "copy.yaml.bak", "notes.txt", ".hidden.yaml"] {
        fs::write(editor.folder.path().join(name), RECORDS).unwrap();
        editor.open(name, None);
    }
    #[cfg(unix)]
    {
        let link = editor.folder.path().join("link.yaml");
        std::os::unix::fs::symlink(editor.folder.path().join("records.yaml"), link).unwrap();
        editor.open("link.yaml", None);
    }
    editor.change("records.yaml", &format!("{RECORDS}# end\n"));
    assert_eq!(editor.rules("records.yaml"), before);
    let found = editor.rules("copy.YAML");
    assert_eq!(found, [("ignored-file".to_owned(), 1)]);
    editor.close();
}

#[test]
fn a_file_that_came_later_has_findings() {
    let mut editor = editor();
    editor.open("records.yaml", None);
    editor.rules("records.yaml");
    let wrong = "sources:\n  - {id: third, publisher: C, published: 2025-13, url: \
                 \"https://example.org/third\"}\n";
    let folder = editor.folder.path().to_owned();
    fs::write(folder.join("later.yaml"), wrong).unwrap();
    editor.open("later.yaml", None);
    let found = editor.rules("later.yaml");
    assert!(found.contains(&("invalid-date".to_owned(), 2)), "{found:?}");
    editor.close();
}

#[test]
fn what_the_protocol_does_not_allow_is_refused_in_its_words() {
    let mut editor = editor();
    let code = |answer: &Value| answer["code"].as_i64();
    let wrong = editor.ask("textDocument/hover", json!({"textDocument": 1}));
    assert_eq!(code(&wrong), Some(-32602), "{wrong}");
    let again = editor.ask("initialize", json!({"processId": null, "capabilities": {}}));
    assert_eq!(code(&again), Some(-32600), "{again}");
    let unknown = editor.ask("textDocument/unknown", json!({}));
    assert_eq!(code(&unknown), Some(-32601), "{unknown}");
    editor.open("records.yaml", None);
    editor.rules("records.yaml");
    editor.close();
}
