//! The whole registry as one file of canonical YAML.

use chancery_core::yaml::{MANIFEST_FILE, registry_text};

use super::{Format, Options};
use crate::error::Result;
use crate::output::Output;
use crate::views::ExportContext;

pub(super) static YAML: Format = Format {
    name: "yaml",
    options: &[],
    is_narrowed: false,
    shows_what_holds: false,
    sentence: "The whole registry as one file, which can be read as the same registry.",
    files: || vec![MANIFEST_FILE.to_owned()],
    write,
};

/// A selector does not narrow it: it is the registry.
fn write(views: &ExportContext<'_>, _: &Options, output: &mut dyn Output) -> Result<()> {
    let text = registry_text(views.network.registry);
    output.file(MANIFEST_FILE)?.write_all(text.as_bytes())?;
    Ok(())
}
