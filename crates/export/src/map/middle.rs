//! The middle of shapes.

use super::rings::unwrapped;
use super::{MapPlace, Ring};

const DEGREE: f64 = std::f64::consts::PI / 180.0;

/// The middle of the smallest circle on the globe around some places, and how far it reaches in
/// degrees; none if they lie around all of it, or where there are none.
///
/// It is found as Bădoiu and Clarkson (2003) do: from any place, a step towards the farthest one,
/// then smaller and smaller ones.
#[must_use]
pub(crate) fn enclosing(places: &[MapPlace]) -> Option<(MapPlace, f64)> {
    const STEPS: u16 = 600;
    /// Around half of the globe the middle of the points lies in the middle of the earth.
    const LEAST_HEIGHT: f64 = 0.1;
    let points: Vec<[f64; 3]> = places.iter().map(in_space).collect();
    let mut middle = *points.first()?;
    let square = |a: &[f64; 3], b: &[f64; 3]| -> f64 {
        (0..3).map(|at| (a[at] - b[at]) * (a[at] - b[at])).sum()
    };
    for step in 1..=STEPS {
        let apart = |point: &&[f64; 3]| square(point, &middle);
        let farthest = points.iter().max_by(|a, b| apart(a).total_cmp(&apart(b)))?;
        let part = 1.0 / (f64::from(step) + 1.0);
        middle = std::array::from_fn(|at| middle[at] + part * (farthest[at] - middle[at]));
    }
    let across = libm::hypot(middle[0], middle[1]);
    if libm::hypot(across, middle[2]) < LEAST_HEIGHT {
        return None;
    }
    let centre = MapPlace {
        longitude: libm::atan2(middle[1], middle[0]) / DEGREE,
        latitude: libm::atan2(middle[2], across) / DEGREE,
    };
    let distances = places.iter().map(|place| centre.degrees_to(*place));
    Some((centre, distances.fold(0.0, f64::max)))
}

/// A place as a point of the sphere.
fn in_space(place: &MapPlace) -> [f64; 3] {
    let (longitude, latitude) = (place.longitude * DEGREE, place.latitude * DEGREE);
    [
        libm::cos(latitude) * libm::cos(longitude),
        libm::cos(latitude) * libm::sin(longitude),
        libm::sin(latitude),
    ]
}

/// A place deep inside a shape, in its largest part: of a lattice of places the one that is farthest
/// from every edge. The mean of the points may lie in a bay or a neighbour.
#[must_use]
pub fn inside(rings: &[Ring]) -> Option<MapPlace> {
    const STEPS: u8 = 24;
    let unwrapped = rings.iter().map(|ring| unwrapped(ring));
    let ring = unwrapped.max_by(|a, b| extent(a).total_cmp(&extent(b)))?;
    let least = |part: fn(&MapPlace) -> f64| ring.iter().map(part).fold(f64::INFINITY, f64::min);
    let most = |part: fn(&MapPlace) -> f64| ring.iter().map(part).fold(f64::NEG_INFINITY, f64::max);
    let (west, east) = (least(|it| it.longitude), most(|it| it.longitude));
    let (south, north) = (least(|it| it.latitude), most(|it| it.latitude));
    // Away from the equator a degree of longitude is shorter than one of latitude.
    let narrowing = libm::cos((south + north) / 2.0 * DEGREE);
    let edges: Vec<(MapPlace, MapPlace)> =
        rings.iter().flat_map(|ring| edges(ring, west)).collect();
    let part = |step: u8| (f64::from(step) + 0.5) / f64::from(STEPS);
    let lattice = (0..STEPS).flat_map(|across| (0..STEPS).map(move |up| (part(across), part(up))));
    let found = lattice
        .map(|(across, up)| MapPlace {
            longitude: west + across * (east - west),
            latitude: south + up * (north - south),
        })
        .filter(|place| is_within(&edges, *place))
        .map(|place| (depth(&edges, place, narrowing), place))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    // A sliver may pass between all places of the lattice: then a point of its edge is its place.
    let place = found.map(|(_, place)| place).or(ring.first().copied())?;
    Some(MapPlace {
        longitude: (place.longitude + 540.0).rem_euclid(360.0) - 180.0,
        ..place
    })
}

/// How large the area within a ring is on the globe, for comparison.
fn extent(ring: &[MapPlace]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let sum: f64 = ring
        .iter()
        .zip(next)
        .map(|(a, b)| {
            let heights = libm::sin(a.latitude * DEGREE) + libm::sin(b.latitude * DEGREE);
            (b.longitude - a.longitude) * heights
        })
        .sum();
    sum.abs()
}

/// The edges of a ring, turned so that they lie to the east of a meridian where one passes 180
/// degrees.
fn edges(ring: &[MapPlace], west: f64) -> Vec<(MapPlace, MapPlace)> {
    let mut ring = unwrapped(ring);
    let first = ring.first().map_or(0.0, |place| place.longitude);
    let turn = if first < west - 180.0 { 360.0 } else { 0.0 };
    for place in &mut ring {
        place.longitude += turn;
    }
    let next = ring.iter().copied().cycle().skip(1);
    ring.iter().copied().zip(next).collect()
}

fn is_within(edges: &[(MapPlace, MapPlace)], place: MapPlace) -> bool {
    let crossings = edges.iter().filter(|(a, b)| {
        (a.longitude > place.longitude) != (b.longitude > place.longitude) && {
            let part = (place.longitude - a.longitude) / (b.longitude - a.longitude);
            a.latitude + part * (b.latitude - a.latitude) > place.latitude
        }
    });
    crossings.count() % 2 == 1
}

/// How far a place is from the nearest edge.
fn depth(edges: &[(MapPlace, MapPlace)], place: MapPlace, narrowing: f64) -> f64 {
    let flat = |it: &MapPlace| {
        (
            (it.longitude - place.longitude) * narrowing,
            it.latitude - place.latitude,
        )
    };
    edges
        .iter()
        .map(|(a, b)| {
            let (a, b) = (flat(a), flat(b));
            let along = (b.0 - a.0, b.1 - a.1);
            let length = along.0 * along.0 + along.1 * along.1;
            let part = if length > 0.0 {
                (-(a.0 * along.0 + a.1 * along.1) / length).clamp(0.0, 1.0)
            } else {
                0.0
            };
            libm::hypot(a.0 + part * along.0, a.1 + part * along.1)
        })
        .fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(f64, f64)]) -> Ring {
        let place = |&(longitude, latitude): &(f64, f64)| MapPlace {
            longitude,
            latitude,
        };
        points.iter().map(place).collect()
    }

    #[test]
    fn the_place_of_a_bent_shape_is_inside_it() {
        // An L, whose mean lies outside.
        let bent = ring(&[
            (0.0, 0.0),
            (10.0, 0.0),
            (10.0, 2.0),
            (2.0, 2.0),
            (2.0, 10.0),
            (0.0, 10.0),
        ]);
        let place = inside(std::slice::from_ref(&bent)).unwrap();
        assert!(is_within(&edges(&bent, 0.0), place), "{place:?}");
    }

    #[test]
    fn the_place_is_in_no_hole_and_may_lie_at_180_degrees() {
        let around = ring(&[(170.0, 0.0), (-170.0, 0.0), (-170.0, 20.0), (170.0, 20.0)]);
        let hole = ring(&[(172.0, 2.0), (-176.0, 2.0), (-176.0, 18.0), (172.0, 18.0)]);
        let place = inside(&[around, hole]).unwrap();
        assert!((-176.0..-170.0).contains(&place.longitude), "{place:?}");
        assert!(inside(&[]).is_none());
        let sliver = ring(&[(0.0, 0.0), (10.0, 10.0), (0.0, 0.0)]);
        assert!(inside(&[sliver]).is_some());
    }

    #[test]
    fn a_circle_reaches_the_farthest_place_and_no_farther() {
        let around = ring(&[(0.0, 0.0), (90.0, 0.0), (180.0, 0.0), (-90.0, 0.0)]);
        assert!(enclosing(&around).is_none() && enclosing(&[]).is_none());
        let (centre, reach) = enclosing(&ring(&[(170.0, 0.0), (-170.0, 0.0)])).unwrap();
        assert!((centre.longitude.abs() - 180.0).abs() < 0.1 && centre.latitude.abs() < 0.1);
        assert!((reach - 10.0).abs() < 0.1, "{reach}");
        // Many places on one side do not draw the middle to them.
        let crowd = (0..20).map(|step| (f64::from(step) / 10.0, 0.0));
        let crowd: Vec<(f64, f64)> = crowd.chain([(60.0, 0.0)]).collect();
        let (centre, reach) = enclosing(&ring(&crowd)).unwrap();
        assert!((centre.longitude - 30.0).abs() < 0.3 && (reach - 30.0).abs() < 0.3);
        let (_, reach) = enclosing(&ring(&[(5.0, 5.0)])).unwrap();
        assert!(reach < 1e-6);
    }
}
