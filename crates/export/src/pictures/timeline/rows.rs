//! Which instruments stand on which row.

use std::collections::BTreeMap;

use chancery_core::date::Date;
use chancery_core::model::{Effect, Instrument};

use crate::views::Views;

/// A row and what stands on it.
pub(super) struct Row {
    pub(super) name: String,
    /// The direction of the state's partnerships, as a position.
    pub(super) group: Option<usize>,
    pub(super) is_bold: bool,
    /// Whether it is that of a state, and not that of instruments between others.
    pub(super) is_state: bool,
    pub(super) events: Vec<Event>,
}

/// An instrument on a row.
pub(super) struct Event {
    pub(super) date: Date,
    pub(super) title: String,
    pub(super) effect: Option<Effect>,
    /// The highest tier of which it speaks, as a position.
    pub(super) tier: Option<usize>,
}

/// Everything that the timeline shows.
pub(super) struct Found {
    pub(super) rows: Vec<Row>,
    /// The titles of instruments without a date.
    pub(super) undated: Vec<String>,
    /// How many instruments have a date; each counts once, however many rows it stands on.
    pub(super) distinct: usize,
    pub(super) without_instruments: Vec<String>,
}

/// Where an instrument stands: with a state, with several at once, or with none.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Place {
    State(usize),
    Several,
    Nobody,
}

pub(super) fn rows(views: &Views<'_>) -> Found {
    let network = views.network;
    let hub = views.selection.of;
    let mut places: BTreeMap<Place, Vec<Event>> = BTreeMap::new();
    let mut found = Found {
        rows: Vec::new(),
        undated: Vec::new(),
        distinct: 0,
        without_instruments: Vec::new(),
    };
    for selected in views.instruments() {
        let record = network.instrument(selected.position);
        let parties = &network.acts[selected.position].parties;
        let others: Vec<usize> = parties
            .iter()
            .copied()
            .filter(|it| Some(*it) != hub)
            .collect();
        let title = record.title.as_deref().unwrap_or(&record.id).to_owned();
        let Some(date) = record
            .day()
            .filter(|it| it.earliest().or(it.latest()).is_some())
        else {
            found.undated.push(title);
            continue;
        };
        found.distinct += 1;
        let stands: Vec<Place> = match others.as_slice() {
            [] => vec![Place::Nobody],
            [only] => vec![Place::State(*only)],
            several if hub.is_none() && several.len() == 2 => {
                several.iter().map(|state| Place::State(*state)).collect()
            }
            _ => vec![Place::Several],
        };
        for place in stands {
            let event = event(views, selected.position, record, *date, &title);
            places.entry(place).or_default().push(event);
        }
    }
    found.rows = places
        .into_iter()
        .map(|(place, events)| row(views, place, events))
        .collect();
    found.rows.sort_by(|a, b| {
        let first = |row: &Row| row.events.first().map(|event| event.date);
        let order = match (first(a), first(b)) {
            (Some(one), Some(other)) => one.chronicle_order(&other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        };
        b.is_state
            .cmp(&a.is_state)
            .then(order)
            .then_with(|| a.name.cmp(&b.name))
    });
    found.undated.sort();
    found.without_instruments = without_instruments(views, &found.rows);
    found
}

/// The partners that stand on no row.
fn without_instruments(views: &Views<'_>, rows: &[Row]) -> Vec<String> {
    if views.selection.of.is_none() {
        return Vec::new();
    }
    let partners = views.partners().into_iter();
    let names = partners.map(|partner| views.network.states[partner.state].name.to_owned());
    let mut without: Vec<String> = names
        .filter(|name| rows.iter().all(|row| row.name != *name))
        .collect();
    without.sort();
    without
}

fn event(
    views: &Views<'_>,
    position: usize,
    record: &Instrument,
    date: Date,
    title: &str,
) -> Event {
    Event {
        date,
        title: format!("{date}: {title}"),
        effect: record.effect,
        tier: views.network.acts[position].tiers.iter().max().copied(),
    }
}

fn row(views: &Views<'_>, place: Place, mut events: Vec<Event>) -> Row {
    events.sort_by(|a, b| {
        a.date
            .chronicle_order(&b.date)
            .then_with(|| a.title.cmp(&b.title))
    });
    let network = views.network;
    let other = |name: &str| (name.to_owned(), None, false);
    let (name, group, is_bold) = match place {
        Place::State(state) => {
            let node = &network.states[state];
            let ties = || {
                node.partnerships
                    .iter()
                    .map(|position| &network.ties[*position])
            };
            let highest = network.manifest().tiers.len().saturating_sub(1);
            let is_bold = highest > 0 && ties().any(|tie| tie.tier == Some(highest));
            (
                node.name.to_owned(),
                ties().find_map(|tie| tie.direction),
                is_bold,
            )
        }
        Place::Several => other("several states at once"),
        Place::Nobody => other("adopted by organisations"),
    };
    Row {
        name,
        group,
        is_bold,
        is_state: matches!(place, Place::State(_)),
        events,
    }
}
