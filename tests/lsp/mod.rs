//! The program as an editor meets it: over its standard input and output.

mod client;
mod completion;
mod disk;
mod fixes;
mod fixes_among_others;
mod fixes_of_breaks;
mod mistakes;
mod registries;
mod rename;
mod typing;
mod waiting;

use serde_json::{Value, json};

use client::Editor;

const MANIFEST: &str = "registry: example\ntitle: Example\nsubject: AZE\nas-of: 2025-12-13\nseverities: \
                        {partnership-without-instrument: off, single-source: off}\ntiers:\n  - {id: \
                        alliance, name: Alliance}\n  - {id: partner, name: Partnership}\n";
const PARTNERS: &str = "\
partnerships:
  - parties: [AZE, TUR]
    tier: alliance
    since: 2021-06-15
    evidence:
      - source: letter
  - parties: [AZE, GEO]
    tier: partner
    since: 2024
    evidence:
      - source: letter
claims:
  - id: two
    source: letter
    quote: two partners
    count: partners
    is: 2
";
const SOURCES: &str = "sources:\n  - id: letter\n    publisher: Ünïon 🌐 Press\n    published: 2025\n    \
                       url: https://example.org/letter\n";

fn editor() -> Editor {
    Editor::new(&[
        ("registry.yaml", MANIFEST),
        ("partners.yaml", PARTNERS),
        ("sources/pages.yaml", SOURCES),
    ])
}

#[test]
fn findings_follow_what_is_typed_and_not_what_is_saved() {
    let mut editor = editor();
    editor.open("partners.yaml", None);
    assert_eq!(editor.rules("partners.yaml"), []);
    editor.change(
        "partners.yaml",
        &PARTNERS.replace("tier: partner", "tier: partners"),
    );
    let found = editor.findings("partners.yaml");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "unknown-tier");
    assert_eq!(
        found[0]["codeDescription"]["href"],
        "https://example.org/rules#unknown-tier"
    );
    assert_eq!(found[0]["severity"], 1);
    assert_eq!(
        found[0]["range"]["start"],
        json!({"line": 7, "character": 10})
    );
    editor.change("partners.yaml", PARTNERS);
    assert_eq!(editor.rules("partners.yaml"), []);
    // A file that was never saved belongs to the registry, and its columns are those of UTF-16.
    editor.open(
        "new.yaml",
        Some("sources:\n  - {id: other, publisher: \"🌐\", published: 2025-13, url: \"https://a.example/\"}\n"),
    );
    let found = editor.findings("new.yaml");
    let is_it = |it: &&Value| it["code"] == "invalid-date";
    let invalid = found
        .iter()
        .find(is_it)
        .unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!(
        invalid["range"]["start"],
        json!({"line": 1, "character": 44})
    );
    editor.close();
}

#[test]
fn related_places_lie_in_their_files() {
    let mut editor = editor();
    editor.open("sources/pages.yaml", None);
    let twice = SOURCES.replace("letter\n    publisher", "two\n    publisher");
    editor.change("sources/pages.yaml", &twice);
    editor.open("partners.yaml", None);
    let found = [
        editor.findings("sources/pages.yaml"),
        editor.findings("partners.yaml"),
    ]
    .concat();
    let is_it = |it: &&Value| it["code"] == "duplicate-record";
    let duplicate = found
        .iter()
        .find(is_it)
        .unwrap_or_else(|| panic!("{found:?}"));
    let related = &duplicate["relatedInformation"][0]["location"];
    let place = [&duplicate["range"], &related["range"]];
    assert!(
        place.iter().all(|range| range["start"]["line"].is_u64()),
        "{duplicate}"
    );
    assert_ne!(related["uri"], Value::Null, "{duplicate}");
    editor.close();
}

#[test]
fn ids_lead_to_their_records_and_back() {
    let mut editor = editor();
    editor.open("partners.yaml", None);
    let at = editor.at("partners.yaml", "letter");
    let found = editor.ask("textDocument/definition", at.clone());
    let uri = found[0]["uri"].as_str().unwrap();
    assert_eq!(editor.name(uri), "sources/pages.yaml");
    assert_eq!(
        found[0]["range"]["start"],
        json!({"line": 1, "character": 8})
    );
    let references = |with: bool| {
        let mut asked = at.clone();
        asked["context"] = json!({"includeDeclaration": with});
        asked
    };
    let all = editor.ask("textDocument/references", references(true));
    assert_eq!(all.as_array().unwrap().len(), 4);
    let others = editor.ask("textDocument/references", references(false));
    assert_eq!(others.as_array().unwrap().len(), 3);
    // A state of the built-in table is declared nowhere.
    let state = editor.at("partners.yaml", "TUR");
    assert_eq!(editor.ask("textDocument/definition", state), json!([]));
    editor.close();
}

#[test]
fn hover_says_what_is_there() {
    let mut editor = editor();
    editor.open("partners.yaml", None);
    let mut said = |words: &str| {
        let at = editor.at("partners.yaml", words);
        let found = editor.ask("textDocument/hover", at);
        found["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert!(said("TUR").contains("Türkiye"), "{}", said("TUR"));
    assert!(said("letter").contains("publisher: Ünïon 🌐 Press"));
    // A claim, by its id, with its verdict.
    assert!(said("two\n").contains("holds"), "{}", said("two\n"));
    // A key, with its sentence.
    assert!(said("tier: alliance").starts_with("**tier** (a tier's id): "));
    assert!(said("partnerships:").starts_with("**partnerships**: "));
    editor.close();
}

#[test]
fn a_record_whose_id_another_one_has_is_shown_where_it_stands() {
    let mut editor = editor();
    let second = "  - id: letter\n    publisher: Other\n    url: https://example.org/other\n";
    editor.open("sources/pages.yaml", Some(&format!("{SOURCES}{second}")));
    let offset = SOURCES.len() + "  - id: ".len();
    for (offset, words) in [(18, "publisher: Ünïon"), (offset, "publisher: Other")] {
        let at = editor.position("sources/pages.yaml", offset);
        let found = editor.ask("textDocument/hover", at);
        let said = found["contents"]["value"].as_str().unwrap();
        assert!(said.contains(words), "{said}");
    }
    editor.close();
}

#[test]
fn keys_words_and_ids_are_completed() {
    let mut editor = editor();
    editor.open("partners.yaml", None);
    let mut offered = |added: &str| -> Vec<String> {
        let text = PARTNERS.replace("claims:\n", &format!("{added}|claims:\n"));
        let offset = text.find('|').unwrap();
        editor.change("partners.yaml", &text.replace("|claims", "\nclaims"));
        let at = editor.position("partners.yaml", offset);
        let found = editor.ask("textDocument/completion", at);
        let items = found["items"].as_array().unwrap().iter();
        items
            .map(|it| it["label"].as_str().unwrap().to_owned())
            .collect()
    };
    let keys = offered("  - ");
    assert!(
        keys.contains(&"parties".to_owned()) && keys.contains(&"tier".to_owned()),
        "{keys:?}"
    );
    let rest = offered("  - parties: [AZE, HUN]\n    ");
    assert!(!rest.contains(&"parties".to_owned()) && rest.contains(&"since".to_owned()));
    assert_eq!(offered("  - tier: "), ["alliance", "partner"]);
    assert_eq!(offered("  - parties: [AZE, Hungar"), ["HUN"]);
    assert_eq!(offered("  - evidence: [{source: "), ["letter"]);
    assert_eq!(offered("    note: any wor"), [""; 0]);
    let attested = offered("  - evidence: [{source: letter, attests: [");
    assert!(
        attested.contains(&"since".to_owned()) && !attested.contains(&"source".to_owned()),
        "{attested:?}"
    );
    editor.close();
}

#[test]
fn what_is_in_quotation_marks_stays_in_them() {
    let mut editor = editor();
    for (name, marked, completed) in [
        (
            "partners.yaml",
            "partnerships:\n  - parties: ['AZE', 'hung|']\n",
            "'AZE', 'HUN']\n",
        ),
        (
            "partners.yaml",
            "partnerships:\n  - parties: [AZE, \"hung|]\n",
            "AZE, \"HUN\"]\n",
        ),
        (
            "new.json",
            "{\"partnerships\": [{\"parties\": [\"hung|\"]}]}",
            "[\"HUN\"]}]}",
        ),
        (
            "new.json",
            "{\"partnerships\": [{\"parties\": [hung|]}]}",
            "[\"HUN\"]}]}",
        ),
    ] {
        editor.open(name, Some(""));
        let offset = marked.find('|').unwrap();
        editor.change(name, &marked.replace('|', ""));
        let at = editor.position(name, offset);
        let found = editor.ask("textDocument/completion", at);
        let uri = editor.uri(name);
        let edit = json!({"documentChanges": [{
            "textDocument": {"uri": uri}, "edits": [found["items"][0]["textEdit"]],
        }]});
        editor.apply(&edit);
        let after = editor.texts[name].1.clone();
        assert!(after.ends_with(completed), "{after}");
    }
    editor.close();
}

#[test]
fn an_id_is_renamed_in_all_files_or_in_none() {
    let mut editor = editor();
    editor.open("partners.yaml", None);
    let mut asked = editor.at("partners.yaml", "letter");
    let range = editor.ask("textDocument/prepareRename", asked.clone());
    assert_eq!(range["start"], asked["position"]);
    asked["newName"] = json!("2025");
    let edit = editor.ask("textDocument/rename", asked.clone());
    editor.apply(&edit);
    assert_eq!(editor.rules("partners.yaml"), []);
    assert_eq!(editor.rules("sources/pages.yaml"), []);
    assert!(
        editor.texts["sources/pages.yaml"]
            .1
            .contains("id: \"2025\"\n")
    );
    assert!(!editor.texts["partners.yaml"].1.contains("letter"));
    asked["position"] = editor.at("partners.yaml", "025\"")["position"].clone();
    asked["newName"] = json!("two");
    let refused = editor.ask("textDocument/rename", asked.clone());
    assert_eq!(refused["error"], "the id `two` is taken");
    asked["newName"] = json!("a b");
    let refused = editor.ask("textDocument/rename", asked);
    assert!(
        refused["error"]
            .as_str()
            .unwrap()
            .starts_with("`a b` is not an id: "),
        "{refused}"
    );
    let state = editor.at("partners.yaml", "TUR");
    let refused = editor.ask("textDocument/prepareRename", state);
    assert_eq!(
        refused["error"],
        "no record of this registry declares `TUR`"
    );
    editor.close();
}

#[test]
fn a_file_is_formatted_as_by_fmt() {
    let mut editor = editor();
    editor.open("partners.yaml", None);
    let uri = editor.uri("partners.yaml");
    let asked = json!({
        "textDocument": {"uri": uri},
        "options": {"tabSize": 2, "insertSpaces": true},
    });
    assert_eq!(
        editor.ask("textDocument/formatting", asked.clone()),
        json!([])
    );
    let loose = PARTNERS.replace("    tier: partner\n", "    tier:   partner # as said\n");
    editor.change("partners.yaml", &loose);
    let edits = editor.ask("textDocument/formatting", asked.clone());
    let kept = PARTNERS.replace("tier: partner\n", "tier: partner  # as said\n");
    assert_eq!(edits[0]["newText"], kept);
    editor.change(
        "partners.yaml",
        &PARTNERS.replace("tier: partner", "tire: partner"),
    );
    let refused = editor.ask("textDocument/formatting", asked);
    assert_eq!(
        refused["error"],
        "the file has errors, so it is not formatted"
    );
    editor.close();
}

#[test]
fn records_are_listed_and_found_by_name() {
    let mut editor = editor();
    editor.open("partners.yaml", None);
    let uri = editor.uri("partners.yaml");
    let asked = json!({"textDocument": {"uri": uri}});
    let found = editor.ask("textDocument/documentSymbol", asked);
    let names: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["aze-tur-alliance", "aze-geo-partner", "two"]);
    let found = editor.ask("workspace/symbol", json!({"query": "ünïon"}));
    assert_eq!(found[0]["name"], "letter");
    let uri = editor.uri("registry.yaml");
    let asked = json!({"textDocument": {"uri": uri}});
    let found = editor.ask("textDocument/documentSymbol", asked);
    let of_manifest = found.as_array().unwrap().iter();
    let names: Vec<&Value> = of_manifest.map(|it| &it["name"]).collect();
    assert_eq!(names, ["alliance", "partner"]);
    assert_eq!(found[0]["detail"], "tier: Alliance");
    editor.close();
}

#[test]
fn the_exit_code_says_whether_the_editor_has_shut_down() {
    assert_eq!(editor().vanish(), Some(1));
    let mut without = editor();
    without.tell("exit", Value::Null);
    assert_eq!(without.vanish(), Some(1));
    let mut in_order = editor();
    in_order.ask("shutdown", Value::Null);
    in_order.tell("exit", Value::Null);
    assert_eq!(in_order.vanish(), Some(0));
}
