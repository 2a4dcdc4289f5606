//! The documents that derive from tables are as the tables are. `CHANCERY_BLESS=1` writes them.

use xtask_product::codegen::{MENDING_COMMAND, stale, write};

#[test]
fn documents_are_as_their_tables() {
    if std::env::var_os("CHANCERY_BLESS").is_some() {
        write().unwrap();
    }
    let stale = stale();
    assert!(
        stale.is_empty(),
        "stale: {}; run `{MENDING_COMMAND}`",
        stale.join(", ")
    );
}
