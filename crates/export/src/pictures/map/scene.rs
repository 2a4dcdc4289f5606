//! What is on the map, in the plane.

use std::collections::BTreeMap;

use chancery_core::date::Truth;

use super::super::Settings;
use crate::map::{Place, Plane, Projection, Ring, capital, land, shape};
use crate::views::Views;

/// Everything that is drawn, projected.
pub(super) struct Scene {
    /// The silhouette of all land.
    pub(super) land: Vec<Vec<Plane>>,
    /// The state whose partners are meant.
    pub(super) hub: Option<MapState>,
    /// The states that are meant, the larger ones first, so that none hides a smaller one.
    pub(super) states: Vec<MapState>,
    /// The names of the tiers, lowest first.
    pub(super) tiers: Vec<String>,
    /// The states that are meant and have neither a shape nor a place.
    pub(super) unplaced: Vec<String>,
}

/// A state on the map.
pub(super) struct MapState {
    pub(super) name: String,
    /// The highest tier of its partnerships, as a position.
    pub(super) tier: Option<usize>,
    /// With how many states it has partnerships.
    pub(super) degree: usize,
    pub(super) is_certain: bool,
    /// Its capital, or the middle of its shape.
    pub(super) point: Option<Plane>,
    pub(super) rings: Vec<Vec<Plane>>,
}

impl Scene {
    pub(super) fn new(views: &Views<'_>, settings: &Settings<'_>) -> Self {
        let hub = views.selection.of;
        let projection = hub
            .and_then(|hub| place_of(views.network.states[hub].id, settings))
            .map_or(Projection::EqualEarth, |centre| Projection::Azimuthal {
                centre,
            });
        let mut states: Vec<MapState> = meant(views)
            .into_iter()
            .map(|(state, found)| found.on_map(views, state, projection, settings))
            .collect();
        let unplaced = states
            .iter()
            .filter(|state| state.point.is_none())
            .map(|state| state.name.clone())
            .collect();
        states.sort_by(|a, b| {
            b.size()
                .total_cmp(&a.size())
                .then_with(|| a.name.cmp(&b.name))
        });
        let nobody = Found {
            tier: None,
            holds: Truth::Yes,
            degree: states.len(),
        };
        Scene {
            land: rings(land(), projection),
            hub: hub.map(|hub| nobody.on_map(views, hub, projection, settings)),
            tiers: views
                .network
                .manifest()
                .tiers
                .iter()
                .map(|tier| tier.name.to_string())
                .collect(),
            states,
            unplaced,
        }
    }

    /// Whether a state has a partnership of the registry's highest tier, of several.
    pub(super) fn is_highest(&self, state: &MapState) -> bool {
        self.tiers.len() > 1 && state.tier == Some(self.tiers.len() - 1)
    }

    /// The colour of a state's shape.
    pub(super) fn fill(&self, state: &MapState) -> String {
        if self.hub.is_none() {
            return degree_colour(state.degree).to_owned();
        }
        state
            .tier
            .map_or_else(|| "#3A88C4".to_owned(), |tier| self.tier_fill(tier))
    }

    /// The colour of a tier: the higher, the darker, and the highest hatched.
    pub(super) fn tier_fill(&self, tier: usize) -> String {
        const STEPS: [&str; 3] = ["#3A88C4", "#2A6FA8", "#1C5486"];
        let last = self.tiers.len().saturating_sub(1);
        if tier == last && last > 0 {
            "url(#map-hatch)".to_owned()
        } else {
            STEPS[tier.min(STEPS.len() - 1)].to_owned()
        }
    }

    pub(super) fn tooltip(&self, state: &MapState) -> String {
        let tier = state
            .tier
            .map_or(String::new(), |tier| format!(": {}", self.tiers[tier]));
        if self.hub.is_some() {
            format!("{}{tier}", state.name)
        } else {
            format!("{}: {} partners", state.name, state.degree)
        }
    }
}

/// The bounds of the classes by which a map without a subject is coloured.
pub(super) const DEGREES: [(usize, &str, &str); 4] = [
    (1, "#A9CCE8", "1 or 2 partners"),
    (3, "#5F9FD0", "3 to 5 partners"),
    (6, "#2A6FA8", "6 to 10 partners"),
    (11, "#0A2540", "more than 10 partners"),
];

fn degree_colour(degree: usize) -> &'static str {
    let class = DEGREES.iter().rev().find(|(least, ..)| degree >= *least);
    class.map_or("#A9CCE8", |(_, colour, _)| colour)
}

/// What makes a state be on the map.
struct Found {
    tier: Option<usize>,
    holds: Truth,
    degree: usize,
}

impl Found {
    fn on_map(
        &self,
        views: &Views<'_>,
        state: usize,
        projection: Projection,
        settings: &Settings<'_>,
    ) -> MapState {
        let node = &views.network.states[state];
        let own = shape_of(node.id, settings).unwrap_or_default();
        MapState {
            name: node.name.to_owned(),
            tier: self.tier,
            degree: self.degree,
            is_certain: self.holds.is_certain(),
            point: place_of(node.id, settings).map(|place| projection.project(place)),
            rings: rings(own, projection),
        }
    }
}

impl MapState {
    /// The height times the width of its shape, in squares of the earth's radius.
    fn size(&self) -> f64 {
        crate::map::Frame::around(self.rings.iter().flatten().copied())
            .map_or(0.0, |frame| frame.width() * frame.height())
    }
}

/// The states that are meant, by position.
fn meant(views: &Views<'_>) -> BTreeMap<usize, Found> {
    let mut found: BTreeMap<usize, Found> = BTreeMap::new();
    let network = views.network;
    if views.selection.of.is_some() {
        for partner in views.partners() {
            let tiers = partner
                .partnerships
                .iter()
                .map(|it| network.ties[it.position].tier);
            let tier = tiers.max().flatten();
            found.insert(
                partner.state,
                Found {
                    tier,
                    holds: partner.holds,
                    degree: 1,
                },
            );
        }
        return found;
    }
    for selected in views.partnerships() {
        let tie = &network.ties[selected.position];
        for party in &tie.parties {
            let entry = found.entry(*party).or_insert(Found {
                tier: None,
                holds: Truth::No,
                degree: 0,
            });
            entry.tier = entry.tier.max(tie.tier);
            entry.holds = entry.holds | selected.holds;
            entry.degree += tie.parties.len() - 1;
        }
    }
    found
}

fn shape_of<'s>(state: &str, settings: &Settings<'s>) -> Option<&'s [Ring]> {
    settings
        .boundaries
        .and_then(|own| own.shape(state))
        .or_else(|| shape(state))
}

/// The capital of a state, else the middle of its largest ring.
fn place_of(state: &str, settings: &Settings<'_>) -> Option<Place> {
    capital(state).or_else(|| {
        let largest = shape_of(state, settings)?
            .iter()
            .max_by_key(|ring| ring.len())?;
        let count = f64::from(
            u32::try_from(largest.len())
                .ok()
                .filter(|count| *count > 0)?,
        );
        let sum = largest.iter().fold((0.0, 0.0), |sum, place| {
            (sum.0 + place.longitude, sum.1 + place.latitude)
        });
        Some(Place {
            longitude: sum.0 / count,
            latitude: sum.1 / count,
        })
    })
}

fn rings(rings: &[Ring], projection: Projection) -> Vec<Vec<Plane>> {
    rings
        .iter()
        .flat_map(|ring| projection.project_ring(ring))
        .collect()
}
