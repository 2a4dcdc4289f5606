//! No label of a picture covers another or leaves the picture, and every file is well-formed.

use crate::support::instruments::{in_time, signs};
use crate::support::{
    boundaries_of_the_dozen, dense, in_one_file, registry_in, registry_of, with_views,
};
use chancery_core::model::Registry;
use chancery_export::pictures::{Drawing, PictureSettings, Rectangle, picture};
use roxmltree::Document;

use crate::markup::{elements, parse, rectangle, whole};

/// A registry of this many states around one, by the table of states, with names of all lengths.
fn around(count: usize, subject: bool) -> Registry {
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
    registry_of(&text)
}

/// A registry of memberships alone, of this many organisations and states, some with endless names.
fn members(organisations: usize, states: usize) -> Registry {
    let known = chancery_core::model::known_states();
    let mut text =
        String::from("registry: made\ntitle: Memberships\nas-of: 2025-12-13\norganisations:\n");
    for place in 0..organisations {
        let name = match place % 3 {
            0 => "endless ".repeat(place + 1),
            _ => format!("Union {place}"),
        };
        text.push_str(&format!(
            "  - id: ORG-{place}\n    name: {name}\n    kind: intergovernmental-organisation\n    \
             members:\n"
        ));
        for (index, state) in known.iter().take(states).enumerate() {
            let since = 1900 + (index * 7 + place * 5) % 120;
            let (role, dates) = match (index + place) % 5 {
                0 => ("member", String::new()),
                1 => ("member", format!(", since: {since}")),
                2 => ("member", format!(", since: {since}/{}", since + 4)),
                3 => ("observer", format!(", since: {since}")),
                _ => ("member", format!(", since: {since}, until: {}", since + 3)),
            };
            if (index + place) % 3 < 2 {
                text.push_str(&format!(
                    "      - {{state: {}, role: {role}{dates}}}\n",
                    state.alpha_3
                ));
            }
        }
    }
    registry_of(&text)
}

/// A picture of a registry; none if there is nothing to draw.
fn drawn(registry: &Registry, name: &str) -> Option<Drawing> {
    // Only made-up states have shapes here.
    let boundaries = boundaries_of_the_dozen();
    let settings = PictureSettings {
        boundaries: Some(&boundaries),
        ..PictureSettings::default()
    };
    let picture = picture(name).expect("the picture is there");
    with_views(registry, |views| (picture.draw)(views, &settings).ok())
}

/// Everything that has to hold of a picture.
fn hold(registry: &Registry, name: &str) {
    let Some(drawing) = drawn(registry, name) else {
        panic!("there is nothing to draw");
    };
    let document = parse(&drawing.svg);
    no_label_covers_another_or_leaves_the_picture(&drawing, &document);
    it_says_in_words_what_it_shows(&drawing, &document);
    no_words_are_too_small(&document);
    the_form_for_a_phone_is_as_clear(registry, name, &drawing);
    if name == "network" {
        no_label_of_the_network_leaves_its_box(&drawing, &document);
    }
}

/// No label of the form for a phone covers another or leaves it, and what it repeats of the wide form is
/// there.
fn the_form_for_a_phone_is_as_clear(registry: &Registry, name: &str, wide: &Drawing) {
    let boundaries = boundaries_of_the_dozen();
    let settings = PictureSettings {
        boundaries: Some(&boundaries),
        ..PictureSettings::default()
    };
    let picture = picture(name).expect("the picture is there");
    let form = with_views(registry, |views| {
        (picture.phone)(views, &settings, wide).ok()
    });
    let form = form.expect("what is drawn is drawn for a phone");
    let document = parse(&form.svg);
    let [left, top, width, height] = document
        .root_element()
        .attribute("viewBox")
        .expect("a size")
        .split(' ')
        .map(|it| it.parse::<f64>().expect("a number"))
        .collect::<Vec<_>>()[..]
    else {
        panic!("a view box of four numbers");
    };
    let page = Rectangle {
        x: left,
        y: top,
        width,
        height,
    };
    for (index, label) in form.labels.iter().enumerate() {
        assert!(
            page.contains(&label.area),
            "{} is beyond the edge: {label:?}",
            label.text
        );
        let covers = form.labels[..index]
            .iter()
            .find(|it| it.area.overlaps(&label.area));
        assert!(covers.is_none(), "{label:?} covers {covers:?}");
    }
    for repeated in elements(document.root_element(), "use") {
        let id = repeated.attribute("href").expect("what it repeats");
        let id = id.replace('#', " id=\"");
        assert!(wide.svg.contains(&id), "{id} is not there");
    }
}

/// A module for each registry, and in it a test for each of its pictures.
macro_rules! pictures {
    ($($kind:ident: $registry:expr => $($name:ident)*;)*) => {
        $(
            mod $kind {
                use super::*;

                $(
                    #[test]
                    fn $name() {
                        hold(&$registry, stringify!($name));
                    }
                )*
            }
        )*
    };
}

pictures! {
    one_partner_on_no_map: around(0, true) => memberships network timeline;
    around_5: around(5, true) => map memberships network timeline;
    around_26: around(26, true) => map memberships network timeline;
    around_80: around(80, true) => map memberships network timeline;
    around_200: around(200, true) => map memberships network timeline;
    around_40_without_a_subject: around(40, false) => map memberships network timeline;
    members_of_1: members(1, 3) => memberships timeline;
    members_of_8: members(8, 70) => memberships timeline;
    members_of_40: members(40, 200) => memberships timeline;
    a_dozen: registry_in("dozen") => map memberships network timeline;
    hostile_names: in_one_file(true) => map memberships network timeline;
    hostile_names_in_a_ring: in_one_file(false) => map memberships network timeline;
    ring_of_30: dense(30, 60) => map memberships network timeline;
    ring_of_60: dense(60, 120) => map memberships network timeline;
    table_of_100: dense(100, 600) => map memberships network timeline;
    table_of_249: dense(249, 2000) => map memberships network timeline;
    every_sign: signs() => map memberships network timeline;
    no_instrument: in_time(5, 0, true) => map memberships network timeline;
    instruments_70: in_time(26, 70, true) => map memberships network timeline;
    instruments_200: in_time(80, 200, true) => map memberships network timeline;
    instruments_2000_of_200: in_time(200, 2000, true) => map memberships network timeline;
    instruments_2000_of_4: in_time(4, 2000, true) => map memberships network timeline;
    instruments_2000_of_pairs: in_time(80, 2000, false) => map memberships network timeline;
}

fn no_label_covers_another_or_leaves_the_picture(drawing: &Drawing, document: &Document<'_>) {
    let page = whole(document);
    for (index, label) in drawing.labels.iter().enumerate() {
        assert!(page.contains(&label.area), "{label:?} leaves {page:?}");
        assert!(
            label.room.is_none_or(|room| room.contains(&label.area)),
            "{label:?} leaves its box"
        );
        for other in &drawing.labels[index + 1..] {
            assert!(
                !label.area.overlaps(&other.area),
                "{label:?} covers {other:?}"
            );
        }
    }
}

/// The smallest size of words that is read without effort, in pixels.
const SMALLEST: f64 = 12.0;

fn no_words_are_too_small(document: &Document<'_>) {
    let root = document.root_element();
    for text in elements(root, "text") {
        let size = text.attribute("font-size");
        let size = size.or_else(|| root.attribute("font-size"));
        let size: Option<f64> = size.and_then(|it| it.parse().ok());
        assert!(size >= Some(SMALLEST), "{size:?}: {text:?}");
    }
}

fn no_label_of_the_network_leaves_its_box(drawing: &Drawing, document: &Document<'_>) {
    let boxes = elements(document.root_element(), "rect").filter_map(rectangle);
    let boxes: Vec<Rectangle> = boxes.collect();
    assert!(!boxes.is_empty());
    for label in &drawing.labels {
        let cut = boxes
            .iter()
            .find(|it| it.overlaps(&label.area) && !it.contains(&label.area));
        assert!(cut.is_none(), "{label:?} leaves {cut:?}");
    }
}

fn it_says_in_words_what_it_shows(drawing: &Drawing, document: &Document<'_>) {
    let root = document.root_element();
    let text = |tag: &str| {
        let mut children = root.children();
        let child = children.find(|child| child.tag_name().name() == tag);
        child.and_then(|it| it.text()).unwrap_or_default()
    };
    assert_eq!(text("title"), drawing.title);
    assert_eq!(text("desc"), drawing.description);
    assert!(!drawing.title.is_empty() && drawing.description.len() > 20);
    for attribute in ["width", "height", "viewBox", "font-family"] {
        assert!(root.has_attribute(attribute), "there is no {attribute}");
    }
    for node in document.descendants() {
        let tag = node.tag_name().name();
        assert!(!["b", "script", "style"].contains(&tag), "<{tag}>");
        // Other programs know no variables, and a page forbids styles of elements.
        for attribute in node.attributes() {
            assert!(!["style", "class"].contains(&attribute.name()));
            assert!(!attribute.value().contains("var("), "{attribute:?}");
        }
    }
}

/// Points along each tie of a ring, both ends included.
fn ties(document: &Document<'_>) -> Vec<Vec<Rectangle>> {
    let paths = elements(document.root_element(), "path").filter_map(|it| it.attribute("d"));
    // The samples of the legend are straight.
    let curves = paths.filter(|path| path.contains('C'));
    curves
        .map(|path| {
            let numbers = path.trim_start_matches('M').split([' ', 'C']);
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

fn no_tie_of_a_ring_runs_through_the_box_of_a_third_state(registry: &Registry) {
    let drawing = drawn(registry, "network").expect("there is a network");
    let document = parse(&drawing.svg);
    let boxes =
        elements(document.root_element(), "rect").filter(|it| it.attribute("rx") == Some("7"));
    let boxes: Vec<Rectangle> = boxes.filter_map(rectangle).collect();
    let ties = ties(&document);
    assert!(!ties.is_empty() && boxes.len() > 2, "it is a ring");
    for tie in ties {
        let holds_an_end =
            |area: &&Rectangle| area.contains(&tie[0]) || area.contains(&tie[tie.len() - 1]);
        let (ends, thirds): (Vec<&Rectangle>, Vec<&Rectangle>) =
            boxes.iter().partition(holds_an_end);
        assert_eq!(ends.len(), 2, "a tie from {:?} to two", tie[0]);
        for area in thirds {
            let met = tie.iter().find(|point| area.contains(point));
            assert!(met.is_none(), "a tie between {ends:?} meets {area:?}");
        }
    }
}

/// A test for each registry whose network is a ring.
macro_rules! rings {
    ($($kind:ident: $registry:expr;)*) => {
        mod ring {
            use super::*;

            $(
                #[test]
                fn $kind() {
                    no_tie_of_a_ring_runs_through_the_box_of_a_third_state(&$registry);
                }
            )*
        }
    };
}

rings! {
    of_3: dense(3, 3);
    of_5: dense(5, 7);
    of_8: dense(8, 28);
    of_12: dense(12, 66);
    of_16: dense(16, 120);
    of_26: dense(26, 60);
    of_26_with_120_ties: dense(26, 120);
    of_40: dense(40, 120);
    of_60: dense(60, 120);
    of_a_dozen: registry_in("dozen");
    of_hostile_names: in_one_file(false);
}
