//! A finding: what is wrong or worth a look, and where.
//!
//! A finding names its place either as bytes of a file, where the reader found it, or as a record
//! and a field; [`crate::check`] looks up its line and column once all are found, and is the one
//! place where it is decided how much weight it has.

mod bounds;
mod mend;
mod path;
mod rule;
mod suggest;
mod values;
mod visible;
mod words;

pub use bounds::Bounds;
pub use mend::Mend;
pub use path::{FieldPath, Step};
pub use rule::Rule;
pub use suggest::{Suggestion, Suggestions, is_id, is_name, nearest};
pub use values::{RecordValue, for_each_value, for_each_value_of_file};
pub(crate) use visible::is_printable_ascii;
pub use visible::{drawn, shortened, visible, visible_lines};
pub(crate) use words::all_of;
pub use words::{how_many, in_a_row, one_of, plural};

use crate::model::{Level, Section};

/// The most findings of one rule in one file that are kept. Those beyond it are counted.
pub(crate) const MOST_IN_FILE: usize = 1_000;

/// The most related places of a finding that are kept. Those beyond it are counted.
pub(crate) const MOST_RELATED: usize = 20;

/// One thing that is wrong or worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// Its weight.
    pub level: Level,
    /// What is wrong, as one clause without a full stop.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// Words under the place; may be empty.
    pub label: String,
    /// The other places that have to do with it.
    pub related: Vec<Related>,
    /// How many more places have to do with it.
    pub related_left_out: usize,
    /// What to do about it, as one clause without a full stop.
    pub help: Option<String>,
    /// The changes of its file that its help speaks of, where the words alone do not give them.
    pub mends: Vec<Mend>,
    /// How many more findings it stands for, which are not kept.
    pub more: usize,
}

/// Another place that has to do with a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// Where it is.
    pub place: Place,
    /// What it has to do with the finding.
    pub message: String,
}

/// Where something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Bytes of a file.
    Bytes(Span),
    /// A record or one of its fields.
    Field(FieldPlace),
}

/// Bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The position of the file among the files that were read.
    pub file: usize,
    /// The offset of the first byte.
    pub start: usize,
    /// The offset behind the last byte.
    pub end: usize,
}

/// A record, or one of its fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FieldPlace {
    /// The section of the record.
    pub section: Section,
    /// The position of the record among all of its section.
    pub index: usize,
    /// The field; the record itself where it is empty.
    pub path: FieldPath,
    /// Which part of the field.
    pub part: PlacePart,
}

/// A part of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlacePart {
    /// Its key.
    Key,
    /// Its value.
    Value,
}

impl Finding {
    /// A finding of `rule`, at the default level of the rule until its level is decided.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Finding {
            rule,
            level: rule.level,
            message: message.into(),
            place,
            label: String::new(),
            related: Vec::new(),
            related_left_out: 0,
            help: None,
            mends: Vec::new(),
            more: 0,
        }
    }

    /// One finding in the place of the first of several that are left out.
    #[must_use]
    pub(crate) fn of_left_out(first: &Finding) -> Self {
        let number = first.more + 1;
        let message = format!(
            "{number} more findings of `{}` in this file are not shown",
            first.rule
        );
        let help = "fix the ones that are shown, and check again";
        Finding {
            level: first.level,
            more: first.more,
            ..Finding::new(first.rule, first.place.clone(), message).help(help)
        }
    }

    /// Puts words under the place.
    #[must_use]
    pub fn label(mut self, words: impl Into<String>) -> Self {
        self.label = words.into();
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, words: impl Into<String>) -> Self {
        self.help = Some(words.into());
        self
    }

    /// Points at another place that has to do with it.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.add_related(place, message);
        self
    }

    /// Points at another place that has to do with it, or counts it where there are many.
    pub(crate) fn add_related(&mut self, place: Place, message: impl Into<String>) {
        if self.related.len() < MOST_RELATED {
            let message = message.into();
            self.related.push(Related { place, message });
        } else {
            self.related_left_out += 1;
        }
    }
}

impl Place {
    /// A record as a whole.
    #[must_use]
    pub fn record(section: Section, index: impl Into<usize>) -> Place {
        Place::Field(FieldPlace {
            section,
            index: index.into(),
            path: FieldPath::default(),
            part: PlacePart::Value,
        })
    }

    /// The value of a field of a record.
    #[must_use]
    pub fn value(section: Section, index: impl Into<usize>, path: FieldPath) -> Place {
        Place::Field(FieldPlace {
            section,
            index: index.into(),
            path,
            part: PlacePart::Value,
        })
    }

    /// The key of a field of a record.
    #[must_use]
    pub fn key(section: Section, index: impl Into<usize>, path: FieldPath) -> Place {
        Place::Field(FieldPlace {
            section,
            index: index.into(),
            path,
            part: PlacePart::Key,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static RULE: Rule = Rule {
        name: "unknown-source",
        summary: "No record declares a source.",
        level: Level::Error,
        since: "0.1.0",
        aliases: &[],
        page: "",
    };

    #[test]
    fn related_places_beyond_the_limit_are_counted() {
        let place = || Place::record(Section::Sources, 0_usize);
        let mut finding = Finding::new(&RULE, place(), "no such source");
        for _ in 0..MOST_RELATED + 7 {
            finding = finding.related(place(), "here too");
        }
        assert_eq!(finding.related.len(), MOST_RELATED);
        assert_eq!(finding.related_left_out, 7);
    }
}
