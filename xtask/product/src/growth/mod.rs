//! `cargo xtask growth`: how time and memory grow with the input, for each way in which a stranger
//! may make it large. No test measures time; these figures are for a person to read.

mod exports;
mod families;
mod records;
mod ties;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::{Arg, ArgAction, ArgMatches, value_parser};

use crate::Chore;
use families::{FAMILIES, Family};
use xtask::root::{cargo, root, run_to_end};

pub(crate) static CHORE: Chore = Chore {
    name: "growth",
    arguments: |command| {
        command.args([
            Arg::new("program")
                .long("program")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("The program to measure; default: it is built for release"),
            Arg::new("only")
                .value_name("WORDS")
                .action(ArgAction::Append)
                .help("Only what has these words in its name"),
        ])
    },
    run,
};

/// Below this many seconds of processor time a ratio says nothing.
const LEAST: f64 = 0.05;

/// Growth above this exponent is not linear.
const LINEAR: f64 = 1.3;

/// The most seconds of processor time that a run may take.
const MOST: u32 = 120;

/// What a run needed.
#[derive(Debug, Clone, Copy)]
struct Need {
    seconds: f64,
    megabytes: f64,
    /// How the program ended; none if it was stopped.
    exit: Option<i32>,
}

fn run(arguments: &ArgMatches) -> Result<bool> {
    let program = match arguments.get_one::<PathBuf>("program") {
        Some(program) => program.canonicalize()?,
        None => {
            run_to_end(cargo().args(["build", "--locked", "--release", "--package", "chancery"]))?;
            root().join("target/release/chancery")
        }
    };
    let only: Vec<&String> = arguments.get_many("only").into_iter().flatten().collect();
    let is_wanted =
        |family: &&Family| only.is_empty() || only.iter().any(|it| family.name.contains(&**it));
    println!(
        "| more and more | command | size | CPU | memory | exit | exponent |\n|---|---|---|---|---|---|---|"
    );
    let mut is_linear = true;
    let families = FAMILIES
        .iter()
        .chain(records::FAMILIES)
        .chain(ties::FAMILIES)
        .chain(exports::FAMILIES);
    for family in families.filter(is_wanted) {
        let mut before: Option<Need> = None;
        for size in [family.size, 2 * family.size, 4 * family.size] {
            let need = measure(&program, family, size)?;
            let exponent = before.and_then(|before| exponent(before, need));
            let is_product = exports::PRODUCTS.contains(&family.name);
            let grows = exponent.is_none_or(|it| it <= LINEAR || is_product);
            is_linear &= need.exit.is_some() && grows;
            println!(
                "| {} | `{}` | {size} | {:.2} s | {:.0} MB | {} | {} |",
                family.name,
                family.run.join(" "),
                need.seconds,
                need.megabytes,
                need.exit
                    .map_or("stopped".to_owned(), |code| code.to_string()),
                exponent.map_or(String::new(), |it| format!("{it:.1}")),
            );
            before = Some(need);
        }
    }
    Ok(is_linear)
}

/// By which power of the size the time grows, where it is long enough to say so.
fn exponent(before: Need, after: Need) -> Option<f64> {
    (before.seconds >= LEAST).then(|| (after.seconds / before.seconds).log2())
}

fn measure(program: &Path, family: &Family, size: usize) -> Result<Need> {
    let folder = tempfile::tempdir()?;
    let (registry, archive) = (
        folder.path().join("registry"),
        folder.path().join("archive"),
    );
    let files = (family.make)(size);
    fs::create_dir_all(&registry)?;
    for (name, text) in files.registry {
        fs::write(registry.join(name), text)?;
    }
    fs::create_dir_all(&archive)?;
    for (name, text) in files.archive {
        fs::write(archive.join(name), text)?;
    }
    let is_export = family.run.first() == Some(&"export");
    let before_registry = if is_export { 2 } else { 1 };
    let arguments = family.run.split_at_checked(before_registry);
    let (command, flags) = arguments.context("a command")?;
    let report = folder.path().join("time");
    let limit = format!("ulimit -t {MOST}; exec \"$@\"");
    let mut run = Command::new("/usr/bin/time");
    run.args(["--quiet", "--format", "%U %S %M %x", "--output"])
        .arg(&report)
        .args(["bash", "-c", &limit, "bash"])
        .arg(program)
        .args(command)
        .arg("registry")
        .args(flags);
    if is_export {
        run.args(["--out", "out"]);
    }
    if flags.contains(&"--archive") {
        run.arg("archive");
    }
    run.current_dir(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    run.status().context("cannot start /usr/bin/time")?;
    let text = fs::read_to_string(&report)?;
    let numbers: Vec<f64> = text
        .split_whitespace()
        .filter_map(|it| it.parse().ok())
        .collect();
    let [user, system, kilobytes, exit] = numbers[..] else {
        bail!("/usr/bin/time says {text:?}");
    };
    let code = [0, 1, 2, 3]
        .into_iter()
        .find(|code| f64::from(*code) == exit);
    Ok(Need {
        seconds: user + system,
        megabytes: kilobytes / 1024.0,
        exit: code,
    })
}
