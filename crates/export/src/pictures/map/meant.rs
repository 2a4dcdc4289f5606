//! Who is on the map, and by which partnerships.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chancery_core::date::Truth;
use chancery_core::model::Role;
use chancery_core::network::{ActorIndex, TierIndex};

use super::scene::{MapActor, rings};
use super::world::World;
use crate::map::Projection;
use crate::views::{ExportContext, actor_words};

/// What makes a state or an organisation be among those of the map.
#[derive(Clone)]
pub(super) struct MappedActor {
    tier: Option<TierIndex>,
    beside: Vec<(TierIndex, bool)>,
    has_more_tiers: bool,
    holds: Truth,
    /// The other states of its partnerships, where a state in the middle is not the only one, and
    /// whether these hold.
    partners: BTreeMap<ActorIndex, Truth>,
    /// How many partnerships it has with the state in the middle.
    ties: usize,
}

impl MappedActor {
    pub(super) fn new(holds: Truth) -> Self {
        MappedActor {
            tier: None,
            beside: Vec::new(),
            has_more_tiers: false,
            holds,
            partners: BTreeMap::new(),
            ties: 0,
        }
    }

    pub(super) fn on_map(
        &self,
        views: &ExportContext<'_>,
        state: ActorIndex,
        projection: Projection,
        world: &World<'_>,
    ) -> MapActor {
        let node = &views.network.actors[state];
        let own = world.shape(node.id).filter(|_| node.is_state());
        let own = own.unwrap_or_default();
        let place = world.place(node.id).filter(|_| node.is_state());
        let certain = self.partners.values().filter(|it| it.is_certain());
        let certain = certain.count();
        MapActor {
            name: match node.is_state() {
                true => node.name.to_owned(),
                false => actor_words(views.messages, views.network, state),
            },
            is_state: node.is_state(),
            tier: self.tier,
            beside: self.beside.clone(),
            has_more_tiers: self.has_more_tiers,
            order: views.network.tier_order(self.tier),
            degree: match certain {
                0 => self.partners.len().max(self.ties),
                certain => certain,
            },
            possible: match certain {
                0 => 0,
                certain => self.partners.len() - certain,
            },
            is_certain: self.holds.is_certain(),
            point: place.map(|place| projection.project(place)),
            is_far: place.is_some_and(|place| !projection.is_for(place)),
            rings: rings(own, projection),
        }
    }
}

/// The members of the organisation whose partners are meant, certainly or possibly.
pub(super) fn members(views: &ExportContext<'_>) -> Vec<(ActorIndex, MappedActor)> {
    let network = views.network;
    let Some(ego) = views.selection.ego.map(|ego| &network.actors[ego]) else {
        return Vec::new();
    };
    if ego.is_state() {
        return Vec::new();
    }
    let day = views.selection.day;
    let members = network.states().filter_map(|state| {
        let holds = network.belongs(state, ego.id, day, Role::is_full);
        let is_meant = holds.is_possible();
        is_meant.then(|| (state, MappedActor::new(holds)))
    });
    members.collect()
}

/// The actors that are meant, by position.
pub(super) fn meant(views: &ExportContext<'_>) -> BTreeMap<ActorIndex, MappedActor> {
    let mut found: BTreeMap<ActorIndex, MappedActor> = BTreeMap::new();
    let network = views.network;
    if views.selection.ego.is_some() {
        for partner in views.partners() {
            let (tiers, possible) = partner.tiers(network);
            let tier = tiers.first().copied();
            let has_more_tiers = tiers.len() + possible.len() > 1;
            let is_certain = partner.holds.is_certain();
            let tiers = tiers.into_iter().map(|it| (it, is_certain));
            let all = tiers.chain(possible.into_iter().map(|it| (it, false)));
            let is_beside = |it: &(TierIndex, bool)| !network.tier(it.0).is_ranked();
            let beside = all.filter(|it| Some(it.0) != tier && is_beside(it));
            found.insert(
                partner.actor,
                MappedActor {
                    tier,
                    beside: beside.collect(),
                    has_more_tiers,
                    ties: partner.partnerships.len(),
                    ..MappedActor::new(partner.holds)
                },
            );
        }
        return found;
    }
    for selected in views.partnerships() {
        let tie = &network.ties[selected.position];
        for party in &tie.parties {
            let holds = views.selection.holds_of(selected, &[*party]);
            if !holds.is_possible() {
                continue;
            }
            let entry = found.entry(*party);
            let entry = entry.or_insert_with(|| MappedActor::new(Truth::No));
            // The highest of the tiers that are as certain as any.
            entry.tier = match holds.cmp(&entry.holds) {
                Ordering::Less => entry.tier,
                Ordering::Equal => [entry.tier, tie.tier]
                    .into_iter()
                    .max_by_key(|tier| network.tier_order(*tier))
                    .flatten(),
                Ordering::Greater => tie.tier,
            };
            entry.holds = entry.holds | holds;
            for other in tie.parties.iter().filter(|other| *other != party) {
                let holds = views.selection.holds_of(selected, &[*other, *party]);
                if holds.is_possible() {
                    let found = entry.partners.entry(*other).or_insert(Truth::No);
                    *found = *found | holds;
                }
            }
        }
    }
    found
}
