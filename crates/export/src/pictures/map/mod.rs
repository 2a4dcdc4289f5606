//! The map: where the partners are, each tier in its colour, or, without a state whose partners they
//! are, each state by how many partners it has. States of one part of the world are shown on a map of
//! that, others on one of the world.
//!
//! It draws one silhouette of all land and the shapes of the states that are meant, and no border
//! between others. It takes no position on any territory. Where none of the states has a place,
//! there is no map.

mod classes;
mod cover;
mod cuts;
mod fill;
mod framing;
mod inset;
mod labels;
mod legend;
mod meant;
mod name;
mod panel;
mod path;
mod phone;
mod scene;
pub(super) mod share;
mod trials;
mod world;

use chancery_core::message;
use std::collections::BTreeSet;

use super::{Canvas, Drawing, Paint, Picture, PictureSettings, Rectangle};
use crate::refusal::Refusal;
use crate::style::{self, Shade, light};
use crate::views::ExportContext;
use fill::MapFill;
use inset::with_inset;
use labels::place_labels;
use panel::Panel;
use path::{COARSE, FINE};
use scene::{MapActor, MapScene};

pub(super) static MAP: Picture = Picture {
    name: "map",
    heading: message!("picture-heading-map"),
    sentence: "Where the states are, by tier or by number of partners.",
    draw,
    phone: phone::draw,
};

const WIDTH: f64 = 960.0;
const HEAD: f64 = 64.0;
const SEA: &str = light!(style::map::SEA);
const LAND: &str = light!(style::map::LAND);
const COAST: &str = light!(style::RULE);
const INK: &str = light!(style::INK);
const MUTED: &str = light!(style::MUTED);
const WHITE: &str = light!(style::PAGE);

/// The radius of a circle that marks a state without a shape, in pixels.
const CIRCLE: f64 = 5.0;

fn draw(views: &ExportContext<'_>, settings: &PictureSettings<'_>) -> Result<Drawing, Refusal> {
    let scene = MapScene::new(views, settings)?;
    let main = Panel::main(&scene, HEAD, WIDTH);
    let cover = main.cover(&scene);
    let inset = with_inset((&main, &cover), &scene);
    let mut canvas = Canvas::new(WIDTH, WHITE);
    canvas.raw(&textures(&scene));
    legend::head(&mut canvas, views, &scene, &main);
    shapes(&mut canvas, &scene, &main);
    if let Some(mark) = inset.as_ref().and_then(|it| main.mark(it.frame)) {
        // It may run over shapes as dark as it is.
        canvas.rectangle(mark, 0.0, Paint::stroke(WHITE, 2.4));
        canvas.rectangle(mark, 0.0, Paint::stroke(INK, 0.8));
    }
    let mut unlabelled = Vec::new();
    canvas.group("map-names", |canvas| {
        unlabelled = place_labels(canvas, &scene, (&main, &cover), inset.as_ref());
    });
    if let Some(inset) = &inset {
        shapes(&mut canvas, &scene, inset);
        canvas.group("map-inset-names", |canvas| {
            let cover = inset.cover(&scene);
            unlabelled.extend(place_labels(canvas, &scene, (inset, &cover), None));
        });
        canvas.rectangle(inset.area, 0.0, Paint::stroke(INK, 1.0));
    }
    let parts: Vec<&Panel> = std::iter::once(&main).chain(&inset).collect();
    let circles = |part: &&Panel| scene.states().any(|it| part.circle(it).is_some());
    let bottoms = parts.iter().map(|part| part.area.y + part.area.height);
    let seen = legend::Seen {
        unlabelled: &unlabelled
            .into_iter()
            .map(MapActor::marked_name)
            .collect::<Vec<_>>(),
        has_circles: parts.iter().any(circles),
        main: &main,
    };
    // An enlargement that would hide something is below the map.
    let bottom = bottoms.fold(0.0, f64::max);
    let mut height = bottom;
    canvas.group("map-legend", |canvas| {
        height = legend::foot(canvas, &scene, bottom, &seen);
    });
    let (title, description) = legend::words(views, &scene, &main);
    let focus = scene.ego.as_ref().and_then(|ego| main.point(ego));
    let focus = focus.map(|(x, _)| x / WIDTH);
    let drawing = canvas.finish("map", height, &title, &description);
    Ok(Drawing {
        focus,
        enlarged: inset.as_ref().map(Panel::enlarged),
        ..drawing
    })
}

/// The textures of the shapes, each once; nothing if there are none.
fn textures(scene: &MapScene<'_>) -> String {
    let fills = scene.states().map(|state| scene.fill(state));
    let tiers = scene.actors.iter().map(|state| scene.tier_fill(state.tier));
    let textures: BTreeSet<String> = fills
        .chain(tiers)
        .filter_map(|it| it.definition())
        .collect();
    match textures.is_empty() {
        true => String::new(),
        false => format!("<defs>{}</defs>", textures.into_iter().collect::<String>()),
    }
}

/// Draws the land and the states on one part of the map.
fn shapes(canvas: &mut Canvas, scene: &MapScene<'_>, panel: &Panel) {
    canvas.raw(&format!("<g id=\"{}\">", panel.id()));
    canvas.rectangle(panel.area, 0.0, Paint::fill(SEA));
    halved(canvas, &outlined(), |canvas| {
        let coast = Paint::fill(LAND).outlined(COAST, 1.4);
        canvas.path(&panel.path(&scene.land, COARSE), "", coast);
        for piece in &scene.other_land {
            // A line of the same colour hides the border to the next piece.
            let paint = Paint::fill(LAND).outlined(LAND, 1.4);
            canvas.path(&panel.path(piece, FINE), "", paint);
        }
        for (state, _) in scene.layers().filter(|it| !it.1) {
            shape(canvas, scene, panel, state);
        }
    });
    canvas.raw("</g>");
    textured_shapes(canvas, scene, panel);
    circles(canvas, scene, panel, None);
}

/// Draws the shapes with a texture and those above them, which each picture draws itself.
fn textured_shapes(canvas: &mut Canvas, scene: &MapScene<'_>, panel: &Panel) {
    if !scene.layers().any(|it| it.1) {
        return;
    }
    halved(canvas, &outlined(), |canvas| {
        for (state, _) in scene.layers().filter(|it| it.1) {
            shape(canvas, scene, panel, state);
        }
    });
}

/// Draws the shape of a state.
fn shape(canvas: &mut Canvas, scene: &MapScene<'_>, panel: &Panel, state: &MapActor) {
    let fill = scene.fill(state).name();
    let path = panel.path(&state.rings, FINE);
    canvas.path(&path, &scene.tooltip(state), Paint::fill(&fill));
}

/// The attributes of the lines around shapes.
fn outlined() -> String {
    format!(" stroke=\"{WHITE}\" stroke-width=\"1.4\"")
}

/// Draws the circles of the states that have no shape to be seen, but not of those in an
/// enlargement that lies elsewhere, and says whether there are any.
fn circles(
    canvas: &mut Canvas,
    scene: &MapScene<'_>,
    panel: &Panel,
    enlarged: Option<&Panel>,
) -> bool {
    let is_here = |state: &&MapActor| enlarged.is_none_or(|it| it.point(state).is_none());
    let mut is_any = false;
    for state in scene.states().filter(is_here) {
        if let Some((x, y)) = panel.circle(state) {
            is_any = true;
            let fill = scene.fill(state);
            textured(canvas, fill, |canvas, scale| {
                let name = fill.name();
                let paint = Paint::fill(&name).outlined(WHITE, 1.4 * scale);
                canvas.titled(&scene.tooltip(state), |canvas| {
                    canvas.circle(x * scale, y * scale, CIRCLE * scale, paint);
                });
            });
        }
    }
    is_any
}

/// Draws in halves of a pixel, so that outlines need no decimals, where everything has some
/// attributes.
fn halved(canvas: &mut Canvas, attributes: &str, draw: impl FnOnce(&mut Canvas)) {
    canvas.raw(&format!("<g transform=\"scale(.5)\"{attributes}>"));
    draw(canvas);
    canvas.raw("</g>");
}

/// Draws what has a fill, at the scale that it is given. Textures are made for halves of a pixel.
fn textured(canvas: &mut Canvas, fill: MapFill, draw: impl FnOnce(&mut Canvas, f64)) {
    match fill.is_plain() {
        true => draw(canvas, 1.0),
        false => halved(canvas, "", |canvas| draw(canvas, 2.0)),
    }
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
