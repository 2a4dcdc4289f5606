//! What the tests of the registry in `data/` share.

use std::process::Command;

/// The folder of the registry.
pub(crate) const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");

/// How many rows of a table the program lists as certain, and how many as only possible.
pub(crate) fn counts(table: &str, flags: &[&[&str]]) -> (usize, usize) {
    let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["list", table, "--format", "json", "--columns", "holds"])
        .args(["--registry", DATA])
        .args(flags.iter().copied().flatten())
        .output()
        .expect("the program starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let rows: Vec<serde_json::Value> =
        serde_json::from_slice(&output.stdout).expect("the list is JSON");
    let count = |holds: &str| rows.iter().filter(|row| row["holds"] == holds).count();
    (count("certain"), count("possible"))
}
