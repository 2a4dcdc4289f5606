//! What documents show on the screen is what the program prints. `CHANCERY_BLESS=1` writes what it
//! prints into them.

use std::fmt::Write;
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

/// The sessions that these pages show are executed in an empty folder each, command by command.
#[cfg(unix)]
#[test]
fn your_first_hour_is_executed() {
    follow_session("your-first-hour.md");
}

#[cfg(unix)]
#[test]
fn editing_in_a_spreadsheet_is_executed() {
    follow_session("edit-in-a-spreadsheet.md");
}

#[cfg(unix)]
fn follow_session(page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs")
        .join(page);
    let page = std::fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut executed = String::new();
    let mut is_session = false;
    for line in page.lines() {
        let is_fence = line.starts_with("```");
        if is_fence {
            is_session = line == "```console";
        }
        match line.strip_prefix("$ ") {
            Some(command) if is_session => {
                executed.push_str(&format!("{line}\n{}", printed(command, folder.path())));
            }
            _ if is_session && !is_fence => {}
            _ => executed.push_str(&format!("{line}\n")),
        }
    }
    if std::env::var_os("CHANCERY_BLESS").is_some() {
        std::fs::write(&path, executed).unwrap();
        return;
    }
    assert_eq!(executed, page, "CHANCERY_BLESS=1 writes what is printed");
}

/// What a command line prints in a folder, with its exit code if that is not 0.
#[cfg(unix)]
fn printed(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_chancery")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", program.display()))
        .env("NO_COLOR", "1")
        .env_remove("CHANCERY_ARCHIVE")
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let printed = printed.trim_end();
    let end = if printed.is_empty() { "" } else { "\n" };
    match output.status.code() {
        Some(0) => format!("{printed}{end}"),
        code => format!("? {}\n{printed}{end}", code.unwrap_or(-1)),
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

/// The page is followed from its first block to its last in a new folder: a block of YAML is the
/// file that its first line names, and each command prints what stands below it.
#[test]
fn your_own_registry_is_followed_to_its_end() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/your-own-registry.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut followed = String::new();
    for (position, part) in page.split("```").enumerate() {
        let is_block = position % 2 == 1;
        let text = match part.split_once('\n') {
            Some(("console", commands)) if is_block => console(commands, folder.path()),
            Some(("yaml", text)) if is_block => {
                write_named(text, folder.path());
                part.to_owned()
            }
            _ => {
                assert!(!is_block, "a block is a file or commands: {part}");
                part.to_owned()
            }
        };
        let fence = if position > 0 { "```" } else { "" };
        write!(followed, "{fence}{text}").unwrap();
    }
    if std::env::var_os("CHANCERY_BLESS").is_some() {
        std::fs::write(&path, &followed).unwrap();
        return;
    }
    let mut lines = page.lines().zip(followed.lines());
    let differing = lines.find(|(written, printed)| written != printed);
    assert!(page == followed, "written and printed: {differing:#?}");
}

/// Writes the file that the first line of a block names.
fn write_named(text: &str, folder: &Path) {
    let name = text.lines().next().and_then(|line| line.strip_prefix("# "));
    let path = folder.join(name.expect("the name of a file"));
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// The block of commands, each with what it prints in the folder.
fn console(block: &str, folder: &Path) -> String {
    let mut text = "console\n".to_owned();
    for line in block.lines().filter(|line| line.starts_with("$ ")) {
        let mut words = line.split(' ').skip(1);
        assert_eq!(words.next(), Some("chancery"), "{line}");
        let run = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .args(words)
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .env_remove("CHANCERY_ARCHIVE")
            .output()
            .unwrap();
        let printed = String::from_utf8(run.stdout).unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        let printed = printed.trim_end();
        let said = said.trim_end();
        write!(text, "{line}\n{printed}\n").unwrap();
        if !said.is_empty() {
            writeln!(text, "{said}").unwrap();
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text + "\n"
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
