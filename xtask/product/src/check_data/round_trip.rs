//! Written as one file, the registry reads the same, and so it does from its tables.

use anyhow::Result;
use chancery_core::fields::Fields;
use chancery_core::model::Registry;
use chancery_core::yaml::{MANIFEST_FILE, record_text, registry_text};

use super::{Data, Failure, read_files};
use crate::laws;

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    let text = registry_text(&data.reading.registry);
    let again = read_files(&[(MANIFEST_FILE.to_owned(), text.clone().into_bytes())]);
    let mut failures: Vec<Failure> = again
        .findings
        .iter()
        .map(|finding| {
            let message = format!("as one file it does not read: {}", finding.message);
            Failure::of_file(MANIFEST_FILE, message)
        })
        .collect();
    failures.extend(differences(&data.reading.registry, &again.registry));
    if registry_text(&again.registry) != text {
        failures.push(Failure::of_file(
            MANIFEST_FILE,
            "written twice, the text differs",
        ));
    }
    if let Err(words) = laws::tables(&data.reading.registry, false) {
        let words = words.lines().next().unwrap_or_default().to_owned();
        failures.push(Failure::of_file(MANIFEST_FILE, words));
    }
    Ok(failures)
}

fn differences(one: &Registry, other: &Registry) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut hold = |what: &str, is_same: bool| {
        if !is_same {
            let message = format!("as one file the {what} are others");
            failures.push(Failure::of_file(MANIFEST_FILE, message));
        }
    };
    hold("words of the manifest", one.manifest == other.manifest);
    hold("states", sorted(&one.states) == sorted(&other.states));
    hold(
        "organisations",
        sorted(&one.organisations) == sorted(&other.organisations),
    );
    hold(
        "partnerships",
        sorted(&one.partnerships) == sorted(&other.partnerships),
    );
    hold(
        "instruments",
        sorted(&one.instruments) == sorted(&other.instruments),
    );
    hold(
        "principles",
        sorted(&one.principles) == sorted(&other.principles),
    );
    hold("sources", sorted(&one.sources) == sorted(&other.sources));
    hold("claims", sorted(&one.claims) == sorted(&other.claims));
    hold("waivers", sorted(&one.waivers) == sorted(&other.waivers));
    failures
}

/// The records in an order that depends on nothing but them.
fn sorted<R: Fields>(records: &[R]) -> Vec<&R> {
    let mut sorted: Vec<&R> = records.iter().collect();
    sorted.sort_by_cached_key(|record| record_text(*record, 0));
    sorted
}
