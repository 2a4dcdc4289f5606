//! A user's own boundaries, from GeoJSON (RFC 7946).

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use chancery_core::model::known_states;
use serde_json::Value;

use super::{Place, Ring};

/// Shapes of states, by id, that take the place of the table's.
#[derive(Debug, Clone, Default)]
pub struct Boundaries {
    shapes: BTreeMap<String, Vec<Ring>>,
}

/// The properties in which files name a state, the most exact first.
const NAMES: &[&str] = &[
    "id",
    "iso_a3",
    "ISO_A3",
    "ADM0_A3",
    "adm0_a3",
    "ISO3166-1-Alpha-3",
    "iso3",
    "ISO3",
];

impl Boundaries {
    /// Reads a feature collection whose features are polygons and name their state by its alpha-3
    /// code or ISO number, as `id` or in one of the usual properties.
    ///
    /// # Errors
    ///
    /// If the text is no GeoJSON of this kind, or none of its features names a state.
    pub fn read(text: &str) -> Result<Self> {
        let file: Value = serde_json::from_str(text)?;
        let Some(features) = file["features"].as_array() else {
            bail!("this is no GeoJSON: it has no `features`");
        };
        let mut shapes: BTreeMap<String, Vec<Ring>> = BTreeMap::new();
        for feature in features {
            if let Some(id) = id_of(feature) {
                shapes
                    .entry(id)
                    .or_default()
                    .extend(rings(&feature["geometry"]));
            }
        }
        if shapes.is_empty() {
            let names = NAMES.join(", ");
            bail!("no feature names a state by its alpha-3 code or ISO number in one of {names}");
        }
        Ok(Boundaries { shapes })
    }

    /// The shape of a state by its id.
    #[must_use]
    pub fn shape(&self, state: &str) -> Option<&[Ring]> {
        self.shapes.get(state).map(Vec::as_slice)
    }
}

fn id_of(feature: &Value) -> Option<String> {
    let given = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(format!("{:0>3}", number.to_string())),
        _ => None,
    };
    let properties = NAMES.iter().map(|name| &feature["properties"][*name]);
    let names = std::iter::once(&feature["id"])
        .chain(properties)
        .filter_map(given);
    names.into_iter().find_map(|name| {
        let is_code = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_code {
            return Some(name);
        }
        let state = known_states().iter().find(|state| state.numeric == name)?;
        Some(state.alpha_3.to_owned())
    })
}

fn rings(geometry: &Value) -> Vec<Ring> {
    let of_polygon = |polygon: &Value| -> Vec<Ring> {
        polygon.as_array().into_iter().flatten().map(ring).collect()
    };
    match geometry["type"].as_str() {
        Some("Polygon") => of_polygon(&geometry["coordinates"]),
        Some("MultiPolygon") => {
            let polygons = geometry["coordinates"].as_array().into_iter().flatten();
            polygons.flat_map(of_polygon).collect()
        }
        _ => Vec::new(),
    }
}

fn ring(points: &Value) -> Ring {
    let points = points.as_array().into_iter().flatten();
    points
        .filter_map(|point| {
            let (longitude, latitude) = (point[0].as_f64()?, point[1].as_f64()?);
            let is_place = longitude.abs() <= 180.0 && latitude.abs() <= 90.0;
            is_place.then_some(Place {
                longitude,
                latitude,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_found_by_code_and_by_number() {
        let text = r#"{"type": "FeatureCollection", "features": [
            {"type": "Feature", "id": "AZE", "properties": {},
             "geometry": {"type": "Polygon", "coordinates": [[[45, 40], [46, 40], [46, 41]]]}},
            {"type": "Feature", "properties": {"id": 348},
             "geometry": {"type": "MultiPolygon", "coordinates": [[[[19, 47], [20, 47], [20, 48]]]]}}
        ]}"#;
        let boundaries = Boundaries::read(text).unwrap();
        assert_eq!(boundaries.shape("AZE").unwrap()[0].len(), 3);
        assert!(boundaries.shape("HUN").is_some() && boundaries.shape("ITA").is_none());
    }

    #[test]
    fn other_files_are_refused() {
        assert!(Boundaries::read("{}").is_err());
        assert!(Boundaries::read(r#"{"features": [{"properties": {"name": "x"}}]}"#).is_err());
    }
}
