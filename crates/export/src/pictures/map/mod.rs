//! The map: where the partners are, each tier in its colour, around the capital of the state whose
//! partners they are. Without such a state, the world, each state by how many partners it has.
//!
//! It draws one silhouette of all land and the shapes of the states that are meant, and no border
//! between others. It takes no position on any territory.

mod labels;
mod legend;
mod panel;
mod scene;

use super::{Canvas, Drawing, Paint, Picture, Rectangle, Settings};
use crate::views::Views;
use labels::place_labels;
use panel::Panel;
use scene::{MapState, Scene};

pub(super) static MAP: Picture = Picture {
    name: "map",
    heading: "Map",
    sentence: "Where the partners are, by tier; shapes from Natural Earth.",
    draw,
};

const WIDTH: f64 = 960.0;
const HEAD: f64 = 64.0;
const SEA: &str = "#EDF3F8";
const LAND: &str = "#DFE2DD";
const INK: &str = "#1B2430";
const MUTED: &str = "#56606C";
const HUB: &str = "#D55E00";
const WHITE: &str = "#FFFFFF";

fn draw(views: &Views<'_>, settings: &Settings<'_>) -> Drawing {
    let scene = Scene::new(views, settings);
    let mut canvas = Canvas::new(WIDTH, WHITE);
    canvas.raw(PATTERN);
    legend::head(&mut canvas, views, &scene);
    let (main, inset) = Panel::main(&scene, HEAD, WIDTH).with_inset(&scene);
    // An inset that would hide something stands below the map.
    let below = inset.as_ref().map_or(0.0, |inset| {
        (inset.area.y + inset.area.height - main.area.y - main.area.height + 12.0).max(0.0)
    });
    let enlarged: Vec<usize> = inset
        .as_ref()
        .map_or_else(Vec::new, |inset| inset.members(&scene));
    let mut unlabelled = panel(&mut canvas, &scene, &main, &enlarged);
    if let Some(inset) = &inset {
        canvas.rectangle(main.pixels_of(inset), 2.0, Paint::stroke(INK, 0.8));
        unlabelled.extend(panel(&mut canvas, &scene, inset, &[]));
        canvas.rectangle(inset.area, 0.0, Paint::stroke(INK, 1.0));
    }
    let top = main.area.y + main.area.height + below;
    let height = legend::foot(&mut canvas, &scene, top, &unlabelled);
    let (title, description) = legend::words(views, &scene);
    canvas.finish("map", height, &title, &description)
}

/// The hatch of the highest tier, so that it is told apart without colour.
const PATTERN: &str = "<defs><pattern id=\"map-hatch\" width=\"6\" height=\"6\" \
    patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" \
    fill=\"#0A2540\"/><rect width=\"1.3\" height=\"6\" fill=\"#8FBCE0\"/></pattern></defs>";

/// Draws one part of the map, and gives the names of the states that found no room for theirs.
/// The states of `elsewhere` are labelled in another part.
fn panel(canvas: &mut Canvas, scene: &Scene, panel: &Panel, elsewhere: &[usize]) -> Vec<String> {
    canvas.rectangle(panel.area, 0.0, Paint::fill(SEA));
    canvas.path(&panel.path(&scene.land), "", Paint::fill(LAND));
    for state in &scene.states {
        let fill = scene.fill(state);
        let paint = Paint::fill(&fill).outlined(WHITE, 0.7);
        canvas.path(&panel.path(&state.rings), &scene.tooltip(state), paint);
    }
    if let Some(hub) = &scene.hub {
        let paint = Paint::fill(HUB).outlined(WHITE, 1.2);
        canvas.path(&panel.path(&hub.rings), &hub.name, paint);
        // In an enlargement the lines would only lead out of it.
        for state in scene.states.iter().filter(|_| !panel.is_inset) {
            tie(canvas, scene, panel, hub, state);
        }
    }
    for state in &scene.states {
        dot(canvas, panel, state);
    }
    if let Some((x, y)) = scene.hub.as_ref().and_then(|hub| panel.point(hub)) {
        canvas.circle(x, y, 5.0, Paint::fill(HUB).outlined(WHITE, 2.0));
    }
    place_labels(canvas, scene, panel, elsewhere)
}

fn tie(canvas: &mut Canvas, scene: &Scene, panel: &Panel, hub: &MapState, state: &MapState) {
    let ends = panel.segment(hub, state);
    let Some((from, to)) = ends else { return };
    let is_highest = scene.is_highest(state);
    let width = if is_highest { 1.8 } else { 0.8 };
    let dashes = if state.is_certain { "" } else { "4 3" };
    canvas.line(
        from,
        to,
        Paint {
            dashes,
            ..Paint::stroke(if is_highest { INK } else { MUTED }, width)
        },
    );
}

fn dot(canvas: &mut Canvas, panel: &Panel, state: &MapState) {
    let Some((x, y)) = panel.point(state) else {
        return;
    };
    if state.rings.is_empty() {
        canvas.circle(x, y, 6.0, Paint::fill(WHITE).outlined(INK, 1.6));
    }
    canvas.circle(x, y, 2.8, Paint::fill(INK).outlined(WHITE, 0.8));
}

/// The box of a part of the map.
fn area(x: f64, y: f64, width: f64, height: f64) -> Rectangle {
    Rectangle {
        x,
        y,
        width,
        height,
    }
}
