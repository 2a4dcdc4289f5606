//! How records are written, shown where something else is in their place.

use crate::fields::{Kind, Layout, Need, Noun};
use crate::model::{INSTRUMENT, PARTNERSHIP};

/// What to write where an address stands for a citation.
pub(super) const CITE: &str =
    "add the page to `sources`, and cite it by its id: `evidence: [{source: ID}]`";

/// The shortest record of a noun, with the keys that it must have and its name: `{id: ...}`.
pub(super) fn example(noun: &Noun) -> String {
    let mut groups = Vec::new();
    let mut parts = Vec::new();
    for key in noun.keys {
        let is_wanted = match key.need {
            Need::Required => true,
            Need::OneOf(group) | Need::AnyOf(group) => {
                let is_first = !groups.contains(&group);
                groups.push(group);
                is_first
            }
            Need::Optional => match key.name {
                "name" => true,
                "evidence" => std::ptr::eq(noun, &PARTNERSHIP) || std::ptr::eq(noun, &INSTRUMENT),
                _ => false,
            },
        };
        if is_wanted {
            let value = match key.kind {
                Kind::State => "CODE".to_owned(),
                Kind::Keyword(words) => words.first().copied().unwrap_or_default().to_owned(),
                Kind::Records(_) if key.name == "evidence" => "[{source: ID}]".to_owned(),
                _ => "...".to_owned(),
            };
            let value = match key.layout {
                Layout::List if key.name == "parties" => "[CODE, CODE]".to_owned(),
                _ => value,
            };
            parts.push(format!("{}: {value}", key.name));
        }
    }
    format!("{{{}}}", parts.join(", "))
}
