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

/// Each example is a record file which, beside the manifest that the page begins with, has no error
/// and no warning, and whose claims have the verdict that they expect.
#[test]
fn each_answer_of_how_do_i_write_is_a_registry_without_a_warning() {
    let page = include_str!("../docs/how-do-i-write.md");
    let manifest = block(page, "```yaml registry\n");
    let answers: Vec<&str> = page.split("\n## ").skip(1).collect();
    assert!(!answers.is_empty());
    for answer in answers {
        let question = answer.lines().next().unwrap_or_default();
        let examples: Vec<&str> = answer.split("```yaml\n").skip(1).collect();
        assert!(!examples.is_empty(), "{question}");
        for example in examples {
            let (records, _) = example.split_once("```").expect("an end");
            check_answer(question, manifest, records);
        }
    }
}

fn check_answer(question: &str, manifest: &str, records: &str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("registry.yaml"), manifest).unwrap();
    std::fs::write(folder.path().join("records.yaml"), records).unwrap();
    let checked = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["check", "--fail-on", "warning"])
        .args(["--severity", "claim-undetermined=warning"])
        .arg(folder.path())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success(), "{question}\n{records}\n{printed}");
}

/// The text between a mark and the end of its block.
fn block<'t>(text: &'t str, mark: &str) -> &'t str {
    let (_, rest) = text.split_once(mark).expect("a block");
    rest.split_once("```").expect("an end").0
}
