//! The registry as JSON Lines: one record a line with its noun, for programs that stream.

use serde_json::json;

use super::json::sections::{SECTIONS, manifest};
use super::{Format, Options};
use crate::error::Result;
use crate::output::Output;
use crate::views::ExportContext;

/// The one file that it writes.
const FILE: &str = "registry.jsonl";

pub(super) static JSONL: Format = Format {
    name: "jsonl",
    options: &[],
    is_narrowed: true,
    shows_what_holds: false,
    sentence: "The same records as JSON Lines, one record per line with its noun, for streaming.",
    files: || vec![FILE.to_owned()],
    write,
};

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let out = output.file(FILE)?;
    let head = json!({
        "noun": "registry",
        "record": manifest(views),
        "day": views.selection.day.to_string(),
        "filters": options.filters(views),
    });
    writeln!(out, "{head}")?;
    for section in SECTIONS {
        for record in (section.records)(views) {
            writeln!(out, "{}", json!({"noun": section.noun, "record": record}))?;
        }
    }
    Ok(())
}
