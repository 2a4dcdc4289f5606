//! What a key is, and the tables of all nouns.

use super::access::RecordList;
use crate::model::{Registry, Section};

/// A noun of the format: what a record is called, and its keys in canonical order.
#[derive(Debug)]
pub struct Noun {
    /// The word for one record.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub sentence: &'static str,
    /// Its keys, in the order in which they are written.
    pub keys: &'static [Key],
}

/// A key of a noun.
#[derive(Debug)]
pub struct Key {
    /// The key as it is written.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// Whether it must be there.
    pub need: Need,
    /// How it is written.
    pub layout: Layout,
    /// What it says, in one sentence.
    pub sentence: &'static str,
}

/// What a value is.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Any words.
    Text,
    /// An id that this record makes known.
    Id,
    /// A kebab-case word that is not a reference.
    Word,
    /// The id of a state.
    State,
    /// The id of an organisation.
    Organisation,
    /// The id of a tier.
    Tier,
    /// The id of a direction.
    Direction,
    /// The id of an instrument.
    Instrument,
    /// The id of a source.
    Source,
    /// A field of cooperation.
    Area,
    /// The name of a rule.
    Rule,
    /// The id of any record.
    AnyRecord,
    /// The name of a key of the record that the citation attests.
    FieldName,
    /// An EDTF date.
    Date,
    /// One whole day.
    Day,
    /// True or false.
    Boolean,
    /// A whole number.
    Number,
    /// A number, or first and last.
    Stated,
    /// An organisation and a role, `ORG`, `ORG/ROLE` or `ORG/any`.
    Membership,
    /// An address on the web.
    Url,
    /// The name of a file in the archive folder.
    Archive,
    /// A SHA-256 in 64 hexadecimal digits.
    Digest,
    /// A word out of a closed list.
    Keyword(fn() -> Vec<&'static str>),
    /// Words under names.
    StringMap,
    /// A record of another noun.
    Record(&'static Noun),
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may be left out.
    Optional,
    /// Exactly one of the keys with this group's name must be there.
    OneOf(&'static str),
    /// At least one of the keys with this group's name must be there.
    AnyOf(&'static str),
}

/// How a value is written in canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One value.
    Scalar,
    /// A list, in brackets on one line where it is at most 100 columns wide.
    List,
    /// One value without brackets, or a list with them.
    ScalarOrList,
    /// A map in braces on one line, or a list of such maps.
    Line,
    /// Block form, one key a line.
    Block,
}

impl Noun {
    /// The word for one record in a sentence: of the evidence each is a citation.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.name {
            "evidence" => "citation",
            name => name,
        }
    }

    /// That word with 'a' or 'an'.
    #[must_use]
    pub fn with_article(&self) -> String {
        let word = self.word();
        let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {word}")
    }

    /// The position of a key by its name.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.keys.iter().position(|key| key.name == name)
    }

    /// The noun of the record or records that are under a key.
    #[must_use]
    pub fn records_under(&self, name: &str) -> Option<&'static Noun> {
        match self.keys.iter().find(|key| key.name == name)?.kind {
            Kind::Record(noun) => Some(noun),
            _ => None,
        }
    }
}

/// Declares the table of a noun, and how its record is reached by it.
macro_rules! noun {
    ($(#[$doc:meta])* $table:ident: $record:ty = $name:literal, $sentence:literal;
     $($key:literal => $field:ident, $kind:expr, $need:expr, $layout:expr, $text:literal;)+) => {
        $(#[$doc])*
        pub static $table: $crate::fields::Noun = $crate::fields::Noun {
            name: $name,
            sentence: $sentence,
            keys: &[$($crate::fields::Key {
                name: $key,
                kind: $kind,
                need: $need,
                layout: $layout,
                sentence: $text,
            },)+],
        };

        impl $crate::fields::Fields for $record {
            fn noun(&self) -> &'static $crate::fields::Noun {
                &$table
            }

            fn view(&self, key: usize) -> $crate::fields::FieldValue<'_> {
                const VIEWS: &[fn(&$record) -> $crate::fields::FieldValue<'_>] =
                    &[$(|record| $crate::fields::Field::view(&record.$field),)+];
                VIEWS[key](self)
            }

            fn slot(&mut self, key: usize) -> $crate::fields::FieldSlot<'_> {
                const SLOTS: &[fn(&mut $record) -> $crate::fields::FieldSlot<'_>] =
                    &[$(|record| $crate::fields::Field::slot(&mut record.$field),)+];
                SLOTS[key](self)
            }
        }

        impl $crate::fields::Field for Vec<$record> {
            fn view(&self) -> $crate::fields::FieldValue<'_> {
                if self.is_empty() {
                    $crate::fields::FieldValue::Absent
                } else {
                    $crate::fields::FieldValue::Records(self)
                }
            }

            fn slot(&mut self) -> $crate::fields::FieldSlot<'_> {
                $crate::fields::FieldSlot::Records(self)
            }
        }
    };
}

pub(super) use noun;

static NOUNS: [&Noun; 16] = [
    &super::MANIFEST,
    &super::TIER,
    &super::DIRECTION,
    &super::STATE,
    &super::ORGANISATION,
    &super::MEMBER,
    &super::PARTNERSHIP,
    &super::INSTRUMENT,
    &super::RATIFICATION,
    &super::SIGNATORY,
    &super::PRINCIPLE,
    &super::SOURCE,
    &super::EVIDENCE,
    &super::CLAIM,
    &super::SELECTOR,
    &super::WAIVER,
];

/// All nouns: the manifest, its parts, then the sections and theirs.
#[must_use]
pub fn nouns() -> &'static [&'static Noun] {
    &NOUNS
}

/// The noun of the records in a section.
#[must_use]
pub fn section_noun(section: Section) -> &'static Noun {
    match section {
        Section::Manifest => &super::MANIFEST,
        Section::States => &super::STATE,
        Section::Organisations => &super::ORGANISATION,
        Section::Partnerships => &super::PARTNERSHIP,
        Section::Instruments => &super::INSTRUMENT,
        Section::Principles => &super::PRINCIPLE,
        Section::Sources => &super::SOURCE,
        Section::Claims => &super::CLAIM,
        Section::Waivers => &super::WAIVER,
    }
}

/// The records of a section; none for the manifest, which is not a list.
#[must_use]
pub fn section_list(registry: &Registry, section: Section) -> Option<&dyn RecordList> {
    Some(match section {
        Section::Manifest => return None,
        Section::States => &registry.states,
        Section::Organisations => &registry.organisations,
        Section::Partnerships => &registry.partnerships,
        Section::Instruments => &registry.instruments,
        Section::Principles => &registry.principles,
        Section::Sources => &registry.sources,
        Section::Claims => &registry.claims,
        Section::Waivers => &registry.waivers,
    })
}

/// The records of a section, to be added to; none for the manifest, which is not a list.
pub fn section_list_mut(registry: &mut Registry, section: Section) -> Option<&mut dyn RecordList> {
    Some(match section {
        Section::Manifest => return None,
        Section::States => &mut registry.states,
        Section::Organisations => &mut registry.organisations,
        Section::Partnerships => &mut registry.partnerships,
        Section::Instruments => &mut registry.instruments,
        Section::Principles => &mut registry.principles,
        Section::Sources => &mut registry.sources,
        Section::Claims => &mut registry.claims,
        Section::Waivers => &mut registry.waivers,
    })
}
