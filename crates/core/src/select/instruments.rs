//! Instruments.

use super::partnerships::{area_answer, cites};
use super::{Selected, Selection};
use crate::date::Truth;
use crate::model::Id;
use crate::network::{InstrumentIndex, PartnershipIndex};

impl Selection<'_, '_> {
    /// Whether the selector means an instrument that was there on the day: it counts from its own
    /// day on.
    #[must_use]
    pub fn instrument(&self, position: InstrumentIndex) -> Truth {
        self.was_terminated(position)
            & self.network.instrument_is_past(position, self.moment())
            & self.instrument_at_any_time(position)
    }

    /// Whether the selector means an instrument, whenever it was concluded: its form and day, its
    /// signatories, its tier, areas, sources and parties.
    #[must_use]
    pub fn instrument_at_any_time(&self, position: InstrumentIndex) -> Truth {
        self.instrument_of_any_party(position)
            & self.means_a_party(&self.network.acts[position].parties)
    }

    /// The same whoever its parties are.
    #[must_use]
    pub fn instrument_of_any_party(&self, position: InstrumentIndex) -> Truth {
        let selector = self.selector;
        let record = self.network.instrument(position);
        let asks = |list: &[Id], test: &dyn Fn(&str) -> bool| {
            list.is_empty() || list.iter().any(|id| test(id))
        };
        let own = &self.network.acts[position].tiers;
        let is_tier = |id: &str, inclusive: bool| {
            self.network.tier_position(id).is_some_and(|wanted| {
                own.iter().any(|own| {
                    *own == wanted || (inclusive && self.network.tier_includes(*own, wanted))
                })
            })
        };
        let meets = asks(&selector.tier, &|id| is_tier(id, true))
            && asks(&selector.exact_tier, &|id| is_tier(id, false))
            && asks(&selector.source, &|id| cites(&record.evidence, id))
            && self.cited.is_none_or(|id| cites(&record.evidence, id));
        if !meets {
            return Truth::No;
        }
        area_answer(&selector.area, &record.areas)
            & self.form_at_any_time(position)
            & self.signed_by(position)
    }

    /// Whether an instrument was there on the day and meets all fields that are asked of
    /// instruments.
    #[must_use]
    pub fn instrument_fields(&self, position: InstrumentIndex) -> Truth {
        self.instrument_form(position) & self.signed_by(position)
    }

    /// The instruments of a partnership that meet all fields that are asked of instruments,
    /// certainly or possibly, by position.
    #[must_use]
    pub fn instruments_of(&self, partnership: PartnershipIndex) -> Vec<Selected<InstrumentIndex>> {
        let tie = &self.network.ties[partnership];
        let instruments = tie.instruments.iter().map(|position| Selected {
            position: *position,
            holds: tie.has(*position) & self.instrument_fields(*position),
        });
        instruments
            .filter(|selected| selected.holds.is_possible())
            .collect()
    }

    /// Whether an instrument was there on the day, was concluded within the interval, and has the
    /// form word and the effect.
    #[must_use]
    pub fn instrument_form(&self, position: InstrumentIndex) -> Truth {
        self.was_terminated(position)
            & self.network.instrument_is_past(position, self.moment())
            & self.form_at_any_time(position)
    }

    pub(super) fn form_at_any_time(&self, position: InstrumentIndex) -> Truth {
        let selector = self.selector;
        let record = self.network.instrument(position);
        let signed = match (&selector.signed, record.day()) {
            (None, _) => Truth::Yes,
            (Some(_), None) => Truth::Unknown,
            (Some(interval), Some(day)) => day.is_within(interval),
        };
        let one_of = |is_asked: bool, is_met: Option<bool>| {
            if is_asked {
                is_met.map_or(Truth::Unknown, Truth::from)
            } else {
                Truth::Yes
            }
        };
        let kind = record.kind.map(|kind| selector.kind.contains(&kind));
        let effect = record
            .effect
            .map(|effect| selector.effect.contains(&effect));
        signed
            & self.in_force(position)
            & self.terminated(position)
            & one_of(!selector.kind.is_empty(), kind)
            & one_of(!selector.effect.is_empty(), effect)
    }

    /// Whether an instrument is in force on the day that is asked for; yes if none is asked for.
    pub(crate) fn in_force(&self, position: InstrumentIndex) -> Truth {
        let Some(day) = self.selector.in_force else {
            return Truth::Yes;
        };
        self.network.is_in_force(position, day)
    }

    /// Whether an instrument was terminated within the interval that is asked for, whenever that
    /// was; yes if none is asked for.
    pub(crate) fn terminated(&self, position: InstrumentIndex) -> Truth {
        let Some(interval) = &self.selector.terminated else {
            return Truth::Yes;
        };
        let terminated = self.network.instrument(position).terminated.get();
        terminated.map_or(Truth::No, |date| date.is_within(interval))
    }

    /// Whether an instrument that is asked when it was terminated was so by the day.
    pub(crate) fn was_terminated(&self, position: InstrumentIndex) -> Truth {
        if self.selector.terminated.is_none() {
            return Truth::Yes;
        }
        let terminated = self.network.instrument(position).terminated.get();
        terminated.map_or(Truth::No, |date| date.is_past_on(self.day))
    }

    /// Whether the signatories of an instrument hold the asked offices: yes if every party has a
    /// signatory and each signatory holds one of them, no if one holds another, otherwise unknown.
    pub(crate) fn signed_by(&self, position: InstrumentIndex) -> Truth {
        let asked = &self.selector.signed_by;
        if asked.is_empty() {
            return Truth::Yes;
        }
        let record = self.network.instrument(position);
        let signatories = || record.signatories.iter();
        let holds = signatories().map(|signatory| match signatory.office {
            None => Truth::Unknown,
            Some(office) => asked.contains(&office).into(),
        });
        let all_hold = holds.fold(Truth::Yes, |all, one| all & one);
        let signs = |party: &Id| signatories().any(|signatory| signatory.actor() == Some(party));
        let is_complete = !record.parties.is_empty() && record.parties.iter().all(signs);
        if is_complete {
            all_hold
        } else {
            all_hold & Truth::Unknown
        }
    }
}
