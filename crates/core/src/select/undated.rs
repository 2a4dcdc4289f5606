//! What is only possible for lack of a source with a day.

use std::collections::BTreeMap;

use super::Selection;
use crate::date::Truth;
use crate::model::Source;
use crate::network::{ActorIndex, PartnershipIndex};

/// Partners or partnerships that are only possible because no source of theirs has a day, and the
/// sources of which one day would make them certain.
#[derive(Debug, Clone, Default)]
pub struct Undated<'r, I> {
    /// The partners or the partnerships.
    pub positions: Vec<I>,
    /// The sources, by id.
    pub sources: Vec<&'r Source>,
}

impl<'r> Selection<'_, 'r> {
    /// The partners that are only possible for lack of a source with a day.
    #[must_use]
    pub fn undated_partners(&self) -> Undated<'r, ActorIndex> {
        let found = self.partners().into_iter().filter_map(|partner| {
            let is_meant =
                partner.holds == Truth::Unknown && self.actor(partner.actor).is_certain();
            let ties = partner.partnerships.iter().filter(|_| is_meant);
            let sources: Vec<&Source> = ties
                .flat_map(|tie| self.undated_sources(tie.position))
                .collect();
            (!sources.is_empty()).then_some((partner.actor, sources))
        });
        Undated::from_sources(found)
    }

    /// The partnerships that are only possible for lack of a source with a day.
    #[must_use]
    pub fn undated_partnerships(&self) -> Undated<'r, PartnershipIndex> {
        let found = self.partnerships().into_iter().filter_map(|tie| {
            let sources = self.undated_sources(tie.position);
            (!sources.is_empty()).then_some((tie.position, sources))
        });
        Undated::from_sources(found)
    }

    /// The sources of a partnership of which a day by that of the selection would make it certain.
    fn undated_sources(&self, position: PartnershipIndex) -> Vec<&'r Source> {
        if self.partnership_at_any_time(position).is_certain() {
            self.network.undated_sources(position, self.day)
        } else {
            Vec::new()
        }
    }
}

impl<'r, I> Undated<'r, I> {
    fn from_sources(found: impl Iterator<Item = (I, Vec<&'r Source>)>) -> Self {
        let mut positions = Vec::new();
        let mut sources = BTreeMap::new();
        for (position, of_it) in found {
            positions.push(position);
            sources.extend(of_it.into_iter().map(|source| (source.id.as_str(), source)));
        }
        Undated {
            positions,
            sources: sources.into_values().collect(),
        }
    }
}
