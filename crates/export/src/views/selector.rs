//! A selector in words.

use chancery_core::fields::{Record, SELECTOR, View};
use chancery_core::model::Selector;

/// The fields of a selector, each as its key, a colon and its values: `member-of: EU, EPC`.
#[must_use]
pub fn selector_words(selector: &Selector) -> Vec<String> {
    let keys = SELECTOR.keys.iter().enumerate();
    keys.filter_map(|(position, key)| {
        let values = match selector.view(position) {
            View::One(text) => text.into_owned(),
            View::Many(values) => {
                let texts: Vec<_> = (0..values.count())
                    .map(|index| values.text(index))
                    .collect();
                texts.join(", ")
            }
            // A selector has neither pairs nor records.
            View::Absent | View::Pairs(_) | View::Record(_) | View::Records(_) => return None,
        };
        Some(format!("{}: {values}", key.name))
    })
    .collect()
}
