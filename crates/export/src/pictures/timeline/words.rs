//! The words around the timeline. All of them are counted.

use chancery_core::date::Truth;
use chancery_core::finding::how_many;
use chancery_core::message;
use chancery_core::model::{Effect, Keyword};

use super::lines::TimelineRows;
use super::members::MembersInTime;
use super::rows::{Row, TimelineEvent, undated_words};
use super::segments::meant;
use crate::views::{
    ExportContext, actor_words, counted, no_partnership_words, number_words, party_nouns,
    source_count, source_line, year_label,
};
use chancery_core::network::{ActorIndex, PartnershipIndex};
use chancery_core::select::Selected;

pub(super) struct TimelineWords {
    pub(super) title: String,
    pub(super) subtitle: String,
    /// What must be known to read it.
    pub(super) notes: Vec<String>,
    /// The whole in sentences.
    pub(super) description: String,
}

impl TimelineWords {
    pub(super) fn new(
        views: &ExportContext<'_>,
        dated: &[Row],
        undated: &[Row],
        lines: &TimelineRows<'_>,
        members: Option<&MembersInTime>,
    ) -> Self {
        let all = || dated.iter().chain(undated);
        let events: Vec<&TimelineEvent> = all().flat_map(Row::events).collect();
        let ties = all().flat_map(|row| &row.ties);
        let of_members = members.map(|it| {
            let day = format!(", {}{}", views.day_words(), views.narrowing_words());
            (it.subtitle(views) + &day, it.notes(views))
        });
        let mut subtitle = subtitle(views, &events, ties);
        let mut notes = notes(views, &events, &all().collect::<Vec<_>>(), lines);
        if let Some((words, of_members)) = of_members {
            // Without an instrument it is about memberships alone.
            match events.is_empty() {
                true => (subtitle, notes) = (words, of_members),
                false => {
                    subtitle = format!("{subtitle}; {words}");
                    notes.extend(of_members);
                }
            }
        }
        let mut description = format!("{subtitle}.{}", effects(&events));
        for section in dated.chunk_by(|one, other| one.section == other.section) {
            let Some(first) = section.first() else {
                continue;
            };
            let name = first.section.name(views);
            let names = section.iter().map(|row| match since(views, row) {
                Some(year) => format!("{} {year}", row.label),
                None => row.label.clone(),
            });
            let count = lines.counts.get(&first.section);
            let count = count.map_or("", |it| it.words.as_str());
            description.push_str(&format!(" {name} ({count}): {}.", named(names)));
        }
        if dated.iter().any(|row| since(views, row).is_some()) {
            description.push_str(
                " Behind a name is the year in which the first of the partnerships that hold began.",
            );
        }
        if !undated.is_empty() {
            let names = undated.iter().map(|row| row.label.clone());
            description.push_str(&format!(
                " {} {}: {}.",
                how_many(undated.len(), "row"),
                undated_words(views, &undated.iter().collect::<Vec<_>>()),
                named(names)
            ));
        }
        description.push_str(&lines.chains.description());
        description.extend(members.map(|it| it.description(views)));
        for note in &notes {
            description.push(' ');
            description.push_str(note);
        }
        TimelineWords {
            title: title(views, !events.is_empty(), members.is_some()),
            subtitle,
            notes,
            description,
        }
    }
}

/// The year in which the first of the partnerships of a row began that hold on the day; none where
/// that is not known to the year.
fn since(views: &ExportContext<'_>, row: &Row) -> Option<String> {
    let day = views.selection.day;
    let holding = row.ties.iter().map(|tie| Selected {
        position: *tie,
        holds: meant(views, *tie) & views.network.partnership_holds(*tie, day),
    });
    let holding: Vec<_> = holding.filter(|it| it.holds.is_possible()).collect();
    year_label(views.earliest_start(&holding))
}

/// The most names that the description gives of one section.
const MOST_NAMED: usize = 60;

/// Names in a row; beyond this many, how many more.
fn named(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    let shown = names.len().min(MOST_NAMED);
    // A row of several has commas of its own.
    let between = match names.iter().any(|name| name.contains(", ")) {
        true => "; ",
        false => ", ",
    };
    let mut words = names[..shown].join(between);
    if names.len() > shown {
        words.push_str(&format!(" and {} more", names.len() - shown));
    }
    words
}

fn title(views: &ExportContext<'_>, has_instruments: bool, has_members: bool) -> String {
    if has_members {
        let what = match has_instruments {
            true => "instruments and memberships",
            false => "memberships",
        };
        return format!("{}: {what} in time", views.network.manifest().title);
    }
    match views.selection.ego {
        Some(of) => format!(
            "Partnerships and instruments of {} in time",
            actor_words(views.messages, views.network, of)
        ),
        None => format!(
            "{}: partnerships and instruments in time",
            views.network.manifest().title
        ),
    }
}

fn subtitle<'t>(
    views: &ExportContext<'_>,
    events: &[&TimelineEvent],
    ties: impl Iterator<Item = &'t PartnershipIndex>,
) -> String {
    let mut words = counted(events.iter().map(|it| it.is_certain), "instrument");
    let dates = || events.iter().filter_map(|event| event.date.as_ref());
    let earliest = dates().filter_map(|date| date.earliest()).min();
    let latest = dates().filter_map(|date| date.latest()).max();
    if let (Some(earliest), Some(latest)) = (earliest, latest) {
        words.push_str(&match (earliest.year(), latest.year()) {
            (first, last) if first == last => format!(", in {first:04}"),
            (first, last) => format!(", {first:04} to {last:04}"),
        });
    }
    let undated = events.iter().filter(|event| event.date.is_none()).count();
    words.push_str(&some_of(undated, events.len(), "without a date"));
    let day = views.selection.day;
    let holds =
        |tie: PartnershipIndex| meant(views, tie) & views.network.partnership_holds(tie, day);
    let ties = ties.map(|tie| (holds(*tie), *tie));
    let ties: Vec<(Truth, PartnershipIndex)> =
        ties.filter(|(holds, _)| holds.is_possible()).collect();
    let certain = ties.iter().map(|(holds, _)| holds.is_certain());
    let partnerships = counted(certain, "partnership");
    let is_other = |of: ActorIndex| {
        move |tie: &PartnershipIndex| !views.network.ties[*tie].parties.contains(&of)
    };
    let others = views.selection.ego.map_or(0, |of| {
        let ties = ties.iter().map(|(_, tie)| *tie);
        ties.filter(is_other(of)).count()
    });
    let (_, parties) = party_nouns(views.network);
    let others = some_of(others, ties.len(), &format!("between other {parties}"));
    let rest = format!("{}{}", views.day_words(), views.narrowing_words());
    match others.is_empty() {
        true => format!("{words}; {partnerships} {rest}"),
        false => format!("{words}; {partnerships}{others}, {rest}"),
    }
}

/// The clause that some or all of a number are of a kind; empty if none is.
fn some_of(count: usize, all: usize, kind: &str) -> String {
    match (count, all) {
        (0, _) => String::new(),
        (1, 1) => format!(", {kind}"),
        (count, all) if count == all => format!(", all of them {kind}"),
        _ => format!(", {count} of them {kind}"),
    }
}

/// What the instruments do, in words.
fn effects(events: &[&TimelineEvent]) -> String {
    let effects = Effect::ALL.iter().copied().map(Some).chain([None]);
    let counts = effects.filter_map(|effect| {
        let doing = events.iter().filter(|event| event.effect == effect);
        let doing: Vec<bool> = doing.map(|event| event.is_certain).collect();
        let name = effect.map_or("not decided", Keyword::name);
        (!doing.is_empty()).then(|| format!("{name} {}", number_words(doing)))
    });
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() {
        return String::new();
    }
    format!(" By effect: {}.", counts.join(", "))
}

/// Why there is no instrument, and where there is no line either, why not.
fn nothing_words(views: &ExportContext<'_>, has_lines: bool) -> String {
    let network = views.network;
    if !has_lines && views.is_narrowed() && network.acts.len() + network.ties.len() > 0 {
        return "Nothing in the registry is selected.".to_owned();
    }
    let other = views
        .selection
        .ego
        .filter(|_| views.selection.ego != network.subject);
    let of = other.map_or(String::new(), |of| {
        format!(" of {}", actor_words(views.messages, network, of))
    });
    let instruments = match views.is_narrowed() {
        true => format!("No instrument{of} is selected"),
        false => format!("No instrument{of} is recorded"),
    };
    match has_lines {
        true => format!("{instruments}; the lines are partnerships."),
        false => format!("{} {instruments}.", no_partnership_words(views)),
    }
}

fn notes(
    views: &ExportContext<'_>,
    events: &[&TimelineEvent],
    rows: &[&Row],
    lines: &TimelineRows<'_>,
) -> Vec<String> {
    let mut notes = Vec::new();
    if events.is_empty() {
        let has_lines = rows.iter().any(|row| !row.ties.is_empty());
        notes.push(nothing_words(views, has_lines));
    }
    notes.extend(row_notes(lines));
    if lines.left_out > 0 {
        notes.push(format!(
            "{} of {} instruments not drawn for lack of space.",
            lines.left_out,
            events.len()
        ));
    }
    if lines.chains.left_out > 0 {
        notes.push(format!(
            "{} of {} arrows between instruments not drawn for lack of space.",
            lines.chains.left_out,
            lines.chains.left_out + lines.chains.drawn.len(),
        ));
    }
    if lines.lines.iter().any(|line| !line.segments.is_empty()) {
        let words = "A line shows when a partnership holds; its style is that of the highest tier at that \
             time.";
        notes.push(words.to_owned());
        let mut segments = lines.lines.iter().flat_map(|line| &line.segments);
        if segments.any(|segment| segment.line > 0) {
            notes.push("A tier without rank has a line of its own.".to_owned());
        }
    }
    if lines.lines.iter().any(|line| line.is_bold) {
        let day = views.selection.day;
        notes.push(format!(
            "In bold: rows at the highest tier of all on {day}."
        ));
    }
    notes.push(cited(views, events, rows));
    notes
}

/// Which rows are not drawn, by which rule, and what the charts count.
fn row_notes(lines: &TimelineRows<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let (drawn, missing) = (lines.lines.len(), lines.rows_left_out);
    let undated = match lines.strip_left_out {
        0 => String::new(),
        count => format!(" {} without a date not drawn.", how_many(count, "row")),
    };
    let together = "Rows with as many entries and parties are drawn or left out together.";
    if missing > 0 && drawn == 0 {
        notes.push(format!(
            "No row drawn: there is no room for all {missing}.{undated} {together}"
        ));
    } else if missing > 0 {
        let all = drawn + missing;
        notes.push(format!(
            "{drawn} of {all} rows drawn, those with the most entries and, of these, with the most \
             parties; {missing} not drawn.{undated} {together}"
        ));
    } else if !undated.is_empty() {
        notes.push(format!("{} {together}", undated.trim_start()));
    }
    if !lines.overview.charts.is_empty() {
        let without = match lines.overview.without_bar {
            0 => String::new(),
            count => format!(
                " {} whose years are not known, or doubted, in no bar.",
                how_many(count, "instrument")
            ),
        };
        notes.push(format!(
            "The charts count what is on all rows, drawn or not.{without}"
        ));
    }
    notes
}

fn cited(views: &ExportContext<'_>, events: &[&TimelineEvent], rows: &[&Row]) -> String {
    let network = views.network;
    let of_events = events
        .iter()
        .flat_map(|event| &network.instrument(event.position).evidence);
    let ties = rows.iter().flat_map(|row| &row.ties);
    let of_ties = ties.flat_map(|tie| &network.partnership(*tie).evidence);
    source_line(
        views,
        source_count(of_events.chain(of_ties)),
        message!("source-cited-for-drawn"),
    )
}
