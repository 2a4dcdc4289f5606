//! What is on the map, in the plane.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::Truth;
use chancery_core::finding::how_many;

use super::super::PictureSettings;
use super::classes::{MapClass, class_of, classes};
use super::world::World;
use crate::map::{MapPlace, Plane, Projection, Ring};
use crate::refusal::Refusal;
use crate::style::{self, Style};
use crate::views::{ExportContext, actor_words};
use typed_index_collections::TiVec;

use chancery_core::network::{ActorIndex, TierIndex};

/// Everything that is drawn, projected.
pub(super) struct MapScene<'s> {
    pub(super) world: World<'s>,
    /// The edge of what is drawn of the globe; empty if the whole of it lies side by side.
    pub(super) rim: Vec<Plane>,
    /// The silhouette of all land.
    pub(super) land: Vec<Vec<Plane>>,
    /// Pieces of land that a user's file adds to it, each of several rings.
    pub(super) other_land: Vec<Vec<Vec<Plane>>>,
    /// The state whose partners are meant.
    pub(super) ego: Option<MapActor>,
    /// The states and organisations that are meant, the larger ones first, so that none hides a smaller one.
    pub(super) actors: Vec<MapActor>,
    /// The names of the tiers, lowest first.
    pub(super) tiers: TiVec<TierIndex, String>,
    /// How states are coloured.
    pub(super) style: Style<'s>,
    /// The classes of the states that are drawn, by their numbers of partners.
    pub(super) classes: Vec<MapClass>,
    /// The states that are meant and have neither a shape nor a place.
    pub(super) unplaced: Vec<String>,
    /// The organisations that are meant, which have none by their nature.
    pub(super) organisations: Vec<String>,
}

/// What is behind the name of a state of which the records do not decide whether it is meant.
pub(super) const DOUBT: &str = " (?)";

/// A state on the map, or an organisation, which is only named below it.
pub(super) struct MapActor {
    pub(super) name: String,
    /// Whether it is a state; an organisation has no shape and no place.
    pub(super) is_state: bool,
    /// The highest tier of its partnerships.
    pub(super) tier: Option<TierIndex>,
    /// Its other tiers that stand beside the ladder, each with whether that is certain.
    pub(super) beside: Vec<(TierIndex, bool)>,
    /// With how many states it has partnerships.
    pub(super) degree: usize,
    pub(super) is_certain: bool,
    /// Its capital, or a place inside its shape.
    pub(super) point: Option<Plane>,
    /// Whether that place lies beyond the rim: then its point is the nearest one of that.
    pub(super) is_far: bool,
    /// Whether that place is its capital.
    pub(super) has_capital: bool,
    pub(super) rings: Vec<Vec<Plane>>,
}

impl<'s> MapScene<'s> {
    /// What there is to draw.
    ///
    /// # Errors
    ///
    /// If there is no partnership, or no state of one has a place.
    pub(super) fn new(
        views: &ExportContext<'s>,
        settings: &PictureSettings<'s>,
    ) -> Result<Self, Refusal> {
        MapScene::build(views, settings, true)
    }

    /// The same with all that is known of the outlines, for an enlargement.
    pub(super) fn nearer(
        &self,
        views: &ExportContext<'s>,
        settings: &PictureSettings<'s>,
    ) -> Option<Self> {
        let scene = || MapScene::build(views, settings, false).ok();
        self.world.has_more().then(scene).flatten()
    }

    fn build(
        views: &ExportContext<'s>,
        settings: &PictureSettings<'s>,
        as_shown: bool,
    ) -> Result<Self, Refusal> {
        let ego = views.selection.ego;
        let found = meant(views);
        let drawn: Vec<ActorIndex> = found.keys().copied().chain(ego).collect();
        let id = |state: ActorIndex| views.network.actors[state].id;
        let world = World::build(settings, drawn.iter().map(|state| id(*state)));
        let projection = world.projection(ego.map(id), &drawn, views.network);
        let places = drawn.iter().filter_map(|state| world.place(id(*state)));
        let places: Vec<MapPlace> = places.collect();
        let world = match as_shown {
            true => world.shown_in(projection, &places),
            false => world,
        };
        let mut actors: Vec<MapActor> = found
            .into_iter()
            .map(|(actor, found)| found.on_map(views, actor, projection, &world))
            .collect();
        actors.sort_by(|a, b| {
            b.size()
                .total_cmp(&a.size())
                .then_with(|| a.name.cmp(&b.name))
        });
        let nobody = MappedActor {
            tier: None,
            beside: Vec::new(),
            holds: Truth::Yes,
            partners: BTreeSet::new(),
        };
        let ego = ego.map(|ego| nobody.on_map(views, ego, projection, &world));
        let is_placed = |actor: &&MapActor| actor.point.is_some();
        if !actors.iter().any(|actor| is_placed(&actor)) {
            return Err(nowhere(&actors, ego.as_ref()));
        }
        let degrees: Vec<usize> = actors
            .iter()
            .filter(is_placed)
            .map(|actor| actor.degree)
            .collect();
        let other_land = world.other_land(|other| drawn.iter().any(|actor| id(*actor) == other));
        let tiers = &views.network.manifest().tiers;
        Ok(MapScene {
            style: Style::new(views.network.manifest()),
            rim: projection.rim(),
            land: rings(world.silhouette(), projection),
            other_land: other_land
                .into_iter()
                .map(|piece| rings(piece, projection))
                .collect(),
            world,
            ego,
            tiers: tiers.iter().map(|tier| tier.name.to_string()).collect(),
            classes: classes(&degrees),
            unplaced: without_a_place(&actors, true),
            organisations: without_a_place(&actors, false),
            actors,
        })
    }

    /// Whether a state has a partnership of the registry's highest tier, of several.
    pub(super) fn is_highest(&self, state: &MapActor) -> bool {
        state.tier.is_some() && self.style.on_map(state.tier).1
    }

    /// The colour of a state's shape.
    pub(super) fn fill(&self, state: &MapActor) -> String {
        if self.ego.is_none() {
            let class = class_of(&self.classes, state.degree);
            let shade = style::map::class(class, self.classes.len());
            return shade.light.to_string();
        }
        self.tier_fill(state.tier)
    }

    /// The colour of a tier: the higher, the darker, and the highest hatched.
    pub(super) fn tier_fill(&self, tier: Option<TierIndex>) -> String {
        match self.style.on_map(tier) {
            (_, true) => "url(#map-hatch)".to_owned(),
            (shade, false) => shade.light.to_string(),
        }
    }

    /// A tier beside the ladder at which a state has a tie as well.
    pub(super) fn beside_words(&self, (tier, is_certain): (TierIndex, bool)) -> String {
        let doubt = if is_certain { "" } else { ", possibly" };
        format!("{}{doubt}", self.tiers[tier])
    }

    pub(super) fn tooltip(&self, state: &MapActor) -> String {
        let tier = state
            .tier
            .map_or(String::new(), |tier| format!(": {}", self.tiers[tier]));
        let doubt = if state.is_certain { "" } else { ", possibly" };
        let beside = state.beside.iter().map(|it| self.beside_words(*it));
        let beside: String = beside.map(|words| format!("; {words}")).collect();
        if self.ego.is_some() {
            format!("{}{tier}{doubt}{beside}", state.name)
        } else {
            let partners = how_many(state.degree, "partner");
            format!("{}: {partners}", state.name)
        }
    }
}

/// The refusal to draw an empty map.
fn nowhere(actors: &[MapActor], ego: Option<&MapActor>) -> Refusal {
    if actors.is_empty() {
        return Refusal::new(
            "there is no partnership to draw on the map",
            "add one, or select more",
        );
    }
    let whose = ego.map_or("parties".to_owned(), |ego| {
        format!("partners of {}", ego.name)
    });
    Refusal::new(
        format!("none of the {whose} has a place on the map"),
        "give their shapes with --boundaries FILE",
    )
}

/// The names of the states, or of the organisations, that have no place on the map.
fn without_a_place(actors: &[MapActor], is_state: bool) -> Vec<String> {
    let found = actors.iter().filter(|it| it.is_state == is_state);
    let found = found.filter(|it| it.point.is_none());
    found.map(MapActor::marked_name).collect()
}

/// What makes a state or an organisation be among those of the map.
struct MappedActor {
    tier: Option<TierIndex>,
    beside: Vec<(TierIndex, bool)>,
    holds: Truth,
    /// The other states of its partnerships, where a state in the middle is not the only one.
    partners: BTreeSet<ActorIndex>,
}

impl MappedActor {
    fn on_map(
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
        MapActor {
            name: match node.is_state() {
                true => node.name.to_owned(),
                false => actor_words(views.network, state),
            },
            is_state: node.is_state(),
            tier: self.tier,
            beside: self.beside.clone(),
            degree: self.partners.len(),
            is_certain: self.holds.is_certain(),
            point: place.map(|place| projection.project(place)),
            is_far: place.is_some_and(|place| !projection.shows(place)),
            has_capital: crate::map::capital(node.id).is_some(),
            rings: rings(own, projection),
        }
    }
}

impl MapActor {
    /// Its name, marked where the records do not decide whether it is meant.
    pub(super) fn marked_name(&self) -> String {
        let doubt = if self.is_certain { "" } else { DOUBT };
        format!("{}{doubt}", self.name)
    }

    /// The height times the width of its shape, in squares of the earth's radius.
    fn size(&self) -> f64 {
        crate::map::Frame::around(self.rings.iter().flatten().copied())
            .map_or(0.0, |frame| frame.width() * frame.height())
    }
}

/// The actors that are meant, by position.
fn meant(views: &ExportContext<'_>) -> BTreeMap<ActorIndex, MappedActor> {
    let mut found: BTreeMap<ActorIndex, MappedActor> = BTreeMap::new();
    let network = views.network;
    if views.selection.ego.is_some() {
        for partner in views.partners() {
            let (tiers, possible) = partner.tiers(network);
            let tier = tiers.first().copied();
            let tiers = tiers.into_iter().map(|it| (it, true));
            let all = tiers.chain(possible.into_iter().map(|it| (it, false)));
            let is_beside = |it: &(TierIndex, bool)| !network.tier(it.0).is_ranked();
            let beside = all.filter(|it| Some(it.0) != tier && is_beside(it));
            found.insert(
                partner.actor,
                MappedActor {
                    tier,
                    beside: beside.collect(),
                    holds: partner.holds,
                    partners: BTreeSet::new(),
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
            let entry = found.entry(*party).or_insert(MappedActor {
                tier: None,
                beside: Vec::new(),
                holds: Truth::No,
                partners: BTreeSet::new(),
            });
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
            let exists = |other: &&ActorIndex| {
                let both = [**other, *party];
                views.selection.holds_of(selected, &both).is_possible()
            };
            let others = tie.parties.iter().filter(|other| *other != party);
            entry.partners.extend(others.filter(exists));
        }
    }
    found
}

fn rings(rings: &[Ring], projection: Projection) -> Vec<Vec<Plane>> {
    rings
        .iter()
        .flat_map(|ring| projection.project_ring(ring))
        .collect()
}
