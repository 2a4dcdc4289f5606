//! The elements that a claim has to look at: of all others it is clear by a source or an actor that
//! the claim names that they are not counted.

use super::{ClaimQuery, Element};
use crate::model::{ClaimNoun, Id};
use crate::network::{ActorIndex, CitingRecords, InstrumentIndex, PartnershipIndex, ShortList};

impl ClaimQuery<'_, '_> {
    /// The elements that may be of the population, without those that are certainly not: what does
    /// not cite a source that it must cite, and what is not of an actor that it must be of. They are
    /// in the order of [`ClaimQuery::elements`].
    pub(super) fn candidates(&self) -> Vec<Element> {
        if self.claim.rank.is_some() {
            return self.elements();
        }
        match self.noun {
            ClaimNoun::Partnerships => match self.candidate_partnerships() {
                Some(found) => found.into_iter().map(Element::Partnership).collect(),
                None => self.elements(),
            },
            ClaimNoun::Instruments => match self.candidate_instruments() {
                Some(found) => found.into_iter().map(Element::Instrument).collect(),
                None => self.elements(),
            },
            ClaimNoun::Partners => {
                let Some(actors) = self.candidate_partners() else {
                    return self.elements();
                };
                let left_out = self.left_out();
                let actors = actors.into_iter().filter(|it| !left_out.contains(it));
                actors.map(Element::Actor).collect()
            }
            ClaimNoun::Actors | ClaimNoun::States => self.elements(),
        }
    }

    fn candidate_partnerships(&self) -> Option<Vec<PartnershipIndex>> {
        let cited = self.citing(|citing| &citing.partnerships);
        let of_actors = self.asked_actors().map(|actors| {
            let lists = actors
                .iter()
                .map(|it| &self.network.actors[*it].partnerships);
            together(lists)
        });
        smallest(cited, of_actors)
    }

    fn candidate_instruments(&self) -> Option<Vec<InstrumentIndex>> {
        let cited = self.citing(|citing| &citing.instruments);
        let of_actors = self.asked_actors().map(|actors| {
            let lists = actors
                .iter()
                .map(|it| &self.network.actors[*it].instruments);
            together(lists)
        });
        smallest(cited, of_actors)
    }

    /// The actors that have a partnership which may be meant.
    fn candidate_partners(&self) -> Option<Vec<ActorIndex>> {
        let cited = self.citing(|citing| &citing.partnerships).map(|found| {
            let ties = found.iter().map(|it| &self.network.ties[*it].parties);
            let of =
                |parties: &&ShortList<ActorIndex>| self.of.is_none_or(|of| parties.contains(&of));
            together(ties.filter(of))
        });
        smallest(cited, self.named_actors())
    }

    /// The records that cite all sources that they must cite, as far as these are known.
    fn citing<T: Copy + Ord>(&self, list: fn(&CitingRecords) -> &Vec<T>) -> Option<Vec<T>> {
        let own = self.cited.and_then(|id| self.network.citing(id));
        let own = own.map(|citing| list(citing).clone());
        let asked = &self.population.source;
        let all: Option<Vec<&CitingRecords>> =
            asked.iter().map(|id| self.network.citing(id)).collect();
        let all = all.filter(|all| !all.is_empty());
        let asked = all.map(|all| together(all.into_iter().map(list)));
        smallest(own, asked)
    }

    /// The actors of whom one must be a party of what is counted.
    fn asked_actors(&self) -> Option<Vec<ActorIndex>> {
        let of = self.of.filter(|_| self.is_of_one()).map(|of| vec![of]);
        smallest(of, self.named_actors())
    }

    /// The actors that the population names, if it names any.
    fn named_actors(&self) -> Option<Vec<ActorIndex>> {
        let lists = [&self.population.state, &self.population.organisation];
        let named = lists.into_iter().find(|ids| !ids.is_empty())?;
        let mut found: Vec<ActorIndex> = named.iter().flat_map(|id| self.actors_of(id)).collect();
        found.sort_unstable();
        found.dedup();
        Some(found)
    }

    /// The actors with an id: a state and an organisation may share one, which is a finding.
    fn actors_of(&self, id: &Id) -> impl Iterator<Item = ActorIndex> {
        // They are sorted by id.
        let actors = &self.network.actors.raw;
        let first = actors.partition_point(|actor| actor.id < id.as_str());
        let same = actors[first..].iter().take_while(|actor| *actor.id == **id);
        (first..first + same.count()).map(ActorIndex::from)
    }
}

/// The elements of several lists, each once, in order.
fn together<'l, T: Copy + Ord + 'l>(
    lists: impl Iterator<Item = impl IntoIterator<Item = &'l T>>,
) -> Vec<T> {
    let mut all: Vec<T> = lists.flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The shorter of two lists, each of which holds all that are looked for.
fn smallest<T>(one: Option<Vec<T>>, other: Option<Vec<T>>) -> Option<Vec<T>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if one.len() <= other.len() { one } else { other }),
        (one, other) => one.or(other),
    }
}
