//! The map on a phone: the shapes of the wide map, cut into pieces that fill the screen one below the
//! other, with names of their own; and below them everybody by name, since not all have room on it.

use chancery_core::say;

use super::super::frame::{bold, plain};
use super::super::phone::{self, LINE, PhoneForm, SIZE, WIDTH};
use super::super::{Canvas, Drawing, Paint, PictureSettings, Rectangle, number};
use super::fill::MapFill;
use super::labels::place_labels;
use super::panel::Panel;
use super::scene::{MapScene, PHONE};
use super::{HEAD, INK, MUTED, WHITE, area, circles, legend, textured, textured_shapes, textures};
use crate::map::Frame;
use crate::refusal::Refusal;
use crate::style::map::HUB;
use crate::views::ExportContext;

/// In how many pieces a part of the map is cut at most.
const MOST_PIECES: usize = 3;
/// The greatest height of a piece for its width, where it is one of several.
const STEEPEST: f64 = 1.6;
/// What is between two pieces.
const GAP: f64 = 6.0;

pub(super) fn draw(
    views: &ExportContext<'_>,
    settings: &PictureSettings<'_>,
    wide: &Drawing,
) -> Result<PhoneForm, Refusal> {
    let scene = MapScene {
        form: PHONE,
        ..MapScene::new(views, settings)?
    };
    let main = Panel::main(&scene, HEAD, super::WIDTH);
    let inset = wide.enlarged.map(Panel::of_enlarged);
    let mut canvas = phone::canvas();
    canvas.raw(&textures(&scene));
    let mut y = 0.0;
    let mut has_circles = false;
    let inherited = phone::inherited(wide);
    let below = inset.as_ref().map(|inset| Panel {
        // It lies below, and hides nothing.
        area: area(0.0, -9.0, 0.0, 0.0),
        ..inset.clone()
    });
    for (panel, pieces) in [
        Some((&main, pieces(&scene, &main, below.as_ref()))),
        inset.as_ref().map(|it| (it, pieces(&scene, it, None))),
    ]
    .into_iter()
    .flatten()
    {
        for piece in pieces {
            let shown = panel_of(panel, piece, y);
            shapes(&mut canvas, (panel, piece), &shown, inherited);
            textured_shapes(&mut canvas, &scene, &shown);
            // What is enlarged below has its circles there.
            let enlarged = inset.as_ref().filter(|_| !panel.is_inset);
            has_circles |= circles(&mut canvas, &scene, &shown, enlarged);
            if let Some(inset) = inset.as_ref().filter(|_| !panel.is_inset) {
                let mark = shown.pixels(inset.frame);
                canvas.rectangle(mark, 0.0, Paint::stroke(WHITE, 2.4));
                canvas.rectangle(mark, 0.0, Paint::stroke(INK, 0.8));
            }
            let elsewhere = below.as_ref().filter(|_| !panel.is_inset);
            let cover = shown.cover(&scene);
            place_labels(&mut canvas, &scene, (&shown, &cover), elsewhere);
            y += shown.area.height + GAP;
        }
    }
    y = everybody(&mut canvas, &scene, &main, y);
    let (title, subtitle) = legend::titles(views, &scene, &main);
    let mut notes = Vec::new();
    if has_circles {
        notes.push(say!(scene.messages, "map-circle"));
    }
    notes.extend(legend::notes(&scene, &main));
    notes.push(scene.source.clone());
    notes.push(scene.world.credit(scene.messages));
    Ok(phone::finish(canvas, "map", y, (title, subtitle, notes)))
}

/// A piece of a part of the map as wide as a phone, from a height on.
fn panel_of(panel: &Panel, piece: Rectangle, top: f64) -> Panel {
    let by = WIDTH / piece.width;
    let left = panel.frame.left + (piece.x - panel.area.x) / panel.scale;
    let upper = panel.frame.top + (piece.y - panel.area.y) / panel.scale;
    Panel {
        area: area(0.0, top, WIDTH, piece.height * by),
        frame: Frame {
            left,
            top: upper,
            right: left + piece.width / panel.scale,
            bottom: upper + piece.height / panel.scale,
        },
        scale: panel.scale * by,
        is_inset: panel.is_inset,
        whole: panel.whole,
    }
}

/// The pieces of a part of the map, side by side on it: as few as name the most states, and only
/// those on which there are any.
fn pieces(scene: &MapScene<'_>, panel: &Panel, below: Option<&Panel>) -> Vec<Rectangle> {
    let cut = |count: usize| -> Vec<Rectangle> {
        let width = panel.area.width / count as f64;
        let pieces = (0..count).map(|place| {
            let left = panel.area.x + width * place as f64;
            area(left, panel.area.y, width, panel.area.height)
        });
        let is_needed = |piece: &Rectangle| {
            let shown = panel_of(panel, *piece, 0.0);
            scene.states().any(|state| shown.point(state).is_some())
        };
        pieces.filter(is_needed).collect()
    };
    let unnamed = |pieces: &[Rectangle]| -> usize {
        let unnamed = pieces.iter().map(|piece| {
            let mut trial = Canvas::new(WIDTH, WHITE);
            let shown = panel_of(panel, *piece, 0.0);
            let cover = shown.cover(scene);
            place_labels(&mut trial, scene, (&shown, &cover), below).len()
        });
        unnamed.sum()
    };
    let is_low = |count: usize| {
        count == 1 || panel.area.height * count as f64 <= STEEPEST * panel.area.width
    };
    let counts = (1..=MOST_PIECES).filter(|count| is_low(*count)).map(cut);
    let counts = counts.filter(|it| !it.is_empty());
    let best = counts.min_by_key(|pieces| unnamed(pieces) + 2 * pieces.len());
    best.unwrap_or_else(|| vec![panel.area])
}

/// Shows the shapes of a piece, which the wide map has drawn.
fn shapes(
    canvas: &mut Canvas,
    (panel, piece): (&Panel, Rectangle),
    shown: &Panel,
    inherited: &str,
) {
    canvas.raw(&format!(
        "<svg x=\"0\" y=\"{}\" width=\"{WIDTH}\" height=\"{}\" viewBox=\"{} {} {} {}\"><use href=\"#{}\"{inherited}/></svg>",
        number(shown.area.y),
        number(shown.area.height),
        number(piece.x),
        number(piece.y),
        number(piece.width),
        number(piece.height),
        panel.id()
    ));
}

/// Names everybody who is on the map under the colour that stands for it, and gives the height below.
fn everybody(canvas: &mut Canvas, scene: &MapScene<'_>, main: &Panel, top: f64) -> f64 {
    let subject = scene.ego.as_ref().filter(|ego| main.shows(ego));
    let subject = subject.map(|ego| (MapFill::plain(HUB), ego.name.clone(), String::new()));
    let kinds = legend::members(scene, main)
        .into_iter()
        .chain(legend::kinds(scene, main));
    let kinds = kinds.map(|it| (it.fill, it.counted(scene.messages), it.names.join(", ")));
    let mut y = top + LINE - 4.0;
    for (fill, words, names) in subject.into_iter().chain(kinds) {
        textured(canvas, fill, |canvas, scale| {
            let [x, y, width, height] = [1.0, y - 11.0, 18.0, 13.0].map(|it| it * scale);
            let name = fill.name();
            let paint = Paint::fill(&name).outlined(MUTED, 0.6 * scale);
            canvas.rectangle(area(x, y, width, height), 2.0 * scale, paint);
        });
        y = phone::words(canvas, &words, (26.0, y), bold(SIZE, INK));
        if !names.is_empty() {
            y = phone::words(canvas, &names, (26.0, y), plain(SIZE, INK)) + 3.0;
        }
    }
    y - LINE + 8.0
}
