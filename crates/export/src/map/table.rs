//! The shapes of states and their capitals, from the tables in the crate's folder `maps`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A place in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// East of Greenwich, from -180 to 180.
    pub longitude: f64,
    /// North of the equator, from -90 to 90.
    pub latitude: f64,
}

/// A closed line around an area, or around a hole in one.
pub type Ring = Vec<Place>;

static SHAPES: LazyLock<BTreeMap<&'static str, Vec<Ring>>> = LazyLock::new(|| {
    let lines = include_str!("../../maps/shapes.txt").lines();
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(id, rings)| (id, rings.split(';').map(ring).collect()))
        .collect()
});

static CAPITALS: LazyLock<BTreeMap<&'static str, Place>> = LazyLock::new(|| {
    let lines = include_str!("../../maps/capitals.tsv").lines().skip(1);
    lines
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (id, _) = (cells.next()?, cells.next()?);
            let latitude = cells.next()?.parse().ok()?;
            let longitude = cells.next()?.parse().ok()?;
            Some((
                id,
                Place {
                    longitude,
                    latitude,
                },
            ))
        })
        .collect()
});

/// A ring from its first point and the steps to each further one, in hundredths of a degree.
fn ring(text: &str) -> Ring {
    let numbers: Vec<i32> = text
        .split(' ')
        .filter_map(|number| number.parse().ok())
        .collect();
    let mut at = (0, 0);
    numbers
        .chunks_exact(2)
        .map(|step| {
            at = (at.0 + step[0], at.1 + step[1]);
            Place {
                longitude: f64::from(at.0) / 100.0,
                latitude: f64::from(at.1) / 100.0,
            }
        })
        .collect()
}

/// The land as a whole, without borders.
#[must_use]
pub fn land() -> &'static [Ring] {
    SHAPES.get("land").map_or(&[], Vec::as_slice)
}

/// The shape of a state by its id, if the table has one: it lacks the smallest states.
#[must_use]
pub fn shape(state: &str) -> Option<&'static [Ring]> {
    if state == "land" {
        None
    } else {
        SHAPES.get(state).map(Vec::as_slice)
    }
}

/// The place of the capital of a state by its id, if the table has one.
#[must_use]
pub fn capital(state: &str) -> Option<Place> {
    CAPITALS.get(state).copied()
}
