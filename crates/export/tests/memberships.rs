//! What the pictures and the page of a registry of memberships say: no more than its records do.

use crate::support::{registry_of, with_export_views, written};
use chancery_core::model::Registry;
use chancery_export::formats::Options;
use chancery_export::pictures::{Drawing, PictureSettings, picture};
use std::fmt::Write as _;

const STATES: [&str; 6] = ["AUT", "BEL", "CHE", "DNK", "ESP", "FRA"];

/// A registry of organisations, each with when it was founded and with its members.
fn registry(organisations: &[(&str, &[&str])]) -> Registry {
    let mut text = String::from(
        "registry: made\ntitle: Memberships\nas-of: 2025-06-30\nsources:\n  - id: page\n    \
         publisher: Page\n    published: 2025-06-01\n    url: https://page.example/\norganisations:\n",
    );
    for (place, (founded, members)) in organisations.iter().enumerate() {
        let _ = writeln!(
            text,
            "  - id: ORG-{place}\n    name: Union {place}\n    kind: intergovernmental-organisation\n    \
             {founded}\n    evidence: [{{source: page}}]\n    members:"
        );
        for (state, facts) in STATES.iter().zip(*members) {
            let _ = writeln!(text, "      - {{state: {state}, {facts}}}");
        }
    }
    registry_of(&text)
}

fn drawn(registry: &Registry, name: &str) -> Drawing {
    let picture = picture(name).expect("the picture is there");
    with_export_views(registry, |views| {
        (picture.draw)(views, &PictureSettings::default()).expect("there is something to draw")
    })
}

/// The first words of a picture.
fn subtitle(organisations: &[(&str, &[&str])]) -> String {
    let drawing = drawn(&registry(organisations), "timeline");
    let end = drawing.description.find(". ").expect("there are sentences");
    drawing.description[..end].to_owned()
}

#[test]
fn nobody_joined_before_the_organisation_was_there() {
    let words = subtitle(&[(
        "since: 1875",
        &["role: member, since: 187X", "role: member, since: 2001"],
    )]);
    assert!(words.contains("joined between 1875 and 2001"), "{words}");
    let drawing = drawn(
        &registry(&[("since: 1875", &["role: member, since: 187X"])]),
        "timeline",
    );
    let mut labels = drawing.labels.iter();
    assert!(labels.all(|it| it.text != "1870" && it.text != "1874"));
}

#[test]
fn an_imprecise_year_is_not_said_as_a_certain_one() {
    let joined = |members: &[&str]| subtitle(&[("since: 1900", members)]);
    let certain = joined(&[
        "role: member, since: 1910",
        "role: member, since: 1999-05-01",
    ]);
    assert!(certain.contains("joined 1910 to 1999,"), "{certain}");
    let first = joined(&["role: member, since: 191X", "role: member, since: 1999"]);
    assert!(first.contains("joined between 1910 and 1999,"), "{first}");
    let last = joined(&[
        "role: member, since: 1910",
        "role: member, since: 1990/1999",
    ]);
    assert!(last.contains("joined between 1910 and 1999,"), "{last}");
    // Whoever joined had done so by the day.
    let last = joined(&["role: member, since: 1910", "role: member, since: 202X"]);
    assert!(last.contains("joined between 1910 and 2025,"), "{last}");
}

#[test]
fn who_joined_without_a_date_is_counted() {
    let words = subtitle(&[(
        "since: 1900",
        &["role: member, since: 1910", "role: member"],
    )]);
    assert!(
        words.contains("1910 to 1910, 1 of them without a date"),
        "{words}"
    );
    let doubted = ["role: member, since: 1910", "role: member, since: 1950~"];
    let words = subtitle(&[("since: 1900", &doubted)]);
    assert!(
        words.contains("1 of them without a certain date"),
        "{words}"
    );
}

#[test]
fn it_is_said_where_numbers_rise_by_a_source_alone() {
    let note = "1 membership of unknown beginning is certain only from the day";
    let says = |members: &[&str]| {
        let drawing = drawn(&registry(&[("since: 1900", members)]), "timeline");
        drawing.description.contains(note)
    };
    assert!(says(&["role: member, since: 1910", "role: member"]));
    assert!(!says(&["role: member, since: 1910", "role: observer"]));
    assert!(!says(&[
        "role: member, since: 1910",
        "role: member, since: 202X"
    ]));
}

/// Fourteen organisations of one certain member; the last one has possible ones besides.
fn with_possible() -> Registry {
    let certain: &[&str] = &["role: member, since: 1910"];
    let possible: &[&str] = &[
        "role: member, since: 1910",
        "role: member, since: 2025-06-10/2025-12",
        "role: observer, since: 2025-06-10/2025-12",
    ];
    let mut all = vec![("since: 1900", certain); 13];
    all.push(("since: 1900", possible));
    registry(&all)
}

#[test]
fn of_what_may_have_more_members_it_is_not_said_that_it_has_fewer() {
    let registry = with_possible();
    let timeline = drawn(&registry, "timeline").description;
    assert!(
        timeline.contains("whose highest number of certain members was lower, though more may be"),
        "{timeline}"
    );
    let memberships = drawn(&registry, "memberships").description;
    let certainly = "Organisations to which as many of them or fewer certainly belong";
    assert!(memberships.contains(certainly), "{memberships}");
    let files = written(&registry, "html", &Options::default()).files;
    let page = String::from_utf8_lossy(&files["index.html"]).into_owned();
    assert!(page.contains("2 organisations to which as many of them or fewer certainly belong"));
}

#[test]
fn the_table_of_who_belongs_to_what_has_a_hint_that_it_is_scrolled() {
    let files = written(&with_possible(), "html", &Options::default()).files;
    let page = String::from_utf8_lossy(&files["index.html"]).into_owned();
    let hint = "The table is wider than the page: scroll it sideways.";
    let (_, after) = page.split_once(hint).expect("there is a hint");
    let next = after.split("<table").next().unwrap_or_default();
    assert!(
        next.len() < 150 && next.contains("table-memberships"),
        "{next}"
    );
}
