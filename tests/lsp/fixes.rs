//! The changes that are offered for a finding: which, in which order, which of them an editor may
//! make without asking, and that they change nothing else.

use serde_json::Value;

use super::client::Editor;

/// The manifest and the sources of every registry here.
const MANIFEST: &str = "\
registry: example
title: Example
subject: AZE
as-of: 2025-12-13
severities: {partnership-without-instrument: note, single-source: off}
areas: [energy, transport, fisheries]
tiers:
  - {id: alliance, name: Alliance}
  - {id: partner, name: Partnership}
directions:
  - {id: north, name: North}
";
const SOURCES: &str = "\
sources:
  - {id: gazette, publisher: Gazette, published: 2025, url: \"https://example.org/1\"}
  - {id: herald, publisher: Herald, published: 2025, url: \"https://example.org/2\"}
";

/// What is offered for the first error or warning of a text: each title, with `!` before one that
/// is preferred, and the text after it.
pub(super) fn offered(name: &str, text: &str) -> Vec<(String, String)> {
    let mut editor = Editor::new(&[("registry.yaml", MANIFEST), ("sources.yaml", SOURCES)]);
    editor.open(name, Some(text));
    let found = editor.findings(name);
    let is_wrong = |it: &&Value| it["severity"] == 1 || it["severity"] == 2;
    let finding = found.iter().find(is_wrong);
    let finding = finding
        .unwrap_or_else(|| panic!("nothing is found in {text}"))
        .clone();
    let fixes = editor.fixes(name, &finding);
    let mut offered = Vec::new();
    for fix in fixes {
        let mark = if fix["isPreferred"] == true { "!" } else { "" };
        let title = format!("{mark}{}", fix["title"].as_str().unwrap());
        editor.apply(&fix["edit"]);
        offered.push((title, editor.texts[name].1.clone()));
        editor.change(name, text);
    }
    editor.close();
    offered
}

/// A partnership, an instrument and a claim, with lines put in.
pub(super) fn partnership(lines: &str) -> String {
    format!(
        "partnerships:\n  - parties: [AZE, GEO]\n    tier: partner\n    since: 2014\n{lines}    \
         evidence: [{{source: gazette}}]\n"
    )
}

fn quote(line: &str) -> String {
    format!(
        "partnerships:\n  - parties: [AZE, GEO]\n    tier: partner\n    since: 2014\n    \
         evidence:\n      - source: gazette\n        {line}\n"
    )
}

/// A text, and what is offered: the title, and a line that the text then has.
fn assert_offered(name: &str, text: &str, expected: &[(&str, &str)]) {
    let found = offered(name, text);
    let titles: Vec<&str> = found.iter().map(|(title, _)| title.as_str()).collect();
    let wanted: Vec<&str> = expected.iter().map(|(title, _)| *title).collect();
    assert_eq!(titles, wanted, "{text}");
    for ((_, after), (title, line)) in found.iter().zip(expected) {
        let old: Vec<&str> = text.split('\n').collect();
        let new: Vec<&str> = after.split('\n').collect();
        let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let ends = old[start..].iter().rev().zip(new[start..].iter().rev());
        let end = ends.take_while(|(a, b)| a == b).count();
        let changed = new[start..new.len() - end].join("\n");
        assert_eq!(changed, *line, "{title} in {text}");
    }
}

#[test]
fn only_the_value_of_a_record_in_braces_is_replaced() {
    let record = "  - {id: i1, title: A, kind: treaty, parties: [AZE, GEO], signed: 2010, areas: \
                  energy, note: b";
    assert_offered(
        "t.yaml",
        &format!("instruments:\n{record},\n     evidence: [{{source: gazette}}]}}\n"),
        &[(
            "!Write `areas: [energy]`",
            &format!("{},", record.replace("energy", "[energy]")),
        )],
    );
    let cited = |quote: &str| {
        format!(
            "      - {{source: gazette, quote: {quote}, speaker: The Minister, attests: [since]"
        )
    };
    let text = partnership("").replace(" [{source: gazette}]\n", "\n");
    assert_offered(
        "t.yaml",
        &format!("{text}{}\n        }}\n", cited("“our partner”")),
        &[("!Write `quote: our partner`", &cited("our partner"))],
    );
}

#[test]
fn what_nobody_said_is_never_preferred() {
    let areas = |area: &str| partnership(&format!("    areas: [{area}]\n"));
    assert_offered(
        "t.yaml",
        &areas("fishery"),
        &[
            ("Write `energy`", "    areas: [energy]"),
            ("Write `transport`", "    areas: [transport]"),
            ("Write `fisheries`", "    areas: [fisheries]"),
        ],
    );
    assert_offered(
        "t.yaml",
        &areas("enrgy"),
        &[("!Write `energy`", "    areas: [energy]")],
    );
    let effect = "instruments:\n  - id: i\n    kind: treaty\n    parties: [AZE, GEO]\n    \
                  signed: 2014\n    effect: denounces\n    evidence: [{source: gazette}]\n";
    let all = offered("t.yaml", effect);
    assert!(all.len() > 2, "{all:?}");
    assert!(
        all.iter().all(|(title, _)| !title.starts_with('!')),
        "{all:?}"
    );
    assert_offered(
        "t.yaml",
        &partnership("").replace("since: 2014", "since: 05/06/2010"),
        &[
            ("Write `2010-06-05`", "    since: 2010-06-05"),
            ("Write `2010-05-06`", "    since: 2010-05-06"),
        ],
    );
    let sources = offered("t.yaml", &partnership("").replace("gazette", "letter"));
    let titles: Vec<&str> = sources.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Write `gazette`",
            "Write `herald`",
            "Declare the source `letter` in this file"
        ]
    );
}

#[test]
fn a_comment_stays_a_comment() {
    for (line, mended) in [
        (
            "quote: \"They call \"it\" a pact\"  # checked by me",
            "quote: 'They call \"it\" a pact'  # checked by me",
        ),
        (
            "quote: He said: our partner  # p. 4",
            "quote: \"He said: our partner\"  # p. 4",
        ),
        (
            "quote: @mfa our partner  # p. 4",
            "quote: \"@mfa our partner\"  # p. 4",
        ),
        (
            "quote: [Our] partner  # p. 4",
            "quote: \"[Our] partner\"  # p. 4",
        ),
        (
            "quote: 'It's our partner' # p. 4",
            "quote: \"It's our partner\" # p. 4",
        ),
    ] {
        let found = offered("t.yaml", &quote(line));
        let [(title, text)] = &*found else {
            panic!("{line}: {found:?}");
        };
        assert!(title.starts_with("!Write "), "{title}");
        assert_eq!(*text, quote(mended));
    }
    assert_offered(
        "t.yaml",
        &quote("quote: our partner # as on page 4"),
        &[
            (
                "Write `\"our partner # as on page 4\"`",
                "        quote: \"our partner # as on page 4\"",
            ),
            (
                "Write it as a comment",
                "        quote: our partner  # as on page 4",
            ),
        ],
    );
    assert_offered(
        "t.yaml",
        &quote("quote: He said: our partner # p. 4"),
        &[
            (
                "Write `\"He said: our partner\"`",
                "        quote: \"He said: our partner\" # p. 4",
            ),
            (
                "Write `\"He said: our partner # p. 4\"`",
                "        quote: \"He said: our partner # p. 4\"",
            ),
        ],
    );
}

#[test]
fn a_key_is_added_behind_a_whole_value() {
    let claim = "    source: gazette\n    count: partners\n    is: 0\n";
    assert_offered(
        "t.yaml",
        &format!("claims:\n  - quote: our\n      partner\n{claim}"),
        &[("Add the key `id`", "    id: ")],
    );
    assert_offered(
        "t.yaml",
        "partnerships:\r\n- parties:  # both\r\n  - AZE\r\n  - GEO  # since then\r\n  since: 2014\r\n  \
         evidence: [{source: gazette}]\r\n",
        &[("Add the key `tier`", "  tier: \r")],
    );
    assert_offered(
        "t.yaml",
        "claims:\n  - {source: gazette, quote: our partner, count: partners,\n     is: 0}\n",
        &[("Add the key `id`", "     is: 0, id: }")],
    );
    assert_offered(
        "t.json",
        "{\"claims\": [{\"source\": \"gazette\", \"quote\": \"a\", \"count\": \"partners\", \"is\": 0}]}\n",
        &[(
            "Add the key `id`",
            "{\"claims\": [{\"source\": \"gazette\", \"quote\": \"a\", \"count\": \"partners\", \
             \"is\": 0, \"id\": \"\"}]}",
        )],
    );
}

#[test]
fn the_words_of_a_help_are_offered_before_a_declaration() {
    let found = offered("t.yaml", &partnership("").replace("GEO", "GER"));
    let titles: Vec<&str> = found.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(
        titles,
        ["Write `DEU`", "Declare the state `GER` in this file"]
    );
    // What a declaration would make wrong is not declared.
    let signed = "    evidence: [{source: gazette}]\ninstruments:\n  - {id: i, title: A, kind: \
                  treaty, parties: [AZE, GEO], signed: 2014, signatories: [{organisation: GEO, \
                  office: head-of-state}]";
    let found = offered(
        "t.yaml",
        &partnership("").replace(
            "    evidence: [{source: gazette}]\n",
            &format!("{signed}, evidence: [{{source: gazette}}]}}\n"),
        ),
    );
    let titles: Vec<&str> = found.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(titles, ["Write `state`"]);
    assert!(
        found[0].1.contains("[{state: GEO, office"),
        "{}",
        found[0].1
    );
}

#[test]
fn a_declaration_is_written_as_its_file_is() {
    let cited = |source: &str| {
        format!(
            "partnerships:\n  - parties: [AZE, GEO]\n    tier: partner\n    since: 2014\n    \
             evidence: [{{source: {source}}}]\n"
        )
    };
    let declared = |text: &str| {
        let found = offered("t.yaml", text);
        let last = found
            .into_iter()
            .find(|(title, _)| title.starts_with("Declare"));
        last.map(|(_, text)| text)
    };
    let own = |head: &str| {
        format!(
            "{head}  - id: q\n    publisher: Q\n    published: 2025\n    url: \"https://example.org/3\"\n"
        )
    };
    let record = "  - id: zzz\n    publisher: \n";
    for head in ["sources:\n", "\u{FEFF}sources:\n", "sources:  # read\n"] {
        let text = own(head);
        let cited = cited("zzz");
        assert_eq!(
            declared(&format!("{text}{cited}")),
            Some(format!("{text}{record}{cited}"))
        );
        let with_breaks = |text: String| text.replace('\n', "\r\n");
        assert_eq!(
            declared(&with_breaks(format!("{text}{cited}"))),
            Some(with_breaks(format!("{text}{record}{cited}")))
        );
    }
    let cited = cited("zzz");
    let flow =
        "sources: [{id: q, publisher: Q, published: 2025, url: \"https://example.org/3\"}]\n";
    assert_eq!(
        declared(&format!("{flow}{cited}")),
        Some(format!(
            "{}{cited}",
            flow.replace("}]", "}, {id: zzz, publisher: }]")
        ))
    );
    // With dashes in column 0, indented, and before the end of a document.
    let outer =
        "sources:\n- id: q\n  publisher: Q\n  published: 2025\n  url: \"https://example.org/3\"\n";
    assert_eq!(
        declared(&format!("{outer}{cited}")),
        Some(format!("{outer}- id: zzz\n  publisher: \n{cited}"))
    );
    let indented: String = cited.lines().map(|line| format!("  {line}\n")).collect();
    assert_eq!(
        declared(&indented),
        Some(format!(
            "{indented}  sources:\n    - id: zzz\n      publisher: \n"
        ))
    );
    assert_eq!(
        declared(&format!("{cited}...\n")),
        Some(format!("{cited}sources:\n{record}...\n"))
    );
}

#[test]
fn what_needs_two_changes_has_both() {
    assert_offered(
        "t.yaml",
        "claims:\n  - id: c\n    source: gazette\n    quote: two organisations\n    count: \
         organisations\n    is: 0\n",
        &[(
            "Write `count: actors` and `where: {actor: organisation}`",
            "    count: actors\n    where: {actor: organisation}",
        )],
    );
    assert_offered(
        "t.yaml",
        "claims:\n  - id: c\n    source: gazette\n    quote: two organisations\n    count: \
         organisations\n    where: {tier: partner}\n    is: 0\n",
        &[],
    );
}

#[test]
fn json_stays_json() {
    let text = |since: &str, key: &str, source: &str, quote: &str| {
        format!(
            "{{\"partnerships\": [{{\"parties\": [\"AZE\", \"GEO\"], \"tier\": \"partner\", \
             \"since\": {since}, \"{key}\": \"north\", \"areas\": [\"energy\"],\n  \"evidence\": \
             [{{\"source\": \"{source}\", \"quote\": \"{quote}\"}}, {{\"source\": \
             \"herald\"}}]}}]}}\n"
        )
    };
    let right = text("\"2010-05-12\"", "direction", "gazette", "a b");
    for wrong in [
        text("\"12 May 2010\"", "direction", "gazette", "a b"),
        text("\"2010-05-12\"", "dirction", "gazette", "a b"),
        text("\"2010-05-12\"", "direction", "gazete", "a b"),
        text("\"2010-05-12\"", "direction", "gazette", "“a b”"),
    ] {
        let found = offered("t.json", &wrong);
        let [(title, after), ..] = &*found else {
            panic!("{wrong}");
        };
        assert!(title.starts_with('!'), "{title}");
        assert_eq!(*after, right);
    }
    let listed = offered("t.json", &right.replace("[\"energy\"]", "\"energy\""));
    assert_eq!(listed[0].1, right);
    let declared = offered("t.json", &right.replace("gazette", "letter"));
    let (_, last) = declared.last().unwrap();
    assert!(
        last.ends_with("], \"sources\": [{\"id\": \"letter\", \"publisher\": \"\"}]}\n"),
        "{last}"
    );
}
