//! What is said to have changed is what was changed, and nothing else; and whoever makes the same
//! changes of the old records has the new ones.

mod applied;
mod edits;

use std::path::PathBuf;

use chancery::diff::{Comparison, State, States, json};
use chancery::registry::OpenedRegistry;
use chancery_core::Analysis;
use serde_json::Value;

use super::{Law, holds};
use crate::random::{Choices, Draft, read_files};
use applied::{applied, records};
use edits::{Edit, edit};

/// How many edits are tried by themselves. One may not be possible.
const EDITS: usize = 8;

/// The most edits that are made at once.
const MOST_EDITS: usize = 6;

/// Edits a registry at random, and holds what is said to have changed against what was edited:
/// nothing where its records only stand elsewhere, one edit by itself, and several together. Gives
/// how many edits were made by themselves.
///
/// # Errors
///
/// If the law is broken.
pub fn changes(draft: &Draft, choices: &mut Choices<'_>) -> Result<usize, String> {
    let old = draft.files(choices);
    let moved = compared(&old, &draft.files(choices));
    holds(moved.is_unchanged, || {
        format!(
            "records that only moved are shown as changed: {}",
            moved.document
        )
    })?;
    let mut made = 0;
    for _ in 0..EDITS {
        let mut one = draft.clone();
        if let Some(edit) = edit(&mut one, choices) {
            let said = compared(&old, &one.files(choices));
            said.is_right()?;
            names(&edit, &said)?;
            made += 1;
        }
    }
    let mut several = draft.clone();
    for _ in 0..=choices.below(MOST_EDITS) {
        edit(&mut several, choices);
    }
    compared(&old, &several.files(choices)).is_right()?;
    Ok(made)
}

/// What is said of two states.
struct Said {
    document: Value,
    is_unchanged: bool,
    /// What the old records are with these changes, and what the new ones are.
    applied: Value,
    new: Value,
}

fn compared(old: &[(String, String)], new: &[(String, String)]) -> Said {
    let state = |files: &[(String, String)], name: &str| State {
        opened: OpenedRegistry::from_analysis(
            PathBuf::from("registry"),
            Analysis::from_reading(read_files(files.to_vec())),
        ),
        name: name.to_owned(),
        commit: None,
        remark: None,
    };
    let states = States::new(state(old, "old"), state(new, "new"));
    let comparison = Comparison::new(&states);
    let document = json::document(&comparison);
    Said {
        is_unchanged: comparison.diff.is_unchanged(),
        applied: applied(&comparison, &document),
        new: records(&states.new.opened.analysis),
        document,
    }
}

impl Said {
    /// The old records with the changes are the new ones, and nothing is said of equal ones.
    fn is_right(&self) -> Law {
        holds(self.applied == self.new, || {
            format!(
                "the old records with the changes are not the new ones\nchanges: {}\nmade: {}\nnew: {}",
                self.document["records"], self.applied, self.new
            )
        })
    }
}

/// One edit is the only thing that is named.
fn names(edit: &Edit, said: &Said) -> Law {
    let records = said.document["records"].as_array();
    let records = records.map_or(&[][..], |records| records);
    let renamed = said.document["renamed"].as_array().map_or(0, Vec::len);
    let is_named = match (edit, records) {
        (Edit::Renamed { old, new }, []) => {
            renamed == 1
                && said.document["renamed"][0]["old"] == old.as_str()
                && said.document["renamed"][0]["new"] == new.as_str()
        }
        // What was written otherwise may say the same.
        (Edit::Changed { .. }, []) => said.applied == said.new && renamed == 0,
        (Edit::Added { section }, [record]) => {
            record["change"] == "added" && record["section"] == *section
        }
        (Edit::Removed { section }, [record]) => {
            record["change"] == "removed" && record["section"] == *section
        }
        (Edit::Changed { section, key }, [record]) => {
            let fields = record["fields"].as_array();
            let keys = fields.into_iter().flatten().map(|field| &field["key"]);
            record["change"] == "changed"
                && record["section"] == *section
                && keys.eq([&Value::from(*key)])
        }
        _ => false,
    };
    holds(
        is_named && (renamed == 0 || matches!(edit, Edit::Renamed { .. })),
        || {
            format!(
                "{edit:?} is not what is said: {} {}",
                said.document["renamed"], said.document["records"]
            )
        },
    )
}
