//! Where states lie, and which land is drawn around them.

use chancery_core::network::{ActorIndex, Network};

use super::super::PictureSettings;
use crate::map::{
    Boundaries, Detail, MapPlace, Projection, Ring, capital, inside, land, middle, shape,
};

/// The earth as the tables have it, with a user's shapes in their places; or a world of the user's
/// own, of which the tables know nothing.
pub(super) struct World<'s> {
    boundaries: Option<&'s Boundaries>,
    is_own: bool,
    detail: Detail,
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
                && states.all(|state| {
                    capital(state).is_none() && shape(state, Detail::Region).is_none()
                }),
            detail: Detail::Region,
        }
    }

    /// Whether only what the user gives is drawn.
    pub(super) fn is_own(&self) -> bool {
        self.is_own
    }

    /// The same world with no more of its outlines than a map of it can show, if its states lie
    /// around the globe.
    pub(super) fn shown_in(self, projection: Projection, places: &[MapPlace]) -> Self {
        /// The reach of a region around its middle, in degrees.
        const REACH: f64 = 60.0;
        let is_region = match projection {
            Projection::EqualEarth => false,
            Projection::Azimuthal { centre } => {
                places.iter().all(|it| centre.degrees_to(*it) <= REACH)
            }
        };
        let detail = if is_region {
            Detail::Region
        } else {
            Detail::World
        };
        World { detail, ..self }
    }

    /// Whether an enlargement can show more of the outlines.
    pub(super) fn has_more(&self) -> bool {
        self.detail == Detail::World && !self.is_own
    }

    pub(super) fn shape(&self, state: &str) -> Option<&'s [Ring]> {
        self.own_shape(state).or_else(|| shape(state, self.detail))
    }

    fn own_shape(&self, state: &str) -> Option<&'s [Ring]> {
        self.boundaries.and_then(|own| own.shape(state))
    }

    /// The capital of a state, otherwise a place inside its shape.
    pub(super) fn place(&self, state: &str) -> Option<MapPlace> {
        let shape = || {
            self.own_shape(state)
                .or_else(|| shape(state, Detail::Region))
        };
        capital(state).or_else(|| inside(shape()?))
    }

    /// How it is laid out: around the capital of the state in the middle; without one, around the
    /// middle of states that lie in one part of the world, and of those in a world of the user's
    /// own. Else the whole earth lies side by side.
    pub(super) fn projection(
        &self,
        ego: Option<&str>,
        states: &[ActorIndex],
        network: &Network<'_>,
    ) -> Projection {
        let ids = || states.iter().map(|state| network.actors[*state].id);
        let centre = match ego.and_then(|ego| self.place(ego)) {
            Some(place) => Some(place),
            None if self.is_own => {
                middle(ids().filter_map(|id| self.shape(id)).flatten().flatten())
            }
            None => common_middle(&ids().filter_map(|id| self.place(id)).collect::<Vec<_>>()),
        };
        centre.map_or(Projection::EqualEarth, |centre| Projection::Azimuthal {
            centre,
        })
    }

    /// The silhouette of all land that the tables have; none in a world of the user's own.
    pub(super) fn silhouette(&self) -> &'static [Ring] {
        if self.is_own { &[] } else { land(self.detail) }
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

    /// Who drew the shapes, and what that does not say.
    pub(super) fn credit(&self, enlarges: bool) -> String {
        let scale = match self.detail {
            Detail::Region => "1:50 million",
            Detail::World if enlarges => "1:110 million, enlarged 1:50 million",
            Detail::World => "1:110 million",
        };
        let atlas = format!(
            "visionscarto\u{2019}s view, made from Natural Earth, {scale}, with Crimea and Western \
             Sahara as the United Nations have them; capitals: GeoNames"
        );
        let shapes = match self.boundaries {
            Some(own) if self.is_own => own.name.clone(),
            Some(own) => format!("{}; all others: {atlas}", own.name),
            None => atlas,
        };
        format!(
            "Shapes: {shapes}. Drawing them implies no statement on any territory, border or \
             capital."
        )
    }
}

/// The middle of places that lie in one part of the world.
fn common_middle(places: &[MapPlace]) -> Option<MapPlace> {
    /// The reach of a part of the world around its middle, in degrees.
    const REACH: f64 = 40.0;
    let middle = middle(places)?;
    let is_near = |place: &MapPlace| middle.degrees_to(*place) <= REACH;
    places.iter().all(is_near).then_some(middle)
}
