//! What several rules know of dates: the day of an instrument, the events of all records, and
//! periods that overlap.

use std::collections::BTreeMap;

use crate::date::{Bounds, Date, Day};
use crate::finding::{FieldPath, Place};
use crate::model::{Instrument, Registry, Section};

/// The day of an instrument, with its key.
pub(super) fn instrument_day(instrument: &Instrument) -> Option<(&'static str, &Date)> {
    [
        ("signed", &instrument.signed),
        ("adopted", &instrument.adopted),
        ("announced", &instrument.announced),
    ]
    .into_iter()
    .find_map(|(key, date)| Some((key, date.as_ref()?)))
}

/// Something that happened: its date and its field.
pub(super) struct Event<'r> {
    /// The section of the record.
    pub section: Section,
    /// The position of the record.
    pub index: usize,
    /// The list and the element in which the key stands, where it is not the record's own.
    pub within: Option<(&'static str, usize)>,
    /// The key.
    pub key: &'static str,
    /// The date.
    pub date: &'r Date,
}

impl Event<'_> {
    /// The place of the date.
    pub(super) fn place(&self) -> Place {
        let path = match self.within {
            None => FieldPath::of(self.key),
            Some((list, element)) => FieldPath::of(list).element(element).then(self.key),
        };
        Place::value(self.section, self.index, path)
    }
}

/// Every event that records date: all but ends, which may be planned, and what sources date.
pub(super) fn events(registry: &Registry) -> impl Iterator<Item = Event<'_>> {
    let states = registry.states.iter().map(|record| record.since.as_ref());
    let organisations = registry
        .organisations
        .iter()
        .map(|record| record.since.as_ref());
    let partnerships = registry
        .partnerships
        .iter()
        .map(|record| record.since.as_ref());
    states
        .enumerate()
        .filter_map(|(index, date)| since(Section::States, index, date))
        .chain(
            organisations
                .enumerate()
                .filter_map(|(index, date)| since(Section::Organisations, index, date)),
        )
        .chain(members(registry))
        .chain(
            partnerships
                .enumerate()
                .filter_map(|(index, date)| since(Section::Partnerships, index, date)),
        )
        .chain(
            registry
                .instruments
                .iter()
                .enumerate()
                .flat_map(of_instrument),
        )
}

fn since(section: Section, index: usize, date: Option<&Date>) -> Option<Event<'_>> {
    Some(Event {
        section,
        index,
        within: None,
        key: "since",
        date: date?,
    })
}

fn members(registry: &Registry) -> impl Iterator<Item = Event<'_>> {
    registry
        .organisations
        .iter()
        .enumerate()
        .flat_map(|(index, organisation)| {
            organisation
                .members
                .iter()
                .enumerate()
                .filter_map(move |(ordinal, member)| {
                    let date = member.since.as_ref()?;
                    let within = Some(("members", ordinal));
                    Some(Event {
                        section: Section::Organisations,
                        index,
                        within,
                        key: "since",
                        date,
                    })
                })
        })
}

fn of_instrument((index, instrument): (usize, &Instrument)) -> impl Iterator<Item = Event<'_>> {
    let section = Section::Instruments;
    let own = [
        ("signed", &instrument.signed),
        ("adopted", &instrument.adopted),
        ("announced", &instrument.announced),
        ("in-force", &instrument.in_force),
        ("terminated", &instrument.terminated),
    ];
    let own = own.into_iter().filter_map(move |(key, date)| {
        Some(Event {
            section,
            index,
            within: None,
            key,
            date: date.as_ref()?,
        })
    });
    own.chain(
        instrument
            .ratified
            .iter()
            .enumerate()
            .filter_map(move |(ordinal, ratification)| {
                let within = Some(("ratified", ordinal));
                Some(Event {
                    section,
                    index,
                    within,
                    key: "on",
                    date: ratification.on.as_ref()?,
                })
            }),
    )
}

/// A period, as far as it is certain.
pub(super) struct Stretch {
    /// What it is the period of.
    pub position: usize,
    /// The day by which it has certainly begun.
    pub start: Option<Day>,
    /// The day up to which it certainly lasts, where it ends at all.
    pub end: Option<Day>,
    /// Whether no end is known, so that it goes on.
    pub goes_on: bool,
}

impl Stretch {
    /// The period from `since` to `until`.
    pub(super) fn new(position: usize, since: Bounds, until: Option<&Date>) -> Self {
        let end = until.and_then(|until| until.bounds().earliest);
        Stretch {
            position,
            start: since.latest,
            end,
            goes_on: until.is_none(),
        }
    }
}

/// Pairs of periods that certainly share more than one day, the one with the greater position
/// first; each period once at most in that place. A hand-over on the same day is legal.
pub(super) fn overlapping(stretches: &[Stretch]) -> BTreeMap<usize, usize> {
    let mut pairs = BTreeMap::new();
    let mut add = |one: usize, other: usize| {
        pairs
            .entry(one.max(other))
            .or_insert_with(|| one.min(other));
    };
    // Two that go on are both there in the end, whenever they began.
    let mut endless = stretches.iter().filter(|stretch| stretch.goes_on);
    if let Some(first) = endless.next() {
        endless.for_each(|other| add(first.position, other.position));
    }
    let mut dated: Vec<(Day, Day, usize)> = stretches
        .iter()
        .filter_map(|stretch| {
            let end = if stretch.goes_on {
                Some(Day::LAST.plus(1))
            } else {
                stretch.end
            };
            Some((stretch.start?, end?, stretch.position))
        })
        .collect();
    dated.sort_unstable();
    let mut longest: Option<(Day, usize)> = None;
    for (start, end, position) in dated {
        if let Some((_, other)) = longest.filter(|(last, _)| start < end.min(*last)) {
            add(position, other);
        }
        if longest.is_none_or(|(last, _)| last < end) {
            longest = Some((end, position));
        }
    }
    pairs
}
