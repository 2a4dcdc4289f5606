//! Installing the programs of other people.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

use anyhow::{Context, Result, bail};
use xtask::root::{root, run_to_end};

/// What installs a program.
pub(super) enum Package {
    /// A package of Debian.
    Apt(&'static str),
    /// A package of PyPI, installed below `target/`.
    Pip(&'static str),
    /// A package of PyPI that needs other versions than the others, installed alone.
    PipAlone(&'static str),
    /// Packages of PyPI that are modules of the same names, and the Python below `target/` that
    /// has them.
    Python(&'static [&'static str]),
    /// A package of the npm registry, installed below `target/`.
    Npm(&'static str),
}

/// The path of a program, which is installed if it is not there.
///
/// # Errors
///
/// If it cannot be installed.
pub(super) fn program(name: &str, package: &Package) -> Result<PathBuf> {
    if let Some(found) = find(name, package) {
        return Ok(found);
    }
    match package {
        Package::Apt(package) => install_apt(package)?,
        Package::Pip(package) => install_pip(&venv(), &[*package])?,
        Package::PipAlone(package) => install_pip(&venv_of(package), &[*package])?,
        Package::Python(packages) => install_pip(&venv(), packages)?,
        Package::Npm(package) => install_npm(package)?,
    }
    find(name, package).with_context(|| format!("{name} is not there, though it was installed"))
}

fn find(name: &str, package: &Package) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = match package {
        Package::Apt(_) => env::split_paths(&env::var_os("PATH")?).collect(),
        Package::Pip(_) => vec![venv().join("bin")],
        Package::PipAlone(package) => vec![venv_of(package).join("bin")],
        Package::Python(modules) => {
            let python = venv().join("bin").join(name);
            let import = format!("import {}", modules.join(", "));
            let found = Command::new(&python).args(["-c", &import]).output().ok()?;
            return found.status.success().then_some(python);
        }
        Package::Npm(_) => vec![npm_folder().join("node_modules/.bin")],
    };
    folders
        .iter()
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn venv() -> PathBuf {
    venv_of("python")
}

fn venv_of(name: &str) -> PathBuf {
    root().join("target/interop-tools").join(name)
}

fn npm_folder() -> PathBuf {
    root().join("target/interop-tools/node")
}

fn install_apt(package: &str) -> Result<()> {
    static UPDATED: Once = Once::new();
    println!("installing {package} with apt-get");
    UPDATED.call_once(|| {
        // An old list of packages may still do; if it does not, the installation says so.
        if let Err(error) = run_to_end(&mut quiet_apt(&["update"])) {
            println!("{error:#}");
        }
    });
    run_to_end(&mut quiet_apt(&[
        "install",
        "--yes",
        "--no-install-recommends",
        package,
    ]))
}

fn quiet_apt(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command
        .arg("-qq")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive");
    command.stdout(std::process::Stdio::null());
    command
}

fn install_pip(venv: &Path, packages: &[&str]) -> Result<()> {
    println!("installing {} with pip", packages.join(", "));
    if !venv.is_dir() {
        run_to_end(Command::new("python3").args(["-m", "venv"]).arg(venv))?;
    }
    let mut command = Command::new(venv.join("bin/pip"));
    run_to_end(command.args(["install", "--quiet"]).args(packages))
}

fn install_npm(package: &str) -> Result<()> {
    println!("installing {package} with npm");
    let folder = npm_folder();
    std::fs::create_dir_all(&folder)?;
    let flags = ["install", "--silent", "--no-audit", "--no-fund", "--prefix"];
    run_to_end(Command::new("npm").args(flags).arg(&folder).arg(package))
}

/// The folder of a package of the npm registry that is not a program, installed if it is not there.
///
/// # Errors
///
/// If it cannot be installed.
pub(super) fn module(package: &str) -> Result<PathBuf> {
    let folder = npm_folder().join("node_modules").join(package);
    if !folder.is_dir() {
        install_npm(package)?;
    }
    Ok(folder)
}

/// Runs a program, and gives what it printed to its standard output and error.
///
/// # Errors
///
/// If it cannot be started, or fails.
pub(super) fn output_of(command: &mut Command) -> Result<(String, String)> {
    let name = Path::new(command.get_program()).display().to_string();
    let output = command
        .output()
        .with_context(|| format!("cannot start {name}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (printed, complaints) = (text(&output.stdout), text(&output.stderr));
    if !output.status.success() {
        bail!("{name} failed: {}\n{printed}{complaints}", output.status);
    }
    Ok((printed, complaints))
}
