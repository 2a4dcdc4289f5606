//! How many belong to each organisation, where there are too many combinations to draw.

use super::super::frame::{Inks, LEFT, area, bold, plain};
use super::super::{Canvas, Paint};
use super::combinations::Combinations;
use super::possible;

const SIZE: f64 = 12.0;
const ROW: f64 = 24.0;
/// The room for the names of organisations, and for the words behind bars.
const NAMES: f64 = 270.0;
const WORDS: f64 = 250.0;

/// Draws a bar for each organisation from a height on, and gives the height below them.
pub(super) fn draw(canvas: &mut Canvas, inks: &Inks, found: &Combinations<'_>, top: f64) -> f64 {
    let organisations = &found.organisations;
    let most = organisations
        .iter()
        .map(|it| it.members.certain + it.possible);
    let most = most.max().unwrap_or_default().max(1);
    let left = LEFT + NAMES;
    let unit = (canvas.width() - LEFT - WORDS - left) / most as f64;
    let mut y = top + 10.0;
    for organisation in organisations {
        let base = y + 15.0;
        let name = area(LEFT, y, NAMES - 12.0, ROW);
        let set = bold(SIZE, &inks.ink);
        canvas.text_within(&organisation.organisation.name, name, base, set);
        let members = organisation.members;
        let (certain, all) = (
            members.certain - members.doubtful,
            members.certain + organisation.possible,
        );
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
