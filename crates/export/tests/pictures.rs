//! No label of a picture covers another or leaves the picture, and every file is well-formed.

use crate::support::instruments::{in_time, signs};
use crate::support::{
    boundaries_of_the_dozen, dense, in_one_file, registry_in, registry_of, with_views,
};
use chancery_core::model::Registry;
use chancery_export::pictures::{Drawing, PICTURES, Rectangle, Settings};

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

fn drawings(registry: &Registry) -> Vec<(&'static str, Drawing)> {
    // Only made-up states have shapes here.
    let boundaries = boundaries_of_the_dozen();
    let settings = Settings {
        boundaries: Some(&boundaries),
        ..Settings::default()
    };
    with_views(registry, |views| {
        PICTURES
            .iter()
            .filter_map(|picture| Some((picture.name, (picture.draw)(views, &settings).ok()?)))
            .collect()
    })
}

/// Registries of many sizes and kinds, by a name.
fn registries() -> Vec<(String, Registry)> {
    let around = [
        (0, true),
        (5, true),
        (26, true),
        (80, true),
        (200, true),
        (40, false),
    ];
    let around = around.map(|(count, subject)| {
        let text = registry_around(count, subject);
        (format!("{count} around one"), registry_of(&text))
    });
    let others = [
        ("a dozen", registry_in("dozen")),
        ("hostile names", in_one_file(true)),
        ("hostile names in a ring", in_one_file(false)),
        ("30 in a ring", dense(30, 60)),
        ("60 in a ring", dense(60, 120)),
        ("100 in a table", dense(100, 600)),
        ("249 in a table", dense(249, 2000)),
        ("every sign", signs()),
        ("no instrument", in_time(5, 0, true)),
        ("70 instruments", in_time(26, 70, true)),
        ("200 instruments", in_time(80, 200, true)),
        ("2,000 instruments of 200", in_time(200, 2000, true)),
        ("2,000 instruments of 4", in_time(4, 2000, true)),
        ("2,000 instruments of pairs", in_time(80, 2000, false)),
    ];
    let others = others.map(|(name, registry)| (name.to_owned(), registry));
    around.into_iter().chain(others).collect()
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
    for (kind, registry) in registries() {
        for (name, drawing) in drawings(&registry) {
            let page = whole(&drawing.svg);
            for (index, label) in drawing.labels.iter().enumerate() {
                assert!(
                    page.contains(&label.area),
                    "{name} of {kind}: {label:?} leaves {page:?}"
                );
                assert!(
                    label.room.is_none_or(|room| room.contains(&label.area)),
                    "{name} of {kind}: {label:?} leaves its box"
                );
                for other in &drawing.labels[index + 1..] {
                    assert!(
                        !label.area.overlaps(&other.area),
                        "{name} of {kind}: {label:?} covers {other:?}"
                    );
                }
            }
        }
    }
}

/// Points along each tie of a ring, both ends included.
fn ties(svg: &str) -> Vec<Vec<Rectangle>> {
    let paths = svg.split("<path d=\"M").skip(1);
    let paths = paths.filter_map(|piece| piece.split('"').next());
    // The samples of the legend are straight.
    let curves = paths.filter(|path| path.contains('C'));
    curves
        .map(|path| {
            let numbers = path.split([' ', 'C']);
            let numbers = numbers.map(|it| it.parse().expect("a curve is made of numbers"));
            let numbers: Vec<f64> = numbers.collect();
            let along = |step: u32, first: usize| -> f64 {
                let share = f64::from(step) / 96.0;
                let rest = 1.0 - share;
                numbers[first] * rest.powi(3)
                    + numbers[first + 2] * 3.0 * rest.powi(2) * share
                    + numbers[first + 4] * 3.0 * rest * share.powi(2)
                    + numbers[first + 6] * share.powi(3)
            };
            let points = (0..=96).map(|step| Rectangle {
                x: along(step, 0),
                y: along(step, 1),
                width: 0.0,
                height: 0.0,
            });
            points.collect()
        })
        .collect()
}

#[test]
fn no_tie_of_a_ring_runs_through_the_box_of_a_third_state() {
    let sizes = [(3, 3), (5, 7), (8, 28), (12, 66), (16, 120), (26, 60)];
    let sizes = sizes.into_iter().chain([(26, 120), (40, 120), (60, 120)]);
    let made = sizes.map(|(states, ties)| (format!("{states} states"), dense(states, ties)));
    let dozen = ("a dozen".to_owned(), registry_in("dozen"));
    let hostile = ("hostile names".to_owned(), in_one_file(false));
    for (kind, registry) in made.chain([dozen, hostile]) {
        let drawings = drawings(&registry);
        let network = drawings.iter().find(|(name, _)| *name == "network");
        let svg = &network.expect("there is a network").1.svg;
        let boxes = svg
            .split_inclusive("/>")
            .filter(|it| it.contains("rx=\"7\""));
        let boxes: Vec<Rectangle> = boxes.flat_map(rectangles).collect();
        let ties = ties(svg);
        assert!(!ties.is_empty() && boxes.len() > 2, "{kind} is a ring");
        for tie in ties {
            let holds_an_end =
                |area: &&Rectangle| area.contains(&tie[0]) || area.contains(&tie[tie.len() - 1]);
            let (ends, thirds): (Vec<&Rectangle>, Vec<&Rectangle>) =
                boxes.iter().partition(holds_an_end);
            assert_eq!(ends.len(), 2, "{kind}: a tie from {:?} to two", tie[0]);
            for area in thirds {
                let met = tie.iter().find(|point| area.contains(point));
                assert!(
                    met.is_none(),
                    "{kind}: a tie between {ends:?} meets {area:?}"
                );
            }
        }
    }
}

/// The rectangles of a file.
fn rectangles(svg: &str) -> Vec<Rectangle> {
    let pieces = svg.split("<rect ").skip(1);
    pieces
        .filter_map(|piece| {
            let piece = piece.split('>').next()?;
            let number = |key: &str| -> Option<f64> {
                let rest = piece.split_once(key)?.1;
                rest.split('"').next()?.parse().ok()
            };
            Some(Rectangle {
                x: number("x=\"")?,
                y: number(" y=\"")?,
                width: number("width=\"")?,
                height: number("height=\"")?,
            })
        })
        .collect()
}

#[test]
fn no_label_of_the_network_leaves_its_box() {
    for (kind, registry) in registries() {
        for (_, drawing) in drawings(&registry)
            .iter()
            .filter(|(name, _)| *name == "network")
        {
            let boxes = rectangles(&drawing.svg);
            assert!(!boxes.is_empty());
            for label in &drawing.labels {
                let cut = boxes
                    .iter()
                    .find(|it| it.overlaps(&label.area) && !it.contains(&label.area));
                assert!(cut.is_none(), "{kind}: {label:?} leaves {cut:?}");
            }
        }
    }
}

#[test]
fn pictures_are_well_formed_and_say_in_words_what_they_show() {
    for (kind, registry) in registries() {
        for (name, drawing) in drawings(&registry) {
            let document = roxmltree::Document::parse(&drawing.svg);
            let document = document.unwrap_or_else(|error| panic!("{name} of {kind}: {error}"));
            let root = document.root_element();
            let text = |tag: &str| {
                let mut children = root.children();
                let child = children.find(|child| child.tag_name().name() == tag);
                child.and_then(|it| it.text()).unwrap_or_default()
            };
            assert_eq!(text("title"), drawing.title, "{name} of {kind}");
            assert_eq!(text("desc"), drawing.description, "{name} of {kind}");
            assert!(!drawing.title.is_empty() && drawing.description.len() > 20);
            for attribute in ["width", "height", "viewBox", "font-family"] {
                assert!(root.has_attribute(attribute), "{name} has no {attribute}");
            }
            for node in document.descendants() {
                let tag = node.tag_name().name();
                assert!(
                    !["b", "script", "style"].contains(&tag),
                    "{name} has <{tag}>"
                );
                // Other programs know no variables, and a page forbids styles of elements.
                for attribute in node.attributes() {
                    assert!(!["style", "class"].contains(&attribute.name()), "{name}");
                    assert!(!attribute.value().contains("var("), "{name}: {attribute:?}");
                }
            }
        }
    }
}
