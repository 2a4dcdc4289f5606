//! When a partnership began, by its own record or by its instruments.

use super::{InstrumentIndex, TierIndex};
use crate::date::{Bounds, Date};
use crate::model::{Begins, Effect, Instrument, Registry};

/// When a partnership began.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Start {
    /// The bounds of the first day.
    pub bounds: Bounds,
    /// The first day as a date that can be shown; none if nothing is known of it.
    pub date: Option<Date>,
    /// Where it comes from.
    pub origin: StartOrigin,
}

/// Where a start comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum StartOrigin {
    /// Nothing gives it.
    #[default]
    Unknown,
    /// The partnership's own `since`.
    Recorded(Date),
    /// Instruments, by position: those that establish or upgrade it.
    Derived(Vec<InstrumentIndex>),
}

impl StartOrigin {
    /// The word that tables use.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            StartOrigin::Unknown => "unknown",
            StartOrigin::Recorded(_) => "recorded",
            StartOrigin::Derived(_) => "derived",
        }
    }
}

/// Whether an instrument founds a partnership at a tier of which it speaks: yes if it establishes
/// or upgrades it, unknown where its effect is left out.
pub(super) fn founds(instrument: &Instrument) -> crate::date::Truth {
    use crate::date::Truth;
    match instrument.effect {
        None => Truth::Unknown,
        Some(Effect::Establishes | Effect::Upgrades) => Truth::Yes,
        Some(_) => Truth::No,
    }
}

impl Start {
    /// The start that a record gives itself.
    #[must_use]
    pub(super) fn recorded(since: Date) -> Self {
        Start {
            bounds: since.bounds(),
            date: Some(since),
            origin: StartOrigin::Recorded(since),
        }
    }

    /// The start that instruments give: those that certainly found the partnership, by position
    /// and day, and the days of those that may.
    ///
    /// The latest bound is the smallest latest day among those that certainly do; the earliest
    /// bound the smallest earliest day among all.
    #[must_use]
    pub(super) fn derived(
        founding: &[(InstrumentIndex, Option<Date>)],
        possible: &[Option<Date>],
    ) -> Self {
        let days: Vec<Option<Date>> = founding.iter().map(|(_, day)| *day).collect();
        let says_something = |date: &Date| date.earliest().is_some() || date.latest().is_some();
        let date = Date::first_of(&days, possible).filter(says_something);
        let Some(date) = date.filter(|_| !founding.is_empty()) else {
            return Start::default();
        };
        let bounds = |day: &Option<Date>| day.as_ref().map(Date::bounds).unwrap_or_default();
        let all = days.iter().chain(possible);
        Start {
            bounds: Bounds {
                // An instrument of an unknown day may be the first of all.
                earliest: all.map(|day| bounds(day).earliest).min().flatten(),
                latest: days.iter().filter_map(|day| bounds(day).latest).min(),
            },
            date: Some(date),
            origin: StartOrigin::Derived(founding.iter().map(|(position, _)| *position).collect()),
        }
    }
}

/// The day of an instrument for a partnership at a tier: that of its signature, or where the tier
/// begins so of its entry into force, which is not before the signature.
pub(super) fn day_for(
    registry: &Registry,
    instrument: &Instrument,
    tier: Option<TierIndex>,
) -> Option<Date> {
    let begins = tier.and_then(|tier| registry.manifest.tiers[usize::from(tier)].begins);
    let signed = instrument.day().copied();
    match begins {
        Some(Begins::EntryIntoForce) => instrument.in_force.or_else(|| {
            let earliest = signed?.bounds().earliest;
            Date::between(Bounds {
                earliest,
                latest: None,
            })
        }),
        Some(Begins::Signature) | None => signed,
    }
}
