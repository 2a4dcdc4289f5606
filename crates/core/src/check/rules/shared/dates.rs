//! What several rules know of dates: the day of an instrument, the events of all records, and
//! periods that overlap.

use std::collections::BTreeMap;

use crate::date::{Bounds, Date, Day};
use crate::finding::{FieldPath, Place};
use crate::model::{Begins, Instrument, Registry, Section};
use crate::network::{InstrumentIndex, Network, PartnershipIndex};

/// The day of an instrument, with its key.
pub(in crate::check::rules) fn instrument_day(
    instrument: &Instrument,
) -> Option<(&'static str, &Date)> {
    [
        ("signed", instrument.signed.as_ref()),
        ("adopted", instrument.adopted.as_ref()),
        ("announced", instrument.announced.as_ref()),
    ]
    .into_iter()
    .find_map(|(key, date)| Some((key, date?)))
}

/// The key of an instrument that gives the first day of a partnership: that of its entry into force
/// where the tier begins so, otherwise that of its own day.
pub(in crate::check::rules) fn founding_key(
    network: &Network<'_>,
    partnership: PartnershipIndex,
    instrument: InstrumentIndex,
) -> &'static str {
    let record = network.instrument(instrument);
    let tier = network.ties[partnership].tier;
    let begins = tier.and_then(|tier| network.tier(tier).begins);
    if begins == Some(Begins::EntryIntoForce) && record.in_force.is_some() {
        return "in-force";
    }
    instrument_day(record).map_or("signed", |(key, _)| key)
}

/// Something that happened: its date and its field.
pub(in crate::check::rules) struct Event<'r> {
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
    pub(in crate::check::rules) fn place(&self) -> Place {
        let path = match self.within {
            None => FieldPath::key(self.key),
            Some((list, element)) => FieldPath::key(list).element(element).then(self.key),
        };
        Place::value(self.section, self.index, path)
    }
}

/// Every event that records date: all but ends, which may be planned, and what sources date.
pub(in crate::check::rules) fn events(registry: &Registry) -> impl Iterator<Item = Event<'_>> {
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
        ("signed", instrument.signed.as_ref()),
        ("adopted", instrument.adopted.as_ref()),
        ("announced", instrument.announced.as_ref()),
        ("in-force", instrument.in_force.as_ref()),
        ("terminated", instrument.terminated.as_ref()),
    ];
    let own = own.into_iter().filter_map(move |(key, date)| {
        Some(Event {
            section,
            index,
            within: None,
            key,
            date: date?,
        })
    });
    own.chain(
        instrument
            .participants
            .iter()
            .enumerate()
            .flat_map(move |(ordinal, participant)| {
                participant.dates().map(move |(key, date)| Event {
                    section,
                    index,
                    within: Some(("participants", ordinal)),
                    key,
                    date,
                })
            }),
    )
}

/// A period, as far as it is certain.
pub(in crate::check::rules) struct DatedRecord<'r, I> {
    /// What it is the period of.
    pub(in crate::check::rules) position: I,
    /// The name that tells it apart from others, which may then overlap with it.
    name: Option<&'r str>,
    /// The day by which it has certainly begun.
    pub(in crate::check::rules) start: Option<Day>,
    /// The day up to which it certainly lasts, where it ends at all.
    pub(in crate::check::rules) end: Option<Day>,
    /// Whether no end is known, so that it goes on.
    pub(in crate::check::rules) goes_on: bool,
    /// Its two dates as they are written.
    written: (Option<Date>, Option<Date>),
}

impl<'r, I> DatedRecord<'r, I> {
    /// The period from `start` to `end`, of which its record gives the dates `written`.
    pub(in crate::check::rules) fn new(
        position: I,
        start: Bounds,
        end: Option<Bounds>,
        written: (Option<Date>, Option<Date>),
    ) -> Self {
        DatedRecord {
            position,
            name: None,
            start: start.latest,
            end: end.and_then(|end| end.earliest),
            goes_on: end.is_none(),
            written,
        }
    }

    /// The same period of something with a name of its own.
    pub(in crate::check::rules) fn named(self, name: Option<&'r str>) -> Self {
        DatedRecord { name, ..self }
    }
}

/// Pairs of periods that share more than one day, certainly or for all that their dates say, since
/// they are the same; the one with the greater position first; each period once at most in that
/// place. A hand-over on the same day is legal.
pub(in crate::check::rules) fn overlapping<I: Copy + Ord>(
    dated_records: &[DatedRecord<'_, I>],
) -> BTreeMap<I, I> {
    let mut pairs = BTreeMap::new();
    if dated_records.len() < 2 {
        return pairs;
    }
    let mut add = |one: I, other: I| {
        pairs
            .entry(one.max(other))
            .or_insert_with(|| one.min(other));
    };
    // Two that go on are both there in the end, whenever they began.
    let mut endless = Longest::default();
    let mut alike: BTreeMap<[Option<String>; 2], Longest<'_, I>> = BTreeMap::new();
    for dated_record in dated_records {
        let text = |date: Option<Date>| date.map(|date| date.to_string());
        let written = [text(dated_record.written.0), text(dated_record.written.1)];
        let alike = alike.entry(written).or_default();
        for found in [dated_record.goes_on.then_some(&mut endless), Some(alike)] {
            let Some(found) = found else { continue };
            if let Some((_, other)) = found.other(dated_record) {
                add(dated_record.position, other);
            }
            found.add(dated_record, Day::LAST);
        }
    }
    let mut dated: Vec<(Day, Day, &DatedRecord<'_, I>)> = dated_records
        .iter()
        .filter_map(|dated_record| {
            let end = if dated_record.goes_on {
                Some(Day::LAST.plus(1))
            } else {
                dated_record.end
            };
            Some((dated_record.start?, end?, dated_record))
        })
        .collect();
    dated.sort_unstable_by_key(|(start, end, dated_record)| (*start, *end, dated_record.position));
    let mut longest = Longest::default();
    for (start, end, dated_record) in dated {
        let other = longest.other(dated_record);
        if let Some((_, other)) = other.filter(|(last, _)| start < end.min(*last)) {
            add(dated_record.position, other);
        }
        longest.add(dated_record, end);
    }
    pairs
}

/// The periods that last longest among those seen, each with its last day and position.
struct Longest<'r, I> {
    of_all: Option<(Day, I)>,
    of_unnamed: Option<(Day, I)>,
    of_name: BTreeMap<&'r str, (Day, I)>,
}

impl<I> Default for Longest<'_, I> {
    fn default() -> Self {
        Longest {
            of_all: None,
            of_unnamed: None,
            of_name: BTreeMap::new(),
        }
    }
}

impl<'r, I: Copy> Longest<'r, I> {
    /// The longest that must not overlap with a period: that of the same name or of none, and for
    /// a period without a name any.
    fn other(&self, dated_record: &DatedRecord<'_, I>) -> Option<(Day, I)> {
        let Some(name) = dated_record.name else {
            return self.of_all;
        };
        let same = self.of_name.get(name).copied();
        same.into_iter()
            .chain(self.of_unnamed)
            .max_by_key(|(end, _)| *end)
    }

    fn add(&mut self, dated_record: &DatedRecord<'r, I>, end: Day) {
        let found = (end, dated_record.position);
        let longer = |known: Option<(Day, I)>| match known {
            Some(known) if known.0 >= end => known,
            _ => found,
        };
        self.of_all = Some(longer(self.of_all));
        match dated_record.name {
            None => self.of_unnamed = Some(longer(self.of_unnamed)),
            Some(name) => {
                let known = self.of_name.get(name).copied();
                self.of_name.insert(name, longer(known));
            }
        }
    }
}
