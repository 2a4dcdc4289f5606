//! What is fuzzed: from bytes to a law.

use std::path::PathBuf;

use chancery::registry::OpenedRegistry;
use chancery_core::Analysis;
use chancery_core::model::Level;
use chancery_core::yaml::{Input, MANIFEST_FILE, read};

use super::files::divided;
use crate::laws::{self, Law};
use crate::random::{Choices, draft, findings};

/// Something that is fuzzed.
pub struct Target {
    /// Its name, and that of its file in `fuzz/targets`.
    pub name: &'static str,
    /// What its bytes are, and what holds of them.
    pub sentence: &'static str,
    /// Whether its bytes are YAML, which is changed by its lines and keys.
    pub is_yaml: bool,
    /// The longest input.
    pub longest: usize,
    /// Holds bytes against the laws.
    pub run: fn(&[u8]) -> Law,
}

/// Everything that is fuzzed, by name.
pub static TARGETS: &[&Target] = &[
    &Target {
        name: "boundaries",
        sentence: "A user's GeoJSON is refused with words, or drawn as well-formed SVG.",
        is_yaml: false,
        longest: 4_096,
        run: |bytes| laws::boundaries(&String::from_utf8_lossy(bytes)),
    },
    &Target {
        name: "bytes",
        sentence: "Bytes as the one file of a registry: findings lie in it, every way to show them parses, canonical form is settled.",
        is_yaml: true,
        longest: 8_192,
        run: |bytes| registry(vec![(MANIFEST_FILE.to_owned(), bytes.to_vec())]),
    },
    &Target {
        name: "dates",
        sentence: "Two dates are written as they were read, and compared as their days are.",
        is_yaml: false,
        longest: 64,
        run: |bytes| laws::date(&String::from_utf8_lossy(bytes)),
    },
    &Target {
        name: "exports",
        sentence: "Choices that make a registry without errors: every format is well-formed and the same twice, whatever the files and threads.",
        is_yaml: false,
        longest: 2_048,
        run: |bytes| exports(&mut Choices::of_bytes(bytes)),
    },
    &Target {
        name: "files",
        sentence: "Several files as a registry; where they have no error, every format as well.",
        is_yaml: true,
        longest: 16_384,
        run: |bytes| registry(divided(bytes)),
    },
    &Target {
        name: "listing",
        sentence: "A list of built files leads out of no folder.",
        is_yaml: false,
        longest: 1_024,
        run: laws::listing,
    },
    &Target {
        name: "quotes",
        sentence: "What a page holds is found in it, on a line that it has.",
        is_yaml: false,
        longest: 4_096,
        run: |bytes| laws::quotes(&String::from_utf8_lossy(bytes)),
    },
    &Target {
        name: "scanner",
        sentence: "The scanner of canonical form gives the events of the general parser, or leaves the text to it.",
        is_yaml: true,
        longest: 8_192,
        run: |bytes| laws::scanner(&String::from_utf8_lossy(bytes)),
    },
    &Target {
        name: "selectors",
        sentence: "Choices that make the flags of a selector, on a small network.",
        is_yaml: false,
        longest: 64,
        run: laws::selector,
    },
];

/// The target with a name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().copied().find(|target| target.name == name)
}

/// Holds files against all laws of registries.
fn registry(files: Vec<(String, Vec<u8>)>) -> Law {
    let inputs = files.into_iter().map(|(name, bytes)| Input {
        name,
        bytes: Ok(bytes),
    });
    let reading = read(inputs.collect());
    let found = findings(&reading);
    laws::findings_in_files(&reading, &found)?;
    laws::canonical_form(&reading)?;
    let opened =
        OpenedRegistry::from_analysis(PathBuf::from("registry"), Analysis::from_reading(reading));
    laws::shown(&opened, &found)?;
    laws::answers(&opened)?;
    if found.iter().any(|one| one.finding.level == Level::Error) {
        return Ok(());
    }
    laws::exports(opened.analysis.reading(), false)
        .whole()
        .map(|_| ())
}

/// Holds a registry without errors against the laws of exports.
fn exports(choices: &mut Choices<'_>) -> Law {
    match draft(choices, false).mended() {
        Ok(mended) => laws::mended(mended, choices).map(|_| ()),
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_sorted_and_each_has_its_file() {
        assert!(TARGETS.is_sorted_by_key(|target| target.name));
        let folder = xtask::root::root().join("fuzz/targets");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let names = TARGETS.iter().map(|target| format!("{}.rs", target.name));
        assert_eq!(files, names.collect::<Vec<_>>());
    }
}
