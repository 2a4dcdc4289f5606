//! Building the fuzz package, running its targets, and saying what came of it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::{Arg, ArgMatches, value_parser};
use xtask::root::{cargo, root, run_to_end};

use super::mutate::dictionary;
use super::targets::{TARGETS, Target};
use super::{cases, seeds};
use crate::Chore;

/// `cargo xtask fuzz`
pub(crate) static CHORE: Chore = Chore {
    name: "fuzz",
    arguments: |command| {
        command.args([
            Arg::new("target")
                .value_parser(TARGETS.iter().map(|it| it.name).collect::<Vec<_>>())
                .num_args(0..)
                .help("Only these targets"),
            Arg::new("minutes")
                .long("minutes")
                .value_name("N")
                .value_parser(value_parser!(f64))
                .default_value("1")
                .help("How long each runs"),
            Arg::new("seed")
                .long("seed")
                .value_name("N")
                .value_parser(value_parser!(u32))
                .default_value("1")
                .help("What the fuzzer's choices begin with"),
        ])
    },
    run,
};

/// The passes of LLVM that count edges, as cargo-fuzz asks for them. Comparisons are not traced:
/// that takes more than half of the time, and the dictionary knows the words.
const COVERAGE: &str = "-Cpasses=sancov-module \
     -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
     -Cllvm-args=-sanitizer-coverage-pc-table";

/// The system for which the targets are built. It is named, so that what runs while building is
/// built without coverage.
const SYSTEM: &str = "x86_64-unknown-linux-gnu";

/// An input that takes longer hangs, in seconds. They are those of a clock, and other programs may
/// be running, so that none is called slow before.
const SLOWEST: u32 = 60;

/// The most memory that an input may need, in megabytes.
const MOST_MEMORY: u32 = 2_048;

/// What came of one target.
struct FuzzOutcome {
    inputs: String,
    a_second: String,
    edges: String,
    memory: String,
    /// The inputs that broke something, each made small.
    crashes: Vec<PathBuf>,
}

fn run(arguments: &ArgMatches) -> Result<bool> {
    let minutes = arguments.get_one::<f64>("minutes").copied().unwrap_or(1.0);
    let seed = arguments.get_one::<u32>("seed").copied().unwrap_or(1);
    let named: Vec<&String> = arguments
        .get_many::<String>("target")
        .into_iter()
        .flatten()
        .collect();
    let is_wanted =
        |target: &&&Target| named.is_empty() || named.iter().any(|it| *it == target.name);
    build()?;
    let words = work().join("dictionary");
    fs::create_dir_all(work())?;
    fs::write(&words, dictionary_text())?;
    println!(
        "{:<12} {:>10} {:>9} {:>8} {:>9} {:>8}",
        "target", "inputs", "a second", "edges", "memory", "crashes"
    );
    let mut broken = Vec::new();
    for target in TARGETS.iter().filter(is_wanted) {
        let outcome = fuzz(target, minutes, seed, &words)?;
        println!(
            "{:<12} {:>10} {:>9} {:>8} {:>6} MB {:>8}",
            target.name,
            outcome.inputs,
            outcome.a_second,
            outcome.edges,
            outcome.memory,
            outcome.crashes.len()
        );
        broken.extend(outcome.crashes.into_iter().map(|crash| (*target, crash)));
    }
    for (target, crash) in &broken {
        println!(
            "\n{}: {} breaks it. See why:\n  {} {}\nMake a case of it, which the tests hold from then on, then mend it:\n  cp {} {}/NAME-OF-THE-FAULT\n  cargo test --package xtask-product laws",
            target.name,
            shown(crash),
            shown(&program(target)),
            shown(crash),
            shown(crash),
            shown(&cases(target)),
        );
    }
    Ok(broken.is_empty())
}

fn work() -> PathBuf {
    root().join("target/fuzz")
}

fn program(target: &Target) -> PathBuf {
    work().join(SYSTEM).join("release").join(target.name)
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}

fn build() -> Result<()> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("fuzzing is set up for {SYSTEM} only");
    }
    run_to_end(
        cargo()
            .args(["build", "--locked", "--release", "--target", SYSTEM])
            .args(["--manifest-path", "fuzz/Cargo.toml"])
            .env("CARGO_TARGET_DIR", work())
            .env("RUSTFLAGS", COVERAGE),
    )
}

/// Every byte that is not a plain letter is written as its number.
fn dictionary_text() -> String {
    let mut text = String::new();
    for word in dictionary() {
        text.push('"');
        for byte in word.bytes() {
            let _ = match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b':' | b'-' => {
                    write!(text, "{}", char::from(byte))
                }
                _ => write!(text, "\\x{byte:02X}"),
            };
        }
        text.push_str("\"\n");
    }
    text
}

fn fuzz(target: &Target, minutes: f64, seed: u32, dictionary: &Path) -> Result<FuzzOutcome> {
    let folder = work().join(target.name);
    let (corpus, broken) = (folder.join("corpus"), folder.join("broken"));
    fs::create_dir_all(&corpus)?;
    // What an earlier run left is not a finding of this one.
    if broken.exists() {
        fs::remove_dir_all(&broken)?;
    }
    fs::create_dir_all(&broken)?;
    let first = folder.join("seeds");
    seeds::write(target, &first)?;
    let output = fuzzer(target, &broken)
        .arg(format!("-max_total_time={}", (minutes * 60.0).ceil()))
        .arg(format!("-seed={seed}"))
        .arg(format!("-dict={}", dictionary.display()))
        .args(["-print_final_stats=1", "-len_control=50"])
        .args([&corpus, &first])
        .output()
        .with_context(|| format!("cannot start {}", program(target).display()))?;
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    let log_file = folder.join("log");
    fs::write(&log_file, &log)?;
    let mut crashes = Vec::new();
    for entry in fs::read_dir(&broken)? {
        crashes.push(minimised(target, &entry?.path())?);
    }
    if crashes.is_empty() && !output.status.success() {
        bail!("{} failed; see {}", target.name, shown(&log_file));
    }
    Ok(FuzzOutcome {
        inputs: stat(&log, "number_of_executed_units"),
        a_second: stat(&log, "average_exec_per_sec"),
        edges: after_last(&log, " cov: "),
        memory: stat(&log, "peak_rss_mb"),
        crashes,
    })
}

fn fuzzer(target: &Target, broken: &Path) -> Command {
    let mut command = Command::new(program(target));
    command
        .current_dir(root())
        .arg(format!("-artifact_prefix={}/", broken.display()))
        .arg(format!("-max_len={}", target.longest))
        .arg(format!("-timeout={SLOWEST}"))
        .arg(format!("-report_slow_units={SLOWEST}"))
        .arg(format!("-rss_limit_mb={MOST_MEMORY}"))
        // Two threads are enough to see what threads do.
        .env("RAYON_NUM_THREADS", "2")
        .env("RUST_BACKTRACE", "0");
    command
}

/// An input that breaks something, made smaller where that can be done within a short time.
fn minimised(target: &Target, crash: &Path) -> Result<PathBuf> {
    let mut small = crash.as_os_str().to_owned();
    small.push(".small");
    let small = PathBuf::from(small);
    fuzzer(target, crash.parent().unwrap_or(crash))
        .args(["-minimize_crash=1", "-max_total_time=30"])
        .arg(format!("-exact_artifact_path={}", small.display()))
        .arg(crash)
        .output()?;
    // The last input that was tried need not be one that breaks something.
    let still_breaks = small.exists()
        && !fuzzer(target, crash.parent().unwrap_or(crash))
            .arg(&small)
            .output()?
            .status
            .success();
    Ok(if still_breaks {
        small
    } else {
        crash.to_owned()
    })
}

fn stat(log: &str, name: &str) -> String {
    let line = log
        .lines()
        .rev()
        .find(|line| line.contains(&format!("stat::{name}:")));
    let number = line.and_then(|line| line.split_whitespace().last());
    number.unwrap_or("?").to_owned()
}

fn after_last(log: &str, words: &str) -> String {
    let rest = log.rsplit_once(words).map(|(_, rest)| rest);
    let number = rest.and_then(|rest| rest.split_whitespace().next());
    number.unwrap_or("?").to_owned()
}
