//! When a partnership began, by its own record or by its instruments.

use crate::date::{Bounds, Date, Day};
use crate::model::{Effect, Instrument};

/// When a partnership began.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Start {
    /// The bounds of the first day.
    pub bounds: Bounds,
    /// Where they come from.
    pub origin: StartOrigin,
}

/// Where a start comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum StartOrigin {
    /// Nothing gives it.
    #[default]
    Unknown,
    /// The partnership's own `since`.
    Recorded(Date),
    /// Instruments, by position: those that establish or upgrade it.
    Derived(Vec<usize>),
}

impl Start {
    /// The start that a record gives itself.
    #[must_use]
    pub(super) fn recorded(since: Date) -> Self {
        Start {
            bounds: since.bounds(),
            origin: StartOrigin::Recorded(since),
        }
    }

    /// The start that instruments give. They are those between the same parties whose tier is
    /// that of the partnership or includes it.
    ///
    /// The latest bound is the smallest latest day among those that establish or upgrade; the
    /// earliest bound the smallest earliest day among these and those whose effect is left out.
    #[must_use]
    pub(super) fn derived<'i>(instruments: impl Iterator<Item = (usize, &'i Instrument)>) -> Self {
        let mut deciding = Vec::new();
        let mut earliest: Option<Option<Day>> = None;
        let mut latest: Option<Day> = None;
        for (position, instrument) in instruments {
            let decides = matches!(
                instrument.effect,
                Some(Effect::Establishes | Effect::Upgrades)
            );
            if !decides && instrument.effect.is_some() {
                continue;
            }
            let bounds = instrument.day().map(Date::bounds).unwrap_or_default();
            earliest = Some(match earliest {
                // An instrument of an unknown day may be the first of all.
                Some(known) => known.and_then(|known| bounds.earliest.map(|day| known.min(day))),
                None => bounds.earliest,
            });
            if decides {
                deciding.push(position);
                latest = match (latest, bounds.latest) {
                    (Some(known), Some(day)) => Some(known.min(day)),
                    (known, day) => known.or(day),
                };
            }
        }
        if deciding.is_empty() {
            return Start::default();
        }
        Start {
            bounds: Bounds {
                earliest: earliest.flatten(),
                latest,
            },
            origin: StartOrigin::Derived(deciding),
        }
    }

    /// The start as a date, where it can be written as one: as recorded, as a day, or as an
    /// interval. See [`Network::start_date`](super::Network::start_date), which keeps the text of
    /// an instrument.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        if let StartOrigin::Recorded(since) = self.origin {
            return Some(since);
        }
        match (self.bounds.earliest, self.bounds.latest) {
            (None, None) => None,
            (Some(earliest), Some(latest)) if earliest == latest => Some(Date::from(earliest)),
            (earliest, latest) => {
                let end = |day: Option<Day>| day.map_or("..".to_owned(), |day| day.to_string());
                format!("{}/{}", end(earliest), end(latest)).parse().ok()
            }
        }
    }
}
