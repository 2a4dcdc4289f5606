//! What the value of a key is.

use super::Noun;

/// What a value is.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Any words.
    Text,
    /// The id of the record itself.
    OwnId,
    /// A kebab-case word that is not a reference.
    Word,
    /// The id of a state.
    State,
    /// The id of an organisation.
    Organisation,
    /// The id of a state or an organisation.
    Actor,
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
    /// A number, a share, or first and last.
    Stated,
    /// A number, or a share.
    Limit,
    /// An organisation and a role, `ORG`, `ORG/ROLE` or `ORG/any`.
    Membership,
    /// An address on the web.
    Url,
    /// The name of a file in the archive folder.
    Archive,
    /// A SHA-256 in 64 hexadecimal digits.
    Digest,
    /// A word out of a closed list.
    Keyword(&'static [&'static str]),
    /// Words under names.
    StringMap,
    /// One record of another noun.
    Record(&'static Noun),
    /// A list of records of another noun.
    Records(&'static Noun),
}

/// What a reference must lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reference {
    /// A state, declared or in the built-in table.
    State,
    /// An organisation.
    Organisation,
    /// A state or an organisation.
    Actor,
    /// A tier.
    Tier,
    /// A direction.
    Direction,
    /// An instrument.
    Instrument,
    /// A source.
    Source,
    /// A field of cooperation: one that the manifest lists, or where it lists none, one that a
    /// partnership or an instrument has.
    Area,
}

impl Reference {
    /// The word for what it leads to.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Reference::State => "state",
            Reference::Organisation => "organisation",
            Reference::Actor => "state or organisation",
            Reference::Tier => "tier",
            Reference::Direction => "direction",
            Reference::Instrument => "instrument",
            Reference::Source => "source",
            Reference::Area => "area",
        }
    }
}

impl Kind {
    /// What the id in a value must lead to, where it refers to something.
    #[must_use]
    pub fn reference(self) -> Option<Reference> {
        match self {
            Kind::State => Some(Reference::State),
            Kind::Organisation | Kind::Membership => Some(Reference::Organisation),
            Kind::Actor => Some(Reference::Actor),
            Kind::Tier => Some(Reference::Tier),
            Kind::Direction => Some(Reference::Direction),
            Kind::Instrument => Some(Reference::Instrument),
            Kind::Source => Some(Reference::Source),
            Kind::Area => Some(Reference::Area),
            _ => None,
        }
    }

    /// The noun of the record whose id a value is: nothing but the id of one record.
    #[must_use]
    pub fn record(self) -> Option<Reference> {
        let is_id = !matches!(self, Kind::Membership | Kind::Area);
        self.reference().filter(|_| is_id)
    }

    /// The id in a value: that of a membership may stand before a role.
    #[must_use]
    pub fn id_in(self, text: &str) -> &str {
        match self {
            Kind::Membership => text.split_once('/').map_or(text, |(id, _)| id),
            _ => text,
        }
    }

    /// Whether a value is words that follow no form, in which a `#` may be meant.
    #[must_use]
    pub fn is_free_text(self) -> bool {
        matches!(
            self,
            Kind::Text | Kind::StringMap | Kind::Url | Kind::Archive
        )
    }

    /// Whether a value is a whole number, or may be one.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Kind::Number | Kind::Stated | Kind::Limit)
    }

    /// Whether a value is a date, or may be one.
    #[must_use]
    pub fn is_date(self) -> bool {
        matches!(self, Kind::Date | Kind::Day | Kind::Stated)
    }

    /// The noun of the record or the records that stand below the key.
    #[must_use]
    pub fn records(self) -> Option<&'static Noun> {
        match self {
            Kind::Record(noun) | Kind::Records(noun) => Some(noun),
            _ => None,
        }
    }

    /// The kind of a list of such values, each of which is of this kind, or a record of its noun.
    pub(super) const fn listed(self) -> Self {
        match self {
            Kind::Record(noun) => Kind::Records(noun),
            other => other,
        }
    }

    /// What documents call a value.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::OwnId => "a unique id",
            Kind::Word => "a lower-case word, as in `defence-industry`",
            Kind::State => "a state's id",
            Kind::Organisation => "an organisation's id",
            Kind::Actor => "a state's or an organisation's id",
            Kind::Tier => "a tier's id",
            Kind::Direction => "a direction's id",
            Kind::Instrument => "an instrument's id",
            Kind::Source => "a source's id",
            Kind::Area => "an area",
            Kind::Rule => "a rule's name",
            Kind::AnyRecord => "a record's id",
            Kind::FieldName => "the name of a key",
            Kind::Date => "an EDTF date",
            Kind::Day => "a day",
            Kind::Boolean => "true or false",
            Kind::Number => "a whole number",
            Kind::Stated => "a whole number, a share, or first and last",
            Kind::Limit => "a whole number, or a share",
            Kind::Membership => "`ORG`, `ORG/ROLE` or `ORG/any`",
            Kind::Url => "an address",
            Kind::Archive => "the name of a file",
            Kind::Digest => "64 hexadecimal digits",
            Kind::Keyword(_) => "one of a list of words",
            Kind::StringMap => "mapping of names to text",
            Kind::Record(noun) | Kind::Records(noun) => noun.name,
        }
    }
}
