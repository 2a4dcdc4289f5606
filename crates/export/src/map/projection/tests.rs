use proptest::prelude::*;

use super::*;
use crate::map::{Ring, holds, land};
use std::f64::consts::PI;

fn place(longitude: f64, latitude: f64) -> MapPlace {
    MapPlace {
        longitude,
        latitude,
    }
}

#[test]
fn the_centre_is_the_origin_and_north_is_up() {
    for latitude in [40.4, 0.0, -33.0, 85.0, -90.0] {
        let centre = place(49.9, latitude);
        let projection = Projection::of_region(centre, 30.0);
        let point = projection.project(centre);
        assert!(point.x.abs() < 1e-9, "{point:?}");
        assert!((12.0..78.0).contains(&latitude.abs()) == (point.y.abs() < 1e-9));
        let north = projection.project(place(49.9, (latitude + 5.0).min(90.0)));
        assert!(north.y <= point.y && north.x.abs() < 1e-9);
        assert!(
            projection
                .project(place(55.0, latitude.clamp(-80.0, 80.0)))
                .x
                > 0.0
        );
    }
}

#[test]
fn a_cone_is_as_published() {
    // Snyder's numerical example of the sphere: parallels 29.5 and 45.5, the origin at 23 north and
    // 96 west. His cone has its parallels where ours has them around 37.5.
    let cone = Cone::new(place(-96.0, 37.5), 12.0);
    assert!((cone.n - 0.602_837_0).abs() < 1e-6, "{}", cone.n);
    assert!((cone.c - 1.351_221_3).abs() < 1e-6, "{}", cone.c);
    assert!(
        (cone.rho(23.0) - 1.556_226_3).abs() < 1e-6,
        "{}",
        cone.rho(23.0)
    );
}

#[test]
fn equal_earth_is_as_wide_as_published() {
    let projection = Projection::EqualEarth { middle: 0.0 };
    let east = projection.flat(180.0, 0.0);
    let north = projection.project(place(0.0, 90.0));
    assert!((east.x - 2.706_629_7).abs() < 1e-6, "{}", east.x);
    assert!((north.y + 1.317_362_8).abs() < 1e-6, "{}", north.y);
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
/// is said of places on an outline.
#[track_caller]
fn assert_same(shapes: &[Ring], projection: Projection, place: MapPlace) {
    const ON_OUTLINE: f64 = 0.004;
    let drawn: Vec<Vec<Plane>> = shapes
        .iter()
        .flat_map(|ring| projection.project_ring(ring))
        .collect();
    let mut points = drawn.iter().flatten();
    assert!(points.all(|point| point.x.is_finite() && point.y.is_finite()));
    let point = projection.project(place);
    let (is_within, away) = within(&drawn, point);
    let on_globe = shapes.iter().filter(|ring| holds(ring, place)).count() % 2 == 1;
    assert!(
        away < ON_OUTLINE || is_within == on_globe,
        "{place:?} by {projection:?}: {is_within} on the map, {on_globe} on the globe"
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

fn any_projection() -> impl Strategy<Value = Projection> {
    let region = (any_place(), 0.0..90.0).prop_map(|(at, reach)| Projection::of_region(at, reach));
    let world = (-180.0..180.0).prop_map(|middle| Projection::EqualEarth { middle });
    prop_oneof![region, world]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_place_lies_in_a_ring_on_the_map_as_on_the_globe(
        projection in any_projection(),
        middle in any_place(),
        reaches in proptest::collection::vec(2.0..85.0_f64, 3..20),
        places in proptest::collection::vec(any_place(), 40),
    ) {
        let ring = ring_around(middle, &reaches);
        for place in places {
            assert_same(std::slice::from_ref(&ring), projection, place);
        }
    }

    #[test]
    fn areas_stay_equal(projection in any_projection(), at in any_place()) {
        // A small square, away from the cut.
        let turn = (at.longitude - projection.middle() + 540.0).rem_euclid(360.0) - 180.0;
        prop_assume!(turn.abs() < 179.0 && at.latitude.abs() < 85.0);
        let side = 0.02;
        let corner = |x: f64, y: f64| projection.flat(turn + x * side, at.latitude + y * side);
        let corners = [corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0)];
        let next = corners.iter().cycle().skip(1);
        let area: f64 = corners.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        let heights = libm::sin((at.latitude + side) * DEGREE) - libm::sin(at.latitude * DEGREE);
        let globe = side * DEGREE * heights;
        prop_assert!((area.abs() / 2.0 / globe - 1.0).abs() < 0.005, "{} {globe}", area / 2.0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn land_and_sea_are_on_the_map_where_they_are_on_the_globe(
        projection in any_projection(),
        places in proptest::collection::vec(any_place(), 8),
    ) {
        for place in places {
            assert_same(land(), projection, place);
        }
    }
}
