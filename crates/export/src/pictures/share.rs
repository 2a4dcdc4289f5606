//! The picture that social networks and messengers show beside a link to the page: what the page
//! finds in large words, and below it the map. Words in it can be read where it is shown at a third
//! of its size.

use super::frame::{Inks, area, bold, plain};
use super::{Canvas, PictureSettings, fitted, map, wrapped};
use crate::views::ExportContext;

/// The size in pixels that these programs ask for.
pub(crate) const WIDTH: f64 = 1200.0;
/// The height that they ask for.
pub(crate) const HEIGHT: f64 = 630.0;

const LEFT: f64 = 48.0;
/// The size of the words around the finding.
const SIZE: f64 = 27.0;

/// What is written on the picture.
pub(crate) struct ShareWords<'w> {
    /// What the page is about; empty if that is the finding.
    pub(crate) title: &'w str,
    /// What it finds.
    pub(crate) finding: &'w str,
    /// A sentence below it, on two lines at most.
    pub(crate) sentence: &'w str,
    /// Its day, its licence and its address.
    pub(crate) foot: &'w str,
}

/// Draws the picture.
pub(crate) fn draw(
    views: &ExportContext<'_>,
    settings: &PictureSettings<'_>,
    words: &ShareWords<'_>,
) -> String {
    let inks = Inks::light();
    let mut canvas = Canvas::new(WIDTH, "#FFFFFF");
    let room = WIDTH - 2.0 * LEFT;
    let scene = map::share::scene(views, settings);
    // Without a state that has a place there are the words alone, in the middle.
    let mut y = match scene {
        Some(_) => LEFT,
        None => HEIGHT / 3.0,
    };
    if !words.title.is_empty() {
        y += SIZE * 0.6;
        let shown = fitted(words.title, SIZE, true, room);
        canvas.text(&shown, LEFT, y, bold(SIZE, &inks.muted));
        y += 10.0;
    }
    y = large(&mut canvas, &inks, words.finding, y);
    let lines = wrapped(words.sentence, SIZE, false, room);
    y += 10.0;
    for (place, line) in lines.iter().take(2).enumerate() {
        let shown = match place == 1 && lines.len() > 2 {
            true => fitted(&format!("{line} {}", lines[2]), SIZE, false, room),
            false => line.clone(),
        };
        y += SIZE * 1.3;
        canvas.text(&shown, LEFT, y, plain(SIZE, &inks.ink));
    }
    let bottom = HEIGHT - 22.0;
    let set = plain(20.0, &inks.muted);
    canvas.text(&fitted(words.foot, 20.0, false, room), LEFT, bottom, set);
    let place = area(LEFT, y + 22.0, room, bottom - 28.0 - y - 22.0);
    if let Some(scene) = scene {
        map::share::draw(&mut canvas, &scene, place);
    }
    let finished = canvas.finish("share", HEIGHT, words.finding, words.sentence);
    finished.svg
}

/// Writes the finding as large as it has room on two lines, and gives the last base line.
fn large(canvas: &mut Canvas, inks: &Inks, finding: &str, top: f64) -> f64 {
    let room = WIDTH - 2.0 * LEFT;
    let sizes = [68.0, 60.0, 52.0, 44.0, 36.0];
    let fits = |size: &&f64| wrapped(finding, **size, true, room).len() <= 2;
    let size = sizes.iter().find(fits).copied().unwrap_or(36.0);
    let lines = wrapped(finding, size, true, room);
    let mut y = top;
    for (place, line) in lines.iter().take(2).enumerate() {
        y += size * if place == 0 { 0.95 } else { 1.12 };
        // What two lines do not hold is cut, and says so.
        let is_cut = place == 1 && lines.len() > 2;
        let shown = match is_cut {
            true => fitted(&format!("{line} {}", lines[2]), size, true, room),
            false => line.clone(),
        };
        canvas.text(&shown, LEFT, y, bold(size, &inks.ink));
    }
    y
}
