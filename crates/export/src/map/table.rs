//! The shapes of states and their capitals, from the tables in the crate's folder `maps`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A place in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapPlace {
    /// East of Greenwich, from -180 to 180.
    pub longitude: f64,
    /// North of the equator, from -90 to 90.
    pub latitude: f64,
}

/// A closed line around an area, or around a hole in one.
pub(crate) type Ring = Vec<MapPlace>;

type Shapes = BTreeMap<&'static str, Vec<Ring>>;

static SHAPES: LazyLock<Shapes> =
    LazyLock::new(|| shapes(include_str!("../../maps/shapes-50m.txt")));

fn shapes(table: &'static str) -> Shapes {
    let lines = table.lines().filter_map(|line| line.split_once('\t'));
    lines
        .map(|(id, rings)| (id, rings.split(';').map(ring).collect()))
        .collect()
}

fn rings(name: &str) -> Option<&'static [Ring]> {
    SHAPES.get(name).map(Vec::as_slice)
}

static CAPITALS: LazyLock<BTreeMap<&'static str, MapPlace>> = LazyLock::new(|| {
    let lines = include_str!("../../maps/capitals.tsv").lines().skip(1);
    lines
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (id, _) = (cells.next()?, cells.next()?);
            let latitude = cells.next()?.parse().ok()?;
            let longitude = cells.next()?.parse().ok()?;
            Some((
                id,
                MapPlace {
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
            MapPlace {
                longitude: f64::from(at.0) / 100.0,
                latitude: f64::from(at.1) / 100.0,
            }
        })
        .collect()
}

/// The name of the land as a whole among the shapes, which is not an id of a state.
const LAND: &str = "land";

/// The land as a whole, without borders.
#[must_use]
pub fn land() -> &'static [Ring] {
    rings(LAND).unwrap_or_default()
}

/// The shape of a state by its id, if the table has one.
#[must_use]
pub fn shape(state: &str) -> Option<&'static [Ring]> {
    (state != LAND).then(|| rings(state)).flatten()
}

/// The place of the capital of a state by its id, if the table has one.
#[must_use]
pub fn capital(state: &str) -> Option<MapPlace> {
    CAPITALS.get(state).copied()
}
