//! `cargo xtask peers`: how long `check` and its exports take beside what one would use instead, in one
//! run, so that the figures can be compared. No test measures time; these figures are for a person to
//! read, and stand in docs/performance.md.

mod records;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use clap::{Arg, ArgMatches, value_parser};
use serde_json::Value;

use crate::Chore;
use crate::interop::python_with_duckdb;
use xtask::root::{cargo, root, run_to_end};

pub(crate) static CHORE: Chore = Chore {
    name: "peers",
    arguments: |command| {
        command.args([
            Arg::new("instruments")
                .num_args(0..)
                .value_name("N")
                .value_parser(value_parser!(usize))
                .default_values(["10000", "100000"])
                .help("Of how many instruments the registries are"),
            Arg::new("runs")
                .long("runs")
                .value_name("N")
                .value_parser(value_parser!(usize))
                .default_value("5")
                .help("How often each is run, in turn with the others; the medians are printed"),
        ])
    },
    run,
};

const DUCKDB: &str = include_str!("duckdb.py");

/// Something that is measured: what it is called, and the command.
struct Peer {
    name: &'static str,
    command: fn(&Tools) -> Command,
}

/// The first is what the others are compared with.
const PEERS: &[Peer] = &[
    Peer {
        name: "serde_json, into structs: nothing is checked, and no line known",
        command: |tools| {
            let mut command = Command::new(&tools.typed_json);
            command.arg("records.json");
            command
        },
    },
    Peer {
        name: "`chancery check`",
        command: |tools| tools.chancery(&["check", "registry"]),
    },
    Peer {
        name: "`chancery check`, on one thread",
        command: |tools| {
            let mut command = tools.chancery(&["check", "registry"]);
            command.env("RAYON_NUM_THREADS", "1");
            command
        },
    },
    Peer {
        name: "`chancery export csv`: checked, and all tables",
        command: |tools| tools.chancery(&["export", "csv", "registry", "--out", "out"]),
    },
    Peer {
        name: "`chancery export csv`: checked, and the six tables that DuckDB writes",
        command: |tools| {
            let only = "instruments,signatories,evidence,partnerships,memberships,sources";
            tools.chancery(&["export", "csv", "registry", "--only", only, "--out", "six"])
        },
    },
    Peer {
        name: "DuckDB: checks by hand in SQL, and six tables, from CSV to CSV",
        command: |tools| {
            let mut command = Command::new(&tools.python);
            command.args(["-X", "utf8", "-c", DUCKDB, "out", "duckdb"]);
            command
        },
    },
];

/// The programs that are measured.
struct Tools {
    chancery: PathBuf,
    typed_json: PathBuf,
    python: PathBuf,
}

impl Tools {
    fn chancery(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.chancery);
        command.args(arguments);
        command
    }
}

/// What a run needed.
#[derive(Debug, Clone, Copy)]
struct Need {
    processor: f64,
    clock: f64,
    mebibytes: f64,
}

fn run(arguments: &ArgMatches) -> Result<bool> {
    run_to_end(cargo().args(["build", "--locked", "--release", "--package", "chancery"]))?;
    let tools = Tools {
        chancery: root().join("target/release/chancery"),
        typed_json: typed_json()?,
        python: python_with_duckdb()?,
    };
    let runs = *arguments.get_one::<usize>("runs").context("a number")?;
    println!(
        "| instruments | | processor | over JSON | clock | memory |\n|---|---|---|---|---|---|"
    );
    for instruments in arguments
        .get_many::<usize>("instruments")
        .into_iter()
        .flatten()
    {
        // Large files do not belong into a folder that may be kept in memory.
        let folder = tempfile::tempdir_in(root().join("target"))?;
        let registry = folder.path().join("registry");
        records::write(*instruments, &registry, &folder.path().join("records.json"))?;
        let mut needs: Vec<Vec<Need>> = vec![Vec::new(); PEERS.len()];
        for _ in 0..runs {
            for (peer, needs) in PEERS.iter().zip(&mut needs) {
                needs.push(measure(folder.path(), &(peer.command)(&tools))?);
            }
        }
        let needs: Vec<Need> = needs.iter().map(|needs| medians(needs)).collect();
        for (peer, need) in PEERS.iter().zip(&needs) {
            println!(
                "| {instruments} | {} | {:.2} s | {:.2} | {:.2} s | {:.0} MiB |",
                peer.name,
                need.processor,
                need.processor / needs[0].processor,
                need.clock,
                need.mebibytes
            );
        }
    }
    Ok(true)
}

/// Builds the program that reads JSON, and gives its path.
fn typed_json() -> Result<PathBuf> {
    let built = cargo()
        .args([
            "build",
            "--locked",
            "--release",
            "--package",
            "chancery-core",
        ])
        .args(["--bench", "typed_json", "--message-format", "json"])
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(built.status.success(), "typed_json cannot be built");
    let lines = String::from_utf8(built.stdout)?;
    let messages = lines
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter(|it| it["target"]["name"] == "typed_json");
    let program = programs.find_map(|it| it["executable"].as_str().map(PathBuf::from));
    program.context("cargo names no program for typed_json")
}

fn measure(folder: &Path, command: &Command) -> Result<Need> {
    let report = folder.join("time");
    let mut run = Command::new("/usr/bin/time");
    run.args(["--quiet", "--format", "%U %S %e %M", "--output"])
        .arg(&report)
        .arg(command.get_program())
        .args(command.get_args())
        .envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let status = run.status().context("cannot start /usr/bin/time")?;
    ensure!(status.success(), "{command:?} failed: {status}");
    let text = fs::read_to_string(&report)?;
    let numbers: Vec<f64> = text
        .split_whitespace()
        .filter_map(|it| it.parse().ok())
        .collect();
    let [user, system, clock, kibibytes] = numbers[..] else {
        bail!("/usr/bin/time says {text:?}");
    };
    Ok(Need {
        processor: user + system,
        clock,
        mebibytes: kibibytes / 1024.0,
    })
}

/// The median of each figure.
fn medians(needs: &[Need]) -> Need {
    let median = |of: fn(&Need) -> f64| {
        let mut figures: Vec<f64> = needs.iter().map(of).collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    };
    Need {
        processor: median(|need| need.processor),
        clock: median(|need| need.clock),
        mebibytes: median(|need| need.mebibytes),
    }
}
