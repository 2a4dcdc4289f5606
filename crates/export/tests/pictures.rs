//! No label of a picture covers another or leaves the picture, and every file is well-formed.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod support;

use chancery_export::pictures::{Drawing, PICTURES, Rectangle, Settings};
use support::{registry_of, with_views};

/// A registry of so many states around one, by the table of states, with names of all lengths.
fn registry_around(count: usize, subject: bool) -> String {
    let states = chancery_core::model::known_states();
    let mut text = String::from("registry: made\ntitle: A registry made for this test\n");
    if subject {
        text.push_str("subject: AZE\n");
    }
    text.push_str(
        "as-of: 2025-12-13\ntiers:\n  - {id: partner, name: Partner}\n  - {id: ally, name: Ally, includes: [partner]}\n",
    );
    text.push_str("states:\n  - id: XQZ\n    name: \"\\\\N ]]> <b> \\\" ");
    text.push_str(&"endless ".repeat(24));
    text.push_str("\"\npartnerships:\n  - parties: [AZE, XQZ]\n    tier: ally\n    since: 2001\n    evidence:\n      - source: page\n");
    for (index, state) in states
        .iter()
        .filter(|it| it.alpha_3 != "AZE")
        .take(count)
        .enumerate()
    {
        let tier = if index % 5 == 0 { "ally" } else { "partner" };
        text.push_str(&format!(
            "  - parties: [AZE, {}]\n    tier: {tier}\n    since: {}\n    evidence:\n      - source: page\n",
            state.alpha_3,
            1990 + index % 35,
        ));
    }
    text.push_str("sources:\n  - id: page\n    publisher: Page\n    published: 2025\n    url: https://page.example/\n");
    text
}

fn drawings(registry: &str) -> Vec<(&'static str, Drawing)> {
    with_views(&registry_of(registry), |views| {
        PICTURES
            .iter()
            .map(|picture| (picture.name, (picture.draw)(views, &Settings::default())))
            .collect()
    })
}

/// The width and height that the file gives.
fn whole(svg: &str) -> Rectangle {
    let number = |key: &str| -> f64 {
        let start = svg.find(key).expect("the file has a size") + key.len();
        let rest = &svg[start..];
        rest[..rest.find('"').expect("the size ends")]
            .parse()
            .expect("the size is a number")
    };
    Rectangle {
        x: 0.0,
        y: 0.0,
        width: number(" width=\""),
        height: number(" height=\""),
    }
}

#[test]
fn no_label_covers_another_or_leaves_the_picture() {
    for (count, subject) in [
        (0, true),
        (5, true),
        (26, true),
        (80, true),
        (200, true),
        (40, false),
    ] {
        for (name, drawing) in drawings(&registry_around(count, subject)) {
            let page = whole(&drawing.svg);
            for (index, label) in drawing.labels.iter().enumerate() {
                assert!(
                    page.contains(&label.area),
                    "{name} of {count}: {label:?} leaves {page:?}"
                );
                for other in &drawing.labels[index + 1..] {
                    assert!(
                        !label.area.overlaps(&other.area),
                        "{name} of {count}: {label:?} covers {other:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn pictures_say_in_words_what_they_show_and_have_no_markup_of_users() {
    for (name, drawing) in drawings(&registry_around(26, true)) {
        assert!(
            !drawing.title.is_empty() && drawing.description.len() > 20,
            "{name}"
        );
        assert!(
            !drawing.svg.contains("<b>") && !drawing.svg.contains("]]>"),
            "{name}"
        );
        assert!(
            !drawing.svg.contains("style="),
            "{name} has a style of its own"
        );
        assert_eq!(
            drawing.svg.matches('<').count(),
            drawing.svg.matches('>').count(),
            "{name}"
        );
    }
}
