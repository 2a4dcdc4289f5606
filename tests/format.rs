//! The examples of docs/format.md are executed: together they are one registry.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use chancery_core::Analysis;
use chancery_core::fields::{Need, Noun};
use chancery_core::model::{CLAIM, Keyword, Section, Verdict, nouns, section_noun};
use chancery_core::yaml::{Formatted, Input, MANIFEST_FILE};

const PAGE: &str = include_str!("../docs/format.md");

/// The sections of the page that show parts of `registry.yaml`.
const OF_MANIFEST: &[&str] = &["manifest", "tier", "direction"];

/// An example, and the heading of the section that it is in.
struct Example {
    heading: &'static str,
    text: &'static str,
}

fn examples() -> Vec<Example> {
    let sections = PAGE.split("\n## ").skip(1);
    let of_section = |section: &'static str| {
        let heading = section.lines().next().unwrap();
        let blocks = section.split("```yaml\n").skip(1);
        blocks.map(move |block| Example {
            heading,
            text: block.split("```").next().unwrap(),
        })
    };
    sections.flat_map(of_section).collect()
}

/// Writes all examples as one registry: the first one without its manifest, and the manifest that is
/// shown later.
fn write_registry(folder: &Path) {
    let mut manifest = String::new();
    for (position, example) in examples().iter().enumerate() {
        if OF_MANIFEST.contains(&example.heading) {
            manifest.push_str(example.text);
            continue;
        }
        let is_whole = example.text.contains("\nregistry:");
        let start = is_whole.then(|| example.text.find("states:").unwrap());
        let records = &example.text[start.unwrap_or(0)..];
        let name = format!("{position:02}-{}.yaml", example.heading.replace(' ', "-"));
        fs::write(folder.join(name), records).unwrap();
    }
    fs::write(folder.join("registry.yaml"), manifest).unwrap();
}

fn chancery(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command.args(arguments).arg(folder).output().unwrap()
}

#[test]
fn the_examples_of_the_format_are_one_registry_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    write_registry(folder.path());
    let checking = [
        "check",
        "--fail-on",
        "warning",
        "--severity",
        "claim-undetermined=warning",
    ];
    let checked = chancery(&checking, folder.path());
    let printed = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success(), "{printed}");
}

/// The manifest of the first registry has the keys of the one that is shown later, and its tiers.
#[test]
fn the_first_registry_is_continued_by_the_others() {
    let examples = examples();
    let whole = examples.iter().find(|it| it.text.contains("\nregistry:"));
    let whole = whole.unwrap().text;
    for key in ["registry:", "title:", "subject:", "as-of:"] {
        let line = whole.lines().find(|line| line.starts_with(key)).unwrap();
        let is_kept = |example: &Example| example.text.lines().any(|it| it == line);
        let manifest = examples.iter().find(|it| it.heading == "manifest");
        assert!(manifest.is_some_and(is_kept), "{line}");
    }
    let tier = examples.iter().find(|it| it.heading == "tier").unwrap();
    for line in whole.lines().filter(|line| line.contains("{id: ")) {
        assert!(
            tier.text.contains(line) || line.contains("{id: X"),
            "{line}"
        );
    }
}

#[test]
fn each_claim_of_the_format_has_the_stated_verdict() {
    let folder = tempfile::tempdir().unwrap();
    write_registry(folder.path());
    let analysis = Analysis::open(folder.path()).unwrap();
    let claims = &analysis.registry().claims;
    assert!(!claims.is_empty());
    let audited = chancery(&["audit", "--format", "json"], folder.path());
    let audit: serde_json::Value = serde_json::from_slice(&audited.stdout).unwrap();
    let verdicts = audit["claims"].as_array().unwrap();
    assert_eq!(verdicts.len(), claims.len());
    for claim in claims {
        let id = claim.id.as_str();
        let found = verdicts.iter().find(|it| it["id"] == *id);
        let expected = claim.expect.unwrap_or(Verdict::Holds);
        assert_eq!(found.unwrap()["verdict"], *expected.name(), "{id}");
    }
}

/// A new noun, and a new form of a claim, needs an example.
#[test]
fn each_noun_and_each_form_of_a_claim_has_an_example() {
    let examples = examples();
    let mut missing = String::new();
    for noun in nouns() {
        let keys = keys_of(noun);
        assert!(!keys.is_empty(), "{}", noun.name);
        let shows = |it: &Example| keys.iter().any(|key| it.text.contains(&format!("{key}:")));
        if !examples
            .iter()
            .any(|it| it.heading == noun.name && shows(it))
        {
            writeln!(missing, "the section `{}`", noun.name).unwrap();
        }
    }
    let forms = CLAIM
        .keys
        .iter()
        .filter(|key| matches!(key.need, Need::OneOf("the form")));
    for form in forms {
        let mark = format!("\n    {}: ", form.name);
        if !examples.iter().any(|it| it.text.contains(&mark)) {
            writeln!(missing, "the form `{}` of a claim", form.name).unwrap();
        }
    }
    assert!(
        missing.is_empty(),
        "docs/format.md has no example in\n{missing}"
    );
}

/// The words of a text, without what only lays them out.
fn words(text: &str) -> Vec<&str> {
    let is_layout = |letter: char| letter.is_whitespace() || "{}[],\"".contains(letter);
    let words = text.split(is_layout);
    words
        .filter(|word| !word.is_empty() && *word != "-")
        .collect()
}

/// Who copies an example has keys and lists in the order of the canonical form.
#[test]
fn the_keys_of_each_example_are_in_the_order_of_their_table() {
    let folder = tempfile::tempdir().unwrap();
    write_registry(folder.path());
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        // The page shows the manifest in parts.
        if name == MANIFEST_FILE {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let file = Input::text(&name, &text);
        let Formatted::Text(canonical) = Analysis::from_files(vec![file]).formatted(0) else {
            panic!("{name} has faults");
        };
        assert_eq!(words(&text), words(&canonical), "{text}\n{canonical}");
    }
}

/// The schemas in the repository are those that the program prints.
#[test]
fn schemas_are_as_printed() {
    for name in ["records", "registry"] {
        let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .args(["schema", name])
            .output()
            .unwrap();
        let path = format!(
            "{}/../../schema/{name}.schema.json",
            env!("CARGO_MANIFEST_DIR")
        );
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            fs::read_to_string(path).unwrap()
        );
    }
}

/// The keys under which records of a noun are written.
fn keys_of(noun: &'static Noun) -> Vec<&'static str> {
    let is_noun = |other: &'static Noun| std::ptr::eq(other, noun);
    let sections = Section::ALL.iter().copied();
    let of_sections = sections
        .filter(|section| is_noun(section_noun(*section)))
        .map(|section| match section {
            Section::Manifest => "registry",
            other => other.name(),
        });
    let keys = nouns().iter().flat_map(|outer| outer.keys);
    let of_keys = keys
        .filter(|key| key.kind.records().is_some_and(is_noun))
        .map(|key| key.name);
    of_sections.chain(of_keys).collect()
}
