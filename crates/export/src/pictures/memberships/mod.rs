//! The memberships: for each combination of organisations a column with a bar for the states that
//! belong to just these, and their names beneath (an UpSet plot).

mod columns;
mod combinations;
mod lists;
mod phone;
mod totals;
mod words;

use super::frame::{self, Inks, LegendEntry};
use super::{Anchor, Canvas, Drawing, Paint, Picture, PictureSettings, Type, text_width};
use crate::refusal::Refusal;
use crate::style;
use crate::views::{Belonging, ExportContext, Roles};
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword, Role};
use chancery_core::{message, say};
use columns::Columns;
use combinations::{Combinations, Standing};
use std::collections::BTreeSet;

pub(super) static MEMBERSHIPS: Picture = Picture {
    name: "memberships",
    heading: message!("picture-heading-memberships"),
    sentence: "Which partners belong to which organisations on the day, by combination.",
    draw,
    phone: phone::draw,
};

/// Of a registry without partnerships it is about all members, and not about partners of one.
fn about<'v>(views: &ExportContext<'v>) -> ExportContext<'v> {
    let mut views = *views;
    if views.recorded_partnerships().is_empty() && !views.memberships().is_empty() {
        views.selection.ego = None;
    }
    views
}

fn draw(views: &ExportContext<'_>, settings: &PictureSettings<'_>) -> Result<Drawing, Refusal> {
    let views = &about(views);
    let inks = Inks::light();
    let found = Combinations::new(views, settings);
    let columns = Columns::new(&found, &inks, style::Style::new(views.network.manifest()));
    let words = words::MembershipWords::new(views, &found, columns.is_listed);
    let width = match found.is_too_many() {
        true => frame::WIDTH,
        false => columns.width,
    };
    let mut canvas = Canvas::new(width, "#FFFFFF");
    let mut y = frame::head(&mut canvas, &inks, &words.title, &words.subtitle) + 2.0;
    if found.organisations.is_empty() {
        // A lone bar, with nothing to compare it with, would say no more than the subtitle.
        for column in &found.columns {
            let width = canvas.width() - 2.0 * frame::LEFT;
            let place = frame::area(frame::LEFT, y, width, 0.0);
            y = lists::names(&mut canvas, &inks, &column.states, place) + 16.0;
        }
    } else if found.is_too_many() {
        y = totals::draw(&mut canvas, &inks, &found, y) + 8.0;
    } else {
        y = columns.draw(&mut canvas, y);
        y = frame::legend(&mut canvas, &inks, y + 14.0, &legend(views, &inks, &found));
    }
    let height = frame::foot(&mut canvas, &inks, y - 10.0, &words.notes);
    Ok(canvas.finish("memberships", height, &words.title, &words.description))
}

/// What the dots and bars mean, as far as there are any.
fn legend(
    views: &ExportContext<'_>,
    inks: &Inks,
    found: &Combinations<'_>,
) -> [(&'static str, Vec<LegendEntry>); 1] {
    let organisations = || found.organisations.iter();
    let has_participants = organisations().any(|it| it.participants.certain > 0);
    let has_members = organisations().any(|it| it.members.certain > it.participants.certain);
    let messages = views.messages;
    let role = |role: Role| messages.word("role", role.name());
    let full = match has_members {
        true if has_participants => messages.or(&[role(Role::Member), role(Role::Participant)]),
        true => role(Role::Member),
        false => role(Role::Participant),
    };
    let standings = found.columns.iter().flat_map(|column| &column.standings);
    // Those that belong come first, as in the columns.
    let standings: BTreeSet<(bool, Standing)> = standings
        .map(|standing| (standing.is_none(), *standing))
        .collect();
    let dots = standings.into_iter().map(|(_, standing)| {
        let words = match standing {
            Some(Belonging::Full) => full.clone(),
            Some(Belonging::Otherwise(roles)) => roles.words(messages),
            Some(Belonging::PossiblyFull) => say!(messages, "undecided"),
            Some(Belonging::PossiblyOtherwise(roles)) => {
                let roles = roles.words(messages);
                say!(messages, "memberships-possibly-as", roles = roles)
            }
            None => say!(messages, "memberships-not-there"),
        };
        (standing, words)
    });
    let dots = dots.map(|(standing, words)| LegendEntry {
        words,
        sign: Box::new(move |canvas, x, y| {
            dot(canvas, &Inks::light(), messages, standing, (x, y));
        }),
    });
    let mut entries: Vec<LegendEntry> = dots.collect();
    if found.are_certain().any(|it| !it) {
        let ink = inks.ink.clone();
        entries.push(LegendEntry {
            words: doubt_words(views),
            sign: Box::new(move |canvas, x, y| {
                let paint = possible(&ink);
                canvas.rectangle(frame::area(x - 8.0, y - 6.0, 16.0, 12.0), 0.0, paint);
            }),
        });
    }
    [(messages.fixed(message!("legend-signs")), entries)]
}

/// What the records do not decide of who is marked, for a legend.
fn doubt_words(views: &ExportContext<'_>) -> String {
    let messages = views.messages;
    match views.selection.ego {
        _ if views.is_narrowed() => say!(messages, "memberships-possibly-selected"),
        Some(_) => say!(messages, "memberships-possibly-partner"),
        None => say!(messages, "memberships-possibly-member"),
    }
}

/// The same as a note.
fn doubt_note(views: &ExportContext<'_>) -> String {
    let messages = views.messages;
    match views.selection.ego {
        _ if views.is_narrowed() => say!(messages, "memberships-note-selected"),
        Some(_) => say!(messages, "memberships-note-partner"),
        None => say!(messages, "memberships-note-member"),
    }
}

/// The paint of what is only possible.
fn possible(colour: &str) -> Paint<'_> {
    Paint {
        dashes: "2.5 2",
        ..Paint::fill("#FFFFFF").outlined(colour, 1.3)
    }
}

/// Draws how a state stands to an organisation, around a place.
fn dot(
    canvas: &mut Canvas,
    inks: &Inks,
    messages: &Messages,
    standing: Standing,
    (x, y): (f64, f64),
) {
    match standing {
        Some(Belonging::Full) => canvas.circle(x, y, 6.5, Paint::fill(&inks.ink)),
        Some(Belonging::Otherwise(roles)) => {
            let paint = Paint::fill(&inks.page).outlined(&inks.ink, 2.2);
            role_sign(canvas, inks, letters(messages, roles), (x, y), paint);
        }
        Some(Belonging::PossiblyFull) => canvas.circle(x, y, 5.8, possible(&inks.ink)),
        Some(Belonging::PossiblyOtherwise(roles)) => {
            let paint = possible(&inks.ink);
            role_sign(canvas, inks, letters(messages, roles), (x, y), paint);
        }
        None => canvas.circle(x, y, 3.4, Paint::fill(&inks.rule)),
    }
}

/// The first letters of roles; none of an observer, who has a sign.
fn letters(messages: &Messages, roles: Roles) -> Option<String> {
    let is_observer = roles.iter().eq([Role::Observer]);
    let first = |role: Role| messages.word("role", role.name()).chars().next();
    (!is_observer).then(|| roles.iter().filter_map(first).collect())
}

/// Draws the sign of roles: a ring with a point for an observer, otherwise a box with letters.
fn role_sign(
    canvas: &mut Canvas,
    inks: &Inks,
    letters: Option<String>,
    (x, y): (f64, f64),
    paint: Paint<'_>,
) {
    const SIZE: f64 = 12.0;
    let Some(letters) = letters else {
        canvas.circle(x, y, 5.6, paint);
        canvas.circle(x, y, 1.6, Paint::fill(&inks.ink));
        return;
    };
    let width = text_width(&letters, SIZE, true) + 8.0;
    let place = frame::area(x - width / 2.0, y - 8.5, width, 17.0);
    canvas.rectangle(place, 8.0, paint);
    let set = Type {
        anchor: Anchor::Middle,
        ..frame::bold(SIZE, &inks.ink)
    };
    canvas.text(&letters, x, y + SIZE * 0.35, set);
}
