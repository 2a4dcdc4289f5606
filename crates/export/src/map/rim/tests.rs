use proptest::prelude::*;

use super::*;
use crate::map::{Detail, Ring, land};

fn place(longitude: f64, latitude: f64) -> MapPlace {
    MapPlace {
        longitude,
        latitude,
    }
}

fn around(centre: MapPlace) -> Projection {
    Projection::Azimuthal { centre }
}

/// Whether a point lies within rings by even and odd, and how far it is from the nearest outline.
fn within(rings: &[Vec<Plane>], point: Plane) -> (bool, f64) {
    let (mut is_within, mut nearest) = (false, f64::INFINITY);
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            if (a.x > point.x) != (b.x > point.x) {
                let y = a.y + (point.x - a.x) / (b.x - a.x) * (b.y - a.y);
                is_within ^= y < point.y;
            }
            let (x, y) = (b.x - a.x, b.y - a.y);
            let square = (x * x + y * y).max(1e-18);
            let part = ((point.x - a.x) * x + (point.y - a.y) * y) / square;
            let part = part.clamp(0.0, 1.0);
            let away = libm::hypot(a.x + part * x - point.x, a.y + part * y - point.y);
            nearest = nearest.min(away);
        }
    }
    (is_within, nearest)
}

/// Asserts that a place lies in the shapes on the map if and only if it does on the globe. Nothing
/// is said of places beyond the rim, and of those on an outline.
#[track_caller]
fn assert_same(shapes: &[Ring], centre: MapPlace, place: MapPlace) {
    const ON_OUTLINE: f64 = 0.004;
    let projection = around(centre);
    let drawn: Vec<Vec<Plane>> = shapes
        .iter()
        .flat_map(|ring| projection.project_ring(ring))
        .collect();
    let point = projection.project(place);
    let rim = Projection::rim_point(0.0).x;
    if libm::hypot(point.x, point.y) > rim - ON_OUTLINE {
        return;
    }
    let (is_within, away) = within(&drawn, point);
    let on_globe = shapes.iter().filter(|ring| holds(ring, place)).count() % 2 == 1;
    assert!(
        away < ON_OUTLINE || is_within == on_globe,
        "{place:?} around {centre:?}: {is_within} on the map, {on_globe} on the globe"
    );
}

/// A ring around a place that reaches as far as each of some distances, in degrees, in turn.
fn ring_around(middle: MapPlace, reaches: &[f64]) -> Ring {
    let directions = f64::from(u32::try_from(reaches.len()).unwrap());
    let mut turn = 0.0;
    let corners = reaches.iter().map(|reach| {
        turn += 2.0 * PI / directions;
        let latitude = (middle.latitude + reach * libm::sin(turn)).clamp(-89.0, 89.0);
        let longitude = middle.longitude + reach * libm::cos(turn);
        place((longitude + 540.0).rem_euclid(360.0) - 180.0, latitude)
    });
    corners.collect()
}

fn any_place() -> impl Strategy<Value = MapPlace> {
    (-180.0..180.0, -1.0..1.0_f64)
        .prop_map(|(longitude, height)| place(longitude, libm::asin(height) * 180.0 / PI))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_place_lies_in_a_ring_on_the_map_as_on_the_globe(
        centre in any_place(),
        middle in any_place(),
        reaches in proptest::collection::vec(2.0..85.0_f64, 3..20),
        places in proptest::collection::vec(any_place(), 40),
    ) {
        let ring = ring_around(middle, &reaches);
        for place in places {
            assert_same(std::slice::from_ref(&ring), centre, place);
        }
    }

    #[test]
    fn rings_around_the_far_side_are_cut_where_they_cross_the_rim(
        centre in any_place(),
        reaches in proptest::collection::vec(10.0..60.0_f64, 3..20),
        places in proptest::collection::vec(any_place(), 40),
    ) {
        let ring = ring_around(opposite(centre), &reaches);
        for place in places {
            assert_same(std::slice::from_ref(&ring), centre, place);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn land_and_sea_are_on_the_map_where_they_are_on_the_globe(
        centre in any_place(),
        places in proptest::collection::vec(any_place(), 8),
    ) {
        for place in places {
            assert_same(land(Detail::World), centre, place);
        }
    }
}

#[test]
fn what_lies_beyond_is_dropped_and_what_surrounds_the_map_fills_it() {
    let small = ring_around(place(179.0, 1.0), &[5.0; 8]);
    assert!(around(place(0.0, 0.0)).project_ring(&small).is_empty());
    let southern = [
        place(-180.0, -65.0),
        place(-60.0, -65.0),
        place(60.0, -65.0),
        place(180.0, -65.0),
    ];
    // The hole of a map around the south pole would be the cap around the north pole.
    let northern = southern.map(|it| place(it.longitude, -it.latitude));
    assert_eq!(around(place(0.0, -90.0)).project_ring(&southern).len(), 1);
    assert!(around(place(0.0, -90.0)).project_ring(&northern).is_empty());
}
