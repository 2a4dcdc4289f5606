//! The atlas: whose shapes hold places about which states disagree.

use chancery_core::model::known_states;
use chancery_export::map::{MapPlace, capital, holds, land, shape};

/// The states whose shapes hold a place: an odd number of their rings goes around it.
fn states_at(longitude: f64, latitude: f64) -> Vec<&'static str> {
    let place = MapPlace {
        longitude,
        latitude,
    };
    let ids = known_states().iter().map(|state| state.alpha_3);
    let ids = ids.chain(["XKX", "XNC"]);
    ids.filter(|id| {
        let rings = shape(id).unwrap_or_default();
        rings.iter().filter(|ring| holds(ring, place)).count() % 2 == 1
    })
    .collect()
}

#[test]
fn places_about_which_states_disagree_lie_where_the_caption_says() {
    for (longitude, latitude, name, state) in [
        (34.1, 44.95, "Simferopol in Crimea", "UKR"),
        (33.6, 45.3, "Yevpatoria in Crimea", "UKR"),
        (35.0, 45.2, "the east of Crimea", "UKR"),
        (-13.1, 27.05, "Laayoune", "ESH"),
        (-14.5, 24.0, "the south of Western Sahara", "ESH"),
        (21.17, 42.67, "Pristina", "XKX"),
        (33.37, 35.22, "Northern Nicosia", "XNC"),
        (33.3, 35.0, "the south of Cyprus", "CYP"),
        (44.06, 9.56, "Hargeisa in Somaliland", "SOM"),
        (45.34, 2.3, "the south of Somalia", "SOM"),
        (46.75, 39.82, "Karabakh", "AZE"),
        (20.46, 44.6, "the south of Belgrade", "SRB"),
    ] {
        assert_eq!(states_at(longitude, latitude), [state], "{name}");
    }
}

#[test]
fn no_place_lies_in_two_states_and_land_is_where_states_are() {
    for (x, y) in (-8..9).flat_map(|x| (-3..4).map(move |y| (x, y))) {
        let (longitude, latitude) = (f64::from(x) * 20.0 + 0.7, f64::from(y) * 20.0 + 0.3);
        let states = states_at(longitude, latitude);
        assert!(states.len() <= 1, "{longitude} {latitude}: {states:?}");
        let place = MapPlace {
            longitude,
            latitude,
        };
        let is_land = land().iter().filter(|it| holds(it, place)).count() % 2 == 1;
        assert!(is_land || states.is_empty(), "{longitude} {latitude}");
    }
}

#[test]
fn capitals_lie_in_their_states_as_far_as_the_scale_tells() {
    let is_in = |id: &str| {
        let place = capital(id)?;
        shape(id)?;
        Some(states_at(place.longitude, place.latitude).contains(&id))
    };
    let answers = known_states()
        .iter()
        .filter_map(|state| Some((state.alpha_3, is_in(state.alpha_3)?)));
    let answers: Vec<(&str, bool)> = answers.collect();
    let outside: Vec<&str> = answers.iter().filter(|it| !it.1).map(|it| it.0).collect();
    // Ports and small islands whose coast is drawn with fewer points.
    assert!(
        answers.len() > 230 && outside.len() <= 40,
        "{} of {}: {outside:?}",
        outside.len(),
        answers.len()
    );
    for id in ["UKR", "SRB", "MAR", "RUS", "AZE", "ARM"] {
        assert!(!outside.contains(&id), "{id}");
    }
}
