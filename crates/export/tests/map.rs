//! The map: which world it shows, that every state is on it, and that there is none of nothing.

use crate::markup::{as_xml, elements, number, of_id, parse, rectangle, titled, titles, values};
use crate::support;
use crate::support::{
    boundaries_of_the_dozen, dense, registry_in, registry_of, with_selector, with_views, written,
};
use chancery_core::model::{Registry, Selector};
use chancery_export::formats::Options;
use chancery_export::map::Boundaries;
use chancery_export::pictures::{Drawing, PictureSettings, Rectangle, picture};
use chancery_export::refusal::Refusal;
use roxmltree::Node;

pub(crate) fn map(
    registry: &Registry,
    boundaries: Option<&Boundaries>,
) -> Result<Drawing, Refusal> {
    let settings = PictureSettings {
        boundaries,
        ..PictureSettings::default()
    };
    let map = picture("map").unwrap();
    with_views(registry, |views| (map.draw)(views, &settings))
}

/// A registry of partnerships between pairs of states.
pub(crate) fn registry_between(subject: &str, pairs: &[&str]) -> Registry {
    let mut text = format!(
        "registry: made\ntitle: Made\nas-of: 2025-06-30\n{subject}\
         tiers: [{{id: partner, name: Partner}}]\nstates:\n  - {{id: XAA, name: Arland}}\n\
         \x20 - {{id: XAB, name: Borduria}}\npartnerships:\n"
    );
    if pairs.is_empty() {
        text = text.replace("partnerships:\n", "");
    }
    for pair in pairs {
        text.push_str(&format!(
            "  - {{parties: [{pair}], tier: partner, since: 2000}}\n"
        ));
    }
    registry_of(&text)
}

/// All words of a picture, those of a broken line together.
pub(crate) fn words(drawing: &Drawing) -> String {
    let labels: Vec<&str> = drawing.labels.iter().map(|it| it.text.as_str()).collect();
    labels.join(" ")
}

#[test]
fn every_state_of_the_dozen_is_drawn_and_named_on_the_map_or_below_it() {
    let registry = registry_in("dozen");
    let boundaries = boundaries_of_the_dozen();
    let drawing = map(&registry, Some(&boundaries)).unwrap();
    let words = words(&drawing);
    let document = parse(&drawing.svg);
    for state in &registry.states {
        let name = state.name.as_deref().unwrap();
        assert!(words.contains(name), "{name} is not in {words}");
        let title = format!("{name}: ");
        let has_shape = titles(&document).iter().any(|it| it.starts_with(&title));
        assert!(has_shape, "{name} has no shape");
    }
    for absent in ["of them drawn", "Without a place", "Natural Earth"] {
        assert!(!words.contains(absent), "{words}");
    }
    assert!(words.contains("Shapes: boundaries.geojson."), "{words}");
    // The shapes fill the picture: they are not specks on a map of the world.
    let arland = format!("{}: ", registry.states[0].name.as_deref().unwrap());
    let title = titles(&document)
        .into_iter()
        .find(|it| it.starts_with(&arland));
    let shape = titled(&document, title.unwrap()).unwrap();
    let path = shape.attribute("d").unwrap();
    assert!(path.len() > 500, "{path}");
}

#[test]
fn borders_of_the_dozen_are_shared_point_by_point() {
    let boundaries = boundaries_of_the_dozen();
    let shapes = boundaries.shapes.values().chain(&boundaries.land);
    let mut edges: Vec<[(u64, u64); 2]> = shapes
        .flatten()
        .flat_map(|ring| {
            let point = |at: usize| {
                let place = ring[at % ring.len()];
                (place.longitude.to_bits(), place.latitude.to_bits())
            };
            (0..ring.len()).map(move |at| {
                let mut edge = [point(at), point(at + 1)];
                edge.sort_unstable();
                edge
            })
        })
        .collect();
    edges.sort_unstable();
    let counts: Vec<usize> = edges.chunk_by(|a, b| a == b).map(<[_]>::len).collect();
    assert!(counts.iter().all(|count| *count <= 2));
    let shared = counts.iter().filter(|count| **count == 2).count();
    assert!(shared > 200, "{shared} edges are shared");
}

#[test]
fn the_earth_stays_where_one_of_the_states_is_on_it() {
    let boundaries = boundaries_of_the_dozen();
    let own = registry_between("", &["XAA, XAB"]);
    let mixed = registry_between("", &["XAA, XAB", "XAA, AZE"]);
    let real = registry_between("subject: AZE\n", &["AZE, TUR"]);
    let credit = |registry: &Registry| words(&map(registry, Some(&boundaries)).unwrap());
    assert!(!credit(&own).contains("Natural Earth"));
    for registry in [&mixed, &real] {
        let words = credit(registry);
        assert!(
            words.contains("Shapes: boundaries.geojson; all others: visionscarto"),
            "{words}"
        );
    }
}

#[test]
fn where_no_state_has_a_place_there_is_no_map() {
    let registry = registry_in("dozen");
    let refusal = map(&registry, None).unwrap_err();
    assert_eq!(
        refusal.message,
        "none of the parties has a place on the map"
    );
    assert!(refusal.help.contains("--boundaries"));
    // Of partners that are nowhere a map around their partner shows nothing either.
    assert!(map(&registry_between("subject: AZE\n", &["AZE, XAA"]), None).is_err());
    // Nor does one of a state without partners.
    for subject in ["", "subject: AZE\n"] {
        let refusal = map(&registry_between(subject, &[]), None).unwrap_err();
        let none = "there is no partnership to draw on the map";
        assert_eq!(refusal.message, none);
    }

    let options = Options::default();
    let files = written(&registry, "svg", &options).files;
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["memberships.svg", "network.svg", "timeline.svg"]);
    let page = |options: &Options| {
        let files = written(&registry, "html", options).files;
        as_xml(std::str::from_utf8(&files["index.html"]).unwrap())
    };
    let without = page(&options);
    let without = parse(&without);
    let links = values(&without, "href");
    assert!(of_id(&without, "picture-map").is_none() && !links.contains(&"#picture-map"));
    assert!(links.contains(&"#picture-memberships"));
    let with = page(&Options {
        boundaries: Some(boundaries_of_the_dozen()),
        ..options
    });
    let with = parse(&with);
    assert!(of_id(&with, "picture-map").is_some());
    assert!(values(&with, "href").contains(&"#picture-map"));
}

/// The box of the enlargement, if there is one.
pub(crate) fn inset(svg: &str) -> Option<Rectangle> {
    let document = parse(svg);
    let mut boxes = elements(document.root_element(), "rect");
    let is_frame = |it: &Node<'_, '_>| {
        // The one on the map, which says what is enlarged, has a thinner line.
        !it.has_attribute("stroke-width")
            && it.attribute("fill") == Some("none")
            && it.attribute("stroke") == Some("#1B2430")
    };
    rectangle(boxes.find(is_frame)?)
}

#[test]
fn an_enlargement_covers_no_label_and_leaves_no_empty_band() {
    let known = chancery_core::model::known_states();
    let partner = |count: usize| {
        let others = known.iter().filter(|it| it.alpha_3 != "AZE").take(count);
        let pairs: Vec<String> = others.map(|it| format!("AZE, {}", it.alpha_3)).collect();
        let pairs: Vec<&str> = pairs.iter().map(String::as_str).collect();
        registry_between("subject: AZE\n", &pairs)
    };
    let data = support::registry_in("article");
    let mut enlarged = 0;
    for registry in [data, partner(26), dense(40, 100)] {
        let drawing = map(&registry, None).unwrap();
        let Some(inset) = inset(&drawing.svg) else {
            continue;
        };
        enlarged += 1;
        for label in &drawing.labels {
            assert!(
                inset.contains(&label.area) || !inset.overlaps(&label.area),
                "{label:?} at {inset:?}"
            );
        }
        // It is in a corner of the map, or as wide as the map.
        let sea = sea(&drawing.svg);
        let bottom = sea.y + sea.height;
        assert!(
            inset.y + inset.height < bottom || inset.width > 900.0,
            "{inset:?}"
        );
    }
    assert!(enlarged > 1);
}

#[test]
fn names_in_lists_stand_in_the_order_of_the_alphabet() {
    let registry = registry_between(
        "subject: AZE\n",
        &["AZE, ALA", "AZE, AUS", "AZE, TKM", "AZE, TUR"],
    );
    let drawing = map(&registry, None).unwrap();
    let place = |name: &str| drawing.description.find(name).unwrap();
    assert!(place("Åland Islands") < place("Australia"));
    assert!(place("Türkiye") < place("Turkmenistan"));
}

/// The box of all points of the shape with a title.
pub(crate) fn shape_box(svg: &str, title: &str) -> Rectangle {
    let document = parse(svg);
    let shape = titled(&document, title).expect(title);
    path_box(shape.attribute("d").unwrap())
}

/// The box of all points of a path, which is in halves of a pixel.
pub(crate) fn path_box(commands: &str) -> Rectangle {
    let (mut left, mut top) = (f64::INFINITY, f64::INFINITY);
    let (mut right, mut bottom) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for ring in commands.split('M').skip(1) {
        let spaced = ring
            .trim_end_matches('Z')
            .replace('-', " -")
            .replace('l', " ");
        let numbers = spaced
            .split_whitespace()
            .map(|it| it.parse::<f64>().expect(it));
        let numbers: Vec<f64> = numbers.collect();
        let (mut x, mut y) = (0.0, 0.0);
        for step in numbers.chunks(2) {
            (x, y) = (x + step[0], y + step[1]);
            (left, right) = (x.min(left), x.max(right));
            (top, bottom) = (y.min(top), y.max(bottom));
        }
    }
    Rectangle {
        x: left / 2.0,
        y: top / 2.0,
        width: (right - left) / 2.0,
        height: (bottom - top) / 2.0,
    }
}

/// The box of the map itself.
pub(crate) fn sea(svg: &str) -> Rectangle {
    let document = parse(svg);
    let mut sea = document.descendants();
    let sea = sea
        .find(|it| it.attribute("fill") == Some("#F8FAFC"))
        .unwrap();
    Rectangle {
        x: 0.0,
        y: 64.0,
        width: 960.0,
        height: number(sea, "height").unwrap(),
    }
}

#[test]
fn shapes_are_whole_where_few_states_share_the_map() {
    let cases: [(&str, &[&str], &[&str]); 5] = [
        ("", &["NOR, SWE"], &["Sweden: 1 partner"]),
        (
            "subject: MNG\n",
            &["MNG, JPN"],
            &["Mongolia", "Japan: Partner"],
        ),
        (
            "subject: POL\n",
            &["POL, FRA", "POL, DEU", "POL, LTU", "POL, UKR", "POL, USA"],
            &["Poland", "Germany: Partner", "Ukraine: Partner"],
        ),
        ("subject: CHN\n", &["CHN, BRA"], &["China"]),
        (
            "",
            &["FRA, DEU", "DEU, POL"],
            &["Germany: 2 partners", "Poland: 1 partner"],
        ),
    ];
    for (subject, pairs, whole) in cases {
        let svg = map(&registry_between(subject, pairs), None).unwrap().svg;
        for title in whole {
            let shape = shape_box(&svg, title);
            assert!(sea(&svg).grown(-1.0).contains(&shape), "{title}: {shape:?}");
            // It is not a speck on a map of the world.
            assert!(shape.width > 40.0, "{title}: {shape:?}");
        }
    }
}

#[test]
fn what_is_asked_and_what_is_only_possible_is_said() {
    let registry = registry_between("subject: MNG\n", &["MNG, JPN", "MNG, CHN"]);
    let on = |selector: &Selector| {
        with_selector(&registry, selector, |views| {
            (picture("map").unwrap().draw)(views, &PictureSettings::default()).unwrap()
        })
    };
    // Since 2000, and nobody knows since which day of it.
    let possible = on(&Selector {
        on: Some("2000-06-30".parse().unwrap()),
        tier: vec!["partner".into()],
        ..Selector::default()
    });
    let subtitle = "0 to 2 partners, on 30 June 2000, according to the registry as of 30 June 2025 · tier: Partner";
    let doubt =
        "Striped and (?): possibly a partner that is selected; the records do not decide it.";
    let kind = "Partner (0 to 2): China (?), Japan (?).";
    for said in [subtitle, doubt] {
        assert!(words(&possible).contains(said), "{}", words(&possible));
    }
    for said in [subtitle, doubt, kind] {
        let description = &possible.description;
        assert!(description.contains(said), "{description}");
    }
    let certain = on(&Selector {
        state: vec!["JPN".into()],
        ..Selector::default()
    });
    assert!(words(&certain).contains("1 partner, as of 30 June 2025 · state: Japan"));
    assert!(!words(&certain).contains("(?)"));
    let is_striped = |svg: &str| elements(parse(svg).root_element(), "pattern").count() > 0;
    assert!(is_striped(&possible.svg) && !is_striped(&certain.svg));
}

#[test]
fn a_long_name_takes_three_lines_and_is_shown_whole_on_pointing() {
    let mut registry = registry_between("subject: MNG\n", &["MNG, JPN"]);
    let long = "The Most Serene Federation of ".repeat(7);
    let state = chancery_core::model::State {
        id: "JPN".into(),
        name: Some(long.trim_end().into()),
        ..chancery_core::model::State::default()
    };
    registry.states.push(state);
    let drawing = map(&registry, None).unwrap();
    let is_of_name = |text: &str| text.contains("Serene") || text.contains("Federation");
    let texts = drawing.labels.iter().map(|label| label.text.as_str());
    let lines: Vec<&str> = texts.filter(|text| is_of_name(text)).collect();
    assert!(
        lines.len() <= 3 && lines.last().unwrap().ends_with('…'),
        "{lines:?}"
    );
    assert!(titles(&parse(&drawing.svg)).contains(&long.trim_end()));
}
