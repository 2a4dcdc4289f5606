//! A new key of a noun: one line of its declaration.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The folder with the declarations of the nouns.
const FOLDER: &str = "crates/core/src/model";

/// The sentence of a new key. A test fails until it is replaced.
const SENTENCE: &str = "Say in one sentence what it means, and when it is left out.";

/// Adds a key to the declaration of a noun, and gives the file.
pub(super) fn add(root: &Path, noun: &str, key: &str) -> Result<PathBuf> {
    let path = declaration_of(root, noun)?;
    let text = fs::read_to_string(&path)?;
    let longer = with_key(&text, noun, key)
        .with_context(|| format!("{} already has the key `{key}`", path.display()))?;
    fs::write(&path, longer).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}

/// The file that declares a noun.
fn declaration_of(root: &Path, noun: &str) -> Result<PathBuf> {
    let header = header_of(noun);
    for entry in fs::read_dir(root.join(FOLDER))? {
        let path = entry?.path();
        if fs::read_to_string(&path)?.contains(&header) {
            return Ok(path);
        }
    }
    bail!("unknown noun `{noun}`; docs/format.md has a section for each noun")
}

/// What the declaration of a noun begins with, after its sentence.
fn header_of(noun: &str) -> String {
    format!("    {} = \"{noun}\";\n", noun.to_uppercase())
}

/// The text with one more key of a noun, before its `note` where it has one; none where it has the
/// key already.
fn with_key(text: &str, noun: &str, key: &str) -> Option<String> {
    const END: &str = "    }\n}\n";
    let header = header_of(noun);
    let start = text.find(&header)? + header.len();
    let end = start + text[start..].find(END)?;
    let keys = &text[start..end];
    if keys.contains(&format!("\n        \"{key}\" =>")) {
        return None;
    }
    let place = match keys.find("\n        \"note\" =>") {
        // The note comes last, with the comment above it.
        Some(note) => start + keys[..note].rfind(";\n")? + 2,
        None => end,
    };
    let (before, after) = text.split_at(place);
    let field = key.replace('-', "_");
    Some(format!(
        "{before}        /// {SENTENCE}\n        \"{key}\" => {field}: Option<Text>;\n{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root::root;

    #[test]
    fn a_key_is_added_before_the_note_or_last_and_once() {
        for (noun, next) in [("state", Some("\"note\" =>")), ("selector", None)] {
            let text = fs::read_to_string(declaration_of(&root(), noun).unwrap()).unwrap();
            let longer = with_key(&text, noun, "head-of-state").unwrap();
            let added = format!(
                "        /// {SENTENCE}\n        \"head-of-state\" => head_of_state: Option<Text>;\n"
            );
            let (before, after) = longer.split_once(&added).unwrap();
            assert_eq!(format!("{before}{after}"), text);
            let key = after.lines().find(|line| !line.trim().starts_with("///"));
            match next {
                Some(next) => assert!(key.unwrap().trim().starts_with(next)),
                None => assert_eq!(key.unwrap().trim(), "}"),
            }
            assert!(with_key(&longer, noun, "head-of-state").is_none());
        }
        assert!(declaration_of(&root(), "treaty").is_err());
    }
}
