//! The action for GitHub.

use std::fs;

use serde_json::{Value, json};

use super::runner::{Ran, Run};
use super::{Workplace, faulty, git};

/// The annotation of the one error of the registry in a folder.
fn annotation(folder: &str) -> String {
    format!("::error file={folder}registry.yaml,line=8,col=20,endColumn=22,title=unknown-actor::")
}

/// Whether a line of the log begins with a text.
fn has_line(ran: &Ran, start: &str) -> bool {
    ran.log.lines().any(|line| line.starts_with(start))
}

/// A stand-in for the program `gh`, whose answers are the files of a folder: `release` the archive
/// that is attached to the version, `attested` the commit from which it was built, `comment` the
/// comment that is there, and `read-only` if the token may not write.
const GH: &str = r##"
case "$1 $2" in
  'release download')
    [ -e "$STAND_IN/release" ] || { echo 'release not found' >&2; exit 1; }
    while [ $# -gt 0 ]; do
      case "$1" in --pattern) name=$2 ;; --dir) folder=$2 ;; esac
      shift
    done
    cp "$STAND_IN/release" "$folder/$name" ;;
  'attestation verify')
    [ -s "$3" ]
    while [ $# -gt 0 ]; do
      case "$1" in --source-digest) commit=$2 ;; esac
      shift
    done
    [ "$commit" = "$(cat "$STAND_IN/attested")" ] || { echo 'no attestation' >&2; exit 1; } ;;
  'api repos/office/chancery/commits/v1') cat "$STAND_IN/attested" ;;
  'api --paginate')
    [ "$3" = 'repos/office/records/issues/7/comments?per_page=100' ]
    mark=$(head -n 1 "$STAND_IN/comment" 2> /dev/null) || exit 0
    case "$5" in *"startswith(\"$mark\")"*) echo 41 ;; esac ;;
  'api --method')
    [ ! -e "$STAND_IN/read-only" ] || { echo 'Resource not accessible' >&2; exit 1; }
    case "$3 $4" in
      'POST repos/office/records/issues/7/comments') [ ! -e "$STAND_IN/comment" ] ;;
      'PATCH repos/office/records/issues/comments/41') [ -e "$STAND_IN/comment" ] ;;
      *) exit 9 ;;
    esac
    [ "$5" = -F ]
    cp "${6#body=@}" "$STAND_IN/comment"
    echo https://git.example/comment ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
"##;

#[test]
fn the_action_marks_findings_and_fails() {
    let place = Workplace::new(&[("data/registry.yaml", &faulty())]);
    let ran = Run::new(&place).with("sarif", "findings.sarif").run();
    assert!(!ran.succeeded, "{}", ran.log);
    assert!(has_line(&ran, &annotation("data/")), "{}", ran.log);
    assert_eq!(ran.outputs["findings"], "1");
    assert!(
        ran.summary.contains("## Registry `data`"),
        "{}",
        ran.summary
    );
    assert!(
        ran.summary.contains("| error | data/registry.yaml:8:20 |"),
        "{}",
        ran.summary
    );
    let page = "https://git.example/office/chancery/blob/v1/docs/rules.md#unknown-actor";
    assert!(ran.summary.contains(page), "{}", ran.summary);
    let words = "this answer may be incomplete or wrong";
    assert!(ran.summary.contains(words), "{}", ran.summary);
    let sarif = fs::read_to_string(place.work().join("findings.sarif")).unwrap();
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let rules = &sarif["runs"][0]["tool"]["driver"]["rules"];
    assert_eq!(rules[0]["helpUri"], page);
    let never = Run::new(&place)
        .with("fail-on", "never")
        .with("registry", "data");
    let ran = never.run();
    assert!(ran.succeeded, "{}", ran.log);
}

#[test]
fn the_inputs_of_the_action_reach_the_check() {
    let place = Workplace::new(&[("data/registry.yaml", &faulty())]);
    fs::create_dir(place.work().join("pages")).unwrap();
    let shown = Run::new(&place)
        .with("notes", "true")
        .with("archive", "pages")
        .with(
            "severities",
            "undated-partnership=warning  single-source=off\nsource-without-date=note\n",
        )
        .run();
    assert!(
        has_line(&shown, "::notice file=data/registry.yaml"),
        "{}",
        shown.log
    );
    assert!(
        has_line(&shown, "::warning file=data/registry.yaml,line=8,"),
        "{}",
        shown.log
    );
    assert!(!shown.log.contains("single-source"), "{}", shown.log);
    assert!(shown.log.contains("archived"), "{}", shown.log);
    let hidden = Run::new(&place).run();
    assert!(!has_line(&hidden, "::notice"), "{}", hidden.log);
    assert_eq!(shown.outputs["findings"], "3");
    assert_eq!(hidden.outputs["findings"], "1");
}

#[test]
fn errors_of_usage_become_annotations() {
    let place = Workplace::new(&[("data/registry.yaml", &faulty())]);
    let no = [
        ("registry", "dta", "dta is not a registry"),
        ("working-directory", "nowhere", "there is no folder nowhere"),
        ("fail-on", "fatal", "invalid value 'fatal'"),
        ("severities", "no-such-rule=error", "no-such-rule"),
        ("notes", "yes", "expected true or false, not yes"),
        ("archive", "nowhere", "nowhere"),
        ("base", "--upload-pack=touch evil", "expected a commit"),
    ];
    for (input, value, words) in no {
        let ran = Run::new(&place).with(input, value).run();
        assert!(!ran.succeeded, "{input}: {}", ran.log);
        let mut lines = ran.log.lines();
        let line = lines.find(|line| line.starts_with("::error title=Chancery::"));
        let line = line.unwrap_or_else(|| panic!("{input}: {}", ran.log));
        assert!(line.contains(words), "{input}: {line}");
        assert!(
            ran.summary.contains("could not be checked"),
            "{}",
            ran.summary
        );
        assert!(ran.summary.contains(words), "{input}: {}", ran.summary);
        assert_eq!(ran.outputs["findings"], "", "{input}");
    }
    assert!(!place.work().join("evil").exists());
}

#[test]
fn inputs_of_the_action_are_data() {
    let place = Workplace::new(&[("data/registry.yaml", &faulty())]);
    let names = [
        "a b",
        "--help",
        "x; touch evil",
        "$(touch evil)",
        "it's \"quoted\"",
        "two\nlines",
        "`touch evil`",
    ];
    for name in names {
        let folder = place.work().join(name);
        fs::rename(place.work().join("data"), &folder).unwrap();
        let run = Run::new(&place).with("registry", name);
        let ran = run.with("sarif", "-out put.sarif").run();
        assert!(!ran.succeeded, "{name}");
        assert!(has_line(&ran, "::error file="), "{name}: {}", ran.log);
        assert!(
            ran.log.contains("title=unknown-actor"),
            "{name}: {}",
            ran.log
        );
        assert!(place.work().join("-out put.sarif").is_file());
        fs::rename(folder, place.work().join("data")).unwrap();
    }
    let ran = Run::new(&place).with("fail-on", "never; touch evil").run();
    assert!(!ran.succeeded, "{}", ran.log);
    assert!(!place.work().join("evil").exists());
}

#[test]
fn a_link_in_the_checkout_leads_no_report_elsewhere() {
    let place = Workplace::new(&[("data/registry.yaml", &faulty()), ("victim", "mine")]);
    let sarif = place.work().join("findings.sarif");
    std::os::unix::fs::symlink("victim", &sarif).unwrap();
    Run::new(&place).with("sarif", "findings.sarif").run();
    assert_eq!(fs::read(place.work().join("victim")).unwrap(), b"mine");
    assert!(sarif.metadata().unwrap().len() > 1_000);
}

/// A pull request whose branch makes the registry faulty.
fn faulty_pull_request(place: &Workplace, from: &str) -> (Value, String) {
    pull_request(place, from, || place.write("data/registry.yaml", &faulty()))
}

/// A pull request with the edits of a branch, checked out as a shallow clone of its merge: the event
/// and the merge.
pub(super) fn pull_request(place: &Workplace, from: &str, edit: impl FnOnce()) -> (Value, String) {
    let base = place.git(&["rev-parse", "HEAD"]);
    place.git(&["switch", "--quiet", "--create", "branch"]);
    edit();
    place.commit();
    place.git(&["switch", "--quiet", "main"]);
    place.git(&["merge", "--quiet", "--no-ff", "--message=Merge", "branch"]);
    let merge = place.git(&["rev-parse", "HEAD"]);
    let source = format!("file://{}", place.work().display());
    let clone = place.path("clone");
    let target = clone.display().to_string();
    git(
        &place.work(),
        &["clone", "--quiet", "--depth=1", &source, &target],
    );
    let repository = json!({"full_name": from});
    let event = json!({"pull_request": {
        "number": 7, "base": {"sha": base}, "head": {"repo": repository},
    }});
    (event, merge)
}

pub(super) fn run_of_pull_request<'w>(
    place: &'w Workplace,
    (event, merge): &(Value, String),
) -> Run<'w> {
    Run {
        workspace: place.path("clone"),
        event: "pull_request",
        payload: event.clone(),
        commit: merge.clone(),
        ..Run::new(place)
    }
}

#[test]
fn a_pull_request_has_one_comment_that_is_kept_up_to_date() {
    let good = faulty().replace("HU]", "HUN]");
    let place = Workplace::new(&[("data/registry.yaml", &good)]);
    place.stand_in("gh", GH);
    fs::create_dir(place.path("github")).unwrap();
    let request = faulty_pull_request(&place, "office/records");
    let run = run_of_pull_request(&place, &request);
    let ran = run.run();
    assert!(!ran.succeeded, "{}", ran.log);
    let comment = || fs::read_to_string(place.path("github/comment"));
    let first = comment().unwrap();
    assert!(first.starts_with("<!-- chancery "), "{first}");
    assert!(
        first.contains("| error | data/registry.yaml:8:20 |"),
        "{first}"
    );
    // The finding is mended: the same comment says so.
    write_good(&place, &good);
    let ran = run.run();
    assert!(ran.succeeded, "{}", ran.log);
    let second = comment().unwrap();
    assert_eq!(first.lines().next(), second.lines().next());
    assert!(!second.contains("| error |"), "{second}");
}

fn write_good(place: &Workplace, text: &str) {
    super::write(&place.path("clone/data/registry.yaml"), text);
}

#[test]
fn a_comment_that_may_not_be_written_fails_nothing() {
    let good = faulty().replace("HU]", "HUN]");
    for (from, read_only) in [("stranger/records", false), ("office/records", true)] {
        let place = Workplace::new(&[("data/registry.yaml", &good)]);
        place.stand_in("gh", GH);
        fs::create_dir(place.path("github")).unwrap();
        if read_only {
            fs::write(place.path("github/read-only"), "").unwrap();
        }
        let request = faulty_pull_request(&place, from);
        let ran = run_of_pull_request(&place, &request)
            .with("fail-on", "never")
            .run();
        assert!(ran.succeeded, "{}", ran.log);
        assert!(has_line(&ran, "No comment: "), "{}", ran.log);
        assert!(!place.path("github/comment").exists());
    }
}

#[test]
fn a_pull_request_without_records_gets_no_comment() {
    let good = faulty().replace("HU]", "HUN]");
    let place = Workplace::new(&[("data/registry.yaml", &good)]);
    place.stand_in("gh", GH);
    fs::create_dir(place.path("github")).unwrap();
    let base = place.git(&["rev-parse", "HEAD"]);
    place.write("README.md", "Words.\n");
    let head = place.commit();
    let run = Run {
        event: "pull_request",
        payload: json!({"pull_request": {
            "number": 7, "base": {"sha": base}, "head": {"repo": {"full_name": "office/records"}},
        }}),
        commit: head,
        ..Run::new(&place)
    };
    let ran = run.run();
    assert!(ran.succeeded, "{}", ran.log);
    assert!(
        has_line(&ran, "No comment: this pull request changes no record"),
        "{}",
        ran.log
    );
}

#[test]
fn a_released_program_is_fetched_if_it_was_built_from_this_commit() {
    const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";
    let place = Workplace::new(&[("data/registry.yaml", &faulty())]);
    place.stand_in("gh", GH);
    let github = place.path("github");
    fs::create_dir(&github).unwrap();
    let folder = place.path("program").display().to_string();
    let archive = github.join("release").display().to_string();
    let packed = std::process::Command::new("tar")
        .args(["-czf", &archive, "-C", &folder, "chancery"])
        .status()
        .unwrap();
    assert!(packed.success());
    fs::write(github.join("attested"), COMMIT).unwrap();
    for reference in ["v1", COMMIT] {
        let run = Run {
            reference,
            ..Run::new(&place)
        };
        let ran = run.run();
        assert!(
            !ran.steps.iter().any(|step| step == "Build the program"),
            "{}",
            ran.log
        );
        assert!(has_line(&ran, &annotation("data/")), "{}", ran.log);
    }
    let other = "fedcba9876543210fedcba9876543210fedcba98";
    let ran = Run {
        reference: other,
        ..Run::new(&place)
    }
    .run();
    let words = format!("was not released from the commit {other}");
    assert!(ran.log.contains(&words), "{}", ran.log);
    assert!(
        ran.steps.iter().any(|step| step == "Build the program"),
        "{}",
        ran.log
    );
}

#[test]
fn without_a_release_and_without_rust_the_action_says_what_to_do() {
    let place = Workplace::new(&[("data/registry.yaml", &faulty())]);
    place.stand_in("gh", "exit 1\n");
    let script = super::root().join("ci/github/build").display().to_string();
    let output = std::process::Command::new("/bin/bash")
        .arg(&script)
        .env_clear()
        .env("PATH", place.path("nowhere"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("::error title=Chancery::"), "{said}");
    assert!(said.contains("install Rust"), "{said}");
}
