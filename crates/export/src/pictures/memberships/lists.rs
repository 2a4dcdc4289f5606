//! Names in lists, read column by column: where there is no organisation, and where a combination
//! has more names than have room beneath its bar.

use chancery_core::say;

use super::super::frame::{Inks, LEFT, area, bold, plain};
use super::super::{Canvas, Rectangle};
use super::columns::{NAME, SIZE, mark, width_of};
use super::combinations::{Combination, Combinations, GridState};
use super::words::joined;
use crate::views::range_words;

/// What is between two columns of names.
const GAP: f64 = 20.0;

/// The widest name, in a list of few and in one of many: there each column would be as wide as one
/// long name.
const WIDEST_OF_FEW: f64 = 260.0;
const WIDEST_OF_MANY: f64 = 168.0;
const MANY: usize = 40;

/// In how many parts the width is divided: a list is as wide as some of them.
const PARTS: usize = 4;

/// Draws the names of each combination under a line that says what it is, from a height on, and
/// gives the height below them. Short lists are beside one another.
pub(super) fn combinations(
    canvas: &mut Canvas,
    inks: &Inks,
    found: &Combinations<'_>,
    top: f64,
) -> f64 {
    let room = canvas.width() - 2.0 * LEFT;
    let part = (room + GAP) / PARTS as f64;
    let (mut y, mut bottom, mut taken) = (top, top, 0);
    for (index, combination) in found.columns.iter().enumerate() {
        let states = &combination.states;
        let (_, widths) = columns(states, room);
        let width = widths.iter().map(|it| it + GAP).sum::<f64>();
        let parts = (1..PARTS).find(|parts| width <= *parts as f64 * part);
        let parts = parts.unwrap_or(PARTS);
        if taken + parts > PARTS {
            (y, taken) = (bottom, 0);
        }
        let x = LEFT + taken as f64 * part;
        let place = area(x, y, parts as f64 * part - GAP, 18.0);
        let words = heading(found, combination, index);
        let count = format!(": {}", counts(found, combination));
        let set = bold(SIZE, &inks.ink);
        canvas.marked_text_within(&words, &count, place, y + 13.0, set);
        let end = names(canvas, inks, states, area(x, y + 20.0, place.width, 0.0));
        bottom = bottom.max(end + 12.0);
        taken += parts;
    }
    bottom
}

fn heading(found: &Combinations<'_>, combination: &Combination<'_>, index: usize) -> String {
    let organisation = |place: usize| found.names[place].as_str();
    let belongs = joined(found, combination, organisation);
    let belongs = belongs.unwrap_or_else(|| say!(found.messages, "memberships-in-none"));
    format!("{}. {belongs}", index + 1)
}

/// How many states have a combination, in figures.
pub(super) fn counts(found: &Combinations<'_>, combination: &Combination<'_>) -> String {
    let are_certain = combination.states.iter().map(|state| state.is_certain);
    range_words(found.messages, are_certain)
}

/// Draws names in as many columns as a place has room for, from its upper edge on, and gives the
/// height below them.
pub(super) fn names(
    canvas: &mut Canvas,
    inks: &Inks,
    states: &[GridState<'_>],
    place: Rectangle,
) -> f64 {
    let (lines, widths) = columns(states, place.width);
    let mut x = place.x;
    for (column, width) in states.chunks(lines).zip(widths) {
        for (line, state) in column.iter().enumerate() {
            let y = place.y + NAME * line as f64;
            let place = area(x, y, width, NAME);
            let mut set = plain(SIZE, &inks.ink);
            set.is_bold = state.is_bold;
            canvas.marked_text_within(state.name, mark(state), place, y + SIZE, set);
        }
        x += width + GAP;
    }
    place.y + NAME * lines.min(states.len()) as f64
}

/// How many names are below one another, and the width of each column: the fewest lines with which
/// all columns have room.
fn columns(states: &[GridState<'_>], room: f64) -> (usize, Vec<f64>) {
    let widest = match states.len() < MANY {
        true => WIDEST_OF_FEW,
        false => WIDEST_OF_MANY,
    };
    let width = |state: &GridState<'_>| width_of(state).min(widest);
    let of_column = |column: &[GridState<'_>]| column.iter().map(width).fold(0.0, f64::max);
    let widths = |lines: usize| -> Vec<f64> { states.chunks(lines).map(of_column).collect() };
    let fits = |widths: &Vec<f64>| widths.iter().map(|it| it + GAP).sum::<f64>() - GAP <= room;
    let all = states.len().max(1);
    let mut tried = (1..all).map(|lines| (lines, widths(lines)));
    tried
        .find(|(_, widths)| fits(widths))
        .unwrap_or_else(|| (all, widths(all)))
}
