//! The tool knows neither the size nor the content of the registry in `data/`: with one more partner
//! in it, every check of `cargo xtask check-data` still passes. No other test may read it, which
//! `tests_and_documents_know_nothing_of_the_registry` holds.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chancery_core::Analysis;
use chancery_core::model::known_states;
use xtask::root;
use xtask_product::check_data;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copied = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, copied).unwrap();
        }
    }
}

#[test]
fn with_one_more_partner_data_passes_every_check() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    copy(&root::root().join("data"), &data);
    let analysis = Analysis::open(&data).unwrap();
    let registry = analysis.registry();
    let parties: BTreeSet<&str> = registry
        .partnerships
        .iter()
        .flat_map(|it| it.parties.iter().map(|party| &**party))
        .chain(registry.manifest.subject.as_deref())
        .collect();
    let subject = registry.manifest.subject.as_deref().unwrap();
    let mut others = known_states().iter().map(|state| state.alpha_3);
    let other = others.find(|id| !parties.contains(id)).unwrap();
    let tier = &registry.manifest.tiers[0].id;
    // An id and a name of a file that the registry does not have yet.
    let is_taken = |id: &str| registry.sources.iter().any(|it| &*it.id == id);
    let mut id = "one-more".to_owned();
    while is_taken(&id) || data.join(format!("partners/{id}.yaml")).exists() {
        id.push_str("-one-more");
    }
    let file = format!(
        "partnerships:\n  - parties: [{subject}, {other}]\n    tier: {tier}\n    evidence:\n      \
         - source: {id}\n        quote: one more\nsources:\n  - id: {id}\n    publisher: \
         One More\n    url: https://{id}.example/\n"
    );
    fs::write(data.join(format!("partners/{id}.yaml")), file).unwrap();
    // The numbers of its README grow with it.
    check_data::write_readme(&data).unwrap();
    let failures = check_data::failures(&data).unwrap();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
