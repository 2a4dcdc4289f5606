//! GDAL and Shapely read the GeoJSON: as many features as rows, each at its place, and no line that
//! crosses the 180th meridian.

use anyhow::{Context, Result, bail};
use chancery_core::Analysis;
use chancery_core::model::Selector;
use chancery_core::select::Selection;
use chancery_core::yaml::{load, read};
use chancery_export::formats::Options;
use chancery_export::map::capital;
use chancery_export::views::{ExportContext, tables};
use serde_json::Value;
use xtask::root::root;

use super::install::Package;
use super::{Bench, Test, export_of, python, write_into};

pub(super) static TEST: Test = Test {
    name: "geojson",
    program: "python",
    package: Package::Python(&["pyogrio", "shapely"]),
    check,
};

const SCRIPT: &str = include_str!("geojson.py");

fn check(bench: &Bench) -> Result<()> {
    for folder in ["tests/registries/article", "data", "examples/asean"] {
        let registry = read(load(&root().join(folder))?).registry;
        let own = bench.folder.join(folder.replace('/', "-"));
        let everything = Selector::default();
        write_into(
            &own,
            &export_of(&registry, &everything, "geojson", &Options::default())?,
        )?;
        let found = python::run(&bench.program, SCRIPT, [&own])?;
        let analysis = Analysis::from_registry(registry);
        let network = analysis.network();
        let views = ExportContext::for_export(&analysis, Selection::new(network, &everything));
        for name in ["actors", "partners", "partnerships"] {
            let table = tables::table(name).context("no such table")?;
            is_equal(
                &found[name]["features"],
                table.rows(&views).count(),
                folder,
                name,
            )?;
        }
        let partners = views.partners();
        let certain = partners.iter().filter(|it| it.holds.is_certain()).count();
        is_equal(
            &found["partners"]["certain"],
            certain,
            folder,
            "certain partners",
        )?;
        let at_a_place = partners.iter().filter(|it| {
            let actor = &network.actors[it.actor];
            actor.is_state() && capital(actor.id).is_some()
        });
        is_equal(
            &found["partners"]["placed"],
            at_a_place.count(),
            folder,
            "places",
        )?;
        let faults = &found["faults"];
        if faults.as_array().is_none_or(|it| !it.is_empty()) {
            bail!("{folder}: {faults}");
        }
        println!(
            "       {folder}: {} partners, {} partnerships, {} lines",
            found["partners"]["features"], found["partnerships"]["features"], found["lines"]
        );
    }
    Ok(())
}

fn is_equal(found: &Value, expected: usize, folder: &str, what: &str) -> Result<()> {
    if *found != expected {
        bail!("{folder}: {expected} {what}, and {found} were read");
    }
    Ok(())
}
