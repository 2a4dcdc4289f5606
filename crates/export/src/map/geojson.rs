//! A user's own boundaries, from GeoJSON (RFC 7946).

use std::collections::BTreeMap;

use serde_json::Value;

use super::names::state_of;
use super::{MapPlace, Ring};
use crate::refusal::Refusal;

/// Shapes of states, by id, that take the place of the table's, and land of no state.
#[derive(Debug, Clone, Default)]
pub struct Boundaries {
    /// What the file is called where it is credited.
    pub name: String,
    /// The shapes by the state's id.
    pub shapes: BTreeMap<String, Vec<Ring>>,
    /// The shapes that name no state.
    pub land: Vec<Vec<Ring>>,
}

const GIVE_GEOJSON: &str = "use GeoJSON: a feature collection with the polygons of states";
const GIVE_POLYGONS: &str = "write each state as a Polygon or a MultiPolygon, and leave other \
                             features out";
const GIVE_DEGREES: &str = "write degrees: longitude from -180 to 180, then latitude from -90 to \
                            90";
const GIVE_RINGS: &str =
    "write at least three points for each ring, and the first of them again at its end";
pub(super) const GIVE_IDS: &str = "name each state by its id in three capital letters, or by its ISO number, \
     as the `id` of its feature or in its property `iso_a3`";

impl Boundaries {
    /// Reads a feature collection whose features are polygons and name their state by its alpha-3
    /// code or ISO number, in one of the usual properties or as `id`. A feature that names none is
    /// land of no state; one without a geometry is ignored.
    ///
    /// # Errors
    ///
    /// If the text is not a GeoJSON of this kind, or none of its features names a state.
    pub fn read(name: &str, text: &str) -> Result<Self, Refusal> {
        // Some programs begin every file with a byte order mark.
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Err(Refusal::new("it is empty", GIVE_GEOJSON));
        }
        let file: Value = serde_json::from_str(text).map_err(|error| {
            Refusal::new(format!("it is not valid JSON: {error}"), GIVE_GEOJSON)
        })?;
        let Some(features) = file["features"].as_array() else {
            let message = "it is not a feature collection: it has no list `features`";
            return Err(Refusal::new(message, GIVE_GEOJSON));
        };
        let mut boundaries = Boundaries {
            name: name.to_owned(),
            ..Boundaries::default()
        };
        for (index, feature) in features.iter().enumerate() {
            let place = |of: Option<&String>, refusal: Refusal| {
                let of = of.map_or(String::new(), |id| format!(", of {id}"));
                Refusal {
                    message: format!("feature {}{of}: {}", index + 1, refusal.message),
                    ..refusal
                }
            };
            let id = state_of(feature).map_err(|it| place(None, it))?;
            let rings = rings(&feature["geometry"]).map_err(|it| place(id.as_ref(), it))?;
            match id {
                _ if rings.is_empty() => {}
                Some(id) => boundaries.shapes.entry(id).or_default().extend(rings),
                None => boundaries.land.push(rings),
            }
        }
        if boundaries.shapes.is_empty() {
            return Err(match features.len() {
                0 => Refusal::new("it has no feature", GIVE_GEOJSON),
                _ => Refusal::new("no feature with a shape names a state", GIVE_IDS),
            });
        }
        Ok(boundaries)
    }

    /// Makes sure that it has the shape of one of some states.
    ///
    /// # Errors
    ///
    /// If it has none: then its ids are not theirs.
    pub fn of_some<'s>(self, mut states: impl Iterator<Item = &'s str>) -> Result<Self, Refusal> {
        const MOST_NAMED: usize = 3;
        if states.any(|state| self.shapes.contains_key(state)) {
            return Ok(self);
        }
        let some = self.shapes.keys().take(MOST_NAMED).cloned();
        let some = some.collect::<Vec<_>>().join(", ");
        let more = if self.shapes.len() > MOST_NAMED {
            ", …"
        } else {
            ""
        };
        let message = format!(
            "none of its shapes belongs to a state of the registry; they belong to \
                     {some}{more}"
        );
        Err(Refusal::new(message, GIVE_IDS))
    }

    /// The shape of a state by its id.
    #[must_use]
    pub fn shape(&self, state: &str) -> Option<&[Ring]> {
        self.shapes.get(state).map(Vec::as_slice)
    }
}

/// The rings of a geometry; none if there is no geometry.
fn rings(geometry: &Value) -> Result<Vec<Ring>, Refusal> {
    let kind = match &geometry["type"] {
        _ if geometry.is_null() => return Ok(Vec::new()),
        Value::String(kind) => kind.as_str(),
        _ => "geometry without a type",
    };
    let coordinates = &geometry["coordinates"];
    match kind {
        "Polygon" => list(coordinates)?.iter().map(ring).collect(),
        "MultiPolygon" => {
            let mut rings = Vec::new();
            for polygon in list(coordinates)? {
                for points in list(polygon)? {
                    rings.push(ring(points)?);
                }
            }
            Ok(rings)
        }
        _ => {
            let message = format!("a {kind} is not an area");
            Err(Refusal::new(message, GIVE_POLYGONS))
        }
    }
}

fn list(value: &Value) -> Result<&Vec<Value>, Refusal> {
    let message = "its coordinates are not nested lists as its type requires";
    value
        .as_array()
        .ok_or_else(|| Refusal::new(message, GIVE_POLYGONS))
}

/// A ring, without points that are repeated, as the first one is at its end.
fn ring(points: &Value) -> Result<Ring, Refusal> {
    let mut ring = list(points)?
        .iter()
        .map(place)
        .collect::<Result<Ring, _>>()?;
    ring.dedup();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    if ring.len() < 3 {
        let points = match ring.len() {
            1 => "1 point".to_owned(),
            number => format!("{number} different points"),
        };
        let message = format!("a ring of {points} is not an area");
        return Err(Refusal::new(message, GIVE_RINGS));
    }
    Ok(ring)
}

fn place(point: &Value) -> Result<MapPlace, Refusal> {
    /// By so much programs miss the ends of the world when they round.
    const SLACK: f64 = 1e-6;
    let pair = point[0].as_f64().zip(point[1].as_f64());
    let Some((longitude, latitude)) = pair else {
        let message = format!("{} is not a longitude and a latitude", shown(point));
        return Err(Refusal::new(message, GIVE_DEGREES));
    };
    if longitude.abs() > 180.0 + SLACK || latitude.abs() > 90.0 + SLACK {
        let message = format!("{} is not a place on earth", shown(point));
        return Err(Refusal::new(message, GIVE_DEGREES));
    }
    Ok(MapPlace {
        longitude: longitude.clamp(-180.0, 180.0),
        latitude: latitude.clamp(-90.0, 90.0),
    })
}

/// The beginning of a value, for a message.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 40;
    let text = value.to_string();
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Boundaries, Refusal> {
        Boundaries::read("mine.geojson", text)
    }

    /// A file with one feature, of a geometry.
    fn feature(geometry: &str) -> String {
        format!(r#"{{"features": [{{"id": "AZE", "geometry": {geometry}}}]}}"#)
    }

    #[test]
    fn features_are_found_by_code_and_by_number() {
        let text = r#"{"type": "FeatureCollection", "features": [
            {"type": "Feature", "id": "AZE", "properties": {},
             "geometry": {"type": "Polygon", "coordinates": [[[45, 40], [46, 40], [46, 41], [45, 40]]]}},
            {"type": "Feature", "properties": {"id": 348},
             "geometry": {"type": "MultiPolygon", "coordinates": [[[[19, 47], [20, 47], [20, 48]]]]}},
            {"type": "Feature", "properties": {"name": "Nobody's"},
             "geometry": {"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2]]]}},
            {"type": "Feature", "id": "ITA", "geometry": null}
        ]}"#;
        let boundaries = read(text).unwrap();
        assert_eq!(boundaries.shape("AZE").unwrap()[0].len(), 3);
        assert!(boundaries.shape("HUN").is_some() && boundaries.shape("ITA").is_none());
        assert_eq!(boundaries.land.len(), 1);
        assert!(boundaries.clone().of_some(["HUN"].into_iter()).is_ok());
        let refusal = boundaries.of_some(["ITA"].into_iter()).unwrap_err();
        assert!(
            refusal.message.ends_with("they belong to AZE, HUN"),
            "{refusal}"
        );
    }

    #[test]
    fn other_files_are_refused_with_what_is_wrong() {
        let polygon = |points: &str| {
            feature(&format!(
                r#"{{"type": "Polygon", "coordinates": [{points}]}}"#
            ))
        };
        let cases = [
            (String::new(), "it is empty"),
            ("AZE".to_owned(), "it is not valid JSON"),
            ("{}".to_owned(), "it has no list `features`"),
            ("[]".to_owned(), "it has no list `features`"),
            (r#"{"features": []}"#.to_owned(), "it has no feature"),
            (feature("null"), "no feature with a shape names a state"),
            (
                feature("[]"),
                "feature 1, of AZE: a geometry without a type is not an area",
            ),
            (
                feature(r#"{"type": "LineString", "coordinates": [[1, 2], [3, 4]]}"#),
                "feature 1, of AZE: a LineString is not an area",
            ),
            (
                feature(r#"{"type": "Polygon"}"#),
                "not nested lists as its type requires",
            ),
            (
                feature(r#"{"type": "MultiPolygon", "coordinates": [[[1, 2], [3, 4]]]}"#),
                "1 is not a longitude and a latitude",
            ),
            (
                polygon("[[1, 2], [3, 4]]"),
                "a ring of 2 different points is not an area",
            ),
            (
                polygon("[[1, 2], [3, 4], [1, 2]]"),
                "a ring of 2 different points is not an area",
            ),
            (
                polygon("[[1, 2], [1, 2], [1, 2], [1, 2]]"),
                "a ring of 1 point is not an area",
            ),
            (
                polygon("[[1, 2], [3], [5, 6]]"),
                "[3] is not a longitude and a latitude",
            ),
            (
                polygon("[[500000, 4500000], [1, 2], [3, 4]]"),
                "[500000,4500000] is not a place on earth",
            ),
        ];
        for (text, message) in cases {
            let refusal = read(&text).expect_err(&text);
            assert!(refusal.message.contains(message), "{text}: {refusal}");
        }
    }
}
