//! Rings laid out flat: closed around the pole, and divided where the map ends.

use super::{Frame, MapPlace, Plane, Projection, clip};

impl Projection {
    /// A ring in the plane; several where the edge of the map divides it.
    #[must_use]
    pub(crate) fn project_ring(&self, ring: &[MapPlace]) -> Vec<Vec<Plane>> {
        let parts = divided(ring, self.middle()).into_iter();
        parts
            .map(|part| {
                let points = refined(&part).into_iter();
                points
                    .map(|it| self.flat(it.longitude, it.latitude))
                    .collect()
            })
            .collect()
    }
}

/// The ring with further places on its long edges, which are straight in degrees, as files of shapes
/// mean them, and bent on the map.
fn refined(ring: &[MapPlace]) -> Vec<MapPlace> {
    const LONGEST: f64 = 1.0;
    let next = ring.iter().cycle().skip(1);
    let mut places = Vec::with_capacity(ring.len());
    for (from, to) in ring.iter().zip(next) {
        let step = (to.longitude - from.longitude, to.latitude - from.latitude);
        let pieces = (step.0.abs().max(step.1.abs()) / LONGEST).ceil().max(1.0);
        let mut piece = 0.0;
        while piece < pieces {
            places.push(MapPlace {
                longitude: from.longitude + step.0 * piece / pieces,
                latitude: from.latitude + step.1 * piece / pieces,
            });
            piece += 1.0;
        }
    }
    places
}

/// Whether a ring goes around a place, by how often it crosses the meridian to the north of it.
#[must_use]
pub fn holds(ring: &[MapPlace], place: MapPlace) -> bool {
    let ring = unwrapped(ring);
    let turns = [-360.0, 0.0, 360.0];
    turns.into_iter().any(|turn| {
        let x = place.longitude + turn;
        let edges = ring.iter().zip(ring.iter().cycle().skip(1));
        let crossings = edges.filter(|(a, b)| {
            let crosses = (a.longitude > x) != (b.longitude > x);
            crosses && {
                let part = (x - a.longitude) / (b.longitude - a.longitude);
                a.latitude + part * (b.latitude - a.latitude) > place.latitude
            }
        });
        crossings.count() % 2 == 1
    })
}

/// The ring with longitudes that go on beyond 180 degrees instead of jumping; one that goes around
/// a pole is closed there.
pub(super) fn unwrapped(ring: &[MapPlace]) -> Vec<MapPlace> {
    let mut turn = 0.0;
    let mut places: Vec<MapPlace> = Vec::with_capacity(ring.len() + 2);
    for place in ring {
        if let Some(before) = places.last() {
            let step = place.longitude + turn - before.longitude;
            if step > 180.0 {
                turn -= 360.0;
            } else if step < -180.0 {
                turn += 360.0;
            }
        }
        places.push(MapPlace {
            longitude: place.longitude + turn,
            ..*place
        });
    }
    if let (Some(first), Some(last)) = (places.first().copied(), places.last().copied())
        && (last.longitude - first.longitude).abs() > 180.0
    {
        let pole = if first.latitude < 0.0 { -90.0 } else { 90.0 };
        places.push(MapPlace {
            latitude: pole,
            ..last
        });
        places.push(MapPlace {
            latitude: pole,
            ..first
        });
    }
    places
}

/// The parts of a ring from 180 degrees west of a meridian to 180 degrees east of it, their
/// longitudes counted from it.
fn divided(ring: &[MapPlace], middle: f64) -> Vec<Vec<MapPlace>> {
    const WORLD: Frame = Frame {
        left: -180.0,
        top: -90.0,
        right: 180.0,
        bottom: 90.0,
    };
    let ring = unwrapped(ring);
    let flat: Vec<Plane> = ring
        .iter()
        .map(|place| Plane {
            x: place.longitude - middle,
            y: place.latitude,
        })
        .collect();
    let Some(whole) = Frame::around(flat.iter().copied()) else {
        return Vec::new();
    };
    let turns = (-3..=3).map(|turn| f64::from(turn) * 360.0);
    let turns = turns.filter(|turn| whole.left + turn < 180.0 && whole.right + turn > -180.0);
    turns
        .map(|turn| {
            let turned = flat.iter().map(|it| Plane {
                x: it.x + turn,
                ..*it
            });
            let cut = clip(&turned.collect::<Vec<_>>(), &WORLD);
            cut.into_iter()
                .map(|point| MapPlace {
                    longitude: point.x,
                    latitude: point.y,
                })
                .collect()
        })
        .filter(|part: &Vec<MapPlace>| part.len() > 2)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(f64, f64)]) -> Vec<MapPlace> {
        points
            .iter()
            .map(|(longitude, latitude)| MapPlace {
                longitude: *longitude,
                latitude: *latitude,
            })
            .collect()
    }

    #[test]
    fn a_ring_over_the_date_line_becomes_two() {
        let across = ring(&[(170.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (170.0, 70.0)]);
        let parts = divided(&across, 0.0);
        assert_eq!(parts.len(), 2);
        assert!(
            parts
                .iter()
                .flatten()
                .all(|place| place.longitude.abs() >= 169.9)
        );
    }

    #[test]
    fn a_ring_around_the_pole_is_closed_there() {
        let around = ring(&[
            (-180.0, -70.0),
            (-60.0, -70.0),
            (60.0, -70.0),
            (180.0, -70.0),
        ]);
        let closed = unwrapped(&around);
        assert!(closed.iter().any(|place| place.latitude == -90.0));
    }
}
