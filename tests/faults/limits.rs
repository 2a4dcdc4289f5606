//! Small files that are wrong all over: what is said of them is bounded, and says so.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::support::{run, words, workplace};

const FORMATS: [&str; 8] = [
    "human",
    "code-climate",
    "concise",
    "github",
    "json",
    "junit",
    "markdown",
    "sarif",
];

/// Runs the check by a shell that gives it this many kilobytes of memory.
fn check_within(folder: &Path, kilobytes: usize, arguments: &str) -> (Option<i32>, String) {
    let chancery = env!("CARGO_BIN_EXE_chancery");
    let script = format!("ulimit -v {kilobytes}; exec '{chancery}' check registry {arguments}");
    let output = Command::new("bash")
        .args(["-c", &script])
        .current_dir(folder)
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .unwrap();
    (output.status.code(), words(&output))
}

/// That of this many findings in a file a thousand are shown, and the rest are counted.
#[track_caller]
fn assert_bounded(rule: &str, many: usize, (code, text): (Option<i32>, String)) {
    assert_eq!(code, Some(1), "{rule}: {text}");
    let rest = many - 1_000;
    let words = format!("{rest} more findings of `{rule}` in this file are not shown");
    let end: String = text.chars().rev().take(300).collect();
    assert!(text.contains(&words), "{rule}: {end}");
    assert!(
        text.matches(&format!("[{rule}]")).count() <= 1_001,
        "{rule}"
    );
}

/// So many sources, each with something added to it.
fn sources(many: usize, added: &str) -> String {
    let source = |number: usize| {
        format!(
            "- {{id: a{number}, publisher: P, published: 2020, url: 'https://a.example/{number}'{added}}}\n"
        )
    };
    format!("sources:\n{}", (0..many).map(source).collect::<String>())
}

#[test]
fn findings_of_one_kind_are_bounded_and_counted() {
    let place = workplace();
    let folder = place.path();
    let file = folder.join("registry/wrong.yaml");
    let many = 3_000;
    for (rule, added) in [
        ("unknown-key", ", colour: red"),
        ("invalid-date", ", retrieved: soon"),
        ("duplicate-key", ", publisher: Q"),
    ] {
        fs::write(&file, sources(many, added)).unwrap();
        let output = run(folder, &["check", "registry", "--max-findings", "all"]);
        let text = words(&output);
        assert!(text.contains(&format!("{many} errors")), "{rule}");
        assert_bounded(rule, many, (output.status.code(), text));
    }
}

#[test]
fn findings_fit_into_little_memory() {
    let place = workplace();
    let folder = place.path();
    let many = 100_000;
    let text = sources(1, "") + &"- {a: 1, b: 2, c: 3}\n".repeat(many);
    fs::write(folder.join("registry/wrong.yaml"), text).unwrap();
    let (code, text) = check_within(folder, 400_000, "--format concise");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("more findings of `unknown-key` in this file are not shown"));
    assert!(text.lines().count() < 10_000);
}

#[test]
fn the_level_of_what_is_left_out_counts() {
    let place = workplace();
    let folder = place.path();
    // Errors behind more than a thousand notes of the same file.
    let source = |number: usize, evidence: &str| {
        format!(
            "- {{parties: [AZE, {}], tier: alliance, since: {number:04}, until: {number:04}{evidence}}}\n",
            ["TUR", "HUN", "KAZ"][number % 3]
        )
    };
    let cited: String = (1..1_200)
        .map(|number| source(number, ", evidence: [{source: letter}]"))
        .collect();
    let last = source(1_300, "");
    fs::write(
        folder.join("registry/many.yaml"),
        format!("partnerships:\n{cited}{last}"),
    )
    .unwrap();
    let output = run(
        folder,
        &["check", "registry", "--notes", "--format", "concise"],
    );
    assert_eq!(output.status.code(), Some(1), "{}", words(&output));
    let text = words(&output);
    assert!(
        text.contains("more findings of `single-source` in this file are not shown"),
        "{text}"
    );
    assert!(text.contains("[no-evidence]"), "{text}");
}

#[test]
fn related_places_are_bounded_and_counted() {
    let place = workplace();
    let folder = place.path();
    let treaty = |number: usize| {
        format!(
            "- {{id: treaty-{number}, title: A treaty, kind: treaty, parties: [AZE, KAZ], \
             signed: 2010-01-01, evidence: [{{source: nowhere}}]}}\n"
        )
    };
    let text: String = (0..200).map(treaty).collect();
    fs::write(
        folder.join("registry/many.yaml"),
        format!("instruments:\n{text}"),
    )
    .unwrap();
    let output = run(folder, &["check", "registry", "--format", "json"]);
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut counted = 0;
    for line in printed.lines() {
        let finding: Value = serde_json::from_str(line).unwrap();
        let related = finding["related"].as_array().unwrap();
        assert!(related.len() <= 20, "{line}");
        let last = related
            .last()
            .map_or("", |last| last["message"].as_str().unwrap());
        let message = finding["message"].as_str().unwrap();
        let says_so = last.contains("more places are not shown") || message.contains("200 places");
        counted += usize::from(says_so);
    }
    assert!(counted > 0, "{printed}");
}

#[test]
fn a_long_value_is_not_printed_whole() {
    let place = workplace();
    let folder = place.path();
    let long = "a".repeat(300_000);
    for (text, rule) in [
        (
            format!("sources:\n- {{id: a, published: {long}}}\n"),
            "invalid-date",
        ),
        (
            format!("sources:\n- {{id: a, {}: b}}\n", &long[..1_000]),
            "unknown-key",
        ),
        (
            format!("partnerships:\n- {{parties: [AZE, TUR], tier: {long}}}\n"),
            "invalid-id",
        ),
    ] {
        fs::write(folder.join("registry/long.yaml"), text).unwrap();
        for format in FORMATS {
            let output = run(folder, &["check", "registry", "--format", format]);
            let text = words(&output);
            assert!(
                text.contains(rule),
                "{format}: {}",
                &text[..500.min(text.len())]
            );
            assert!(text.len() < 60_000, "{format} {rule}: {} bytes", text.len());
        }
    }
}
