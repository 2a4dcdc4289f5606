use super::{Id, StringMap, Text};

/// One citation that attests a record: a source and the words in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The cited source.
    pub source: Id,
    /// The exact words, in their own language.
    pub quote: Option<Text>,
    /// Words right before the quote, where it occurs more than once.
    pub before: Option<Text>,
    /// Words right after the quote, where it occurs more than once.
    pub after: Option<Text>,
    /// Who says it, where that is not the publisher.
    pub speaker: Option<Text>,
    /// The fields that this page gives; left out: that the record exists.
    pub attests: Vec<Id>,
    /// What this page says instead, by field.
    pub differs: StringMap,
    /// The curator's own words.
    pub note: Option<Text>,
}

impl Evidence {
    /// Whether the citation attests that the record exists at its tier. One that gives another
    /// tier does not.
    #[must_use]
    pub fn attests_record(&self) -> bool {
        self.differs.get("tier").is_none()
    }

    /// Whether its source said, on the day on which it was published or read, that the record
    /// held: not where it gives another tier, or another start.
    #[must_use]
    pub fn attests_start(&self) -> bool {
        self.attests_record() && self.differs.get("since").is_none()
    }
}
