//! What one format cannot hold keeps no other from being written, whatever a registry holds.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use chancery::formats::formats;
use chancery_core::Analysis;
use chancery_core::check::RULES;
use chancery_core::model::{Registry, Selector, known_states};
use chancery_core::select::Selection;
use chancery_core::yaml::{Input, MANIFEST_FILE, read};
use chancery_export::formats::Options;
use chancery_export::output::Memory;
use chancery_export::views::ExportContext;

const MANIFEST: &str = "\
registry: example
title: Example
subject: AZE
as-of: 2025-12-13
tiers:
  - {id: partner, name: Partner}
sources:
  - {id: page, publisher: Paper, published: 2025-12-13, url: \"https://example.org/\"}
";

/// What a run of the program gave.
struct Run {
    exit: Option<i32>,
    errors: Vec<String>,
    /// What it printed.
    printed: String,
    /// The names of the files that its list holds.
    files: BTreeSet<String>,
    folder: tempfile::TempDir,
}

impl Run {
    /// Builds a registry of one file.
    fn build(registry: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(MANIFEST_FILE), registry).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        command.args(["build", ".", "--out", "out"]);
        command.current_dir(folder.path()).env("NO_COLOR", "1");
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        let out = folder.path().join("out");
        let mut files = BTreeSet::new();
        for format in formats() {
            for entry in fs::read_dir(out.join(format.name)).into_iter().flatten() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                files.insert(format!("{}/{name}", format.name));
            }
        }
        Run {
            exit: output.status.code(),
            errors: said
                .lines()
                .filter(|line| line.starts_with("error"))
                .map(str::to_owned)
                .collect(),
            printed: String::from_utf8(output.stdout).unwrap(),
            files,
            folder,
        }
    }

    /// The formats of which a file was written.
    fn formats(&self) -> BTreeSet<&str> {
        let files = self.files.iter();
        files.filter_map(|name| name.split('/').next()).collect()
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join("out").join(name)).unwrap()
    }
}

#[test]
fn a_text_that_excel_would_cut_costs_the_workbook_alone() {
    let note = "word ".repeat(8_000);
    let registry = format!(
        "{MANIFEST}instruments:\n  - {{id: long, parties: [AZE, HUN], signed: 2014, note: {note}, \
         evidence: [{{source: page}}]}}\n"
    );
    let run = Run::build(&registry);
    assert_eq!(run.exit, Some(3));
    let [error] = &run.errors[..] else {
        panic!("{:#?}", run.errors);
    };
    assert!(error.starts_with("error: xlsx is not written: instruments long: `note` has more"));
    let mut expected: BTreeSet<&str> = formats().iter().map(|format| format.name).collect();
    expected.remove("xlsx");
    assert_eq!(run.formats(), expected);
    // The last file of the format before it is not taken back with it.
    assert!(run.files.contains("svg/timeline.svg"));
    assert!(!run.files.iter().any(|name| name.ends_with(".partial")));
    assert!(run.text("csv/instruments.csv").contains(note.trim_end()));
}

#[test]
fn a_claim_that_counts_many_records_is_in_every_format() {
    let mut registry = format!("{MANIFEST}instruments:\n");
    for index in 0..1_500 {
        let _ = writeln!(
            registry,
            "  - {{id: instrument-of-a-long-name-{index:05}, parties: [AZE, HUN], signed: 2014, \
             evidence: [{{source: page}}]}}"
        );
    }
    registry.push_str("claims:\n  - {id: all, source: page, count: instruments, is: 1500}\n");
    let run = Run::build(&registry);
    assert_eq!((run.exit, &run.errors[..]), (Some(0), &[][..]));
    let members = run.text("csv/verdict_members.csv");
    assert_eq!(members.lines().count(), 1_501);
}

#[test]
fn what_was_found_is_said_before_what_was_written() {
    let head = |text: &str, lines: usize| -> Vec<String> {
        let run = Run::build(text);
        assert_eq!(run.exit, Some(0), "{:#?}", run.errors);
        run.printed.lines().take(lines).map(str::to_owned).collect()
    };
    let ties = "partnerships:\n  - {parties: [AZE, HUN], tier: partner, since: 2014, evidence: \
                [{source: page}]}\n";
    let claims = "claims:\n  - {id: one, source: page, count: partners, is: 1}\n  - {id: two, \
                  source: page, count: partners, is: 2, expect: contradicted, because: It is one.}\n  - {id: lost, source: \
                  page, count: partners, is: 0, where: {tier: nope}}\n";
    let warned = MANIFEST.replace(
        "sources:",
        "severities: {single-source: warning, unknown-tier: warning}\nsources:",
    );
    assert_eq!(
        head(&format!("{warned}{ties}{claims}"), 3),
        [
            "1 partner state, 1 partnership, 1 source, 3 claims in 1 file: 2 warnings and 1 note \
             (chancery check --notes shows them)",
            "2 claims: 1 holds, 1 is contradicted, none is undetermined; 1 claim cannot be counted (chancery audit shows them)",
            "",
        ]
    );
    let without = head(&format!("{MANIFEST}{ties}"), 2);
    assert!(
        without[0].contains(": no error and no warning; "),
        "{without:?}"
    );
    assert_eq!(without[1], "", "without claims none is spoken of");
}

/// A registry with one tie of this many states.
fn treaty(states: usize, since: &str) -> String {
    let ids: Vec<&str> = known_states()
        .iter()
        .map(|it| it.alpha_3)
        .take(states)
        .collect();
    format!(
        "{MANIFEST}partnerships:\n  - {{parties: [{}], tier: partner, since: {since}, evidence: \
         [{{source: page}}]}}\n",
        ids.join(", ")
    )
}

#[test]
fn a_treaty_of_many_states_leaves_out_the_panel_of_pairs_and_says_so() {
    let run = Run::build(&treaty(100, "1815-06-09"));
    assert_eq!(run.exit, Some(3));
    let errors: Vec<&str> = run.errors.iter().map(String::as_str).collect();
    let left_out = |format: &str, most: &str| {
        format!(
            "error: {format}: dyad_year is left out: its pairs of parties by its years from 1815 to \
             2025 are more than {most} rows"
        )
    };
    let expected = [
        left_out("csv", "1,000,000"),
        left_out("sql", "1,000,000"),
        left_out("sqlite", "250,000"),
        left_out("xlsx", "250,000"),
    ];
    assert_eq!(errors, expected);
    let all: BTreeSet<&str> = formats().iter().map(|format| format.name).collect();
    assert_eq!(run.formats(), all);
    assert!(run.files.contains("csv/state_year.csv"));
    assert!(!run.files.contains("csv/dyad_year.csv"));
    assert!(
        run.text("csv/datapackage.json")
            .contains("more than 1,000,000 rows")
    );
}

/// The blocks of a page that are marked as firing, each as the files of a registry.
fn firing_blocks(page: &str) -> Vec<Vec<Input>> {
    const BASE: &str = include_str!("../crates/core/tests/rule_pages/registry.yaml");
    let mut blocks = Vec::new();
    let mut parts = page.split("\n```");
    while let (Some(_), Some(block)) = (parts.next(), parts.next()) {
        let (options, text) = block.split_once('\n').unwrap_or((block, ""));
        let options: Vec<&str> = options.split_whitespace().collect();
        if !options.starts_with(&["yaml", "fires"]) {
            continue;
        }
        let file = |name: &str, text: &str| Input {
            name: name.to_owned(),
            bytes: Ok(text.as_bytes().to_vec()),
        };
        let text = format!("{text}\n");
        blocks.push(if options.contains(&"whole") {
            vec![file(MANIFEST_FILE, &text)]
        } else if options.contains(&"file=registry.yaml") {
            vec![file(MANIFEST_FILE, &format!("{BASE}{text}"))]
        } else {
            vec![file(MANIFEST_FILE, BASE), file("records.yaml", &text)]
        });
    }
    blocks
}

/// What the formats refuse, each refusal with the name of its format. Pictures take long to draw, and
/// a workbook to compress: those of the page are drawn where they are wanted, and not once more as
/// files of their own.
fn refusals(registry: &Registry, with_slow_formats: bool) -> Vec<String> {
    let analysis = Analysis::from_registry(registry.clone());
    let network = analysis.network();
    let selector = Selector::default();
    let views = ExportContext::for_export(&analysis, Selection::new(network, &selector));
    let mut refusals = Vec::new();
    let is_wanted = |name: &str| match name {
        "html" | "xlsx" => with_slow_formats,
        name => name != "svg",
    };
    let all = formats().into_iter();
    for format in all.filter(|format| is_wanted(format.name)) {
        let mut memory = Memory::default();
        if let Err(error) = (format.write)(&views, &Options::default(), &mut memory) {
            refusals.push(format!("{}: {error:#}", format.name));
        }
        refusals.extend(memory.left_out);
    }
    refusals
}

/// A rule that is turned down or waived lets the fault pass into the exports.
#[test]
fn the_fault_of_every_rule_can_be_exported_or_is_refused_with_its_record() {
    let mut tried = 0;
    for rule in RULES.iter() {
        for (index, inputs) in firing_blocks(rule.page).into_iter().enumerate() {
            tried += 1;
            let reading = read(inputs);
            for refusal in refusals(&reading.registry, index == 0) {
                let is_of_key = refusal.starts_with("sqlite: ")
                    && refusal
                        .ends_with("; a database tells rows apart by it: give each record its own");
                assert!(is_of_key, "{}: {refusal}", rule.name);
            }
        }
    }
    assert!(tried > RULES.len() / 2, "{tried}");
}

#[test]
fn a_fault_that_is_waived_or_turned_down_keeps_no_format_from_being_written() {
    let waived = format!(
        "{MANIFEST}instruments:\n  - {{id: act, parties: [AZE, HUX], signed: 2014, evidence: \
         [{{source: page}}]}}\nwaivers:\n  - {{rule: unknown-actor, record: act, because: Not yet \
         in the table.}}\n"
    );
    let lowered = MANIFEST.replace(
        "sources:",
        "severities:\n  unknown-source: warning\nsources:",
    ) + "partnerships:\n  - {parties: [AZE, HUN], tier: partner, since: 2014, evidence: \
           [{source: nope}]}\n";
    for registry in [waived, lowered] {
        let run = Run::build(&registry);
        assert_eq!(run.exit, Some(0), "{:#?}", run.errors);
        assert!(run.files.contains("sqlite/registry.sqlite"));
    }
}

#[test]
fn two_records_of_one_id_are_refused_by_the_database_alone() {
    let registry = MANIFEST.replace(
        "sources:",
        "severities: {duplicate-record: warning}\nsources:",
    ) + "  - {id: page, publisher: Wire, published: 2025, url: \"https://example.org/2\"}\n";
    let run = Run::build(&registry);
    assert_eq!(run.exit, Some(3));
    let expected = "error: sqlite is not written: sources: two rows have `source` page; a database \
                    tells rows apart by it: give each record its own";
    assert!(
        run.errors.contains(&expected.to_owned()),
        "{:#?}",
        run.errors
    );
    assert!(run.files.contains("csv/sources.csv") && run.files.contains("xlsx/registry.xlsx"));
}
