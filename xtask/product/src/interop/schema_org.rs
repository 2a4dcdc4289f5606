//! The page says of itself what it is as a data set of schema.org: rdflib reads it as JSON-LD.

use anyhow::{Context, Result, bail};
use chancery_core::Analysis;
use chancery_core::model::{Registry, Selector, Verdict};
use chancery_core::yaml::{load, read};
use chancery_export::formats::Options;
use serde_json::{Value, json};
use xtask::root::root;

use super::install::Package;
use super::{Bench, Test, export_of, hostile, python, write_into};

pub(super) static TEST: Test = Test {
    name: "schema-org",
    program: "python",
    package: Package::Python(&["rdflib"]),
    check,
};

/// An author over whom HTML stumbles.
const AUTHOR: &str = "Institute </script> of <b>Examples</b> & Sons";

const SCRIPT: &str = include_str!("schema_org.py");

fn check(bench: &Bench) -> Result<()> {
    let mut registries = vec![
        ("article", bench.reading.registry.clone()),
        ("data", read(load(&root().join("data"))?).registry),
    ];
    // Texts over which HTML stumbles.
    let mut hostile_title = bench.reading.registry.clone();
    hostile_title.manifest.authors = vec![AUTHOR.into()];
    hostile_title.manifest.title = hostile::names().join(" ").as_str().into();
    registries.push(("hostile", hostile_title));
    for (name, registry) in &registries {
        let everything = Selector::default();
        let files = export_of(registry, &everything, "html", &Options::default())?;
        let paths = write_into(&bench.folder.join(name), &files)?;
        let page = paths.get("index.html").context("there is no page")?;
        let found = python::run(&bench.program, SCRIPT, [page])?;
        let title = registry.manifest.title.as_str();
        let licence = registry.manifest.licence.as_deref().unwrap_or_default();
        let is_right = found["name"] == title
            && found["license"] == format!("https://spdx.org/licenses/{licence}.html")
            && found["datasets"] == 1
            && found["authors"]
                == json!(
                    registry
                        .manifest
                        .authors
                        .iter()
                        .map(|it| it.as_str())
                        .collect::<Vec<_>>()
                );
        if !is_right {
            bail!("{name}: {found}");
        }
        check_reviews(registry, &found["reviews"]).with_context(|| (*name).to_owned())?;
    }
    println!("       {} pages read", registries.len());
    Ok(())
}

/// Each claim is reviewed once, and its rating says its verdict; one that cannot be decided has none.
fn check_reviews(registry: &Registry, reviews: &Value) -> Result<()> {
    let analysis = Analysis::from_registry(registry.clone());
    let audit = analysis.audit(None, 0, |_| true);
    let verdicts = &audit.claims;
    let reviews = reviews.as_array().context("there are no reviews")?;
    if reviews.len() != verdicts.len() {
        bail!("{} reviews of {} claims", reviews.len(), verdicts.len());
    }
    for review in reviews {
        let url = review[0].as_str().unwrap_or_default();
        let claim = url.split_once("#claim-").map_or(url, |(_, id)| id);
        let verdict = verdicts.iter().find(|it| it.claim.id.as_str() == claim);
        let verdict = verdict.with_context(|| format!("there is no claim {claim}"))?;
        let rating = review[2].as_str().unwrap_or_default();
        let is_right = match verdict.verdict.outcome.verdict {
            Some(Verdict::Holds) => rating.contains(": holds"),
            Some(Verdict::Contradicted) => rating.contains(": contradicted"),
            Some(Verdict::Undetermined) | None => rating.is_empty(),
        };
        if !is_right {
            bail!(
                "{claim} is {:?}, and rated: {rating}",
                verdict.verdict.outcome.verdict
            );
        }
    }
    Ok(())
}
