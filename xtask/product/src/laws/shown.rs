//! The ways to show findings, and what is answered from any registry.

use chancery::registry::OpenedRegistry;
use chancery::render::{RENDERERS, RenderSettings, RenderedFinding, Renderer};
use chancery::values::{record_value, row_value};
use chancery_core::check::LocatedFinding;
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword, Level, Section, Selector, section_list};
use chancery_core::select::Selection;
use chancery_export::formats::audit::{MOST_CHANGES, json, markdown};
use chancery_export::views::{ExportContext, TABLES};
use serde_json::Value;

use super::{Law, holds};

/// Every way to show findings ends, gives the same twice, parses, and contains no character that
/// steers a terminal.
///
/// # Errors
///
/// If one does not.
pub fn shown(opened: &OpenedRegistry, found: &[LocatedFinding]) -> Law {
    for most in [None, Some(3)] {
        let shown = RenderedFinding::at_most(most, found.iter().collect());
        for renderer in RENDERERS {
            let settings = RenderSettings {
                is_coloured: false,
                width: 60,
                fail_on: Some(Level::Warning),
                rules_url: Some("https://rules.example/".to_owned()),
            };
            let text = (renderer.text)(opened, &shown, &settings);
            let again = (renderer.text)(opened, &shown, &settings);
            let name = renderer.name;
            holds(text == again, || format!("{name} is not the same twice"))?;
            parses(renderer, &text, shown.findings.len())
                .map_err(|words| format!("{name}: {words}\n{text}"))?;
            let steers = |c: &char| (c.is_control() && *c != '\n') || is_bidirectional(*c);
            let raw = text.chars().find(steers);
            holds(raw.is_none(), || format!("{name} holds {raw:?}:\n{text}"))?;
        }
    }
    Ok(())
}

/// Whether a character changes the direction in which others are shown.
fn is_bidirectional(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn parses(renderer: &Renderer, text: &str, count: usize) -> Law {
    let json = |text: &str| serde_json::from_str::<Value>(text).map_err(|e| e.to_string());
    let lines = || text.lines().count();
    match renderer.name {
        "json" => {
            text.lines().try_for_each(|line| json(line).map(|_| ()))?;
            holds(lines() == count, || "a finding is not a line".to_owned())
        }
        "sarif" => {
            let value = json(text)?;
            let results = value["runs"][0]["results"].as_array();
            let results = results.map_or(0, Vec::len);
            holds(results == count, || format!("{results} results of {count}"))
        }
        "code-climate" => {
            let issues = json(text)?.as_array().map_or(0, Vec::len);
            holds(issues == count, || format!("{issues} issues of {count}"))
        }
        // A head of two lines, and an empty one at the end.
        "markdown" => holds(lines() == if count == 0 { 0 } else { count + 3 }, || {
            "a finding is not a row".to_owned()
        }),
        "junit" => roxmltree::Document::parse(text)
            .map(|_| ())
            .map_err(|error| error.to_string()),
        "github" => {
            let is_command = |line: &str| {
                let levels = ["::error file=", "::warning file=", "::notice file="];
                levels.iter().any(|level| line.starts_with(level))
            };
            holds(text.lines().all(is_command) && lines() == count, || {
                "a finding is not a command".to_owned()
            })
        }
        "concise" => holds(lines() == count, || "a finding is not a line".to_owned()),
        // Those that are one document of JSON.
        name if name.contains("code") => json(text).map(|_| ()),
        _ => Ok(()),
    }
}

/// What can be read of any registry, faulty or not, is answered: tables, the audit, records.
///
/// # Errors
///
/// Where what is answered is malformed.
pub fn answers(opened: &OpenedRegistry) -> Law {
    let analysis = &opened.analysis;
    let registry = analysis.registry();
    let network = analysis.network();
    let everything = Selector::default();
    let views = ExportContext::new(analysis, Selection::new(network, &everything));
    for table in TABLES {
        let columns: Vec<usize> = (0..table.columns.len()).collect();
        // A panel can be long, and each of its rows is like the others.
        for row in table.rows(&views).take(2_000) {
            holds(row.len() == columns.len(), || {
                format!("{}: a row of {} cells", table.name, row.len())
            })?;
            let _ = row_value(table, &columns, &row);
        }
    }
    let audit = analysis.audit(None, MOST_CHANGES, |_| true);
    let text = json::text(Messages::in_digits(), &audit).map_err(|error| error.to_string())?;
    serde_json::from_str::<Value>(&text).map_err(|error| format!("{error}\n{text}"))?;
    let _ = markdown::text(Messages::in_digits(), &audit, true);
    for section in Section::ALL {
        let list = section_list(registry, *section);
        let count = list.map_or(0, |list| list.count());
        for record in (0..count).filter_map(|index| list?.record(index)) {
            let _ = record_value(record).to_string();
        }
    }
    Ok(())
}
