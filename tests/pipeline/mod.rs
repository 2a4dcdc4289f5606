//! The shell steps of the action for GitHub, the job for GitLab, the hook and the release do what
//! they say. Where they would install the program, a stand-in puts the one under test in its place.

mod action;
mod changes;
mod gitlab;
mod hook;
mod layouts;
mod release;
mod runner;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    root.canonicalize().unwrap()
}

fn yaml(file: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(root().join(file)).unwrap()).unwrap()
}

/// A registry with one error, in line 8.
fn faulty() -> String {
    let path = "tests/cases/mistyped-state/data/registry.yaml";
    fs::read_to_string(root().join(path)).unwrap()
}

/// A folder with a repository in `work`, which holds these files in one commit, and with a cargo
/// that installs the program under test.
struct Workplace {
    folder: tempfile::TempDir,
}

impl Workplace {
    fn new(files: &[(&str, &str)]) -> Self {
        let place = Workplace {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(place.work()).unwrap();
        place.git(&["init", "--quiet", "--initial-branch=main"]);
        for (name, text) in files {
            place.write(name, text);
        }
        // Settings that would start a program of the repository that is checked.
        let wrapper = "[build]\nrustc-wrapper = \"./evil\"\n";
        place.write(".cargo/config.toml", wrapper);
        place.write("rust-toolchain.toml", "[toolchain]\nchannel = \"1.0.0\"\n");
        place.write(".chancery/bin/chancery", "#!/bin/sh\necho evil\n");
        place.commit();
        // It starts the program under test, whose symbols make it too large to be copied and packed
        // for each test.
        let start = format!("exec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_chancery"));
        write_program(&place.program(), &start);
        place.stand_in(
            "cargo",
            &format!(
                "if [ \"$1\" = build ]; then\n\
                 echo \"build in $PWD\"\n\
                 while [ $# -gt 0 ]; do\n\
                 if [ \"$1\" = --target-dir ]; then target=$2; fi\nshift\ndone\n\
                 mkdir -p \"$target/release\"\n\
                 cp '{program}' \"$target/release/chancery\"\nexit\nfi\n\
                 [ \"$1 $2\" = 'install --locked' ]\n\
                 [ ! -e .cargo ] || [ -e crates/cli ] || {{ echo 'cargo runs here'; exit 9; }}\n\
                 while [ $# -gt 0 ]; do\n  case \"$1\" in\n\
                 --rev | --git) [ -n \"$2\" ] ;;\n--path) [ -f \"$2/Cargo.toml\" ] ;;\n\
                 --root) root=$2 ;;\n  esac\nshift\ndone\n\
                 mkdir -p \"$root/bin\"\ncp '{program}' \"$root/bin/chancery\"\n",
                program = place.program().display()
            ),
        );
        place
    }

    /// The folder of the repository.
    fn work(&self) -> PathBuf {
        self.path("work")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the repository.
    fn write(&self, name: &str, text: &str) {
        write(&self.work().join(name), text);
    }

    /// A program of this name, which goes before the one that is installed.
    fn stand_in(&self, name: &str, script: &str) {
        write_program(&self.path("bin").join(name), &format!("set -e\n{script}"));
    }

    /// The program that is installed, or packed as a release.
    fn program(&self) -> PathBuf {
        self.path("program/chancery")
    }

    fn git(&self, arguments: &[&str]) -> String {
        git(&self.work(), arguments)
    }

    /// Commits everything, and gives the commit.
    fn commit(&self) -> String {
        self.git(&["add", "--all", "--force"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message=Records"]);
        self.git(&["rev-parse", "HEAD"])
    }

    /// Runs a script in a folder as a pipeline does.
    fn bash(&self, folder: &Path, script: &str, environment: &BTreeMap<String, String>) -> Output {
        let bin = self.path("bin").display().to_string();
        let path = format!("{bin}:{}", std::env::var("PATH").unwrap());
        let flags = ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c"];
        Command::new("bash")
            .args(flags)
            .arg(script)
            .current_dir(folder)
            .envs(environment)
            .env("PATH", path)
            .env("NO_COLOR", "1")
            .env_remove("CHANCERY_ARCHIVE")
            .output()
            .unwrap()
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn write_program(path: &Path, script: &str) {
    write(path, &format!("#!/bin/bash\n{script}"));
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// What git prints in a folder, without what the user has set.
fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@b.example"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        printed(&output)
    );
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn printed(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}
