//! Instruments.

use super::Selection;
use super::partnerships::{area_answer, cites};
use crate::date::Truth;
use crate::model::Id;

impl Selection<'_, '_> {
    /// Whether the selector means an instrument: its form and day, its signatories, its tier,
    /// areas, sources and parties.
    #[must_use]
    pub fn instrument(&self, position: usize) -> Truth {
        let selector = self.selector;
        let record = self.network.instrument(position);
        let asks = |list: &[Id], test: &dyn Fn(&str) -> bool| {
            list.is_empty() || list.iter().any(|id| test(id))
        };
        let tiers = &self.network.manifest().tiers;
        let own = &self.network.acts[position].tiers;
        let is_tier = |id: &str, inclusive: bool| {
            tiers
                .iter()
                .position(|tier| &*tier.id == id)
                .is_some_and(|wanted| {
                    own.iter().any(|own| {
                        *own == wanted || (inclusive && self.network.tier_includes(*own, wanted))
                    })
                })
        };
        let meets = asks(&selector.tier, &|id| is_tier(id, true))
            && asks(&selector.exact_tier, &|id| is_tier(id, false))
            && asks(&selector.state, &|id| {
                record.parties.iter().any(|party| &**party == id)
            })
            && asks(&selector.source, &|id| cites(&record.evidence, id))
            && self.cited.is_none_or(|id| cites(&record.evidence, id));
        if !meets {
            return Truth::No;
        }
        area_answer(&selector.area, &record.areas)
            & self.instrument_form(position)
            & self.signed_by(position)
    }

    /// Whether an instrument was concluded within the interval, has the form word, and the effect.
    #[must_use]
    pub fn instrument_form(&self, position: usize) -> Truth {
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
            & one_of(!selector.kind.is_empty(), kind)
            & one_of(!selector.effect.is_empty(), effect)
    }

    /// Whether the signatories of an instrument hold one of the asked offices: yes if every party
    /// has a signatory and all hold it, no if one holds another, else unknown.
    pub(crate) fn signed_by(&self, position: usize) -> Truth {
        let asked = &self.selector.signed_by;
        if asked.is_empty() {
            return Truth::Yes;
        }
        let record = self.network.instrument(position);
        Truth::any(asked.iter().map(|office| {
            if record
                .signatories
                .iter()
                .any(|s| s.office.is_some_and(|held| held != *office))
            {
                return Truth::No;
            }
            let signs = |party: &Id| {
                record
                    .signatories
                    .iter()
                    .any(|s| s.state == *party && s.office == Some(*office))
            };
            let all_hold = record.signatories.iter().all(|s| s.office.is_some());
            if !record.parties.is_empty() && record.parties.iter().all(signs) && all_hold {
                Truth::Yes
            } else {
                Truth::Unknown
            }
        }))
    }
}
