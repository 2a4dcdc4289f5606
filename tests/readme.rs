//! What README.md and the page on continuous integration show on the screen is what the program
//! prints. `CHANCERY_BLESS=1` writes what it prints into them.

use std::path::Path;
use std::process::Command;

#[test]
fn what_documents_show_is_executed() {
    // The library takes this wish from a variable of its own, which only a new process can have.
    const BLESSING: &str = "TRYCMD";
    let is_blessed = std::env::var_os("CHANCERY_BLESS").is_some();
    if is_blessed && std::env::var_os(BLESSING).is_none() {
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "readme::what_documents_show_is_executed"])
            .env(BLESSING, "overwrite")
            .status()
            .unwrap();
        assert!(status.success(), "{status}");
        return;
    }
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
