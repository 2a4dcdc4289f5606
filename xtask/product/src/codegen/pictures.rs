//! The pictures of the README and of the documents, drawn from a registry that stays as it is.

use chancery_core::yaml::{load, read};
use chancery_export::formats::{Options, format};
use xtask::root::article;

use crate::check_data::export_selected;

/// A picture as it is exported; empty if the registry cannot be read, which other tests say.
fn picture(name: &str) -> String {
    let Ok(inputs) = load(&article()) else {
        return String::new();
    };
    let reading = read(inputs);
    let options = Options {
        picture: Some(name.to_owned()),
        ..Options::default()
    };
    let files = format("svg").and_then(|svg| {
        let everything = chancery_core::model::Selector::default();
        export_selected(&reading.registry, &everything, svg, &options).ok()
    });
    let bytes = files.and_then(|files| files.into_values().next());
    String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
}

pub(super) fn map() -> String {
    picture("map")
}

pub(super) fn memberships() -> String {
    picture("memberships")
}

pub(super) fn network() -> String {
    picture("network")
}

pub(super) fn timeline() -> String {
    picture("timeline")
}
