//! What README.md and the page on continuous integration show on the screen is what the program
//! prints.

use std::path::Path;

#[test]
fn what_documents_show_is_executed() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    std::env::set_current_dir(root).expect("the repository is there");
    trycmd::TestCases::new()
        .register_bin("chancery", Path::new(env!("CARGO_BIN_EXE_chancery")))
        .env("NO_COLOR", "1")
        // What the person who runs the tests has set must not matter.
        .env("CHANCERY_ARCHIVE", "")
        .case("README.md")
        .case("docs/continuous-integration.md")
        .run();
}
