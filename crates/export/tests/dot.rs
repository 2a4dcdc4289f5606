//! The diagram: what is drawn, and that names cannot break it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

mod support;

use chancery_export::formats::Options;
use support::{in_one_file, registry_of, written};

fn drawn(registry: &chancery_core::model::Registry) -> String {
    let files = written(registry, "dot", &Options::default()).files;
    String::from_utf8(files["network.dot"].clone()).unwrap()
}

/// The line that begins with a text, without the spaces before it.
fn line<'t>(text: &'t str, start: &str) -> &'t str {
    let found = text
        .lines()
        .map(str::trim)
        .find(|line| line.starts_with(start));
    found.unwrap_or_else(|| panic!("no line begins with {start} in:\n{text}"))
}

#[test]
fn the_legend_counts_what_is_drawn() {
    let text = drawn(&in_one_file(true));
    let legend = line(&text, "label=");
    assert!(
        legend.contains("2025-06-30: 8 to 9 partners, 9 to 10 partnerships\\l"),
        "{legend}"
    );
    assert!(legend.contains("Double line: Alliance · 2\\l"), "{legend}");
    assert!(legend.contains("Dashed: possibly"), "{legend}");
    assert!(
        text.contains("graph [label=\"Western direction · 3\""),
        "{text}"
    );
    assert!(
        text.contains("graph [label=\"In no direction · 4\""),
        "{text}"
    );
}

#[test]
fn a_pair_is_one_edge_at_its_highest_tier() {
    let text = drawn(&in_one_file(true));
    let edges = text.lines().filter(|line| line.contains(" -- ")).count();
    // Nine partners, and the tie of three also between two of them.
    assert_eq!(edges, 10);
    let turkiye = line(&text, "\"TUR\" -- \"AZE\"");
    assert!(
        turkiye.contains("color=\"#1B2430:#FFFFFF:#1B2430\""),
        "{turkiye}"
    );
    assert!(turkiye.contains("label=\"2021\""), "{turkiye}");
    assert!(
        turkiye.contains("Alliance, since 2021-06-15; Closer partnership, since 2012-06/2012-07")
    );
    assert!(line(&text, "\"GEO\" -- \"TUR\"").contains("constraint=false"));
}

#[test]
fn a_year_that_is_not_known_is_not_drawn() {
    let text = drawn(&in_one_file(true));
    let has_year = |state: &str| {
        let edges = text.lines().filter(|line| line.contains(" -- "));
        let mut edges = edges.filter(|line| line.contains(state));
        edges.any(|edge| edge.contains(", label="))
    };
    assert!(has_year("\"XAC\""));
    for state in ["\"XAA\"", "\"XAB\"", "\"XAE\""] {
        assert!(!has_year(state), "{state}");
    }
    assert!(text.contains("\"XAA\" [") && line(&text, "\"XAA\" [").contains("dashed"));
}

#[test]
fn names_are_quoted() {
    let text = drawn(&in_one_file(true));
    assert!(text.contains(r#"[label="\\N \"quoted\" \\","#), "{text}");
    assert!(text.contains(r#"[label="]]></script><b>","#), "{text}");
    assert!(
        text.contains(r#"[label="a; b, c & d &amp;lt; 🏳️ ","#),
        "{text}"
    );
}

#[test]
fn without_a_subject_all_ties_are_drawn() {
    let text = drawn(&in_one_file(false));
    assert!(line(&text, "label=").contains(": 9 to 10 states, 10 to 11 partnerships\\l"));
    assert!(text.contains("\"HUN\" -- \"TUR\""), "{text}");
    assert!(text.contains("layout=fdp"));
}

#[test]
fn a_registry_without_directions_has_no_groups() {
    let registry = registry_of(
        "registry: plain\ntitle: Plain\nsubject: AZE\nas-of: 2025-01-01\n\
         tiers:\n  - {id: only, name: Partnership}\n\
         partnerships:\n\
         \x20 - {parties: [AZE, HUN], tier: only, since: 2014}\n\
         \x20 - {parties: [AZE, TUR], tier: only, since: 2015}\n",
    );
    let text = drawn(&registry);
    assert!(!text.contains("subgraph"), "{text}");
    // One partner on each side of the hub.
    assert!(
        text.contains("\"HUN\" -- \"AZE\"") && text.contains("\"AZE\" -- \"TUR\""),
        "{text}"
    );
}

#[test]
fn a_registry_without_partnerships_is_a_diagram_of_its_subject() {
    let registry = registry_of(
        "registry: plain\ntitle: Plain\nsubject: AZE\nas-of: 2025-01-01\n\
         tiers:\n  - {id: only, name: Partnership}\n",
    );
    let text = drawn(&registry);
    assert!(text.contains("0 partners, 0 partnerships"), "{text}");
    assert!(text.contains("\"AZE\" ["), "{text}");
}
