//! In which section each partner stands.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::Truth;
use chancery_core::network::DirectionIndex;

use super::rows::{Key, Section, own_ties};
use crate::views::ExportContext;

/// The states that have partnerships with the one in the middle, where there is one, and of each the
/// direction of its highest partnership that has one: of those that hold on the day, the certain
/// ones first, and where none does of all.
pub(super) struct Partners<'v>(BTreeMap<&'v str, Listed>);

/// The direction of a partner, and whether its partnership there holds on the day.
type Listed = (Option<DirectionIndex>, Truth);

impl<'v> Partners<'v> {
    pub(super) fn new(views: &ExportContext<'v>) -> Self {
        let network = views.network;
        let mut found: BTreeMap<&str, BTreeSet<_>> = BTreeMap::new();
        for position in own_ties(views) {
            let tie = &network.ties[position];
            let holds = network.partnership_holds(position, views.selection.day);
            for party in &tie.parties {
                let id = network.actors[*party].id;
                let has_direction = tie.direction.is_some();
                let tier = network.tier_order(tie.tier);
                let order = (holds.is_possible(), has_direction, holds, tier);
                let of_party = found.entry(id).or_default();
                of_party.insert((Reverse(order), tie.direction));
            }
        }
        let found = found.into_iter().filter_map(|(id, of_party)| {
            let (Reverse((_, _, holds, _)), direction) = of_party.first()?;
            Some((id, (*direction, *holds)))
        });
        Partners(found.collect())
    }

    /// The section of a state by itself.
    pub(super) fn section_of(&self, state: &str) -> Section {
        match self.0.get(state) {
            Some((Some(direction), _)) => Section::Direction(*direction),
            Some((None, _)) => Section::NoDirection,
            None => Section::NoPartners,
        }
    }

    /// Whether the direction of a state lists it only possibly on the day.
    pub(super) fn is_doubtful(&self, state: &str) -> bool {
        let listed = self.0.get(state);
        listed.is_some_and(|(direction, holds)| direction.is_some() && *holds == Truth::Unknown)
    }

    /// The same of any party of a row.
    pub(super) fn is_doubtful_row(
        &self,
        views: &ExportContext<'v>,
        (_, parties): &Key<'v>,
    ) -> bool {
        let mut others = parties.iter().filter(|it| Some(**it) != views.ego());
        others.any(|it| self.is_doubtful(it))
    }

    pub(super) fn section(
        &self,
        views: &ExportContext<'v>,
        (adopted_by, parties): &Key<'v>,
    ) -> Section {
        let ego = views.ego();
        let others: Vec<&str> = parties
            .iter()
            .copied()
            .filter(|it| Some(*it) != ego)
            .collect();
        match others[..] {
            [] if adopted_by.is_some() => Section::Adopted,
            [] => Section::Nobody,
            [other] => self.section_of(other),
            [_, _] if parties.len() == 2 => Section::Pairs,
            _ => Section::Several,
        }
    }
}
