//! The memberships on a phone: each combination with its bar, and below it who has it.

use chancery_core::say;

use super::super::frame::{Inks, bold, plain};
use super::super::phone::{self, LINE, PhoneForm, SIZE, WIDTH, at_right};
use super::super::{Canvas, Drawing, Paint, PictureSettings, text_width};
use super::columns::mark;
use super::combinations::{Combination, Combinations};
use super::lists::counts;
use super::totals;
use super::words::{MembershipWords, beyond, joined, too_many};
use crate::refusal::Refusal;
use crate::views::ExportContext;

pub(super) fn draw(
    views: &ExportContext<'_>,
    settings: &PictureSettings<'_>,
    _: &Drawing,
) -> Result<PhoneForm, Refusal> {
    let views = &super::about(views);
    let inks = Inks::light();
    let found = Combinations::new(views, settings);
    let words = MembershipWords::new(views, &found, false);
    let mut canvas = phone::canvas();
    if found.is_too_many() {
        let height = totals::draw_on_phone(&mut canvas, &inks, &found);
        let mut notes = too_many(&found);
        notes.extend(beyond(views, &found));
        let words = (words.title, words.subtitle, notes);
        return Ok(phone::finish(canvas, "memberships", height, words));
    }
    let y = draw_combinations(&mut canvas, &inks, &found);
    let mut notes = Vec::new();
    if !found.organisations.is_empty() {
        notes.push(say!(views.messages, "memberships-each-bar"));
    }
    if found.are_certain().any(|it| !it) {
        notes.push(super::doubt_note(views));
    }
    notes.extend(beyond(views, &found));
    if found.columns.is_empty() {
        notes = words.notes;
    }
    Ok(phone::finish(
        canvas,
        "memberships",
        y,
        (words.title, words.subtitle, notes),
    ))
}

/// Draws each combination, and gives the height below the last one.
fn draw_combinations(canvas: &mut Canvas, inks: &Inks, found: &Combinations<'_>) -> f64 {
    let most = found.columns.iter().map(|it| it.states.len()).max();
    let most = most.unwrap_or(1).max(1) as f64;
    let mut y = 0.0;
    for combination in &found.columns {
        let count = counts(found, combination);
        if !found.organisations.is_empty() {
            y = phone::words(
                canvas,
                &heading(found, combination),
                (0.0, y + LINE),
                bold(SIZE, &inks.ink),
            );
            let room = WIDTH - text_width(&count, SIZE, true) - 8.0;
            let certain = combination.states.iter().filter(|it| it.is_certain).count();
            let bar = |states: usize| {
                let mut bar = phone::row(y - 10.0, 10.0);
                bar.width = room * states as f64 / most;
                bar
            };
            let all = combination.states.len();
            if certain < all {
                canvas.rectangle(bar(all), 0.0, super::possible(&inks.muted));
            }
            if certain > 0 {
                canvas.rectangle(bar(certain), 0.0, Paint::fill(&inks.muted));
            }
            canvas.text(&count, WIDTH, y, at_right(bold(SIZE, &inks.ink)));
        }
        let names = combination.states.iter();
        let names = names.map(|it| format!("{}{}", it.name, mark(it)).replace(' ', "\u{a0}"));
        let names = names.collect::<Vec<_>>().join(", ");
        y = phone::words(canvas, &names, (0.0, y + LINE), plain(SIZE, &inks.ink)) - 4.0;
    }
    y
}

fn heading(found: &Combinations<'_>, combination: &Combination<'_>) -> String {
    let organisation = |place: usize| found.names[place].as_str();
    let belongs = joined(found, combination, organisation);
    belongs.unwrap_or_else(|| say!(found.messages, "memberships-in-none"))
}
