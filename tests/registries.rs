//! The registries that tests and documents use are as clean as those that one would publish.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_registries_of_tests_have_no_error_and_no_warning() {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/registries"
    ));
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let registry = entry.unwrap().path();
        let checked = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .args(["check", "--fail-on", "warning"])
            .arg(&registry)
            .output()
            .unwrap();
        let printed = String::from_utf8_lossy(&checked.stdout);
        assert!(
            checked.status.success(),
            "{}\n{printed}",
            registry.display()
        );
        count += 1;
    }
    assert!(count > 0, "there are registries");
}
