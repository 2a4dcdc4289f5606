//! Where states lie, and which land is drawn around them.

use chancery_core::messages::Messages;
use chancery_core::model::known_states;
use chancery_core::say;

use super::super::{MapExtent, PictureSettings};
use crate::map::{Boundaries, MapPlace, Projection, Ring, capital, enclosing, inside, land, shape};

/// The earth as the tables have it, with a user's shapes in their places; or a world of the user's
/// own, of which the tables know nothing.
pub(super) struct World<'s> {
    boundaries: Option<&'s Boundaries>,
    is_own: bool,
}

impl<'s> World<'s> {
    /// The world of some states by their ids: it is the user's own where shapes are given and the
    /// tables have none of the states. Else the user's shapes replace those of their states, and
    /// the rest of the land stays.
    pub(super) fn build<'n>(
        settings: &PictureSettings<'s>,
        mut states: impl Iterator<Item = &'n str>,
    ) -> Self {
        let boundaries = settings.boundaries;
        World {
            boundaries,
            is_own: boundaries.is_some()
                && states.all(|state| capital(state).is_none() && shape(state).is_none()),
        }
    }

    /// Whether only what the user gives is drawn.
    pub(super) fn is_own(&self) -> bool {
        self.is_own
    }

    pub(super) fn shape(&self, state: &str) -> Option<&'s [Ring]> {
        let own = self.boundaries.and_then(|own| own.shape(state));
        own.or_else(|| shape(state))
    }

    /// The capital of a state, otherwise a place inside its shape.
    pub(super) fn place(&self, state: &str) -> Option<MapPlace> {
        capital(state).or_else(|| inside(self.shape(state)?))
    }

    /// Places along the longest outline of a state.
    fn main_outline(&self, state: &str) -> Vec<MapPlace> {
        const ENOUGH: usize = 60;
        let rings = self.shape(state).unwrap_or_default().iter();
        let longest = rings.max_by_key(|ring| ring.len());
        let places = longest.into_iter().flat_map(|ring| {
            let stride = ring.len().div_ceil(ENOUGH).max(1);
            ring.iter().copied().step_by(stride)
        });
        places.collect()
    }

    /// How states are laid out, by their ids: in a region that holds all of them, otherwise on a map
    /// of the world. Whoever asks for a region of states all over the world gets the one around the
    /// state in the middle, or the one where most of them are.
    pub(super) fn layout(
        &self,
        ego: Option<&str>,
        states: &[&str],
        asked: Option<MapExtent>,
    ) -> Projection {
        let mut places: Vec<MapPlace> = match self.is_own {
            true => {
                let shapes = states.iter().filter_map(|id| self.shape(id));
                shapes.flatten().flatten().copied().collect()
            }
            false => states.iter().filter_map(|id| self.place(id)).collect(),
        };
        let outline = ego.map_or(Vec::new(), |ego| self.main_outline(ego));
        let ego = ego.and_then(|ego| self.place(ego));
        while asked != Some(MapExtent::World) {
            // The state in the middle is shown whole.
            let all = places.iter().chain(&outline);
            let all: Vec<MapPlace> = all.copied().collect();
            let region = enclosing(&all).filter(|it| it.1 <= REGION);
            let region = region.map(|(centre, reach)| Projection::of_region(centre, reach));
            let is_upright = |it: &Projection| all.iter().all(|at| it.turned(*at) <= MOST_TURNED);
            if let Some(region) = region.filter(is_upright) {
                return region;
            }
            if asked.is_none() || !leave_farthest_out(&mut places, ego) {
                break;
            }
        }
        Projection::EqualEarth {
            middle: middle_of_the_world(&places),
        }
    }

    /// The silhouette of all land that the tables have; none in a world of the user's own.
    pub(super) fn silhouette(&self) -> &'static [Ring] {
        if self.is_own { &[] } else { land() }
    }

    /// What else the user gives: land of no state, and of states that are not drawn.
    pub(super) fn other_land(&self, is_drawn: impl Fn(&str) -> bool) -> Vec<&'s [Ring]> {
        let Some(own) = self.boundaries else {
            return Vec::new();
        };
        let of_others = own.shapes.iter().filter(|(state, _)| !is_drawn(state));
        of_others
            .map(|(_, rings)| rings)
            .chain(&own.land)
            .map(Vec::as_slice)
            .collect()
    }

    /// The shapes of the states that are not drawn, so far as they are on the map.
    pub(super) fn undrawn(&self, is_drawn: impl Fn(&str) -> bool) -> Vec<&'s [Ring]> {
        let known = known_states().iter().map(|it| it.alpha_3);
        let known = known.filter(|_| !self.is_own);
        let own = self.boundaries.map(|own| own.shapes.keys()).into_iter();
        let mut states: Vec<&str> = known.chain(own.flatten().map(String::as_str)).collect();
        states.sort_unstable();
        states.dedup();
        states.retain(|state| !is_drawn(state));
        states.into_iter().filter_map(|it| self.shape(it)).collect()
    }

    /// Who drew the shapes, and what that does not say.
    pub(super) fn credit(&self, messages: &Messages) -> String {
        match self.boundaries {
            Some(own) if self.is_own => say!(messages, "map-credit-own", name = &own.name),
            Some(own) => say!(messages, "map-credit-own-and-others", name = &own.name),
            None => say!(messages, "map-credit"),
        }
    }
}

/// The reach of a region around its middle, in degrees: farther away from it shapes would be turned
/// until nobody knows them.
const REGION: f64 = 45.0;
/// How far the north of a state in a region is turned from up at most, in degrees.
const MOST_TURNED: f64 = 40.0;

/// Takes away the place that is farthest from one of them, or from the others; false if only that
/// one is left.
fn leave_farthest_out(places: &mut Vec<MapPlace>, from: Option<MapPlace>) -> bool {
    let distance = |place: &MapPlace| match from {
        Some(from) => from.degrees_to(*place),
        None => places.iter().map(|it| it.degrees_to(*place)).sum(),
    };
    let distances = places.iter().map(distance).enumerate();
    let farthest = distances.max_by(|a, b| a.1.total_cmp(&b.1));
    let Some((farthest, _)) = farthest.filter(|(_, distance)| *distance > 0.0) else {
        return false;
    };
    places.remove(farthest);
    true
}

/// The longitude in the middle of a map of the world: the map is cut through the Bering Strait,
/// or, if that brings the places clearly nearer to each other, through the Atlantic Ocean.
fn middle_of_the_world(places: &[MapPlace]) -> f64 {
    const ATLANTIC: f64 = 11.0;
    const PACIFIC: f64 = 150.0;
    /// By so many degrees it must bring them nearer, since most readers know the other map.
    const CLEARLY: f64 = 30.0;
    let width = |middle: f64| {
        let turns = places.iter();
        let turns = turns.map(|it| (it.longitude - middle + 540.0).rem_euclid(360.0) - 180.0);
        let (least, most) = turns.fold((180.0_f64, -180.0_f64), |(least, most), turn| {
            (least.min(turn), most.max(turn))
        });
        most - least
    };
    if width(PACIFIC) + CLEARLY < width(ATLANTIC) {
        PACIFIC
    } else {
        ATLANTIC
    }
}
