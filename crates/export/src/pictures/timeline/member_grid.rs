//! Who joined when: a row for each member and a column for each organisation.

use std::collections::BTreeMap;

use chancery_core::date::{Date, Truth};
use chancery_core::network::{ActorIndex, MembershipIndex, OrganisationIndex};
use chancery_core::say;

use super::super::frame::{LEFT, WIDTH, area, bold, plain};
use super::super::phone::{self, LINE};
use super::super::{Canvas, Paint, Rectangle, Type, fitted, text_width, wrapped};
use super::TimelineScene;
use super::members::MembersInTime;
use crate::views::{ExportContext, alphabetical_key, year_label};

const SIZE: f64 = 12.0;
const ROW: f64 = 18.0;
/// The height of a line of the name of an organisation, and the most lines.
const HEAD_LINE: f64 = 15.0;
const HEAD_LINES: usize = 4;
/// The widest name, and the widest column.
const NAME: f64 = 210.0;
const WIDEST: f64 = 240.0;
/// The most members that have a row, and the most organisations that have a column.
const MOST_ROWS: usize = 80;
const MOST_COLUMNS: usize = 8;

/// What is in a cell.
#[derive(Default)]
struct MemberCell {
    /// When it joined, and left.
    words: Vec<String>,
    /// Whether it is a member on the day.
    holds: Option<Truth>,
}

type Cells = BTreeMap<(ActorIndex, OrganisationIndex), MemberCell>;

/// Whether there are few enough of both for a grid.
fn is_drawn(members: &MembersInTime, views: &ExportContext<'_>) -> bool {
    members.organisations.len() <= MOST_COLUMNS && members.actors(views).len() <= MOST_ROWS
}

/// What the grid leaves out; nothing where it shows all.
pub(super) fn note(members: &MembersInTime, views: &ExportContext<'_>) -> Option<String> {
    let messages = views.messages;
    if !is_drawn(members, views) {
        return Some(say!(messages, "timeline-grid-not-drawn"));
    }
    let day = views.selection.day;
    let mut words = vec![say!(messages, "timeline-grid", day = day)];
    let cells = cells(members, views);
    let mut holds = cells.values().filter_map(|cell| cell.holds);
    if holds.any(|it| it == Truth::Unknown) {
        words.push(say!(messages, "timeline-grid-possibly"));
    }
    let others = members.memberships.len() - full(members, views).count();
    if others > 0 {
        words.push(say!(messages, "timeline-grid-other-roles", count = others));
    }
    Some(words.join(" "))
}

/// The memberships as member or participant.
fn full<'m>(
    members: &'m MembersInTime,
    views: &'m ExportContext<'_>,
) -> impl Iterator<Item = MembershipIndex> + 'm {
    let all = members.memberships.iter().copied();
    all.filter(|it| {
        let role = views.network.memberships[*it].record.role;
        role.is_none_or(chancery_core::model::Role::is_full)
    })
}

fn cells(members: &MembersInTime, views: &ExportContext<'_>) -> Cells {
    let (network, messages) = (views.network, views.messages);
    let day = views.selection.day;
    let mut cells = Cells::new();
    for position in full(members, views) {
        let membership = &network.memberships[position];
        let Some(member) = membership.member else {
            continue;
        };
        let record = membership.record;
        let year = |date: Date| match year_label(Some(date)) {
            Some(year) => year,
            None => say!(messages, "timeline-short-date", date = date),
        };
        let words = match (record.since.map(year), record.until.map(year)) {
            (Some(since), Some(until)) => format!("{since}\u{2013}{until}"),
            (Some(since), None) => since,
            (None, Some(until)) => say!(messages, "timeline-until", year = until),
            (None, None) => say!(messages, "network-no-year"),
        };
        let role = record.role.map_or(Truth::Unknown, |_| Truth::Yes);
        let holds = role
            & views.selection.membership_at_any_time(position)
            & network.is_member(position, day);
        let cell = cells.entry((member, membership.organisation)).or_default();
        cell.words.push(words);
        cell.holds = Some(cell.holds.unwrap_or(Truth::No) | holds);
    }
    cells
}

/// Where the grid is.
struct GridPlace {
    /// Where the columns begin.
    left: f64,
    /// The width of a column.
    width: f64,
}

impl GridPlace {
    fn new(members: &MembersInTime, names: impl Iterator<Item = f64>) -> Self {
        let left = LEFT + names.fold(60.0, f64::max).min(NAME) + 16.0;
        let width = (WIDTH - LEFT - left) / members.organisations.len().max(1) as f64;
        GridPlace {
            left,
            width: width.min(WIDEST),
        }
    }

    fn x(&self, column: usize) -> f64 {
        self.left + self.width * column as f64
    }
}

/// Draws the grid from a height on, and gives the height below; nothing where there are too many.
pub(super) fn draw(
    members: &MembersInTime,
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    top: f64,
) -> f64 {
    let views = scene.views;
    if !is_drawn(members, views) {
        return top;
    }
    let cells = cells(members, views);
    let actors = actors(&cells, views);
    let name = |actor: ActorIndex| views.network.actors[actor].name;
    let names = actors.iter().map(|it| text_width(name(*it), SIZE, false));
    let place = GridPlace::new(members, names);
    let heading = area(LEFT, top + 4.0, WIDTH - 2.0 * LEFT, ROW);
    let ink = bold(SIZE, &scene.inks.ink);
    let words = say!(views.messages, "timeline-who-joined");
    canvas.text_within(&words, heading, top + 17.0, ink);
    let mut y = heads(members, canvas, scene, &place, top + 24.0) + 8.0;
    let right = place.x(members.organisations.len());
    for (row, actor) in actors.iter().enumerate() {
        if row % 2 == 0 {
            let ground = area(LEFT - 6.0, y, right - LEFT + 6.0, ROW);
            canvas.rectangle(ground, 3.0, Paint::fill(&scene.inks.panel));
        }
        let room = area(LEFT, y, place.left - LEFT - 12.0, ROW);
        canvas.text_within(name(*actor), room, y + 13.0, plain(SIZE, &scene.inks.ink));
        for (column, organisation) in members.organisations.iter().enumerate() {
            if let Some(cell) = cells.get(&(*actor, organisation.position)) {
                let room = area(place.x(column), y, place.width - 8.0, ROW);
                cell.draw(canvas, scene, room);
            }
        }
        y += ROW;
    }
    y + 16.0
}

/// The members by name.
fn actors(cells: &Cells, views: &ExportContext<'_>) -> Vec<ActorIndex> {
    let mut actors: Vec<ActorIndex> = cells.keys().map(|(actor, _)| *actor).collect();
    actors.dedup();
    let name = |actor: ActorIndex| views.network.actors[actor].name;
    actors.sort_by_cached_key(|actor| (alphabetical_key(name(*actor)), *actor));
    actors
}

/// Draws on a phone for each organisation who joined when, from a height on, and gives the height
/// below; nothing where there are too many.
pub(super) fn draw_on_phone(
    members: &MembersInTime,
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    top: f64,
) -> f64 {
    let views = scene.views;
    if !is_drawn(members, views) {
        return top;
    }
    let cells = cells(members, views);
    let actors = actors(&cells, views);
    let mut y = top;
    for organisation in &members.organisations {
        let name = &organisation.name;
        let heading = say!(views.messages, "timeline-who-joined-one", name = name);
        let set = bold(phone::SIZE, &scene.inks.ink);
        y = phone::words(canvas, &heading, (0.0, y + LINE), set) - LINE;
        for actor in &actors {
            let Some(cell) = cells.get(&(*actor, organisation.position)) else {
                continue;
            };
            let words = cell.words.join(", ") + cell.mark();
            let room = phone::WIDTH - text_width(&words, phone::SIZE, true) - 10.0;
            y += LINE;
            let name = phone::row(y - 13.0, LINE);
            let name = area(name.x, name.y, room, LINE);
            let set = plain(phone::SIZE, &scene.inks.ink);
            canvas.text_within(views.network.actors[*actor].name, name, y, set);
            let set = cell.set(scene, phone::SIZE);
            canvas.text(&words, phone::WIDTH, y, phone::at_right(set));
        }
        y += 8.0;
    }
    y
}

/// Writes the names of the organisations above their columns, and gives the base line of the last
/// line.
fn heads(
    members: &MembersInTime,
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    place: &GridPlace,
    top: f64,
) -> f64 {
    let heads = members.organisations.iter();
    let heads = heads.map(|it| {
        (
            it.name.as_str(),
            wrapped(&it.name, SIZE, true, place.width - 8.0),
        )
    });
    let heads: Vec<(&str, Vec<String>)> = heads.collect();
    let lines = heads.iter().map(|(_, lines)| lines.len());
    let lines = lines.max().unwrap_or_default().min(HEAD_LINES);
    let y = top + HEAD_LINE * lines as f64;
    for (column, (whole, head)) in heads.iter().enumerate() {
        // What has more lines than that is cut at the last of them.
        let shown = head.len().min(HEAD_LINES);
        for (line, text) in head[..shown].iter().enumerate() {
            let is_cut = line + 1 == HEAD_LINES && head.len() > HEAD_LINES;
            let (text, title) = match is_cut {
                true => (format!("{text}\u{2026}"), *whole),
                false => (text.clone(), ""),
            };
            let base = y - HEAD_LINE * (shown - 1 - line) as f64;
            let text = fitted(&text, SIZE, true, place.width - 2.0);
            let set = bold(SIZE, &scene.inks.muted);
            canvas.titled_text(&text, title, place.x(column), base, set);
        }
    }
    y
}

impl MemberCell {
    fn draw(&self, canvas: &mut Canvas, scene: &TimelineScene<'_>, room: Rectangle) {
        let words = self.words.join(", ");
        let set = self.set(scene, SIZE);
        canvas.marked_text_within(&words, self.mark(), room, room.y + 13.0, set);
    }

    fn set<'s>(&self, scene: &'s TimelineScene<'_>, size: f64) -> Type<'s> {
        match self.holds {
            Some(Truth::Yes) => bold(size, &scene.inks.ink),
            _ => plain(size, &scene.inks.muted),
        }
    }

    fn mark(&self) -> &'static str {
        match self.holds {
            Some(Truth::Unknown) => " (?)",
            _ => "",
        }
    }
}
