//! The map: a name does not lie on the shape of another state, and no line to it is long.

use std::collections::BTreeMap;

use crate::map::registry_between;
use crate::markup::{elements, number, parse, titles};
use crate::support::with_views;
use chancery_export::pictures::{Drawing, Label, MapExtent, PictureSettings, Rectangle, picture};

/// The partners of a state on a map of the world.
fn world_of(subject: &str, partners: &[&str]) -> Drawing {
    let pairs: Vec<String> = partners
        .iter()
        .map(|it| format!("{subject}, {it}"))
        .collect();
    let pairs: Vec<&str> = pairs.iter().map(String::as_str).collect();
    let settings = PictureSettings {
        extent: Some(MapExtent::World),
        ..PictureSettings::default()
    };
    let registry = registry_between(&format!("subject: {subject}\n"), &pairs);
    with_views(&registry, |views| {
        (picture("map").unwrap().draw)(views, &settings).unwrap()
    })
}

/// The outline of a shape in pixels.
pub(crate) type Rings = Vec<Vec<(f64, f64)>>;

/// The rings of a path in pixels, which is in halves of them.
fn rings(commands: &str) -> Rings {
    let rings = commands.split('M').skip(1).map(|ring| {
        let spaced = ring
            .trim_end_matches('Z')
            .replace('-', " -")
            .replace('l', " ");
        let numbers: Vec<f64> = spaced
            .split_whitespace()
            .map(|it| it.parse().unwrap())
            .collect();
        let (mut x, mut y) = (0.0, 0.0);
        let points = numbers.chunks(2).map(|step| {
            (x, y) = (x + step[0] / 2.0, y + step[1] / 2.0);
            (x, y)
        });
        points.collect()
    });
    rings.collect()
}

/// Whether a place lies within rings.
pub(crate) fn is_within(rings: &[Vec<(f64, f64)>], (x, y): (f64, f64)) -> bool {
    let edges = rings
        .iter()
        .flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    let above = edges
        .filter(|(a, b)| (a.0 > x) != (b.0 > x) && a.1 + (x - a.0) / (b.0 - a.0) * (b.1 - a.1) < y);
    above.count() % 2 == 1
}

/// The shapes of the states on the map itself, by name.
pub(crate) fn shapes(drawing: &Drawing) -> BTreeMap<String, Rings> {
    let document = parse(&drawing.svg);
    let group = document
        .descendants()
        .find(|it| it.attribute("id") == Some("map-shapes"))
        .unwrap();
    let mut shapes = BTreeMap::new();
    for path in elements(group, "path") {
        let title = elements(path, "title").next();
        if let Some(title) = title.and_then(|it| it.text()) {
            let name = title.split(": ").next().unwrap();
            shapes.insert(name.to_owned(), rings(path.attribute("d").unwrap()));
        }
    }
    shapes
}

/// The share of a label within rings.
fn share(label: &Label, rings: &[Vec<(f64, f64)>]) -> f64 {
    let area = &label.area;
    let mut inside = 0;
    for column in 0..20 {
        for row in 0..6 {
            let x = area.x + area.width * (f64::from(column) + 0.5) / 20.0;
            let y = area.y + area.height * (f64::from(row) + 0.5) / 6.0;
            inside += usize::from(is_within(rings, (x, y)));
        }
    }
    inside as f64 / 120.0
}

#[test]
fn no_name_lies_on_another_state_and_no_line_is_long() {
    let known = chancery_core::model::known_states();
    for (subject, step) in [("VNM", 5), ("KEN", 11), ("BRA", 3)] {
        let others = known.iter().map(|it| it.alpha_3);
        let others: Vec<&str> = others.filter(|it| *it != subject).collect();
        // Of the same part of the earth, with the shapes of all.
        let all = shapes(&world_of(subject, &others));
        assert!(all.len() > 150, "{}", all.len());
        let some: Vec<&str> = others.into_iter().step_by(step).collect();
        let drawing = world_of(subject, &some);
        let document = parse(&drawing.svg);
        let circles: Vec<(f64, f64)> = elements(document.root_element(), "circle")
            .map(|it| (number(it, "cx").unwrap(), number(it, "cy").unwrap()))
            .collect();
        let drawn = shapes(&drawing);
        let mut named = 0;
        // Others are lines of longer names.
        let titles = titles(&document);
        let is_name = |label: &&Label| {
            let title = format!("{}: ", label.text);
            titles.iter().any(|it| it.starts_with(&title)) && all.contains_key(&label.text)
        };
        for label in drawing.labels.iter().filter(is_name) {
            // The legend is below the map, and an enlargement shows what else is there.
            let on_map = crate::map::sea(&drawing.svg).contains(&label.area);
            if !on_map || crate::map::inset(&drawing.svg).is_some_and(|it| it.overlaps(&label.area))
            {
                continue;
            }
            named += 1;
            let near = label.area.grown(12.0);
            let is_at_circle = circles.iter().any(|(x, y)| {
                near.x < *x && *x < near.x + near.width && near.y < *y && *y < near.y + near.height
            });
            let own = all
                .get(&label.text)
                .map_or(0.0, |rings| share(label, rings));
            let others = all.iter().filter(|(name, _)| **name != label.text);
            let shares =
                others.map(|(name, rings)| (drawn.contains_key(name), share(label, rings)));
            let of = |is_drawn: bool| -> f64 {
                let shares = shares.clone().filter(|it| it.0 == is_drawn);
                shares.map(|it| it.1).sum()
            };
            // What is on its own shape may reach a little over its border, which is simplified.
            let most = if own > 0.4 { 0.45 } else { 0.25 };
            let (on_drawn, on_undrawn) = (of(true), of(false));
            assert!(
                on_drawn < most && (is_at_circle || on_drawn + on_undrawn < 0.5),
                "{subject}: {label:?} lies on others by {on_drawn} and {on_undrawn}"
            );
        }
        assert!(named > 5, "{subject}: {named}");
        lines_begin_within_their_states(&drawing, &drawn, &circles);
        for line in elements(document.root_element(), "line") {
            let [x, y, to_x, to_y] = ["x1", "y1", "x2", "y2"].map(|it| number(line, it).unwrap());
            let length = (to_x - x).hypot(to_y - y);
            assert!(length < 81.0, "{subject}: a line of {length} pixels");
        }
    }
}

/// The line to a name begins within the shape or the circle of its state.
fn lines_begin_within_their_states(
    drawing: &Drawing,
    drawn: &BTreeMap<String, Rings>,
    circles: &[(f64, f64)],
) {
    let document = parse(&drawing.svg);
    let sea = crate::map::sea(&drawing.svg);
    let inset = crate::map::inset(&drawing.svg);
    let mut led = 0;
    for line in elements(document.root_element(), "line") {
        let [x, y, to_x, to_y] = ["x1", "y1", "x2", "y2"].map(|it| number(line, it).unwrap());
        let from = Rectangle {
            x,
            y,
            width: 0.0,
            height: 0.0,
        };
        if !sea.contains(&from) || inset.as_ref().is_some_and(|it| it.contains(&from)) {
            continue;
        }
        let away = |label: &&Label| {
            let area = &label.area;
            let right = (area.x - to_x).max(to_x - area.x - area.width).max(0.0);
            let down = (area.y - to_y).max(to_y - area.y - area.height).max(0.0);
            right.hypot(down)
        };
        let labels = drawing.labels.iter();
        let name = labels.min_by(|a, b| away(a).total_cmp(&away(b))).unwrap();
        // Of a broken name it is one line.
        let Some(rings) = drawn.get(&name.text) else {
            continue;
        };
        led += 1;
        let is_circle = circles.iter().any(|it| (it.0 - x).hypot(it.1 - y) < 6.0);
        assert!(
            is_circle || is_within(rings, (x, y)),
            "the line to {} begins at {x} {y}",
            name.text
        );
    }
    assert!(led > 2, "{led}");
}
