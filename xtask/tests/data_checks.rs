//! The registry in `data/` passes every check of `cargo xtask check-data`, the archive aside.

use xtask::{check_data, root};

#[test]
fn data_passes_every_check() {
    let failures = check_data::failures(&root::root().join("data")).expect("the data loads");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
