//! What is on the map, in the plane.

use chancery_core::date::Truth;
use chancery_core::messages::Messages;
use chancery_core::{message, say};

use super::super::{MapExtent, PictureSettings};
use super::classes::{MapClass, class_of, classes};
use super::fill::MapFill;
use super::meant::{MappedActor, meant, members};
use super::world::World;
use crate::map::{Frame, Plane, Projection, Ring};
use crate::refusal::Refusal;
use crate::style::{self, Style};
use crate::views::{ExportContext, counted_exactly, source_count, source_line};
use typed_index_collections::TiVec;

use chancery_core::network::{ActorIndex, TierIndex, TierOrder};

/// Everything that is drawn, projected.
pub(super) struct MapScene<'s> {
    pub(super) world: World<'s>,
    pub(super) projection: Projection,
    /// The silhouette of all land.
    pub(super) land: Vec<Vec<Plane>>,
    /// Pieces of land that a user's file adds to it, each of several rings.
    pub(super) other_land: Vec<Vec<Vec<Plane>>>,
    /// The shapes of states that are not meant, on which no name of another one may lie.
    pub(super) undrawn: Vec<Vec<Vec<Plane>>>,
    /// The state whose partners are meant.
    pub(super) ego: Option<MapActor>,
    /// The members of the organisation whose partners are meant, which has no shape of its own.
    pub(super) members: Vec<MapActor>,
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
    /// For which screens it is drawn.
    pub(super) form: MapForm,
    /// Whether the whole world is asked for.
    pub(super) is_world: bool,
    /// Whether what is on the map is selected from what is recorded.
    pub(super) is_narrowed: bool,
    /// From which registry it is, and how many sources that cites for what is drawn.
    pub(super) source: String,
    /// What readers are told.
    pub(super) messages: &'static Messages,
}

/// What differs between the wide map and that on a phone.
#[derive(Clone, Copy)]
pub(super) struct MapForm {
    /// By what its textures are named. Both stand on one page, and each has its own: the textures of
    /// a picture that is hidden are not drawn.
    pub(super) name: &'static str,
    /// The greatest length of a line from a state to its name, in pixels: at the end of a longer one
    /// a name is taken for that of the state around it.
    pub(super) longest_line: f64,
}

pub(super) const WIDE: MapForm = MapForm {
    name: "map",
    longest_line: 80.0,
};
pub(super) const PHONE: MapForm = MapForm {
    name: "map-phone",
    longest_line: 50.0,
};

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
    /// Whether it has a tie to the state in the middle at another tier as well.
    pub(super) has_more_tiers: bool,
    /// The place of that tier among all.
    pub(super) order: TierOrder,
    /// The number of its certain partners, or if it has none, of its possible ones; on a map of the
    /// partners of one state, the number of its partnerships with that state.
    pub(super) degree: usize,
    /// With how many more it only possibly has partnerships.
    pub(super) possible: usize,
    pub(super) is_certain: bool,
    /// Its capital, or a place inside its shape.
    pub(super) point: Option<Plane>,
    /// Whether that place is none of those for which the map is made.
    pub(super) is_far: bool,
    pub(super) rings: Vec<Vec<Plane>>,
}

/// The registry and how many sources it cites for the partnerships that the map is about.
fn source(views: &ExportContext<'_>) -> String {
    let shown = match views.selection.ego {
        Some(_) => {
            let partners = views.partners().into_iter();
            partners.flat_map(|it| it.partnerships).collect()
        }
        None => views.partnerships(),
    };
    let records = shown
        .iter()
        .map(|it| views.network.partnership(it.position));
    let sources = source_count(records.flat_map(|record| &record.evidence));
    source_line(views, sources, message!("source-cited-for-partnerships"))
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
        let ego = views.selection.ego;
        let found = meant(views);
        let members: Vec<(ActorIndex, MappedActor)> = members(views)
            .into_iter()
            .filter(|(member, _)| !found.contains_key(member))
            .collect();
        let of_ego = members.iter().map(|(member, _)| *member).chain(ego);
        let drawn: Vec<ActorIndex> = found.keys().copied().chain(of_ego).collect();
        let id = |state: ActorIndex| views.network.actors[state].id;
        let ids: Vec<&str> = drawn.iter().map(|state| id(*state)).collect();
        let world = World::build(settings, ids.iter().copied());
        let projection = world.layout(ego.map(id), &ids, settings.extent);
        let on_map = |(actor, found): (ActorIndex, MappedActor)| {
            found.on_map(views, actor, projection, &world)
        };
        let mut actors: Vec<MapActor> = found.into_iter().map(on_map).collect();
        actors.sort_by(|a, b| {
            b.size()
                .total_cmp(&a.size())
                .then_with(|| a.name.cmp(&b.name))
        });
        let members = members.into_iter().map(on_map).collect();
        let ego = ego.map(|ego| on_map((ego, MappedActor::new(Truth::Yes))));
        let is_placed = |actor: &&MapActor| actor.point.is_some();
        if !actors.iter().any(|actor| is_placed(&actor)) {
            return Err(nowhere(&actors, ego.as_ref()));
        }
        let placed = actors.iter().filter(is_placed);
        let degrees: Vec<usize> = placed.map(|actor| actor.degree).collect();
        let other_land = world.other_land(|other| ids.contains(&other));
        let undrawn = world.undrawn(|other| ids.contains(&other));
        let tiers = &views.network.manifest().tiers;
        Ok(MapScene {
            source: source(views),
            style: Style::new(views.network.manifest()),
            land: rings(world.silhouette(), projection),
            other_land: other_land
                .into_iter()
                .map(|piece| rings(piece, projection))
                .collect(),
            undrawn: undrawn
                .into_iter()
                .map(|shape| rings(shape, projection))
                .collect(),
            world,
            projection,
            ego,
            members,
            tiers: tiers.iter().map(|tier| tier.name.to_string()).collect(),
            classes: classes(&degrees),
            unplaced: without_a_place(&actors, true),
            organisations: without_a_place(&actors, false),
            form: WIDE,
            is_world: settings.extent == Some(MapExtent::World),
            is_narrowed: views.is_narrowed(),
            messages: views.messages,
            actors,
        })
    }

    /// Everybody who has a place, in the order in which shapes are drawn.
    pub(super) fn states(&self) -> impl Iterator<Item = &MapActor> + Clone {
        self.actors.iter().chain(&self.members).chain(&self.ego)
    }

    /// The same, each with whether a picture draws it itself, and does not take it from another one:
    /// what has a texture, and what that would hide if it was drawn later.
    pub(super) fn layers(&self) -> impl Iterator<Item = (&MapActor, bool)> {
        let mut textured: Vec<Frame> = Vec::new();
        self.states().map(move |state| {
            let frame = state.frame();
            let is_hidden = |frame: Frame| textured.iter().any(|it| it.joined(&frame) == *it);
            let has_texture = !self.fill(state).is_plain();
            let is_own = has_texture || frame.is_some_and(is_hidden);
            textured.extend(frame.filter(|_| has_texture));
            (state, is_own)
        })
    }

    /// Whether a state is the one whose partners are meant, or of that organisation.
    pub(super) fn is_subject(&self, state: &MapActor) -> bool {
        let mut subjects = self.members.iter().chain(&self.ego);
        subjects.any(|it| std::ptr::eq(it, state))
    }

    /// Whether a state has a partnership of the registry's highest tier, of several.
    pub(super) fn is_highest(&self, state: &MapActor) -> bool {
        let is_ladder = self.tiers.len() > 1;
        is_ladder && state.tier.is_some() && state.tier == self.style.highest()
    }

    /// The states that are named first: the state in the middle, then those at the highest tier, of
    /// these the ones with the most ties, and of these the largest.
    pub(super) fn by_importance(&self) -> Vec<(usize, &MapActor)> {
        let mut states: Vec<(usize, &MapActor)> = self.states().enumerate().collect();
        let is_ego = |state: &MapActor| self.ego.as_ref().is_some_and(|it| std::ptr::eq(it, state));
        let rank = |state: &MapActor| match self.ego {
            Some(_) => (!self.is_subject(state)).then_some(state.order),
            None => None,
        };
        states.sort_by(|(_, a), (_, b)| {
            is_ego(b)
                .cmp(&is_ego(a))
                .then_with(|| rank(b).cmp(&rank(a)))
                .then_with(|| b.degree.cmp(&a.degree))
                .then_with(|| b.size().total_cmp(&a.size()))
        });
        states
    }

    /// What a state's shape is filled with.
    pub(super) fn fill(&self, state: &MapActor) -> MapFill {
        let fill = if self.is_subject(state) {
            MapFill::plain(style::map::HUB)
        } else if self.ego.is_some() {
            self.tier_fill(state.tier)
        } else {
            let class = class_of(&self.classes, state.degree);
            MapFill::plain(style::map::tint(class, self.classes.len()))
        };
        let fill = match state.is_certain {
            true => fill,
            false => fill.striped(),
        };
        fill.within(self.form.name)
    }

    /// What states at a tier are filled with: the higher, the darker.
    pub(super) fn tier_fill(&self, tier: Option<TierIndex>) -> MapFill {
        let (shade, dots) = self.style.on_map(tier);
        MapFill::dotted(shade, dots).within(self.form.name)
    }

    /// A tier beside the ladder at which a state has a tie as well.
    pub(super) fn beside_words(&self, (tier, is_certain): (TierIndex, bool)) -> String {
        let name = self.tiers[tier].as_str();
        match is_certain {
            true => name.to_owned(),
            false => say!(self.messages, "possibly-meant", name = name),
        }
    }

    pub(super) fn tooltip(&self, state: &MapActor) -> String {
        let messages = self.messages;
        // The subject and its members have no tier.
        let what = match (&self.ego, state.tier) {
            (None, _) => counted_exactly(messages, state.degree, message!("counted-partners")),
            (Some(_), Some(tier)) => self.tiers[tier].clone(),
            (Some(_), None) => String::new(),
        };
        let mut words = match what.is_empty() {
            true => state.name.clone(),
            false => format!("{}: {what}", state.name),
        };
        if !state.is_certain {
            words = say!(messages, "possibly-meant", name = words);
        }
        if self.ego.is_none() {
            return match state.possible {
                0 => words,
                more => say!(messages, "map-possibly-more", words = words, more = more),
            };
        }
        let beside = state.beside.iter().map(|it| self.beside_words(*it));
        let all: Vec<String> = std::iter::once(words).chain(beside).collect();
        all.join("; ")
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
    if actors.iter().all(|actor| !actor.is_state) {
        return Refusal::new(
            format!("the {whose} are organisations, which have no place on the map"),
            "add or select a partnership of a state",
        );
    }
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

impl MapActor {
    /// Its name, marked where the records do not decide whether it is meant.
    pub(super) fn marked_name(&self) -> String {
        let doubt = if self.is_certain { "" } else { DOUBT };
        format!("{}{doubt}", self.name)
    }

    /// The box of its shape; none if it has none.
    fn frame(&self) -> Option<Frame> {
        Frame::around(self.rings.iter().flatten().copied())
    }

    /// The height times the width of its shape, in squares of the earth's radius.
    fn size(&self) -> f64 {
        self.frame()
            .map_or(0.0, |frame| frame.width() * frame.height())
    }
}

pub(super) fn rings(rings: &[Ring], projection: Projection) -> Vec<Vec<Plane>> {
    rings
        .iter()
        .flat_map(|ring| projection.project_ring(ring))
        .collect()
}
