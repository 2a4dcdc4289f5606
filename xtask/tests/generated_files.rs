//! The documents that derive from tables are as the tables are.

use xtask::codegen::{MENDING_COMMAND, stale};

#[test]
fn documents_are_as_their_tables() {
    let stale = stale();
    assert!(
        stale.is_empty(),
        "stale: {}; run `{MENDING_COMMAND}`",
        stale.join(", ")
    );
}
