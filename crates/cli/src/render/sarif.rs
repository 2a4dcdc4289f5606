//! SARIF 2.1.0, as code scanning and editors read it.

use std::fmt::Write as _;

use chancery_core::check::LocatedFinding;
use chancery_core::finding::{Rule, how_many};
use chancery_core::model::{Keyword, Level};
use chancery_core::yaml::Located;
use serde_json::{Value, json};

use super::{RenderSettings, RenderedFinding, Renderer, sentence, sentences};
use crate::registry::OpenedRegistry;

/// One document with one run, the rules of whose findings carry their pages.
pub static RENDERER: Renderer = Renderer {
    name: "sarif",
    has_summary: false,
    most: None,
    // GitHub's code scanning refuses a run with more results.
    most_ever: Some(25_000),
    text,
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

fn text(opened: &OpenedRegistry, shown: &RenderedFinding<'_>, settings: &RenderSettings) -> String {
    let mut rules: Vec<&'static Rule> = shown
        .findings
        .iter()
        .map(|found| found.finding.rule)
        .collect();
    rules.sort_unstable();
    rules.dedup();
    let results: Vec<Value> = shown
        .findings
        .iter()
        .map(|found| result(opened, found, &rules))
        .collect();
    let rules: Vec<Value> = rules
        .iter()
        .map(|rule| descriptor(rule, settings.rules_url.as_deref()))
        .collect();
    let mut driver = json!({
        "name": "Chancery",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
    });
    if let Some(url) = &settings.rules_url {
        driver["informationUri"] = json!(url);
    }
    driver["rules"] = json!(rules);
    let mut invocation = json!({ "executionSuccessful": true });
    if shown.left_out > 0 {
        let words = format!(
            "Included: {}, the most severe first; not included: {}.",
            how_many(shown.findings.len(), "finding"),
            shown.left_out
        );
        invocation["toolExecutionNotifications"] =
            json!([{ "level": "warning", "message": { "text": words } }]);
    }
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    // These are texts and numbers, which always become JSON.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// A rule, with its page as the help.
fn descriptor(rule: &Rule, rules_url: Option<&str>) -> Value {
    let (name, page) = (rule.name, rule.page);
    let mut descriptor = json!({
        "id": name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": what_it_does(page) },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level_word(rule.level) },
    });
    if let Some(url) = rules_url {
        descriptor["helpUri"] = json!(format!("{url}#{name}"));
    }
    descriptor
}

/// The first paragraph of a rule's page, on one line.
fn what_it_does(page: &str) -> String {
    let mut paragraphs = page.split("\n\n").filter(|text| !text.starts_with('#'));
    let first = paragraphs.next().unwrap_or_default();
    first.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn result(opened: &OpenedRegistry, found: &LocatedFinding, rules: &[&Rule]) -> Value {
    let finding = &found.finding;
    let mut result = json!({
        "ruleId": finding.rule.name,
        "ruleIndex": rules.binary_search(&finding.rule).unwrap_or_default(),
        "level": level_word(finding.level),
        "message": { "text": sentences(finding) },
        "locations": [{ "physicalLocation": physical(opened, &found.at) }],
    });
    let related = finding.related.iter().zip(&found.related);
    let related: Vec<Value> = related
        .enumerate()
        .map(|(id, (other, at))| {
            json!({
                "id": id,
                "physicalLocation": physical(opened, at),
                "message": { "text": sentence(&other.message) },
            })
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = json!(related);
    }
    result
}

fn level_word(level: Level) -> &'static str {
    if level == Level::Off {
        "none"
    } else {
        level.name()
    }
}

fn physical(opened: &OpenedRegistry, at: &Located) -> Value {
    json!({
        "artifactLocation": { "uri": uri(opened.shown_path(at.span.file)) },
        "region": {
            "startLine": at.start.line,
            "startColumn": at.start.column,
            "endLine": at.end.line,
            "endColumn": at.end.column,
        },
    })
}

/// A path as a reference: relative where the path is, otherwise a `file:` address.
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') {
        "file://".to_owned()
    } else if path.get(1..3) == Some(":/") {
        "file:///".to_owned()
    } else {
        String::new()
    };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("data/a b.yaml"), "data/a%20b.yaml");
        assert_eq!(uri("../Türkiye:#1.yaml"), "../T%C3%BCrkiye%3A%231.yaml");
        assert_eq!(uri("/tmp/data/r.yaml"), "file:///tmp/data/r.yaml");
        assert_eq!(uri("C:/data/r.yaml"), "file:///C%3A/data/r.yaml");
    }
}
