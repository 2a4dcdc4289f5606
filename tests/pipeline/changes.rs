//! What the action and the job say of what a change changes.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::action::{pull_request, run_of_pull_request};
use super::runner::Run;
use super::{Workplace, gitlab, root};

/// The registry of the article in `data`.
fn article() -> Workplace {
    let place = Workplace::new(&[]);
    let from = root().join("tests/registries/article");
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        place.write(&format!("data/{name}"), &fs::read_to_string(&path).unwrap());
    }
    place.commit();
    place
}

/// A partner more, by which a claim has another verdict, and a file that is moved.
fn edit(place: &Workplace) {
    let partnerships = place.work().join("data/partnerships.yaml");
    let records = fs::read_to_string(&partnerships).unwrap();
    let one_more = "  - parties: [AZE, GRC]\n    tier: strategic-partnership\n    \
                    direction: europe\n    evidence:\n      - source: modern-az-2025-12-13\n        \
                    quote: Greece\n";
    place.write("data/partnerships.yaml", &(records + one_more));
    place.git(&["mv", "data/sources.yaml", "data/pages.yaml"]);
}

/// That a text says what that edit changes, and nothing of the file that was only moved.
fn assert_says_what_changes(text: &str) {
    for words in ["partners-25", "contradicted", "holds", "GRC"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("pages.yaml"), "{text}");
}

#[test]
fn a_pull_request_says_what_it_changes() {
    let place = article();
    let request = pull_request(&place, "office/records", || edit(&place));
    let ran = run_of_pull_request(&place, &request).run();
    assert_says_what_changes(&changes(&ran.summary));
    let claims: usize = ran.outputs["changed-claims"].parse().unwrap();
    assert!(claims >= 1, "{}", ran.log);
    let flip = ran.log.lines().find(|line| line.contains("partners-25"));
    assert!(
        flip.is_some_and(|line| line.starts_with("::warning file=data/claims.yaml,")),
        "{}",
        ran.log
    );
    assert!(
        ran.summary.contains("| Claim | Speaker |"),
        "{}",
        ran.summary
    );
}

/// The part of the summary before the verdicts on all claims.
fn changes(summary: &str) -> String {
    summary.split("<details>").next().unwrap().to_owned()
}

/// Also where the branch itself is checked out, after the other one went on.
#[test]
fn a_branch_is_compared_with_where_it_left_the_other() {
    let place = article();
    let (mut event, _) = pull_request(&place, "office/records", || edit(&place));
    let other = Path::new("data/later.yaml");
    place.git(&["switch", "--quiet", "main"]);
    place.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    let later = "partnerships:\n  - parties: [AZE, ARG]\n    tier: strategic-partnership\n    \
                 evidence:\n      - {source: modern-az-2025-12-13, quote: Argentina}\n";
    place.write(other.to_str().unwrap(), later);
    event["pull_request"]["base"]["sha"] = json!(place.commit());
    place.git(&["switch", "--quiet", "branch"]);
    let source = format!("file://{}", place.work().display());
    let clone = place.path("branch").display().to_string();
    place.git(&[
        "clone",
        "--quiet",
        "--depth=1",
        "--no-single-branch",
        &source,
        &clone,
    ]);
    let run = Run {
        workspace: place.path("branch"),
        event: "pull_request",
        payload: event,
        commit: "0".repeat(40),
        ..Run::new(&place)
    };
    let ran = run.run();
    assert_says_what_changes(&changes(&ran.summary));
    assert!(!changes(&ran.summary).contains("ARG"), "{}", ran.summary);
}

#[test]
fn a_push_is_compared_with_the_commit_before_it() {
    let place = article();
    let before = place.git(&["rev-parse", "HEAD"]);
    edit(&place);
    let commit = place.commit();
    let mut run = Run {
        event: "push",
        payload: json!({"before": before}),
        commit,
        ..Run::new(&place)
    };
    assert_says_what_changes(&changes(&run.run().summary));
    // A new branch comes after nothing; and what cannot be had is said.
    run.payload = json!({"before": "0".repeat(40)});
    let ran = run.run();
    assert!(
        ran.log.contains("There is no earlier commit"),
        "{}",
        ran.log
    );
    assert_eq!(ran.outputs["changed-claims"], "");
    run.payload = json!({"before": "1".repeat(40)});
    let ran = run.run();
    assert!(
        changes(&ran.summary).contains("Not compared"),
        "{}",
        ran.summary
    );
    assert_eq!(ran.outputs["changed-claims"], "");
}

/// A record that cannot be read hides what is counted, so that nobody can say how many claims
/// change.
#[test]
fn what_cannot_be_read_leaves_the_number_of_changed_claims_open() {
    let place = article();
    let request = pull_request(&place, "office/records", || {
        edit(&place);
        let broken = "partnerships:\n  - {parties: [AZE, JPN], tier: strategic-partnership, \
                      since: 13/04/2023}\n";
        place.write("data/broken.yaml", broken);
    });
    let ran = run_of_pull_request(&place, &request).run();
    assert!(!ran.succeeded, "{}", ran.log);
    assert_eq!(ran.outputs["changed-claims"], "", "{}", ran.summary);
    let (_, verdicts) = ran.summary.split_once("<details>").unwrap();
    assert!(verdicts.contains("Claims are not counted"), "{verdicts}");
}

#[test]
fn the_job_says_what_a_merge_request_changes() {
    let place = article();
    let base = place.git(&["rev-parse", "HEAD"]);
    edit(&place);
    place.commit();
    let log = gitlab::of_merge_request(&place, &base);
    assert_says_what_changes(&log);
    let report = fs::read_to_string(place.work().join("chancery-diff.md")).unwrap();
    assert_says_what_changes(&report);
}
