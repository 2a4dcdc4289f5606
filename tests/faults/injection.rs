//! Nothing of a registry steers the terminal or the log that shows it.

use std::fs;

use proptest::prelude::*;
use serde_json::Value;

use super::support::{run, workplace, write_registry};

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

/// Words that are hostile in some place.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "\u{1b}[2J",
        "\u{1b}]0;t\u{7}",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "::error::x",
        "::stop-commands::t",
        "##[group]x",
        "##vso[x]",
        "\u{202e}",
        "\u{2066}",
        "\u{2028}",
        "\u{2029}",
        "\u{85}",
        "\u{9b}",
        "\u{200f}",
        "\u{61c}",
        "\u{feff}",
        "\u{e0041}",
        "a",
        "Türkiye",
        "'",
        "\"",
        "`",
        "%0A",
        "]]>",
        "&",
        "<",
        " ",
        "$(id)",
        "\\",
        "registry.yaml:1:1: error: forged [no-evidence]",
    ]);
    prop::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
}

/// A text in double quotes, as YAML reads it.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|character| match character {
        '"' | '\\' => format!("\\{character}"),
        _ if character.is_control() || !character.is_ascii() => {
            format!("\\U{:08X}", u32::from(character))
        }
        _ => character.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// That a text can be shown as it is: nothing in it steers, and no line is a command but those
/// that `is_own` says are ours.
fn assert_harmless(text: &str, what: &str, is_own: impl Fn(&str) -> bool) {
    let steers = |c: char| {
        c != '\n' && c.is_control()
            || matches!(c, '\u{61C}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}' | '\u{E0001}'..='\u{E007F}')
    };
    assert!(!text.chars().any(steers), "{what}: {text:?}");
    for line in text.split('\n') {
        let is_command = line.trim_start().starts_with("::");
        assert!(!is_command || is_own(line), "{what}: {line:?}");
        assert!(
            !line.contains("##[") && !line.contains("##vso["),
            "{what}: {line:?}"
        );
    }
}

/// That findings of a registry are shown harmlessly in every format, and one on a line in concise.
fn assert_findings_harmless(folder: &std::path::Path) {
    let mut number = None;
    for format in FORMATS {
        let arguments = [
            "check",
            "registry",
            "--format",
            format,
            "--notes",
            "--max-findings",
            "all",
        ];
        let output = run(folder, &arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        let levels = ["::error file=", "::warning file=", "::notice file="];
        let is_ours = |line: &str| levels.iter().any(|level| line.starts_with(level));
        assert_harmless(&text, format, |line| format == "github" && is_ours(line));
        let count = match format {
            "concise" => text.lines().count(),
            "github" => text.lines().filter(|line| is_ours(line)).count(),
            "json" => {
                let lines = text.lines().map(serde_json::from_str::<Value>);
                lines.map(Result::unwrap).filter(Value::is_object).count()
            }
            "code-climate" => {
                let issues: Value = serde_json::from_str(&text).unwrap();
                issues.as_array().unwrap().len()
            }
            "sarif" => {
                let document: Value = serde_json::from_str(&text).unwrap();
                document["runs"][0]["results"].as_array().unwrap().len()
            }
            _ => continue,
        };
        assert_eq!(*number.get_or_insert(count), count, "{format}: {text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn keys_values_and_names_of_files_are_shown_harmlessly(
        keys in prop::collection::vec(hostile(), 3),
        values in prop::collection::vec(hostile(), 4),
        name in hostile(),
    ) {
        let place = workplace();
        let folder = place.path();
        let [id, title, state, date] = [0, 1, 2, 3].map(|index| quoted(&values[index]));
        let text = format!(
            "{}: 1\nstates:\n- id: {state}\n  {}: 1\nsources:\n- id: {id}\n  title: {title}\n  \
             publisher: {title}\n  published: {date}\n  url: {id}\npartnerships:\n\
             - {{parties: [AZE, {state}], tier: {id}, since: {date}, evidence: [{{source: {id}, {}: x}}]}}\n",
            quoted(&keys[0]), quoted(&keys[1]), quoted(&keys[2]),
        );
        let file = format!("{}.yaml", name.replace('/', "_"));
        fs::write(folder.join("registry").join(file), text).unwrap();
        assert_findings_harmless(folder);
        let output = run(folder, &["build", "registry"]);
        assert_harmless(&String::from_utf8(output.stderr).unwrap(), "build", |_| false);
    }

    #[test]
    fn what_can_be_read_is_listed_harmlessly(values in prop::collection::vec(hostile(), 3)) {
        let place = workplace();
        let folder = place.path();
        let registry = folder.join("registry");
        // What may be in a registry without an error may still look like a command.
        let texts = values.iter().map(|value| value.replace(|c: char| c.is_control() && c != '\n', ""));
        let texts: Vec<String> = texts.map(|text| quoted(&format!("::{text}"))).collect();
        write_registry(&registry, &texts[0]);
        let text = format!(
            "states:\n- {{id: TUR, name: {}, note: {}}}\norganisations:\n- {{id: OTS, name: {}, \
             members: [{{state: TUR}}]}}\n",
            texts[1], texts[2], texts[1],
        );
        fs::write(registry.join("names.yaml"), text).unwrap();
        for arguments in [
            &["list", "states", "--columns", "name,id"][..],
            &["list", "organisations", "--columns", "name"],
            &["show", "TUR"],
            &["show", "OTS"],
            &["audit"],
            &["audit", "--format", "markdown"],
            &["check", "--notes"],
        ] {
            let arguments = [arguments, &["--registry", "registry"]].concat();
            let output = run(folder, &arguments);
            for stream in [output.stdout, output.stderr] {
                assert_harmless(&String::from_utf8(stream).unwrap(), &arguments.join(" "), |_| false);
            }
        }
    }
}

#[test]
fn arguments_are_said_harmlessly() {
    let place = workplace();
    let folder = place.path();
    let hostile = "\u{1b}[2J\n::error::x \u{202e}";
    for arguments in [
        &["check", hostile][..],
        &["show", hostile, "--registry", "registry"],
        &[
            "export", "csv", "registry", "--out", hostile, "--of", hostile,
        ],
        &["check", "registry", "--severity", hostile],
        &["explain", hostile],
        &["build", "registry", "--boundaries", hostile],
        &["audit", "registry", "--claim", hostile],
        &[
            "list",
            "partners",
            "--registry",
            "registry",
            "--columns",
            hostile,
        ],
        &["check", "registry", "--archive", hostile],
    ] {
        let output = run(folder, arguments);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_harmless(&text, &arguments.join(" "), |_| false);
    }
}
