//! Partnerships, and the partners that they make.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Selected, Selection};
use crate::date::Truth;
use crate::network::{ActorIndex, Network, PartnershipIndex, TierIndex, TierOrder};

/// An actor that the selector means as a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Who.
    pub actor: ActorIndex,
    /// Whether it certainly or possibly is one.
    pub holds: Truth,
    /// The partnerships that certainly or possibly make it one.
    pub partnerships: Vec<Selected<PartnershipIndex>>,
}

impl Partner {
    /// The tiers of its partnerships, by position, the highest first: those of the partnerships
    /// that are as certain as any, and the further ones, which are only possible.
    #[must_use]
    pub fn tiers(&self, network: &Network<'_>) -> (Vec<TierIndex>, Vec<TierIndex>) {
        let best = self.partnerships.iter().map(|it| it.holds).max();
        let of = |is_best: bool| -> BTreeSet<Reverse<TierOrder>> {
            let chosen = self.partnerships.iter();
            let chosen = chosen.filter(|it| (Some(it.holds) == best) == is_best);
            let tiers = chosen.filter_map(|it| network.ties[it.position].tier);
            tiers
                .map(|tier| Reverse(network.tier_order(Some(tier))))
                .collect()
        };
        let certain = of(true);
        let possible = of(false).into_iter().filter(|it| !certain.contains(it));
        let tier = |Reverse((_, tier)): Reverse<TierOrder>| tier;
        let possible = possible.filter_map(tier).collect();
        (certain.into_iter().filter_map(tier).collect(), possible)
    }
}

impl Selection<'_, '_> {
    /// The actors other than the one asked about with which it certainly or possibly has a
    /// partnership that is meant, by position. None if no actor is asked about.
    #[must_use]
    pub fn partners(&self) -> Vec<Partner> {
        let Some(of) = self.ego else {
            return Vec::new();
        };
        let actors = self.network.actors.keys();
        actors
            .filter(|actor| *actor != of)
            .map(|actor| self.partner(of, actor))
            .filter(|partner| partner.holds.is_possible())
            .collect()
    }

    /// Whether `actor` is a partner of `of`, and by which partnerships.
    #[must_use]
    pub fn partner(&self, of: ActorIndex, actor: ActorIndex) -> Partner {
        let node = &self.network.actors[actor];
        let shared = node
            .partnerships
            .iter()
            .filter(|position| self.network.ties[**position].parties.contains(&of));
        let partnerships: Vec<Selected<PartnershipIndex>> = shared
            .map(|position| Selected {
                position: *position,
                holds: self.partnership(*position),
            })
            .filter(|selected| selected.holds.is_possible())
            .collect();
        let tied = Truth::any(partnerships.iter().map(|selected| selected.holds));
        let holds = if tied.is_possible() {
            tied & self.actor(actor) & self.network.actor_exists(of, self.day)
        } else {
            tied
        };
        Partner {
            actor,
            holds,
            partnerships,
        }
    }

    /// Whether a partnership of which the answer is known holds of some of its parties: of one
    /// that does not exist on the day it does not.
    #[must_use]
    pub fn holds_of(&self, selected: Selected<PartnershipIndex>, parties: &[ActorIndex]) -> Truth {
        let exist = parties.iter();
        exist.fold(selected.holds, |holds, party| {
            holds & self.network.actor_exists(*party, self.day)
        })
    }

    /// Whether the selector means a partnership: its own fields, those of one instrument between
    /// its parties, and the day. The fields of states are not looked at.
    #[must_use]
    pub fn partnership(&self, position: PartnershipIndex) -> Truth {
        let meant = self.partnership_at_any_time(position);
        if !meant.is_possible() {
            return Truth::No;
        }
        // What ended holds no more.
        meant
            & if self.selector.ended.is_some() {
                self.network.partnership_ended(position, self.moment())
            } else {
                self.network.partnership_holds(position, self.moment())
            }
    }

    /// Whether the selector means a partnership, whenever it held: its own fields, and those of
    /// one instrument between its parties.
    #[must_use]
    pub fn partnership_at_any_time(&self, position: PartnershipIndex) -> Truth {
        let recorded = self.partnership_fields(position);
        if recorded.is_possible() {
            recorded & self.asked_instruments(position)
        } else {
            recorded
        }
    }

    /// Whether the selector may mean a partnership on any day: by its own fields but its beginning,
    /// of which a source may say something else on another day; and where it asks for instruments by
    /// those that it has, unless it asks who signed, of which nothing need be recorded.
    #[must_use]
    pub fn may_mean_partnership(&self, position: PartnershipIndex) -> bool {
        let has_such = || {
            let mut instruments = self.network.ties[position].instruments.iter();
            instruments.any(|it| self.form_at_any_time(*it).is_possible())
        };
        let selector = self.selector;
        self.fields_but_beginning(position).is_possible()
            && (!selector.asks_instrument_form() || !selector.signed_by.is_empty() || has_such())
    }

    fn partnership_fields(&self, position: PartnershipIndex) -> Truth {
        let fields = self.fields_but_beginning(position);
        match &self.selector.began {
            Some(interval) if fields.is_possible() => {
                let began = self.network.partnership_beginning(position, self.moment());
                fields & began.is_within(interval)
            }
            _ => fields,
        }
    }

    fn fields_but_beginning(&self, position: PartnershipIndex) -> Truth {
        let selector = self.selector;
        let network = self.network;
        let record = network.partnership(position);
        let tie = &network.ties[position];
        let is_tier = |id: &str, inclusive: bool| {
            let wanted = network.tier_position(id);
            match (tie.tier, wanted) {
                (Some(own), Some(wanted)) if inclusive => network.tier_includes(own, wanted),
                (own, wanted) => own.is_some() && own == wanted,
            }
        };
        let asks = |list: &[crate::model::Id], test: &dyn Fn(&str) -> bool| {
            list.is_empty() || list.iter().any(|id| test(id))
        };
        let meets = asks(&selector.tier, &|id| is_tier(id, true))
            && asks(&selector.exact_tier, &|id| is_tier(id, false))
            && asks(&selector.direction, &|id| {
                record.direction.as_deref() == Some(id)
            })
            && asks(&selector.source, &|id| cites(&record.evidence, id))
            && self.cited.is_none_or(|id| cites(&record.evidence, id));
        if !meets {
            return Truth::No;
        }
        let ended = selector.ended.as_ref();
        let ended = ended.map(|it| {
            let end = network.partnership_end(position);
            end.map_or(Truth::No, |end| end.is_within(it))
        });
        area_answer(&selector.area, &record.areas) & ended.unwrap_or(Truth::Yes)
    }

    /// Whether one of its instruments meets all instrument fields, if any is asked.
    fn asked_instruments(&self, partnership: PartnershipIndex) -> Truth {
        let selector = self.selector;
        let asks_signatories = !selector.signed_by.is_empty();
        if !selector.asks_instruments() {
            return Truth::Yes;
        }
        let tie = &self.network.ties[partnership];
        let mut best = Truth::No;
        let mut has_such = Truth::No;
        for position in &tie.instruments {
            let form = tie.has(*position) & self.instrument_form(*position);
            has_such = has_such | form;
            best = best | (form & self.signed_by(*position));
        }
        // Who signed an instrument that is not recorded, nobody knows.
        if asks_signatories && best == Truth::No && has_such != Truth::Yes {
            return Truth::Unknown;
        }
        best
    }
}

/// Whether a citation of the source attests the record.
pub(super) fn cites(evidence: &[crate::model::Evidence], source: &str) -> bool {
    evidence
        .iter()
        .any(|citation| &*citation.source == source && citation.attests_record())
}

/// Whether one of the asked areas is among those of a record. Areas that are left out are unknown.
pub(super) fn area_answer(asked: &[crate::model::Id], areas: &[crate::model::Id]) -> Truth {
    if asked.is_empty() {
        Truth::Yes
    } else if areas.is_empty() {
        Truth::Unknown
    } else {
        areas.iter().any(|area| asked.contains(area)).into()
    }
}
