//! The words around the timeline. All of them are counted.

use chancery_core::date::Truth;
use chancery_core::model::{Effect, Keyword};
use chancery_core::network::{ActorIndex, PartnershipIndex};
use chancery_core::select::Selected;
use chancery_core::{message, say};

use super::lines::TimelineRows;
use super::members::MembersInTime;
use super::notes::notes;
use super::rows::{Row, TimelineEvent, undated_rows_words};
use super::segments::meant;
use crate::views::{ExportContext, actor_words, counted_in, party_kind, range_words, year_label};

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
        let messages = views.messages;
        let all = || dated.iter().chain(undated);
        let events: Vec<&TimelineEvent> = all().flat_map(Row::events).collect();
        let ties = all().flat_map(|row| &row.ties);
        let has_ties = all().any(|row| !row.ties.is_empty());
        let mut subtitle = subtitle(views, &events, ties);
        let mut notes = notes(views, &events, &all().collect::<Vec<_>>(), lines);
        if let Some(members) = members {
            let (day, narrowing) = (views.day_words(), views.narrowing_words());
            let words = say!(
                messages,
                "caption-subtitle",
                counts = members.subtitle(views),
                day = day,
                narrowing = narrowing
            );
            let of_members = members.notes(views);
            // Without an instrument it is about memberships alone.
            match events.is_empty() {
                true => (subtitle, notes) = (words, of_members),
                false => {
                    subtitle = say!(
                        messages,
                        "timeline-subtitle-and-members",
                        words = subtitle,
                        members = words
                    );
                    notes.extend(of_members);
                }
            }
        }
        let mut sentences = vec![say!(messages, "sentence", words = &subtitle)];
        sentences.extend(effects(views, &events));
        sentences.extend(sections(views, dated, lines));
        if !undated.is_empty() {
            let rows: Vec<&Row> = undated.iter().collect();
            let what = undated_rows_words(views, &rows);
            let names = named(views, undated.iter().map(|row| row.label.clone()));
            sentences.push(say!(messages, "described", what = what, names = names));
        }
        sentences.extend(lines.chains.description(messages));
        sentences.extend(members.map(|it| it.description(views)));
        sentences.extend(notes.iter().cloned());
        TimelineWords {
            title: title(views, (!events.is_empty(), has_ties), members.is_some()),
            subtitle,
            notes,
            description: sentences.join(" "),
        }
    }
}

/// Who is in each section.
fn sections(views: &ExportContext<'_>, dated: &[Row], lines: &TimelineRows<'_>) -> Vec<String> {
    let messages = views.messages;
    let mut sentences = Vec::new();
    for section in dated.chunk_by(|one, other| one.section == other.section) {
        let Some(first) = section.first() else {
            continue;
        };
        let names = section.iter().map(|row| {
            let holding = holding(views, row);
            let is_doubtful =
                !holding.is_empty() && !holding.iter().any(|it| it.holds.is_certain());
            let name = match is_doubtful {
                true => say!(messages, "possibly-meant", name = &row.label),
                false => row.label.clone(),
            };
            match since(views, &holding) {
                Some(year) => format!("{name} {year}"),
                None => name,
            }
        });
        let count = lines.counts.get(&first.section);
        let count = count.map_or("", |it| it.words.as_str());
        let what = format!("{} ({count})", first.section.name(views));
        let names = named(views, names);
        sentences.push(say!(messages, "described", what = what, names = names));
    }
    if dated
        .iter()
        .any(|row| since(views, &holding(views, row)).is_some())
    {
        sentences.push(say!(messages, "timeline-years-behind-names"));
    }
    sentences
}

/// The partnerships of a row that hold on the day, certainly or possibly.
fn holding(views: &ExportContext<'_>, row: &Row) -> Vec<Selected<PartnershipIndex>> {
    let day = views.selection.day;
    let holding = row.ties.iter().map(|tie| Selected {
        position: *tie,
        holds: meant(views, *tie) & views.network.partnership_holds(*tie, day),
    });
    holding.filter(|it| it.holds.is_possible()).collect()
}

/// The year in which the first of some partnerships began; none where that is not known to the year.
fn since(views: &ExportContext<'_>, holding: &[Selected<PartnershipIndex>]) -> Option<String> {
    year_label(views.earliest_start(holding))
}

/// The most names that the description gives of one section.
const MOST_NAMED: usize = 60;

/// Names in a row; beyond this many, how many more.
fn named(views: &ExportContext<'_>, names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    let shown = names.len().min(MOST_NAMED);
    // A row of several has commas of its own.
    let between = match names.iter().any(|name| name.contains(", ")) {
        true => "; ",
        false => ", ",
    };
    let words = names[..shown].join(between);
    match names.len() - shown {
        0 => words,
        more => say!(views.messages, "and-more", names = words, count = more),
    }
}

/// What it is called: by what there is, or by both where there is neither.
fn title(
    views: &ExportContext<'_>,
    (has_instruments, has_ties): (bool, bool),
    has_members: bool,
) -> String {
    let what = match (has_instruments, has_ties) {
        (false, true) => "partnerships",
        (true, false) => "instruments",
        _ => "both",
    };
    let messages = views.messages;
    let title = views.network.manifest().title.as_str();
    match (has_members, views.selection.ego) {
        (true, _) if has_instruments => {
            say!(
                messages,
                "timeline-of-instruments-and-members",
                title = title
            )
        }
        (true, _) => say!(messages, "timeline-of-members", title = title),
        (false, Some(of)) => {
            let name = actor_words(messages, views.network, of);
            say!(messages, "timeline-of-one", what = what, name = name)
        }
        (false, None) => say!(messages, "timeline-of-all", what = what, title = title),
    }
}

fn subtitle<'t>(
    views: &ExportContext<'_>,
    events: &[&TimelineEvent],
    ties: impl Iterator<Item = &'t PartnershipIndex>,
) -> String {
    let messages = views.messages;
    let instruments = instruments_words(views, events);
    let day = views.selection.day;
    let holds =
        |tie: PartnershipIndex| meant(views, tie) & views.network.partnership_holds(tie, day);
    let ties = ties.map(|tie| (holds(*tie), *tie));
    let ties: Vec<(Truth, PartnershipIndex)> =
        ties.filter(|(holds, _)| holds.is_possible()).collect();
    let certain = ties.iter().map(|(holds, _)| holds.is_certain());
    let partnerships = counted_in(messages, certain, message!("counted-partnerships"));
    let is_other = |of: ActorIndex| {
        move |tie: &PartnershipIndex| !views.network.ties[*tie].parties.contains(&of)
    };
    let others = views.selection.ego.map_or(0, |of| {
        let ties = ties.iter().map(|(_, tie)| *tie);
        ties.filter(is_other(of)).count()
    });
    let (day, narrowing) = (views.day_words(), views.narrowing_words());
    let Some(share) = share_of(others, ties.len()) else {
        return say!(
            messages,
            "timeline-subtitle",
            instruments = instruments,
            partnerships = partnerships,
            day = day,
            narrowing = narrowing
        );
    };
    let partnerships = say!(
        messages,
        "timeline-partnerships-of-others",
        partnerships = partnerships,
        share = share,
        count = others,
        parties = party_kind(views.network)
    );
    say!(
        messages,
        "timeline-subtitle-with-others",
        instruments = instruments,
        partnerships = partnerships,
        day = day,
        narrowing = narrowing
    )
}

/// How many instruments there are, of which years, and how many of them have no date.
fn instruments_words(views: &ExportContext<'_>, events: &[&TimelineEvent]) -> String {
    let messages = views.messages;
    let are_certain = events.iter().map(|it| it.is_certain);
    let mut words = counted_in(messages, are_certain, message!("counted-instruments"));
    let dates = || events.iter().filter_map(|event| event.date.as_ref());
    let earliest = dates().filter_map(|date| date.earliest()).min();
    let latest = dates().filter_map(|date| date.latest()).max();
    if let (Some(earliest), Some(latest)) = (earliest, latest) {
        let [first, last] = [earliest, latest].map(|day| format!("{:04}", day.year()));
        words = match first == last {
            true => say!(messages, "timeline-in-year", words = words, year = first),
            false => say!(
                messages,
                "timeline-in-years",
                words = words,
                first = first,
                last = last
            ),
        };
    }
    let undated = events.iter().filter(|event| event.date.is_none()).count();
    match share_of(undated, events.len()) {
        None => words,
        Some(share) => say!(
            messages,
            "timeline-without-date",
            words = words,
            share = share,
            count = undated
        ),
    }
}

/// Whether a number of things are some of all, all of them, or the only one; none if there are none.
fn share_of(count: usize, all: usize) -> Option<&'static str> {
    match (count, all) {
        (0, _) => None,
        (1, 1) => Some("only"),
        (count, all) if count == all => Some("all"),
        _ => Some("some"),
    }
}

/// What the instruments do, in words; none where there are none.
fn effects(views: &ExportContext<'_>, events: &[&TimelineEvent]) -> Option<String> {
    let messages = views.messages;
    let effects = Effect::ALL.iter().copied().map(Some).chain([None]);
    let counts = effects.filter_map(|effect| {
        let doing = events.iter().filter(|event| event.effect == effect);
        let doing: Vec<bool> = doing.map(|event| event.is_certain).collect();
        let name = effect_words(views, effect);
        (!doing.is_empty()).then(|| {
            let number = range_words(messages, doing);
            say!(messages, "timeline-effect", effect = name, number = number)
        })
    });
    let counts: Vec<String> = counts.collect();
    let words = counts.join(", ");
    (!words.is_empty()).then(|| say!(messages, "timeline-by-effect", counts = words))
}

/// What an instrument does, or that no record says it.
pub(super) fn effect_words(views: &ExportContext<'_>, effect: Option<Effect>) -> String {
    match effect {
        Some(effect) => views.messages.word("effect", effect.name()),
        None => say!(views.messages, "timeline-effect-undecided"),
    }
}
