//! The registry as one JSON document, its ids beside names, with what counting says of its claims.
//! `schema/export.schema.json` describes it.

mod record;
pub(super) mod sections;

use serde_json::{Value, json};

use super::{Format, Options};
use crate::error::Result;
use crate::output::Output;
use crate::views::ExportContext;
use sections::{SECTIONS, manifest};

/// The one file that it writes.
const FILE: &str = "registry.json";

pub(super) static JSON: Format = Format {
    name: "json",
    options: &[],
    is_narrowed: true,
    shows_what_holds: false,
    sentence: "The registry as one JSON document, with names beside ids and with the verdicts.",
    files: || vec![FILE.to_owned()],
    write,
};

/// Record by record, so that a large registry is never in memory as JSON.
fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let out = output.file(FILE)?;
    write!(out, "{{\n  \"registry\": {}", indented(&manifest(views))?)?;
    let day = json!(views.selection.day.to_string());
    write!(out, ",\n  \"day\": {}", indented(&day)?)?;
    let filters = json!(options.filters(views));
    write!(out, ",\n  \"filters\": {}", indented(&filters)?)?;
    for section in SECTIONS {
        write!(out, ",\n  \"{}\": [", section.name)?;
        let mut is_empty = true;
        for record in (section.records)(views) {
            let start = if is_empty { "\n    " } else { ",\n    " };
            is_empty = false;
            write!(out, "{start}{}", indented(&record)?.replace('\n', "\n  "))?;
        }
        write!(out, "{}]", if is_empty { "" } else { "\n  " })?;
    }
    writeln!(out, "\n}}")?;
    Ok(())
}

/// A value whose first line stands two columns in. No text of JSON holds a line break.
fn indented(value: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)?.replace('\n', "\n  "))
}
