//! The job for GitLab.

use std::collections::BTreeMap;
use std::fs;
use std::process::Output;

use serde_json::Value;

use super::{Workplace, faulty, printed, yaml};

/// Runs the job on a registry, in the folder of the repository.
fn job(place: &Workplace, registry: &str, more: &[(&str, &str)]) -> Output {
    let job = yaml("ci/gitlab.yml");
    let lines = job["chancery-check"]["script"].as_array().unwrap().iter();
    let lines: Vec<&str> = lines.map(|line| line.as_str().unwrap()).collect();
    let mut environment: BTreeMap<String, String> = [
        ("CHANCERY_SOURCE", "https://git.example/chancery"),
        (
            "CHANCERY_REVISION",
            "0123456789abcdef0123456789abcdef01234567",
        ),
        ("CHANCERY_REGISTRY", registry),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    for (name, value) in more {
        environment.insert((*name).to_owned(), (*value).to_owned());
    }
    place.bash(&place.work(), &lines.join("\n"), &environment)
}

/// What the job prints, and its report of code quality.
pub(super) fn checked(place: &Workplace, registry: &str) -> (String, Value) {
    let output = job(place, registry, &[]);
    let log = printed(&output);
    let quality = fs::read_to_string(place.work().join("chancery-code-quality.json"));
    let quality = quality.unwrap_or_else(|error| panic!("{error}: {log}"));
    (log, serde_json::from_str(&quality).unwrap())
}

/// What the job prints of a merge request that left the other branch at a commit.
pub(super) fn of_merge_request(place: &Workplace, base: &str) -> String {
    let more = [("CI_MERGE_REQUEST_DIFF_BASE_SHA", base)];
    printed(&job(place, "", &more))
}

#[test]
fn the_job_reports_tests_and_code_quality_and_fails() {
    let place = Workplace::new(&[("data/registry.yaml", &faulty())]);
    let output = job(&place, "", &[]);
    assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
    let log = printed(&output);
    assert!(log.contains("error[unknown-actor]"), "{log}");
    let artifacts = &yaml("ci/gitlab.yml")["chancery-check"]["artifacts"];
    let report = |kind: &str| {
        let name = artifacts["reports"][kind].as_str().unwrap();
        fs::read_to_string(place.work().join(name)).unwrap()
    };
    let junit = report("junit");
    assert!(junit.contains("<failure type=\"error\""), "{junit}");
    let quality: Value = serde_json::from_str(&report("codequality")).unwrap();
    assert_eq!(quality[0]["check_name"], "unknown-actor");
    assert_eq!(quality[0]["severity"], "major");
    assert_eq!(quality[0]["location"]["lines"]["begin"], 8);
    let file = artifacts["paths"][0].as_str().unwrap();
    assert!(place.work().join(file).is_file());
}

#[test]
fn the_job_stops_where_it_cannot_check() {
    let place = Workplace::new(&[("data/registry.yaml", &faulty())]);
    for (registry, revision, words) in [
        (
            "dta",
            "0123456789abcdef0123456789abcdef01234567",
            "dta is not a registry",
        ),
        ("", "main", "expected a commit in 40 digits, not 'main'"),
        ("", "", "expected a commit in 40 digits"),
    ] {
        let output = job(&place, registry, &[("CHANCERY_REVISION", revision)]);
        let log = printed(&output);
        assert_eq!(output.status.code(), Some(2), "{log}");
        assert!(log.contains(words), "{log}");
    }
}

#[test]
fn a_link_in_the_repository_leads_no_report_of_the_job_elsewhere() {
    let place = Workplace::new(&[("data/registry.yaml", &faulty()), ("victim", "mine")]);
    let names = [
        "chancery-junit.xml",
        "chancery-code-quality.json",
        "chancery-diff.md",
    ];
    for name in names {
        std::os::unix::fs::symlink("victim", place.work().join(name)).unwrap();
    }
    job(&place, "", &[]);
    assert_eq!(fs::read(place.work().join("victim")).unwrap(), b"mine");
}

/// A comment above a finding moves it, and changes neither its name among the tests nor its
/// fingerprint, while two findings that say the same have two of each.
#[test]
fn names_of_findings_do_not_move_with_their_lines() {
    let twice = faulty().replace("[AZE, HU]", "[HU, HU]");
    let moved = twice.replace("partnerships:", "# one\n\n# two\npartnerships:");
    let mut seen = Vec::new();
    for text in [&twice, &moved] {
        let place = Workplace::new(&[("registry.yaml", text)]);
        let (_, quality) = checked(&place, "");
        let quality = quality.as_array().unwrap();
        let fingerprints: Vec<String> = quality
            .iter()
            .map(|issue| issue["fingerprint"].as_str().unwrap().to_owned())
            .collect();
        let junit = fs::read_to_string(place.work().join("chancery-junit.xml")).unwrap();
        let names: Vec<String> = junit
            .split("<testcase name=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect();
        let lines: Vec<u64> = quality
            .iter()
            .map(|issue| issue["location"]["lines"]["begin"].as_u64().unwrap())
            .collect();
        seen.push((names, fingerprints, lines));
    }
    assert_eq!(seen[0].0, seen[1].0);
    assert_eq!(seen[0].1, seen[1].1);
    assert_ne!(seen[0].2, seen[1].2);
    for list in [&seen[0].0, &seen[0].1] {
        let mut apart = list.clone();
        apart.sort();
        apart.dedup();
        assert!(apart.len() > 1 && apart.len() == list.len(), "{list:?}");
    }
}
