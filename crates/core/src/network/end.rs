//! When a partnership ended, by its own record, its instruments, or a later partnership.

use super::{InstrumentIndex, PartnershipIndex, ResolvedPartnership};
use crate::date::{Bounds, Date, Day, Truth, last_day};

/// When a partnership ended, if it did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct End {
    /// The bounds of the last day; none if no end is known, so that it goes on.
    pub bounds: Option<Bounds>,
    /// The last day as a date that can be shown; none if it is not known to have ended.
    pub date: Option<Date>,
    /// Where it comes from.
    pub origin: EndOrigin,
}

/// Where an end comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum EndOrigin {
    /// Nothing gives it.
    #[default]
    Unknown,
    /// The partnership's own `until`.
    Recorded(Date),
    /// Other records.
    Derived {
        /// Instruments, by position: those that terminate it, or whose termination ended it.
        instruments: Vec<InstrumentIndex>,
        /// Later partnerships at other tiers, by position.
        partnerships: Vec<PartnershipIndex>,
    },
}

impl EndOrigin {
    /// The word that tables use.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            EndOrigin::Unknown => "unknown",
            EndOrigin::Recorded(_) => "recorded",
            EndOrigin::Derived { .. } => "derived",
        }
    }
}

/// Something that may have ended a partnership.
pub(super) struct Ending {
    /// When.
    pub(super) date: Option<Date>,
    /// Whether it certainly or possibly did.
    pub(super) holds: Truth,
    /// The records from which it follows.
    pub(super) from: EndingRecords,
}

/// The records from which an end follows.
pub(super) enum EndingRecords {
    /// Instruments, by position.
    Instruments(Vec<InstrumentIndex>),
    /// A partnership, by position.
    Partnership(PartnershipIndex),
}

impl End {
    /// The end that a record of the day `as_of` gives itself.
    pub(super) fn recorded(until: Date, as_of: Option<Day>) -> Self {
        End {
            bounds: Some(last_day(&until, as_of)),
            date: Some(until),
            origin: EndOrigin::Recorded(until),
        }
    }

    /// The first of several endings. Where none is certain, it may go on, and no day is shown. What
    /// certainly came after another ending ended nothing any more.
    pub(super) fn derived(endings: Vec<Ending>) -> Self {
        if endings.is_empty() {
            return End::default();
        }
        let of = |wanted: Truth| -> Vec<Option<Date>> {
            let endings = endings.iter().filter(|it| it.holds == wanted);
            endings.map(|it| it.date).collect()
        };
        let (certain, possible) = (of(Truth::Yes), of(Truth::Unknown));
        let bounds = |date: &Option<Date>| date.as_ref().map(Date::bounds).unwrap_or_default();
        let all = certain.iter().chain(&possible);
        let own = Bounds {
            earliest: all.map(|date| bounds(date).earliest).min().flatten(),
            latest: certain.iter().filter_map(|date| bounds(date).latest).min(),
        };
        let date = Date::first_of(&certain, &possible).filter(|_| !certain.is_empty());
        let (mut instruments, mut partnerships) = (Vec::new(), Vec::new());
        let may_be_first = |it: &&Ending| match (bounds(&it.date).earliest, own.latest) {
            (Some(earliest), Some(latest)) => earliest <= latest,
            _ => true,
        };
        let certain = endings.iter().filter(|it| it.holds == Truth::Yes);
        for ending in certain.filter(may_be_first) {
            match &ending.from {
                EndingRecords::Instruments(positions) => instruments.extend(positions),
                EndingRecords::Partnership(position) => partnerships.push(*position),
            }
        }
        instruments.sort_unstable();
        instruments.dedup();
        End {
            bounds: Some(own),
            origin: match date {
                Some(_) => EndOrigin::Derived {
                    instruments,
                    partnerships,
                },
                None => EndOrigin::Unknown,
            },
            date,
        }
    }
}

/// The last of some days on which something certainly ended, where others may have ended it too;
/// none of these where one of them has not ended.
pub(super) fn last_of(certain: &[Date], all: Option<&[Date]>) -> Option<Date> {
    let all = all.unwrap_or_default();
    let last = certain.iter().max_by(|a, b| a.chronicle_order(b))?;
    if all.iter().all(|it| it == last) {
        return Some(*last);
    }
    let bounds = |dates: &[Date]| -> Vec<Bounds> { dates.iter().map(Date::bounds).collect() };
    let earliest = bounds(certain).iter().filter_map(|it| it.earliest).max();
    let latest: Option<Vec<Day>> = bounds(all).iter().map(|it| it.latest).collect();
    let latest = latest.and_then(|days| days.into_iter().max());
    let written = certain
        .iter()
        .find(|date| date.bounds() == Bounds { earliest, latest });
    written
        .copied()
        .or_else(|| Date::between(Bounds { earliest, latest }))
}

/// The end that a later partnership of the same parties at another tier is: the day before it
/// begins, which is known better where a source says that it has begun.
pub(super) fn later(
    tie: &ResolvedPartnership,
    other: &ResolvedPartnership,
    position: PartnershipIndex,
) -> Option<Ending> {
    if tie.tier == other.tier {
        return None;
    }
    let start = other.begun();
    let holds = tie.begun().is_before(start);
    let before = |day: Option<Day>| day.map(|day| day.plus(-1));
    holds.is_possible().then(|| Ending {
        date: Date::between(Bounds {
            earliest: before(start.earliest),
            latest: before(start.latest),
        }),
        holds,
        from: EndingRecords::Partnership(position),
    })
}
