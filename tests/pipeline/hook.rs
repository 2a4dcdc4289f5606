//! The script that pre-commit runs.

use std::collections::BTreeMap;

use super::{Workplace, faulty, printed, root};

/// What the hook prints of a registry.
pub(super) fn checked(place: &Workplace, registry: &str) -> String {
    let arguments = match registry {
        "" => String::new(),
        named => format!("-- '{named}'"),
    };
    printed(&run(place, &format!("--format concise {arguments}")))
}

fn run(place: &Workplace, arguments: &str) -> std::process::Output {
    let hook = format!(
        "'{}' {arguments}",
        root().join("ci/pre-commit-check").display()
    );
    let target = place.path("target").display().to_string();
    let environment = BTreeMap::from([("CARGO_TARGET_DIR".to_owned(), target)]);
    place.bash(&place.work(), &hook, &environment)
}

#[test]
fn the_hook_builds_in_its_own_folder() {
    let place = Workplace::new(&[("data/registry.yaml", &faulty())]);
    let output = run(&place, "--format concise");
    let text = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(
        text.starts_with(&format!("build in {}\n", root().display())),
        "{text}"
    );
    assert!(text.contains("data/registry.yaml:8:20: error"), "{text}");
}
