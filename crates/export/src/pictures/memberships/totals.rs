//! How many belong to each organisation, where there are too many combinations to draw.

use super::super::frame::{Inks, LEFT, area, bold, plain};
use super::super::phone::{self, LINE};
use super::super::{Canvas, Paint, text_width};
use super::combinations::Combinations;
use super::possible;
use crate::views::Badge;

const SIZE: f64 = 12.0;
const ROW: f64 = 24.0;
/// The room for the names of organisations.
const NAMES: f64 = 270.0;
/// The least room for bars.
const BARS: f64 = 200.0;

/// Draws a bar for each organisation from a height on, and gives the height below them.
pub(super) fn draw(canvas: &mut Canvas, inks: &Inks, found: &Combinations<'_>, top: f64) -> f64 {
    let organisations = &found.organisations;
    let most = organisations.iter().map(|it| counts(it).1);
    let most = most.max().unwrap_or_default().max(1);
    let left = LEFT + NAMES;
    // What is counted is never cut.
    let words = organisations.iter().map(|it| it.role_words());
    let words = words
        .map(|it| text_width(&it, SIZE, false))
        .fold(0.0, f64::max);
    let room = canvas.width() - LEFT - left - words - 10.0;
    let unit = room.max(BARS) / most as f64;
    let mut y = top + 10.0;
    for (organisation, called) in organisations.iter().zip(&found.names) {
        let base = y + 15.0;
        let name = area(LEFT, y, NAMES - 12.0, ROW);
        let set = bold(SIZE, &inks.ink);
        canvas.text_within(called, name, base, set);
        let (certain, all) = counts(organisation);
        let bar = |count: usize| area(left, y + 4.0, unit * count as f64, ROW - 8.0);
        if certain < all {
            canvas.rectangle(bar(all), 0.0, possible(&inks.muted));
        }
        if certain > 0 {
            canvas.rectangle(bar(certain), 0.0, Paint::fill(&inks.muted));
        }
        let x = left + unit * all as f64 + 8.0;
        let words = area(x, y, canvas.width() - LEFT - x, ROW);
        let set = plain(SIZE, &inks.ink);
        canvas.text_within(&organisation.role_words(), words, base, set);
        y += ROW;
    }
    y + 4.0
}

/// How many members and participants it certainly has, and how many at most. Who possibly belongs to
/// it in another role is in neither number.
fn counts(organisation: &Badge<'_>) -> (usize, usize) {
    let members = organisation.members;
    (
        members.certain - members.doubtful,
        members.certain + organisation.possibly_full,
    )
}

/// Draws them on a phone, each name above its bar and what is counted below, and gives the height.
pub(super) fn draw_on_phone(canvas: &mut Canvas, inks: &Inks, found: &Combinations<'_>) -> f64 {
    let all = found.organisations.iter().map(|it| counts(it).1);
    let most = all.max().unwrap_or_default().max(1);
    let mut y = 0.0;
    for (organisation, name) in found.organisations.iter().zip(&found.names) {
        y = phone::words(canvas, name, (0.0, y + LINE), bold(phone::SIZE, &inks.ink));
        let (certain, all) = counts(organisation);
        let bar = |count: usize| {
            let mut bar = phone::row(y - 10.0, 10.0);
            bar.width *= count as f64 / most as f64;
            bar
        };
        if certain < all {
            canvas.rectangle(bar(all), 0.0, possible(&inks.muted));
        }
        if certain > 0 {
            canvas.rectangle(bar(certain), 0.0, Paint::fill(&inks.muted));
        }
        let words = organisation.role_words();
        y = phone::words(
            canvas,
            &words,
            (0.0, y + LINE),
            plain(phone::SIZE, &inks.ink),
        ) - 4.0;
    }
    y
}
