//! The map alone, cut around its states: for the picture that stands beside a link to the page.

use super::super::frame::plain;
use super::super::{Canvas, Paint, PictureSettings, Rectangle, text_width};
use super::fill::MapFill;
use super::panel::Panel;
use super::scene::MapScene;
use super::{HEAD, INK, MUTED, WIDTH, area, legend, shapes, textured, textures};
use crate::map::Frame;
use crate::style::map::HUB;
use crate::views::ExportContext;

/// The size of the words of the legend, and the height of a row of them.
const SIZE: f64 = 21.0;
const ROW: f64 = 32.0;
/// The room for a swatch, and what is between two entries.
const SWATCH: f64 = 32.0;
const GAP: f64 = 28.0;

/// What is on the map.
pub(in super::super) struct ShareMap<'s>(MapScene<'s>);

/// What is on the map; none if there is nothing to draw on one.
pub(in super::super) fn scene<'s>(
    views: &ExportContext<'s>,
    settings: &PictureSettings<'s>,
) -> Option<ShareMap<'s>> {
    MapScene::new(views, settings).ok().map(ShareMap)
}

/// Draws the map into a place, with what its colours mean below it.
pub(in super::super) fn draw(
    canvas: &mut Canvas,
    ShareMap(scene): &ShareMap<'_>,
    place: Rectangle,
) {
    let main = Panel::main(scene, HEAD, WIDTH);
    let rows = rows(scene, &main, place.width);
    let height = place.height - ROW * rows.len() as f64;
    let shown = around(scene, &main, Rectangle { height, ..place });
    canvas.raw(&textures(scene));
    shapes(canvas, scene, &shown);
    let mut y = place.y + height + ROW * 0.7;
    for row in rows {
        let mut x = place.x;
        for (fill, words) in row {
            swatch(canvas, fill, (x, y));
            canvas.text(&words, x + SWATCH, y, plain(SIZE, INK));
            x += SWATCH + text_width(&words, SIZE, false) + GAP;
        }
        y += ROW;
    }
}

/// What the colours mean, in as many rows as are needed. A colour that nothing on the map has is
/// left out, since no caption says who has it.
fn rows(scene: &MapScene<'_>, main: &Panel, width: f64) -> Vec<Vec<(MapFill, String)>> {
    let subject = scene.ego.as_ref().filter(|ego| main.shows(ego));
    let subject = subject.map(|ego| (MapFill::plain(HUB), ego.name.clone()));
    let kinds = legend::members(scene, main)
        .into_iter()
        .chain(legend::kinds(scene, main))
        .filter(legend::LegendKind::is_drawn);
    let kinds = kinds.map(|it| (it.fill, it.counted(scene.messages)));
    let mut rows: Vec<Vec<(MapFill, String)>> = vec![Vec::new()];
    let mut x = 0.0;
    for (fill, words) in subject.into_iter().chain(kinds) {
        let entry = SWATCH + text_width(&words, SIZE, false);
        if x > 0.0 && x + entry > width {
            rows.push(Vec::new());
            x = 0.0;
        }
        x += entry + GAP;
        if let Some(row) = rows.last_mut() {
            row.push((fill, words));
        }
    }
    rows
}

fn swatch(canvas: &mut Canvas, fill: MapFill, (x, y): (f64, f64)) {
    textured(canvas, fill, |canvas, scale| {
        let [x, y, width, height] = [x, y - 16.0, 22.0, 18.0].map(|it| it * scale);
        let name = fill.name();
        let paint = Paint::fill(&name).outlined(MUTED, 0.6 * scale);
        canvas.rectangle(area(x, y, width, height), 3.0 * scale, paint);
    });
}

/// The part of the map around the states, in the shape of a place.
fn around(scene: &MapScene<'_>, main: &Panel, place: Rectangle) -> Panel {
    /// What is left free around the states, as a part of what they take.
    const MARGIN: f64 = 0.06;
    let seen = scene.states().filter(|state| main.shows(state));
    let corners = seen.flat_map(|state| state.rings.iter().flatten().copied().chain(state.point));
    let whole = main.frame;
    let found = Frame::around(corners).unwrap_or(whole);
    let inside = Frame {
        left: found.left.max(whole.left),
        top: found.top.max(whole.top),
        right: found.right.min(whole.right),
        bottom: found.bottom.min(whole.bottom),
    };
    let (width, height) = (inside.width().max(1e-6), inside.height().max(1e-6));
    let scale = (place.width / width).min(place.height / height) / (1.0 + 2.0 * MARGIN);
    let (wide, high) = (place.width / scale, place.height / scale);
    let (x, y) = (
        f64::midpoint(inside.left, inside.right),
        f64::midpoint(inside.top, inside.bottom),
    );
    Panel {
        area: place,
        frame: Frame {
            left: x - wide / 2.0,
            top: y - high / 2.0,
            right: x + wide / 2.0,
            bottom: y + high / 2.0,
        },
        scale,
        is_inset: false,
        whole,
    }
}
