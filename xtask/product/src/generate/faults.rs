//! The faults, read from the text beside this file.
//!
//! Each is by itself among clean records, and gives one finding above a note. What a template
//! leaves out to stay short may give notes beside it.

use std::sync::LazyLock;

/// A fault.
#[derive(Debug)]
pub struct SeededFault {
    /// The rule that must find it.
    pub rule: &'static str,
    /// Whether it is in the manifest, where it can be only once.
    pub(super) is_of_manifest: bool,
    /// Records by section; `«` and `»` are around what the finding points at.
    pub(super) text: String,
}

/// What comes with each fault: the sources that it cites.
pub(super) const SUPPORT: &str = "\
sources:
  - {id: page-{n}, publisher: Example Press, published: 2024-05-07, url: \"https://press.example/{n}\"}
  - {id: report-{n}, publisher: Example News, published: 2024-05-08, url: \"https://news.example/{n}\"}
";

/// The archived copy that a fault names, each its own: one copy is one page.
pub(super) const COPY: (&str, &str) = (
    "copy-{n}.txt",
    "Dostluq haqqında\n\nİki ölkə üç sənəd imzaladı. Dördüncü sənəd hazırlanır.\n",
);

/// A file of the archive in a folder, which itself is not a copy.
pub(super) const IN_A_FOLDER: (&str, &str) = ("folder-{n}/page.txt", "Başqa bir səhifə\n");

/// What follows the name of the rule where the manifest has the fault.
const IN_MANIFEST: &str = " in the manifest";

/// Every fault.
pub static FAULTS: LazyLock<Vec<SeededFault>> = LazyLock::new(|| {
    let blocks = include_str!("faults.txt").split("\n== ").skip(1);
    let faults = blocks.filter_map(|block| block.split_once('\n'));
    faults
        .map(|(rule, text)| SeededFault {
            rule: rule.trim_end_matches(IN_MANIFEST),
            is_of_manifest: rule.ends_with(IN_MANIFEST),
            text: text
                .replace("{202E}", "\u{202E}")
                .replace("{308}", "\u{308}")
                .replace("{FF}", &super::text::NO_TEXT.to_string()),
        })
        .collect()
});
