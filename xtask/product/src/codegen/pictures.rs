//! The pictures of the README and of the documents, drawn from a registry that stays as it is.

use chancery_core::model::{Registry, Selector};
use chancery_core::yaml::{load, read};
use chancery_export::formats::{Options, format};
use xtask::root::article;

use crate::check_data::export_selected;

/// A picture of a registry as it is exported; empty if it cannot be drawn.
pub(crate) fn picture(registry: &Registry, name: &str) -> String {
    let options = Options {
        picture: Some(name.to_owned()),
        ..Options::default()
    };
    let files = format("svg")
        .and_then(|svg| export_selected(registry, &Selector::default(), svg, &options).ok());
    let bytes = files.and_then(|files| files.into_values().next());
    String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
}

/// A picture of the registry of the article; empty if it cannot be read, which other tests say.
fn of_article(name: &str) -> String {
    match load(&article()) {
        Ok(inputs) => picture(&read(inputs).registry, name),
        Err(_) => String::new(),
    }
}

pub(super) fn map() -> String {
    of_article("map")
}

pub(super) fn memberships() -> String {
    of_article("memberships")
}

pub(super) fn network() -> String {
    of_article("network")
}

pub(super) fn timeline() -> String {
    of_article("timeline")
}
