//! The shell steps of the action for GitHub and of the job for GitLab do what they say. The
//! program is installed by a stand-in for cargo, which puts the one under test in its place.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).to_owned()
}

fn yaml(file: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(root().join(file)).unwrap()).unwrap()
}

/// A folder with a registry in `data/` and a cargo that installs the program under test.
fn workplace(case: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    let registry = root()
        .join("tests/cases")
        .join(case)
        .join("data/registry.yaml");
    fs::copy(registry, data.join("registry.yaml")).unwrap();
    // Settings that would start a program of the repository that is checked.
    for (name, text) in [
        (
            ".cargo/config.toml",
            "[build]\nrustc-wrapper = \"./evil\"\n",
        ),
        ("rust-toolchain.toml", "[toolchain]\nchannel = \"1.0.0\"\n"),
        (".chancery/bin/chancery", "#!/bin/sh\necho evil\n"),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let cargo = folder.path().join("bin/cargo");
    fs::create_dir(folder.path().join("bin")).unwrap();
    let script = format!(
        "#!/bin/bash\nset -e\n[ \"$1 $2\" = 'install --locked' ]\n\
         [ ! -e .cargo ] || [ -e crates/cli ] || {{ echo 'cargo runs here'; exit 9; }}\n\
         while [ $# -gt 0 ]; do\n  case \"$1\" in\n\
         --rev) [ -n \"$2\" ] ;;\n--path) [ -f \"$2/Cargo.toml\" ] ;;\n--git) [ -n \"$2\" ] ;;\n--root) root=$2 ;;\n  esac\n\
         shift\ndone\nmkdir -p \"$root/bin\"\ncp '{}' \"$root/bin/chancery\"\n",
        env!("CARGO_BIN_EXE_chancery")
    );
    fs::write(&cargo, script).unwrap();
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// Runs a script as a pipeline does.
fn bash(folder: &Path, script: &str, environment: &BTreeMap<String, String>) -> Output {
    let path = format!(
        "{}:{}",
        folder.join("bin").display(),
        std::env::var("PATH").unwrap()
    );
    Command::new("bash")
        .args([
            "--noprofile",
            "--norc",
            "-e",
            "-o",
            "pipefail",
            "-c",
            script,
        ])
        .current_dir(folder)
        .envs(environment)
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// Runs the steps of the action with these inputs, and gives the end of the last one.
fn action(folder: &Path, inputs: &[(&str, &str)]) -> Output {
    let action = yaml("action.yml");
    let value_of = |expression: &str| -> String {
        let name = expression
            .trim_start_matches("${{")
            .trim_end_matches("}}")
            .trim();
        match name.split_once('.') {
            Some(("inputs", input)) => inputs.iter().find(|(name, _)| *name == input).map_or_else(
                || {
                    action["inputs"][input]["default"]
                        .as_str()
                        .unwrap()
                        .to_owned()
                },
                |(_, value)| (*value).to_owned(),
            ),
            Some(("github", "server_url")) => "https://git.example".to_owned(),
            Some(("github", "action_repository")) => "office/chancery".to_owned(),
            Some(("github", "action_ref")) => "v1".to_owned(),
            _ => panic!("the test knows no {expression}"),
        }
    };
    let mut last = None;
    for step in action["runs"]["steps"].as_array().unwrap() {
        let mut environment: BTreeMap<String, String> = step["env"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.clone(), value_of(value.as_str().unwrap())))
            .collect();
        let temp = folder.join("temp").display().to_string();
        environment.insert("RUNNER_TEMP".to_owned(), temp);
        environment.insert(
            "GITHUB_ACTION_PATH".to_owned(),
            root().display().to_string(),
        );
        last = Some(bash(folder, step["run"].as_str().unwrap(), &environment));
    }
    last.unwrap()
}

fn printed(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

#[test]
fn the_action_marks_findings_and_fails() {
    let folder = workplace("mistyped-state");
    let output = action(folder.path(), &[("sarif", "findings.sarif")]);
    assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
    assert!(
        printed(&output).starts_with("::error file=data/registry.yaml,line=8,col=20,endColumn=22,"),
        "{}",
        printed(&output)
    );
    let sarif = fs::read_to_string(folder.path().join("findings.sarif")).unwrap();
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(
        sarif["runs"][0]["tool"]["driver"]["rules"][0]["helpUri"],
        "https://git.example/office/chancery/blob/v1/docs/rules.md#unknown-actor"
    );
    let output = action(folder.path(), &[("fail-on", "never"), ("registry", "data")]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
}

#[test]
fn the_job_reports_tests_and_fails() {
    let job = yaml("ci/gitlab.yml");
    let job = &job["chancery-check"];
    let folder = workplace("mistyped-state");
    let lines = job["script"].as_array().unwrap().iter();
    let lines: Vec<&str> = lines.map(|line| line.as_str().unwrap()).collect();
    let project = folder.path().display().to_string();
    let environment = BTreeMap::from([
        ("CI_PROJECT_DIR".to_owned(), project),
        (
            "CHANCERY_SOURCE".to_owned(),
            "https://git.example/chancery".to_owned(),
        ),
        ("CHANCERY_REVISION".to_owned(), "0123abc".to_owned()),
    ]);
    let output = bash(folder.path(), &lines.join("\n"), &environment);
    assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
    assert!(
        printed(&output).starts_with("error[unknown-actor]"),
        "{}",
        printed(&output)
    );
    let report = job["artifacts"]["reports"]["junit"].as_str().unwrap();
    let report = fs::read_to_string(folder.path().join(report)).unwrap();
    assert!(report.contains("<failure type=\"error\""), "{report}");
}

#[test]
fn inputs_of_the_action_are_data() {
    let folder = workplace("mistyped-state");
    let names = [
        "a b",
        "--help",
        "x; touch evil",
        "$(touch evil)",
        "it's \"quoted\"",
        "two\nlines",
    ];
    for name in names {
        fs::rename(folder.path().join("data"), folder.path().join(name)).unwrap();
        let output = action(
            folder.path(),
            &[("registry", name), ("sarif", "-out put.sarif")],
        );
        let text = printed(&output);
        assert_eq!(output.status.code(), Some(1), "{name}: {text}");
        assert!(text.starts_with("::error file="), "{name}: {text}");
        assert!(text.contains("title=unknown-actor"), "{name}: {text}");
        assert!(folder.path().join("-out put.sarif").is_file());
        fs::rename(folder.path().join(name), folder.path().join("data")).unwrap();
    }
    let output = action(folder.path(), &[("fail-on", "never; touch evil")]);
    assert_eq!(output.status.code(), Some(2), "{}", printed(&output));
    assert!(!folder.path().join("evil").exists());
}

#[test]
fn a_link_in_the_checkout_leads_no_report_elsewhere() {
    let folder = workplace("mistyped-state");
    fs::write(folder.path().join("victim"), "mine").unwrap();
    std::os::unix::fs::symlink("victim", folder.path().join("findings.sarif")).unwrap();
    action(folder.path(), &[("sarif", "findings.sarif")]);
    assert_eq!(fs::read(folder.path().join("victim")).unwrap(), b"mine");
    assert!(
        folder
            .path()
            .join("findings.sarif")
            .metadata()
            .unwrap()
            .len()
            > 1_000
    );
}

#[test]
fn the_hook_builds_in_its_own_folder() {
    let folder = workplace("mistyped-state");
    // A cargo that says where it is started, and puts the program under test in its place.
    let script = format!(
        "#!/bin/bash\nset -e\necho \"$1 in $PWD\"\nwhile [ $# -gt 0 ]; do\n\
         if [ \"$1\" = --target-dir ]; then target=$2; fi\nshift\ndone\n\
         mkdir -p \"$target/release\"\ncp '{}' \"$target/release/chancery\"\n",
        env!("CARGO_BIN_EXE_chancery")
    );
    fs::write(folder.path().join("bin/cargo"), script).unwrap();
    let hook = format!(
        "'{}' --format concise",
        root().join("ci/pre-commit-check").display()
    );
    let target = folder.path().join("target").display().to_string();
    let environment = BTreeMap::from([("CARGO_TARGET_DIR".to_owned(), target)]);
    let output = bash(folder.path(), &hook, &environment);
    let text = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    let source = root().canonicalize().unwrap();
    assert!(
        text.starts_with(&format!("build in {}\n", source.display())),
        "{text}"
    );
    assert!(text.contains("data/registry.yaml:8:20: error"), "{text}");
}
