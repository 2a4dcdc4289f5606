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

#[test]
fn the_record_that_readme_shows_is_in_the_registry_of_the_article() {
    let readme = include_str!("../README.md");
    let records = include_str!("registries/article/partnerships.yaml");
    let blocks = readme.split("```yaml\n").skip(1);
    let blocks: Vec<&str> = blocks.filter_map(|it| it.split("```").next()).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        assert!(records.contains(block), "{block}");
    }
}
