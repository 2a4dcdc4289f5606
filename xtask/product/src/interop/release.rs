//! What a release consists of is built and started where there is no Rust: the static program in a
//! folder that is the root of everything and holds nothing else, the wheel in a new environment of
//! Python, and both by the commands that docs/install.md shows.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use xtask::root::{root, run_to_end};

use super::install::{Package, output_of, program};
use super::{Bench, Test, read_text};

pub(super) static TEST: Test = Test {
    name: "release",
    program: "maturin",
    package: Package::Pip("maturin"),
    check,
};

/// The archive and the wheel of the static program for this machine.
pub(super) struct Released {
    /// The folder in which both are.
    pub(super) folder: PathBuf,
    pub(super) archive: String,
    pub(super) wheel: String,
}

/// Builds them by the script of the release workflow, but in the profile `dev`: macros and scripts
/// of the build are then those that are compiled already, and nothing is optimized for long.
pub(super) fn released() -> Result<Released> {
    let target = format!("{}-unknown-linux-musl", env::consts::ARCH);
    let maturin = program("maturin", &Package::Pip("maturin"))?;
    program("musl-gcc", &Package::Apt("musl-tools"))?;
    run_to_end(Command::new("rustup").args(["--quiet", "target", "add", &target]))?;
    let folder = root().join("target/interop-tools/dist");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let tools = maturin.parent().context("a folder of programs")?;
    let inherited = env::var_os("PATH").unwrap_or_default();
    let path = [tools.to_owned()].into_iter();
    let path = env::join_paths(path.chain(env::split_paths(&inherited)))?;
    let mut command = Command::new(root().join("ci/release-archive"));
    command.arg(&target).arg(&folder).arg("dev");
    // What is only for debugging would take as long to pack as the rest to build.
    command.env("PATH", path).env("MATURIN_STRIP", "true");
    output_of(command.env_remove("CARGO_TARGET_DIR"))?;
    let named = |ending: &str| -> Result<String> {
        let names = fs::read_dir(&folder)?.flatten();
        let mut names = names.map(|it| it.file_name().to_string_lossy().into_owned());
        let found = names.find(|name| name.ends_with(ending));
        found.with_context(|| format!("no {ending} was built"))
    };
    Ok(Released {
        archive: named(".tar.gz")?,
        wheel: named(".whl")?,
        folder,
    })
}

fn check(bench: &Bench) -> Result<()> {
    let released = released()?;
    // One wheel for every Linux of this processor.
    for tag in ["manylinux", "musllinux"] {
        if !released.wheel.contains(tag) {
            bail!("the wheel {} is not for {tag}", released.wheel);
        }
    }
    in_an_empty_root(bench, &released)?;
    documented(bench, &released)?;
    println!("       {} and {}", released.archive, released.wheel);
    Ok(())
}

/// Unpacks the archive into a folder, and runs the program where that folder is all there is.
fn in_an_empty_root(bench: &Bench, released: &Released) -> Result<()> {
    let place = bench.folder.join("root");
    fs::create_dir(&place)?;
    let mut unpack = Command::new("tar");
    unpack
        .arg("-xzf")
        .arg(released.folder.join(&released.archive));
    run_to_end(unpack.arg("-C").arg(&place))?;
    fs::create_dir(place.join("registry"))?;
    let faulty = root().join("tests/cases/mistyped-state/data/registry.yaml");
    let text = read_text(&faulty)?;
    fs::write(place.join("registry/registry.yaml"), &text)?;
    let output = confined(&place)?.args(["check", "/registry"]).output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    if output.status.code() != Some(1) || !said.contains("no state or organisation has the id") {
        bail!(
            "in an empty root, check ends with {}:\n{said}",
            output.status
        );
    }
    fs::write(
        place.join("registry/registry.yaml"),
        text.replace("HU]", "HUN]"),
    )?;
    output_of(confined(&place)?.args(["build", "/registry", "--out", "/out"]))?;
    if !place.join("out/html/index.html").is_file() {
        bail!("in an empty root, build writes no page");
    }
    Ok(())
}

/// The program within a root of its own; whoever is not root has to become it first.
fn confined(place: &Path) -> Result<Command> {
    let (user, _) = output_of(Command::new("id").arg("-u"))?;
    let mut command = if user.trim() == "0" {
        Command::new("chroot")
    } else {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "chroot"]);
        command
    };
    command.arg(place).arg("/chancery").env_clear();
    // For `chroot` itself, which is a program for whoever is root.
    command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    Ok(command)
}

/// Runs the commands of docs/install.md, with what was built in the place of what is downloaded.
fn documented(bench: &Bench, released: &Released) -> Result<()> {
    let page = read_text(&root().join("docs/install.md"))?;
    let blocks = page.split("```sh\n").skip(1);
    let blocks: Vec<&str> = blocks.filter_map(|it| it.split("```").next()).collect();
    if blocks.len() != 2 {
        bail!("docs/install.md has {} blocks of commands", blocks.len());
    }
    let place = bench.folder.join("downloads");
    fs::create_dir(&place)?;
    let shown = "chancery-x86_64-unknown-linux-musl.tar.gz";
    fs::copy(released.folder.join(&released.archive), place.join(shown))?;
    let mut sums = Command::new("sha256sum");
    let (sums, _) = output_of(sums.arg(shown).current_dir(&place))?;
    fs::write(place.join("SHA256SUMS"), sums)?;
    let (python, _) =
        output_of(Command::new("python3").args(["-c", "import sys; print(sys.prefix)"]))?;
    let path = format!("{}/bin:/usr/bin:/bin", python.trim());
    for block in blocks {
        let mut shell = Command::new("sh");
        shell.args(["-e", "-c", block]).current_dir(&place);
        shell.env_clear().env("PATH", &path).env("HOME", &place);
        // In the place of PyPI, the folder of what was built.
        shell
            .env("PIP_NO_INDEX", "1")
            .env("PIP_FIND_LINKS", &released.folder);
        shell.env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        let (printed, _) = output_of(&mut shell)?;
        let version = format!("chancery {}", env!("CARGO_PKG_VERSION"));
        if printed.lines().last() != Some(&version) {
            bail!("not {version}, but {printed}, is printed by\n{block}");
        }
    }
    Ok(())
}
