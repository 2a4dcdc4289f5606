//! What curators write by mistake, in the editor: one finding where it is, and for most the change
//! that mends it.

use serde_json::Value;

use super::client::Editor;

const RECORDS: &str = "\
partnerships:
  - parties: [AZE, GEO]
    tier: partner
    since: 2014-05-12
    evidence:
      - source: letter
        quote: Norway, a partner
instruments:
  - id: aze-geo-2014
    title: Joint declaration
    kind: joint-declaration
    parties: [AZE, GEO]
    signed: 2014-05-12
    evidence: [{source: letter}]
";

/// What is written, and what is written in its place by mistake; the rule and the line of the
/// finding; and a part of the text after the change that is offered, where one is.
type Mistake = (
    &'static str,
    &'static str,
    &'static str,
    u64,
    Option<&'static str>,
);

const MISTAKES: &[Mistake] = &[
    (
        "title: Joint declaration",
        "title: Joint: declaration",
        "invalid-yaml",
        10,
        Some("title: \"Joint: declaration\""),
    ),
    (
        "quote: Norway, a partner",
        "quote: Norway: a partner",
        "invalid-yaml",
        7,
        Some("quote: \"Norway: a partner\""),
    ),
    (
        "title: Joint declaration",
        "title: \"Joint \"declaration\"\"",
        "invalid-yaml",
        10,
        Some("title: "),
    ),
    (
        "title: Joint declaration",
        "title: 'Joint's declaration'",
        "invalid-yaml",
        10,
        Some("title: "),
    ),
    (
        "tier: partner",
        "tier:partner",
        "invalid-yaml",
        3,
        Some("tier: partner"),
    ),
    (
        "      - source: letter",
        "      -source: letter",
        "invalid-yaml",
        6,
        Some("- source: letter"),
    ),
    (
        "    tier: partner",
        "    tire: partner",
        "unknown-key",
        3,
        Some("    tier: partner"),
    ),
    (
        "  - parties: [AZE, GEO]\n    tier",
        "  - Parties: [AZE, GEO]\n    tier",
        "unknown-key",
        2,
        Some("- parties: "),
    ),
    (
        "  - parties: [AZE, GEO]\n    tier",
        "  - party: [AZE, GEO]\n    tier",
        "unknown-key",
        2,
        Some("- parties: "),
    ),
    (
        "since: 2014-05-12",
        "since: 12/05/2014",
        "invalid-date",
        4,
        Some("since: 2014-"),
    ),
    (
        "since: 2014-05-12",
        "since: May 2014",
        "invalid-date",
        4,
        Some("since: 2014-05\n"),
    ),
    (
        "since: 2014-05-12",
        "since: 12 May 2014",
        "invalid-date",
        4,
        Some("since: 2014-05-12\n"),
    ),
    (
        "since: 2014-05-12",
        "since: 2014-5-12",
        "invalid-date",
        4,
        Some("since: 2014-05-12\n"),
    ),
    (
        "since: 2014-05-12",
        "since: 20140512",
        "invalid-date",
        4,
        Some("since: 2014-05-12\n"),
    ),
    (
        "since: 2014-05-12",
        "since: 2014\u{2013}05\u{2013}12",
        "invalid-date",
        4,
        Some("since: 2014-05-12\n"),
    ),
    (
        "since: 2014-05-12",
        "since: c. 2014",
        "invalid-date",
        4,
        Some("since: 20"),
    ),
    (
        "since: 2014-05-12",
        "since: unknown",
        "invalid-date",
        4,
        None,
    ),
    (
        "since: 2014-05-12",
        "since: 2014-05-12,",
        "invalid-date",
        4,
        Some("since: 2014-05-12\n"),
    ),
    (
        "tier: partner",
        "tier: Partnership",
        "unknown-tier",
        3,
        Some("tier: partner\n"),
    ),
    (
        "tier: partner",
        "tier: \u{201C}partner\u{201D}",
        "invalid-id",
        3,
        Some("tier: partner\n"),
    ),
    (
        "parties: [AZE, GEO]\n    tier",
        "parties: [AZE, GE\u{41E}]\n    tier",
        "invalid-id",
        2,
        Some("parties: [AZE, GEO]"),
    ),
    (
        "parties: [AZE, GEO]\n    tier",
        "parties: [AZE; GEO]\n    tier",
        "invalid-id",
        2,
        None,
    ),
    (
        "parties: [AZE, GEO]\n    tier",
        "parties: [AZE, Georgia]\n    tier",
        "unknown-actor",
        2,
        Some("parties: [AZE, GEO]"),
    ),
    (
        "parties: [AZE, GEO]\n    tier",
        "parties: AZE, GEO\n    tier",
        "wrong-type",
        2,
        Some("parties: [AZE, GEO]"),
    ),
    (
        "      - source: letter\n",
        "      - source: leter\n",
        "unknown-source",
        6,
        Some("source: letter\n"),
    ),
    (
        "      - source: letter\n",
        "      - source: gazette\n",
        "unknown-source",
        6,
        Some("  - id: gazette\n"),
    ),
    (
        "kind: joint-declaration",
        "kind: Joint Declaration",
        "unknown-value",
        11,
        Some("kind: joint-declaration\n"),
    ),
    (
        "    signed: 2014-05-12\n",
        "    date: 2014-05-12\n",
        "unknown-key",
        13,
        Some("    signed: 2014-05-12"),
    ),
    (
        "    tier: partner\n",
        "",
        "missing-key",
        2,
        Some("    tier: \n"),
    ),
    (
        "    evidence:\n      - source: letter\n        quote: Norway, a partner\n",
        "    evidence: https://example.org/letter\n",
        "wrong-type",
        5,
        None,
    ),
    (
        "    since: 2014-05-12",
        "\tsince: 2014-05-12",
        "invalid-yaml",
        4,
        Some("partner\n    since: 2014-05-12\n"),
    ),
    (
        "    since: 2014-05-12",
        "<<<<<<< HEAD\n    since: 2014-05-12",
        "invalid-yaml",
        4,
        None,
    ),
    (
        "    since: 2014-05-12",
        "   since: 2014-05-12",
        "invalid-yaml",
        4,
        Some("partner\n    since: 2014-05-12\n"),
    ),
    (
        "    since: 2014-05-12",
        "     since: 2014-05-12",
        "invalid-yaml",
        4,
        Some("partner\n    since: 2014-05-12\n"),
    ),
    (
        "    since: 2014-05-12",
        "    since: 2014-05-12\n    since: 2015",
        "duplicate-key",
        5,
        None,
    ),
    (
        "    since: 2014-05-12",
        "    since: 2014-05-12\n    until: 2010",
        "end-before-start",
        5,
        None,
    ),
    (
        "instruments:",
        "instrument:",
        "unknown-key",
        8,
        Some("instruments:\n"),
    ),
    (
        "instruments:",
        "Instruments:",
        "unknown-key",
        8,
        Some("instruments:\n"),
    ),
    (
        "title: Joint declaration",
        "title: Joint declaration #2",
        "comment-in-text",
        10,
        Some("title: \"Joint declaration #2\""),
    ),
    (
        "[{source: letter}]",
        "[{source: letter]",
        "invalid-yaml",
        14,
        Some("[{source: letter}]"),
    ),
];

#[test]
fn each_mistake_has_its_finding_and_most_have_their_fix() {
    let mut editor = Editor::new(&[
        ("registry.yaml", super::MANIFEST),
        ("sources.yaml", super::SOURCES),
    ]);
    editor.open("records.yaml", Some(RECORDS));
    assert_eq!(editor.rules("records.yaml"), []);
    let mut wrong = Vec::new();
    for (right, mistake, rule, line, fixed) in MISTAKES {
        assert!(RECORDS.contains(right), "{right}");
        let text = RECORDS.replacen(right, mistake, 1);
        editor.change("records.yaml", &text);
        let found = editor.findings("records.yaml");
        let at = |it: &Value| it["range"]["start"]["line"].as_u64().unwrap() + 1;
        let errors: Vec<&Value> = found
            .iter()
            .filter(|it| it["severity"] == 1 || it["severity"] == 2)
            .collect();
        let is_one =
            matches!(errors.as_slice(), [only] if only["code"] == *rule && at(only) == *line);
        if !is_one {
            wrong.push(format!(
                "{mistake:?}: {:?}",
                found
                    .iter()
                    .map(|it| (it["code"].clone(), at(it), it["message"].clone()))
                    .collect::<Vec<_>>()
            ));
            continue;
        }
        let fixes = editor.fixes("records.yaml", errors[0]);
        let words = errors[0]["message"].clone();
        let results: Vec<String> = fixes
            .iter()
            .map(|fix| {
                editor.apply(&fix["edit"]);
                let result = editor.texts["records.yaml"].1.clone();
                editor.change("records.yaml", &text);
                result
            })
            .collect();
        match fixed {
            Some(part) if results.iter().any(|it| it.contains(part)) => {}
            None if results.is_empty() => {}
            _ => wrong.push(format!("{mistake:?}: {words}: {results:#?}")),
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        MISTAKES.len(),
        wrong.join("\n")
    );
}
