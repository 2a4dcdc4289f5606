use super::{Id, StringMap, Text};
use crate::fields::{Few, Rare, noun};

noun! {
    /// A citation: a source, and the exact words in it.
    EVIDENCE = "evidence";

    pub struct Evidence {
        /// The source that is cited.
        "source" => source: Id as Source, required;
        /// The exact words of the source, in their original language.
        "quote" => quote: Option<Text>;
        /// The words directly before the quote, if the quote occurs more than once.
        "before" => before: Rare<Text>;
        /// The words directly after the quote, if the quote occurs more than once.
        "after" => after: Rare<Text>;
        /// Who says it, if that is not the publisher.
        "speaker" => speaker: Rare<Text>;
        /// Where in the source it is: a page, a row, a paragraph.
        "at" => at: Rare<Text>;
        /// The keys whose values this page gives; if left out, the page only attests that the
        /// record exists.
        "attests" => attests: Few<Id, 2> as FieldName;
        /// The values that this page gives instead of those of the record, by key; they are not
        /// counted.
        "differs" => differs: StringMap, line;
        /// A remark of the curator.
        "note" => note: Rare<Text>;
    }
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
    pub(crate) fn attests_start(&self) -> bool {
        self.attests_record() && self.differs.get("since").is_none()
    }
}
