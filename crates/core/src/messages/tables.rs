//! The files of the messages, and what a language says of plurals.

use fluent_bundle::FluentResource;
use unic_langid::LanguageIdentifier;

use crate::model::{Keyword as _, Language};

/// A file of messages.
#[derive(Debug, Clone, Copy)]
pub struct MessageFile {
    /// The area that its messages are about, by which the file is named.
    pub area: &'static str,
    /// Its text, in the syntax of Fluent.
    pub text: &'static str,
}

impl MessageFile {
    /// The ids of its messages: they begin their lines.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        let lines = self.text.lines();
        lines.filter_map(|line| {
            let (id, _) = line.split_once(" =")?;
            id.starts_with(|first: char| first.is_ascii_lowercase())
                .then_some(id)
        })
    }
}

/// Declares the areas, each a file in the folder of each language.
macro_rules! areas {
    ($($area:literal),+ $(,)?) => {
        const ENGLISH: &[MessageFile] = &[$(MessageFile {
            area: $area,
            text: include_str!(concat!("../../messages/en/", $area, ".ftl")),
        },)+];
        const RUSSIAN: &[MessageFile] = &[$(MessageFile {
            area: $area,
            text: include_str!(concat!("../../messages/ru/", $area, ".ftl")),
        },)+];
    };
}

areas! {
    "audit",
    "audit-gaps",
    "audit-questions",
    "captions",
    "charts",
    "dates",
    "diagrams",
    "lists",
    "map",
    "memberships",
    "network",
    "page",
    "page-records",
    "page-script",
    "records",
    "timeline",
    "words",
}

/// The files of the messages of a language.
#[must_use]
pub fn message_files(language: Language) -> &'static [MessageFile] {
    match language {
        Language::English => ENGLISH,
        Language::Russian => RUSSIAN,
    }
}

/// The messages of a file; a test finds a file that is not of the syntax.
pub(super) fn resource(text: &'static str) -> Option<FluentResource> {
    let resource = FluentResource::try_new(text.to_owned());
    debug_assert!(resource.is_ok(), "{:?}", resource.as_ref().err());
    resource.ok()
}

/// The tag of a language, by which Fluent knows its plurals.
pub(super) fn tag(language: Language) -> LanguageIdentifier {
    language.name().parse().unwrap_or_default()
}

/// A number of each plural category that a language has for whole numbers.
pub(super) fn plural_samples(language: Language) -> &'static [(&'static str, usize)] {
    match language {
        Language::English => &[("one", 1), ("other", 2)],
        Language::Russian => &[("one", 1), ("few", 2), ("many", 5)],
    }
}
