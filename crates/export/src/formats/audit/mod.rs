//! The audit as JSON and as Markdown.

pub mod json;
pub mod markdown;

use super::{Format, Options};
use crate::error::Result;
use crate::output::Output;
use crate::views::ExportContext;

/// How many states a proposal may change where nobody asks for another number.
pub const MOST_CHANGES: usize = 6;

const JSON_FILE: &str = "audit.json";
const MARKDOWN_FILE: &str = "audit.md";

pub(super) static AUDIT: Format = Format {
    name: "audit",
    options: &[],
    is_narrowed: false,
    shows_what_holds: false,
    sentence: "Each claim with what it states, what was counted, and what would reconcile it.",
    files: || vec![JSON_FILE.to_owned(), MARKDOWN_FILE.to_owned()],
    write,
};

fn write(views: &ExportContext<'_>, _: &Options, output: &mut dyn Output) -> Result<()> {
    let audit = views.analysis.audit(None, MOST_CHANGES, |_| true);
    let messages = markdown::messages_of_documents(views.messages);
    output
        .file(JSON_FILE)?
        .write_all(json::text(messages, &audit)?.as_bytes())?;
    output
        .file(MARKDOWN_FILE)?
        .write_all(markdown::text(messages, &audit, false).as_bytes())?;
    Ok(())
}
