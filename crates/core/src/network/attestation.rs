//! Who says that something was there, since when they had said so, and what follows for when it
//! began.

use smallvec::{Array, SmallVec};

use super::{IdIndex, ShortList, SourceIndex};
use crate::date::{Bounds, Day, Truth};
use crate::model::{Evidence, Registry};

/// A day on which something is asked, and a source that is known to have spoken on a day of its
/// own: the one whose claim is judged on each day on which it may have been made.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// The source, as a position, and the day on which it spoke.
    pub said: Option<(SourceIndex, Day)>,
}

impl From<Day> for Moment {
    fn from(day: Day) -> Self {
        Moment { day, said: None }
    }
}

/// Who attests a record: that it held or was there, on the day on which its source said so.
#[derive(Debug, Default)]
pub struct Attestation {
    /// The sources, as positions, each once, in the order of their records.
    pub sources: ShortList<SourceIndex>,
    /// By which day each of them had certainly said so, by the day on which it was published or on
    /// which it was read; the earliest first.
    said_by: SmallVec<[(Day, SourceIndex); 2]>,
}

impl Attestation {
    /// The attestation by the sources that a record's citations name.
    pub(super) fn new<'e>(
        registry: &Registry,
        records: &IdIndex,
        evidence: impl Iterator<Item = &'e Evidence>,
    ) -> Self {
        let position = |citation: &Evidence| records.source_position(&citation.source);
        let sources: ShortList<SourceIndex> = sorted(evidence.filter_map(position));
        let said_by = |source: &SourceIndex| {
            let day = registry.sources[usize::from(*source)].said_by()?;
            Some((day, *source))
        };
        Attestation {
            said_by: sorted(sources.iter().filter_map(said_by)),
            sources,
        }
    }

    /// The days by which the sources had certainly said so, the earliest first.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        self.said_by.iter().map(|(day, _)| *day)
    }

    /// What the sources had said, each by its own day.
    pub(super) fn always(&self) -> AttestedDays<'_> {
        AttestedDays {
            said_by: &self.said_by,
            spoke: None,
        }
    }

    /// What the sources had said, asked at a moment.
    pub(super) fn at(&self, at: Moment) -> AttestedDays<'_> {
        AttestedDays {
            said_by: &self.said_by,
            spoke: at.said.filter(|(source, _)| self.sources.contains(source)),
        }
    }
}

/// Each of some things once, in their order.
fn sorted<A: Array<Item: Ord>>(all: impl Iterator<Item = A::Item>) -> SmallVec<A> {
    let mut sorted: SmallVec<A> = all.collect();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
}

/// The days by which sources had said that something was there.
#[derive(Debug, Clone, Copy)]
pub(super) struct AttestedDays<'a> {
    /// By which day each source had said so, the earliest first.
    said_by: &'a [(Day, SourceIndex)],
    /// One of the sources, and the day on which it is taken to have spoken.
    spoke: Option<(SourceIndex, Day)>,
}

impl AttestedDays<'_> {
    /// The first day by which a source had said so and that is not before `earliest`.
    pub(super) fn first_from(self, earliest: Option<Day>) -> Option<Day> {
        let before = |day: Day| earliest.is_some_and(|earliest| day < earliest);
        let first = self.said_by.partition_point(|(day, _)| before(*day));
        // The one that is taken to have spoken on a day of its own did not speak on another one.
        let is_other = |(_, source): &&(Day, SourceIndex)| {
            self.spoke.is_none_or(|(speaker, _)| speaker != *source)
        };
        let other = self.said_by[first..].iter().find(is_other);
        let spoke = self.spoke.map(|(_, day)| day).filter(|day| !before(*day));
        other.map(|(day, _)| *day).into_iter().chain(spoke).min()
    }
}

/// Whether what starts at `since` had begun by `day`, where sources had said so.
///
/// Where `since` leaves it unknown, a source that had said so by `day` decides: it had begun. A
/// source that is older than the earliest day of `since` does not decide: the record contradicts
/// it, and either may be right. Where `since` denies it and a source had said so, it is unknown
/// for the same reason.
#[must_use]
pub(super) fn began_by(since: Bounds, day: Day, attested: AttestedDays<'_>) -> Truth {
    let said_from = |earliest| {
        let said = attested.first_from(earliest);
        said.is_some_and(|said| said <= day)
    };
    match since.is_past_on(day) {
        Truth::Unknown if said_from(since.earliest) => Truth::Yes,
        Truth::No if said_from(None) => Truth::Unknown,
        began => began,
    }
}
