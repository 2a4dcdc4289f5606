//! The map: where the partners are, each tier in its colour, around the capital of the state whose
//! partners they are. Without such a state, the world, each state by how many partners it has.
//!
//! It draws one silhouette of all land and the shapes of the states that are meant, and no border
//! between others. It takes no position on any territory. Where none of the states has a place,
//! there is no map.

mod classes;
mod framing;
mod inset;
mod labels;
mod legend;
mod panel;
mod path;
mod scene;
mod world;

use super::{Canvas, Drawing, Paint, Picture, PictureSettings, Rectangle};
use crate::refusal::Refusal;
use crate::style::{self, light};
use crate::views::ExportContext;
use inset::with_inset;
use labels::place_labels;
use panel::Panel;
use scene::{MapActor, MapScene};

pub(super) static MAP: Picture = Picture {
    name: "map",
    heading: "Map",
    sentence: "Where the states are, by tier or by number of partners.",
    draw,
};

const WIDTH: f64 = 960.0;
const HEAD: f64 = 64.0;
const SEA: &str = light!(style::map::SEA);
const LAND: &str = light!(style::map::LAND);
const INK: &str = light!(style::INK);
const MUTED: &str = light!(style::MUTED);
const HUB: &str = light!(style::map::HUB);
const WHITE: &str = light!(style::PAGE);

fn draw(views: &ExportContext<'_>, settings: &PictureSettings<'_>) -> Result<Drawing, Refusal> {
    let scene = MapScene::new(views, settings)?;
    let mut canvas = Canvas::new(WIDTH, WHITE);
    canvas.raw(&hatch(&scene));
    legend::head(&mut canvas, views, &scene);
    let (main, inset) = with_inset(Panel::main(&scene, HEAD, WIDTH), &scene);
    // An inset that would hide something is below the map.
    let below = inset.as_ref().map_or(0.0, |inset| {
        (inset.area.y + inset.area.height - main.area.y - main.area.height + 12.0).max(0.0)
    });
    let mut unlabelled = panel(&mut canvas, &scene, &main, inset.as_ref());
    let mut has_rings = rings(&scene, &main);
    if let Some(inset) = &inset {
        let nearer = scene.nearer(views, settings);
        let nearer = nearer.as_ref().unwrap_or(&scene);
        canvas.rectangle(main.pixels(inset.frame), 2.0, Paint::stroke(INK, 0.8));
        unlabelled.extend(panel(&mut canvas, nearer, inset, None));
        canvas.rectangle(inset.area, 0.0, Paint::stroke(INK, 1.0));
        has_rings |= rings(nearer, inset);
    }
    let top = main.area.y + main.area.height + below;
    let seen = legend::Seen {
        unlabelled: &unlabelled,
        has_rings,
        enlarges: inset.is_some(),
    };
    let height = legend::foot(&mut canvas, &scene, top, &seen);
    let (title, description) = legend::words(views, &scene);
    Ok(canvas.finish("map", height, &title, &description))
}

/// Whether a part of the map marks a state with a ring.
fn rings(scene: &MapScene<'_>, panel: &Panel) -> bool {
    let mut states = scene.actors.iter();
    states.any(|state| panel.point(state).is_some() && is_ringed(panel, state))
}

/// The hatch of the highest tier, so that it is told apart without colour; nothing if no tier is
/// hatched.
fn hatch(scene: &MapScene<'_>) -> String {
    let (ground, is_hatched) = scene.style.on_map(scene.style.highest());
    if scene.ego.is_none() || !is_hatched {
        return String::new();
    }
    let stripe = style::map::stripe(ground).light;
    let ground = ground.light;
    format!(
        "<defs><pattern id=\"map-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"{ground}\"/>\
         <rect width=\"1.3\" height=\"6\" fill=\"{stripe}\"/></pattern></defs>"
    )
}

/// Draws one part of the map, and gives the names of the states that found no room for theirs.
/// Those that an inset shows are named there.
fn panel(
    canvas: &mut Canvas,
    scene: &MapScene<'_>,
    panel: &Panel,
    inset: Option<&Panel>,
) -> Vec<String> {
    canvas.rectangle(panel.area, 0.0, Paint::fill(SEA));
    canvas.path(&panel.path(&scene.land), "", Paint::fill(LAND));
    for piece in &scene.other_land {
        // A line of the same colour hides the border to the next piece.
        let paint = Paint::fill(LAND).outlined(LAND, 0.7);
        canvas.path(&panel.path(piece), "", paint);
    }
    for state in &scene.actors {
        let fill = scene.fill(state);
        let paint = Paint::fill(&fill).outlined(WHITE, 0.7);
        canvas.path(&panel.path(&state.rings), &scene.tooltip(state), paint);
    }
    if let Some(ego) = &scene.ego {
        let paint = Paint::fill(HUB).outlined(WHITE, 1.2);
        canvas.path(&panel.path(&ego.rings), &ego.name, paint);
    }
    let (outside, rim) = panel.beyond(&scene.rim);
    canvas.path(&outside, "", Paint::fill(WHITE));
    canvas.path(&rim, "", Paint::stroke(MUTED, 0.8));
    if let Some(ego) = &scene.ego {
        // In an enlargement the lines would only lead out of it.
        for state in scene.actors.iter().filter(|_| !panel.is_inset) {
            tie(canvas, scene, panel, ego, state);
        }
    }
    for state in &scene.actors {
        dot(canvas, scene, panel, state);
    }
    if let Some((x, y)) = scene.ego.as_ref().and_then(|ego| panel.point(ego)) {
        canvas.circle(x, y, 5.0, Paint::fill(HUB).outlined(WHITE, 2.0));
    }
    place_labels(canvas, scene, panel, inset)
}

fn tie(canvas: &mut Canvas, scene: &MapScene<'_>, panel: &Panel, ego: &MapActor, state: &MapActor) {
    let ends = panel.segment(ego, state);
    let Some((from, to)) = ends else { return };
    let is_highest = scene.is_highest(state);
    let width = if is_highest { 1.8 } else { 0.8 };
    let dashes = if state.is_certain { "" } else { "4 3" };
    let colour = if is_highest { INK } else { MUTED };
    if is_highest {
        // Shapes of the highest tier are as dark as its ties.
        canvas.line(from, to, Paint::stroke(WHITE, width + 1.8));
    }
    let paint = Paint::stroke(colour, width);
    canvas.line(from, to, Paint { dashes, ..paint });
}

/// Whether the place of a state is marked: its capital, the end of a tie, or all that can be seen
/// of it. A place of no other meaning is not, since a dot would look like a capital.
fn has_dot(scene: &MapScene<'_>, panel: &Panel, state: &MapActor) -> bool {
    state.has_capital || state.is_far || scene.ego.is_some() || !panel.shows_shape(state)
}

/// Whether the place of a state has a ring, since its shape cannot be seen.
fn is_ringed(panel: &Panel, state: &MapActor) -> bool {
    !state.is_far && !panel.shows_shape(state)
}

fn dot(canvas: &mut Canvas, scene: &MapScene<'_>, panel: &Panel, state: &MapActor) {
    let Some((x, y)) = panel.point(state) else {
        return;
    };
    if !has_dot(scene, panel, state) {
        return;
    }
    if state.is_far {
        arrow(canvas, scene, state, (x, y));
        return;
    }
    if is_ringed(panel, state) {
        // The ring has the colour that the shape would have.
        let fill = scene.fill(state);
        canvas.titled(&scene.tooltip(state), |canvas| {
            canvas.circle(x, y, 6.0, Paint::fill(&fill).outlined(INK, 1.6));
        });
    }
    canvas.circle(x, y, 2.8, Paint::fill(INK).outlined(WHITE, 0.8));
}

/// Draws an arrow at the rim, which points at a state beyond it.
fn arrow(canvas: &mut Canvas, scene: &MapScene<'_>, state: &MapActor, (x, y): (f64, f64)) {
    let Some(point) = state.point else { return };
    let length = libm::hypot(point.x, point.y).max(f64::MIN_POSITIVE);
    let (right, down) = (point.x / length, point.y / length);
    let corner = |along: f64, aside: f64| {
        (
            x + along * right - aside * down,
            y + along * down + aside * right,
        )
    };
    let corners = [corner(7.0, 0.0), corner(-4.0, 6.0), corner(-4.0, -6.0)];
    let fill = scene.fill(state);
    let paint = Paint::fill(&fill).outlined(INK, 1.4);
    canvas.path(&path::closed_ring(&corners), &scene.tooltip(state), paint);
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
