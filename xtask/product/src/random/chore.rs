//! `cargo xtask random`: many random registries through everything, and what came of them.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Result;
use chancery::registry::OpenedRegistry;
use chancery_core::Analysis;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use xtask::root::root;

use super::{Choices, draft, findings, read_files};
use crate::Chore;
use crate::fuzzing::joined;
use crate::interop::recount_random;
use crate::laws::{self, Law};

pub(crate) static CHORE: Chore = Chore {
    name: "random",
    arguments: |command| {
        let number = |name: &'static str, default: &'static str, help: &'static str| {
            Arg::new(name)
                .long(name)
                .value_name("N")
                .value_parser(value_parser!(u64))
                .default_value(default)
                .help(help)
        };
        command.args([
            number("count", "100", "How many registries"),
            number("seed", "0", "The seed of the first one; each has the next"),
            Arg::new("recount")
                .long("recount")
                .action(ArgAction::SetTrue)
                .help(
                    "Only count their claims again, in SQLite and DuckDB by the SQL of the export",
                ),
        ])
    },
    run,
};

/// Every third registry may have errors; the others have none.
const WILD: u64 = 3;

/// The most files that are kept of what broke in one way.
const MOST_KEPT: usize = 3;

/// What came of many registries.
#[derive(Default)]
struct Tally {
    /// Of those that may have errors.
    wild: usize,
    /// Of those without.
    clean: usize,
    /// Those in which errors stayed, whatever was taken away.
    unmended: usize,
    /// The errors that stayed in them.
    left: BTreeMap<String, usize>,
    records: usize,
    findings: usize,
    /// The edits after which what is said to have changed was compared with them.
    edits: usize,
    files: usize,
    /// What formats could not hold, and said so.
    refused: BTreeMap<String, usize>,
    /// What broke, by its first words.
    broken: BTreeMap<String, Vec<u64>>,
    slowest: (Duration, u64),
}

fn run(arguments: &ArgMatches) -> Result<bool> {
    let number = |name: &str| arguments.get_one::<u64>(name).copied().unwrap_or_default();
    let (count, first) = (number("count"), number("seed"));
    if arguments.get_flag("recount") {
        return recount_random(first..first.saturating_add(count));
    }
    let folder = root().join("target/random");
    std::fs::create_dir_all(&folder)?;
    let start = Instant::now();
    let mut tally = Tally::default();
    for seed in first..first.saturating_add(count) {
        let began = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| one(seed, &mut tally)));
        let taken = began.elapsed();
        if taken > tally.slowest.0 {
            tally.slowest = (taken, seed);
        }
        let words = match outcome {
            Ok(Ok(())) => continue,
            Ok(Err(words)) => words,
            Err(_) => "panic".to_owned(),
        };
        let kind: String = words.chars().take(60).collect();
        let seeds = tally.broken.entry(kind).or_default();
        seeds.push(seed);
        if seeds.len() <= MOST_KEPT {
            let mut choices = Choices::seeded(seed);
            let draft = draft(&mut choices, seed.is_multiple_of(WILD));
            let mut text = joined(&[("registry.yaml".to_owned(), draft.text())]);
            text.extend_from_slice(format!("# {}\n", words.replace('\n', "\n# ")).as_bytes());
            let file: PathBuf = folder.join(format!("{seed}.yaml"));
            std::fs::write(&file, text)?;
        }
    }
    tally.report(start.elapsed());
    Ok(tally.broken.is_empty())
}

/// Holds one registry against all laws.
fn one(seed: u64, tally: &mut Tally) -> Law {
    let mut choices = Choices::seeded(seed);
    let is_wild = seed.is_multiple_of(WILD);
    let draft = draft(&mut choices, is_wild);
    if is_wild {
        tally.wild += 1;
        let files = draft.files(&mut choices);
        let reading = read_files(files.clone());
        let found = findings(&reading);
        tally.records += reading.registry.record_count();
        tally.findings += found.len();
        laws::findings_in_files(&reading, &found)?;
        laws::canonical_form(&reading)?;
        laws::threads(&files, &found)?;
        let opened = OpenedRegistry::from_analysis(
            PathBuf::from("registry"),
            Analysis::from_reading(reading),
        );
        laws::shown(&opened, &found)?;
        return laws::answers(&opened);
    }
    let mended = match draft.mended() {
        Ok(mended) => mended,
        Err(left) => {
            tally.unmended += 1;
            for words in left {
                *tally.left.entry(words).or_default() += 1;
            }
            return Ok(());
        }
    };
    tally.clean += 1;
    tally.records += mended.reading.registry.record_count();
    tally.findings += mended.findings.len();
    tally.edits += laws::changes(&mended.draft, &mut choices)?;
    let told = laws::mended(mended, &mut choices)?;
    tally.files += told.files.len();
    for (format, words) in told.refused {
        let words: String = words.chars().take(80).collect();
        *tally
            .refused
            .entry(format!("{format}: {words}"))
            .or_default() += 1;
    }
    Ok(())
}

impl Tally {
    fn report(&self, taken: Duration) {
        let (slowest, seed) = self.slowest;
        println!(
            "{} registries without errors, {} with, {} given up; {} records, {} findings, {} edits, {} files in {:.0} s; the slowest {:.1} s (seed {seed})",
            self.clean,
            self.wild,
            self.unmended,
            self.records,
            self.findings,
            self.edits,
            self.files,
            taken.as_secs_f64(),
            slowest.as_secs_f64(),
        );
        let panics = self.broken.get("panic").map_or(0, Vec::len);
        let broken: usize = self.broken.values().map(Vec::len).sum();
        println!("{panics} panics, {} other laws broken", broken - panics);
        for (words, count) in &self.left {
            println!("{count:>6} stayed: {words}");
        }
        for (words, count) in &self.refused {
            println!("{count:>6} refused with words: {words}");
        }
        for (words, seeds) in &self.broken {
            let some: Vec<String> = seeds.iter().take(5).map(u64::to_string).collect();
            println!(
                "{:>6} broken: {words} (seeds {})",
                seeds.len(),
                some.join(", ")
            );
        }
        if !self.broken.is_empty() {
            println!("the first of each kind are in target/random");
        }
    }
}
