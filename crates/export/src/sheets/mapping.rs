//! Which column of which table gives which key of a record.
//!
//! A column gives the key of its name, written with `_` for `-`. What is called otherwise is listed
//! here, so that a new key that has a column of its name needs no line.

use chancery_core::fields::{Key, Kind, Noun};
use chancery_core::model::{
    CLAIM, DIRECTION, EVIDENCE, INSTRUMENT, MANIFEST, MEMBER, ORGANISATION, PARTICIPANT,
    PARTNERSHIP, PRINCIPLE, SIGNATORY, SOURCE, STATE, Section, TIER, WAIVER,
};

use crate::views::{Column, ColumnKind};

/// A table whose rows are records.
pub(super) struct RecordTable {
    /// Its name.
    pub(super) name: &'static str,
    /// What its rows are.
    pub(super) noun: &'static Noun,
    /// Where these records stand.
    pub(super) within: Within,
    /// The columns that have another name than the key that they give.
    pub(super) renamed: &'static [(&'static str, &'static str)],
    /// The columns that give a key only where another column says `recorded`, or nothing.
    pub(super) recorded_if: &'static [(&'static str, &'static str)],
    /// The columns that together give keys, as [`super::rows`] reads them.
    pub(super) together: &'static [(&'static str, &'static [&'static str])],
    /// The column that gives the position among the records of the same list.
    pub(super) order: Option<&'static str>,
}

/// Where the records of a table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// The one row is the manifest.
    Manifest,
    /// In a list of the manifest, under this key.
    ManifestList(&'static str),
    /// In a section.
    Section(Section),
    /// In a list of a record of another table, whose id is in `column`, under `key`.
    Record {
        /// The column with the id of the record.
        column: &'static str,
        /// The table of that record.
        table: &'static str,
        /// The key of the list.
        key: &'static str,
    },
    /// In the record that the columns `record_kind` and `record` name, as citations and keys of
    /// other data sets.
    AnyRecord {
        /// The key of the list.
        key: &'static str,
    },
}

const ACTOR: &[&str] = &["state", "organisation"];

const PLAIN: RecordTable = RecordTable {
    name: "",
    noun: &MANIFEST,
    within: Within::Manifest,
    renamed: &[],
    recorded_if: &[],
    together: &[],
    order: None,
};

/// The tables whose rows are records; all others are computed from these.
pub(super) static RECORD_TABLES: &[RecordTable] = &[
    RecordTable {
        name: "registry",
        ..PLAIN
    },
    RecordTable {
        name: "tiers",
        noun: &TIER,
        within: Within::ManifestList("tiers"),
        renamed: &[("tier", "id"), ("tier_name", "name")],
        order: Some("rank"),
        ..PLAIN
    },
    RecordTable {
        name: "directions",
        noun: &DIRECTION,
        within: Within::ManifestList("directions"),
        renamed: &[("direction", "id"), ("direction_name", "name")],
        order: Some("ordinal"),
        ..PLAIN
    },
    RecordTable {
        name: "states",
        noun: &STATE,
        within: Within::Section(Section::States),
        renamed: &[("state", "id"), ("state_name", "name")],
        ..PLAIN
    },
    RecordTable {
        name: "organisations",
        noun: &ORGANISATION,
        within: Within::Section(Section::Organisations),
        renamed: &[("organisation", "id"), ("organisation_name", "name")],
        ..PLAIN
    },
    RecordTable {
        name: "memberships",
        noun: &MEMBER,
        within: Within::Record {
            column: "organisation",
            table: "organisations",
            key: "members",
        },
        together: &[("member", ACTOR)],
        order: Some("ordinal"),
        ..PLAIN
    },
    RecordTable {
        name: "partnerships",
        noun: &PARTNERSHIP,
        within: Within::Section(Section::Partnerships),
        renamed: &[("listed_instruments", "instruments")],
        recorded_if: &[("since", "since_origin"), ("until", "until_origin")],
        ..PLAIN
    },
    RecordTable {
        name: "instruments",
        noun: &INSTRUMENT,
        within: Within::Section(Section::Instruments),
        renamed: &[("instrument", "id"), ("tiers", "tier")],
        ..PLAIN
    },
    RecordTable {
        name: "signatories",
        noun: &SIGNATORY,
        within: Within::Record {
            column: "instrument",
            table: "instruments",
            key: "signatories",
        },
        together: &[("actor", ACTOR)],
        order: Some("ordinal"),
        ..PLAIN
    },
    RecordTable {
        name: "participants",
        noun: &PARTICIPANT,
        within: Within::Record {
            column: "instrument",
            table: "instruments",
            key: "participants",
        },
        together: &[("actor", ACTOR)],
        order: Some("ordinal"),
        ..PLAIN
    },
    RecordTable {
        name: "principles",
        noun: &PRINCIPLE,
        within: Within::Section(Section::Principles),
        renamed: &[("principle", "id"), ("principle_name", "name")],
        ..PLAIN
    },
    RecordTable {
        name: "sources",
        noun: &SOURCE,
        within: Within::Section(Section::Sources),
        renamed: &[("source", "id")],
        ..PLAIN
    },
    RecordTable {
        name: "claims",
        noun: &CLAIM,
        within: Within::Section(Section::Claims),
        renamed: &[
            ("claim", "id"),
            ("population", "where"),
            ("partners_of", "of"),
            ("is_number", "is"),
            ("is_share", "is"),
            ("is_span", "is"),
            ("at_least_share", "at-least"),
            ("at_most_share", "at-most"),
            ("expected", "expect"),
        ],
        recorded_if: &[("as_of", "as_of_origin")],
        together: &[("form", &["count", "every", "most", "share", "rank", "span"])],
        ..PLAIN
    },
    RecordTable {
        name: "waivers",
        noun: &WAIVER,
        within: Within::Section(Section::Waivers),
        ..PLAIN
    },
    RecordTable {
        name: "evidence",
        noun: &EVIDENCE,
        within: Within::AnyRecord { key: "evidence" },
        order: Some("ordinal"),
        ..PLAIN
    },
    RecordTable {
        name: "identifiers",
        // Its rows are no records but the pairs of one key.
        within: Within::AnyRecord { key: "ids" },
        ..PLAIN
    },
];

/// The table of records with a name.
pub(super) fn record_table(name: &str) -> Option<&'static RecordTable> {
    RECORD_TABLES.iter().find(|table| table.name == name)
}

impl RecordTable {
    /// The key that a column gives; none if it is computed, or says where a record stands.
    pub(super) fn key_of(&self, column: &Column) -> Option<&'static Key> {
        let renamed = self.renamed.iter().find(|(name, _)| *name == column.name);
        if let Some((_, key)) = renamed {
            return self.noun.keys.iter().find(|it| it.name == *key);
        }
        let is_place = match self.within {
            Within::Record { column: own, .. } => own == column.name,
            Within::AnyRecord { key: "ids" } => true,
            _ => false,
        };
        let is_taken = self.renamed.iter().any(|(_, key)| *key == column.name);
        if is_place || is_taken {
            return None;
        }
        let name = column.name.replace('_', "-");
        let key = self.noun.keys.iter().find(|key| key.name == name)?;
        let is_count = column.kind == ColumnKind::Integer && !key.kind.is_number();
        let is_list = matches!(key.kind, Kind::Records(_));
        (!is_count && !is_list).then_some(key)
    }

    /// The column that says whether the value of a column was recorded or derived.
    pub(super) fn origin_of(&self, column: &str) -> Option<&'static str> {
        let mut pairs = self.recorded_if.iter();
        pairs
            .find(|(name, _)| *name == column)
            .map(|(_, origin)| *origin)
    }

    /// The column of whose values this one says where they come from.
    pub(super) fn dated_by(&self, origin: &str) -> Option<&'static str> {
        let mut pairs = self.recorded_if.iter();
        pairs
            .find(|(_, name)| *name == origin)
            .map(|(column, _)| *column)
    }

    /// Whether the values of a column are read.
    pub(super) fn reads(&self, column: &Column) -> bool {
        let is_together = self.together.iter().any(|(name, _)| *name == column.name);
        let also = match self.name {
            "states" => "recorded",
            "claims" => "counted",
            _ => "",
        };
        self.key_of(column).is_some()
            || is_together
            || self.is_place(column.name)
            || column.name == also
    }

    /// Whether a column says to what a row belongs, or in which order it stands.
    fn is_place(&self, column: &str) -> bool {
        let also: &[&str] = match self.within {
            Within::AnyRecord { key: "ids" } => &["record_kind", "record", "scheme", "identifier"],
            Within::AnyRecord { .. } => &["record_kind", "record", "record_period", "field"],
            Within::Record { column: own, .. } => {
                return column == own || self.order == Some(column);
            }
            _ => &[],
        };
        also.contains(&column) || self.order == Some(column)
    }
}

#[cfg(test)]
mod tests {
    use chancery_core::model::{SELECTOR, nouns};

    use super::*;
    use crate::views::tables::table;

    /// Every key of every noun can be read back from a table.
    #[test]
    fn every_key_has_a_way_back() {
        for noun in nouns() {
            for key in noun.keys {
                let is_given = |record_table: &&RecordTable| {
                    let columns = table(record_table.name).unwrap().columns;
                    let names = |column: &Column| {
                        let own = record_table.key_of(column);
                        own.is_some_and(|own| own.name == key.name)
                    };
                    std::ptr::eq(record_table.noun, *noun)
                        && (columns.iter().any(names) || is_together(record_table, key.name))
                };
                let is_list = RECORD_TABLES.iter().any(|it| match it.within {
                    Within::ManifestList(name) => {
                        std::ptr::eq(*noun, &raw const MANIFEST) && name == key.name
                    }
                    Within::Record {
                        table, key: name, ..
                    } => {
                        let outer = record_table(table).unwrap().noun;
                        std::ptr::eq(*noun, outer) && name == key.name
                    }
                    Within::AnyRecord { key: name } => name == key.name,
                    _ => false,
                });
                // A selector is a list of its keys, whichever they are, in one cell.
                let is_selector = std::ptr::eq(*noun, &raw const SELECTOR);
                assert!(
                    is_list || is_selector || RECORD_TABLES.iter().any(|it| is_given(&it)),
                    "no column gives `{}` of a {}: give a table a column, or say in `mapping` \
                     which one it is",
                    key.name,
                    noun.name
                );
            }
        }
    }

    fn is_together(table: &RecordTable, key: &str) -> bool {
        table.together.iter().any(|(_, keys)| keys.contains(&key))
    }

    /// What the mapping names is there.
    #[test]
    fn what_is_named_is_there() {
        for record_table in RECORD_TABLES {
            let own = table(record_table.name).unwrap();
            let columns = record_table.renamed.iter().chain(record_table.recorded_if);
            for (column, _) in columns {
                assert!(own.position(column).is_some(), "{}: {column}", own.name);
            }
            for (_, key) in record_table.renamed {
                assert!(
                    record_table.noun.position(key).is_some(),
                    "{}: {key}",
                    own.name
                );
            }
            for (_, origin) in record_table.recorded_if {
                assert!(own.position(origin).is_some(), "{}: {origin}", own.name);
            }
        }
    }
}
