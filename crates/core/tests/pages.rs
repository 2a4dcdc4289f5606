//! The pages of the rules, each a test of its own, are executed: a block marked `yaml fires` gives
//! a finding of that rule, one marked `yaml quiet` gives none of it.
//!
//! Only the rule of the page runs, beside those of the reader, so that a new rule changes no other
//! page. With `with=RULE` another one runs as well; it must find nothing in a block that fires.
//!
//! A block is a record file beside the small registry in `rule_pages/registry.yaml`. With
//! `file=registry.yaml` it is added to the end of that file, and with `whole` it takes its place.
//! Each block marked `text archive=FILE` of a page is a file of the archive that its other blocks
//! are checked against; a page without one has no archive.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails"
)]

use std::fs;
use std::path::Path;

use chancery_core::Analysis;
use chancery_core::check::{self, LocatedFinding, RULES};
use chancery_core::finding::{Finding, Rule};
use chancery_core::model::Level;
use chancery_core::yaml::{Archive, Input, MANIFEST_FILE};

const BASE: &str = include_str!("rule_pages/registry.yaml");

/// A block of a page: the words behind `yaml`, and its text.
struct Block<'p> {
    options: Vec<&'p str>,
    text: String,
    line: usize,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<Block<'_>> = None;
    for (number, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let options = info.split_whitespace().collect();
                open = Some(Block {
                    options,
                    text: String::new(),
                    line: number + 1,
                });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// What of a page is executed.
struct Page<'p> {
    blocks: Vec<Block<'p>>,
    /// The archive in a folder that is there as long as this is.
    archive: Option<(tempfile::TempDir, Archive)>,
}

impl<'p> Page<'p> {
    fn new(page: &'p str) -> Self {
        let (blocks, others): (Vec<_>, Vec<_>) = blocks(page)
            .into_iter()
            .partition(|block| block.options.first() == Some(&"yaml"));
        let name_of = |block: &Block<'p>| block.options.get(1)?.strip_prefix("archive=");
        let mut files = others
            .iter()
            .filter_map(|block| Some((name_of(block)?, &block.text)))
            .peekable();
        let folder = files.peek().map(|_| tempfile::tempdir().unwrap());
        for (name, text) in files {
            let path = folder.as_ref().unwrap().path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let archive = folder.map(|folder| {
            let archive = Archive::open(folder.path()).unwrap();
            (folder, archive)
        });
        Page { blocks, archive }
    }

    /// What the rule of the page finds in a block, and those that the block names.
    fn findings(&self, rule: &Rule, block: &Block<'_>) -> Vec<LocatedFinding> {
        let named = block
            .options
            .iter()
            .filter_map(|option| option.strip_prefix("with="));
        let named: Vec<&Rule> = named.map(|name| check::rule(name).unwrap()).collect();
        let runs = |it: &&'static Rule| *it == rule || named.contains(it);
        let silent = RULES.iter().copied().filter(|it| !runs(it));
        let silent: Vec<_> = silent.map(|rule| (rule, Level::Off)).collect();
        let archive = self.archive.as_ref().map(|(_, archive)| archive);
        findings(block, archive, &silent)
    }
}

fn findings(
    block: &Block<'_>,
    archive: Option<&Archive>,
    levels: &[(&'static Rule, Level)],
) -> Vec<LocatedFinding> {
    let file = |name: &str, text: String| Input {
        name: name.to_owned(),
        bytes: Ok(text.into()),
    };
    let inputs = if block.options.contains(&"whole") {
        vec![file(MANIFEST_FILE, block.text.clone())]
    } else if block.options.contains(&"file=registry.yaml") {
        vec![file(MANIFEST_FILE, format!("{BASE}{}", block.text))]
    } else {
        vec![
            file("records.yaml", block.text.clone()),
            file(MANIFEST_FILE, BASE.to_owned()),
        ]
    };
    let analysis = Analysis::from_files(inputs);
    let analysis = match archive {
        Some(archive) => analysis.with_archive(archive),
        None => analysis,
    };
    analysis.check(&analysis.policy(levels))
}

/// A page as a test of its own.
fn page(path: &Path) -> datatest_stable::Result<()> {
    let stem = path.file_stem().unwrap().to_string_lossy();
    let rule = check::rule(&stem.replace('_', "-")).ok_or("no rule has the name of this page")?;
    let page = Page::new(rule.page);
    let mut faults = Vec::new();
    for block in &page.blocks {
        let found = page.findings(rule, block);
        let faulty = every_block_of_a_page_does_what_it_is_marked_to_do(rule, block, &found);
        let place = |words: String| format!("{}:{}: {words}", path.display(), block.line);
        faults.extend(faulty.into_iter().map(place));
        faults.extend(not_plain(rule, &found));
    }
    match faults[..] {
        [] => Ok(()),
        _ => Err(faults.join("\n").into()),
    }
}

fn every_block_of_a_page_does_what_it_is_marked_to_do(
    rule: &Rule,
    block: &Block<'_>,
    found: &[LocatedFinding],
) -> Vec<String> {
    let (own, others): (Vec<_>, Vec<_>) = found
        .iter()
        .map(|found| &found.finding)
        .partition(|finding| finding.rule == rule);
    if block.options.contains(&"fires") {
        let others = others
            .iter()
            .map(|it| format!("also {}: {}", it.rule, it.message));
        let nothing = own.is_empty().then(|| "gives no finding".to_owned());
        nothing.into_iter().chain(others).collect()
    } else if block.options.contains(&"quiet") {
        let fired = own.iter();
        fired.map(|it| format!("fires: {}", it.message)).collect()
    } else {
        vec!["is neither `fires` nor `quiet`".to_owned()]
    }
}

/// The findings of a rule without a label, a help line or a plain message.
fn not_plain(rule: &Rule, found: &[LocatedFinding]) -> Vec<String> {
    let own = found.iter().map(|found| &found.finding);
    let own = own.filter(|finding| finding.rule == rule);
    let is_plain = |finding: &&Finding| {
        let mut letters = finding.message.chars();
        let starts_plain = letters
            .next()
            .is_some_and(|first| first.is_lowercase() || first == '`');
        let has_help = finding.help.as_ref().is_some_and(|it| !it.is_empty());
        starts_plain && has_help && !finding.label.is_empty() && !finding.message.ends_with('.')
    };
    let wrong = own.filter(|finding| !is_plain(finding));
    wrong.map(|finding| format!("{finding:#?}")).collect()
}

datatest_stable::harness! {
    { test = page, root = "src/check/rules", pattern = r"\.md$" },
    { test = page, root = "src/yaml/rules", pattern = r"\.md$" },
}
