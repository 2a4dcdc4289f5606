//! Texts over which formats stumble.

use proptest::prelude::*;

/// Parts of texts that mean something to one format or another.
const PIECES: &[&str] = &[
    "=1+1",
    "@SUM(A1)",
    "\"",
    "'",
    ";",
    ",",
    "\\",
    "]]>",
    "</script>",
    "&amp;",
    "_x0041_",
    "_x000D_",
    "{0}",
    "%s",
    "--",
    "/*",
    "🏳️",
    "e\u{301}",
    "Türkiye",
    "  ",
    "2014",
    "2014-11-11",
    "NULL",
];

/// A text that the reader lets through, made of such parts and of any others.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(PIECES).prop_map(str::to_owned),
        "[^\\p{Cc}\\p{Cn}\u{2028}-\u{202E}\u{2066}-\u{2069}\u{FEFF}]{1,4}",
    ];
    prop::collection::vec(piece, 1..6)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("a text has words", |text| !text.trim().is_empty())
}

/// A registry in which every field that is free text is `text`.
pub(crate) fn registry_text(text: &str) -> String {
    // What JSON quotes, YAML reads as the same text.
    let text = serde_json::Value::from(text).to_string();
    format!(
        "registry: hostile
title: {text}
subject: AZE
as-of: 2025-06-30
tiers:
  - {{id: low, name: {text}}}
directions:
  - {{id: west, name: {text}}}
states:
  - {{id: XAA, name: {text}, aliases: [{text}], ids: {{other: {text}}}, note: {text}}}
organisations:
  - {{id: OTS, name: {text}, kind: dialogue-platform, members: [{{state: XAA, role: member, note: {text}}}]}}
partnerships:
  - {{parties: [AZE, XAA], tier: low, direction: west, wording: {text}, evidence: [{{source: page, quote: {text}, speaker: {text}, at: {text}}}]}}
instruments:
  - {{id: paper, title: {text}, aliases: [{text}], ids: {{other: {text}}}, parties: [AZE, XAA], signed: 2014, place: {text}, signatories: [{{state: XAA, name: {text}}}], evidence: [{{source: page}}]}}
sources:
  - {{id: page, publisher: {text}, title: {text}, url: \"https://example.org/\"}}
claims:
  - {{id: claim, source: page, speaker: {text}, quote: {text}, count: partners, is: 1}}
"
    )
}
