//! Claims.

use chancery_core::date::Date;
use chancery_core::model::{Claim, ClaimNoun, Keyword, Limit, Scope, Selector, Stated, Verdict};
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, list, word};
use crate::views::{Cell, ColumnSet, ExportContext, ForeignKey, Row, Rows, Table, selector_words};

pub(super) static CLAIMS: Table = Table {
    name: "claims",
    sentence: "One row for each checkable statement that a source makes about the whole; an export \
               of a part has no rows here.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["claim"],
    references: &[ForeignKey::new(&["source"], "sources")],
    listed: &[
        "claim",
        "form",
        "counted",
        "population",
        "is_number",
        "expected",
    ],
    rows,
};

/// The forms of a claim.
const FORMS: &[&str] = &["count", "every", "most", "share", "rank", "span"];

/// The cell of a selector without any condition.
pub(crate) const ASKS_NOTHING: &str = "{}";

struct ClaimRow<'v> {
    views: ExportContext<'v>,
    record: &'v Claim,
}

columns! {
    line: ClaimRow<'v>;
    Id "claim", "The id of the claim." => &line.record.id;
    Id "source", "The source that makes the claim." => &line.record.source;
    Text "speaker", "Who makes the claim in that source." => line.record.speaker.as_ref();
    Text "quote", "The exact words of the source." => line.record.quote.as_ref();
    Text "before", "The words directly before the quote, if the quote occurs more than once."
        => line.record.before.as_ref();
    Text "after", "The words directly after the quote, if the quote occurs more than once."
        => line.record.after.as_ref();
    Word [FORMS] "form", "The form of the claim: count (a number), every (all meet the condition), most \
                          (more than half meet it), share (such a part meets it), rank (the place \
                          in order of time) or span (first and last day)."
        => line.record.form().map(|(form, _)| form);
    Word [ClaimNoun::NAMES] "counted", "What the claim is about: partners, partnerships, \
                                        instruments or states."
        => word(line.record.form().map(|(_, noun)| noun));
    List "population", "Which of them the claim is about, each condition as a key, a colon and its \
                        values; {} if it asks for no condition at all."
        => selector_cell(line.record.selection.as_ref());
    List "are", "What the claim states about them, each condition as a key, a colon and its \
                 values; {} if it states no condition at all."
        => selector_cell(line.record.are.as_ref());
    Id "who", "For a rank, the state or organisation whose place is stated." => line.record.who.as_ref();
    Id "partners_of", "The state or organisation whose partners are meant; empty if it is the registry's subject."
        => line.record.of.as_ref();
    Word [Scope::NAMES] "scope", "Which records are counted: own-source or record (all of them)."
        => line.record.scope.map_or("record", Keyword::name);
    Dates "as_of", "When the claim was made, in EDTF: its own date, otherwise the publication date \
                    of its source."
        => line.made();
    Word [&["recorded", "source"]] "as_of_origin", "Where that day comes from: recorded in the claim, \
                                                    or the publication date of its source; empty if \
                                                    there is none."
        => line.made_origin();
    Integer "is_number", "The stated number; for a rank, the place." => line.number();
    Integer "at_least", "The stated lowest number." => number(line.record.at_least);
    Integer "at_most", "The stated highest number; for a rank, the last of the places that are \
                        meant." => number(line.record.at_most);
    Text "is_share", "The stated share, as a fraction (1/3) or a percentage (40%)." => line.share();
    Text "at_least_share", "The stated lowest share." => share(line.record.at_least);
    Text "at_most_share", "The stated highest share." => share(line.record.at_most);
    Dates "is_span", "The stated first and last day, in EDTF." => line.span();
    Dates "within", "The stated interval that contains all of them, in EDTF." => line.record.within;
    Word [Verdict::NAMES] "expected", "The verdict that the curator expects: holds, contradicted \
                                       or undetermined."
        => word(line.record.expect);
    Text "because", "Why that verdict is expected." => line.record.because.as_ref();
    Text "note", "A remark of the curator." => line.record.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let views = *views;
    Box::new(views.claims().into_iter().map(move |position| -> Row<'v> {
        let record = views.network.claim(position);
        cells(&ClaimRow { views, record }, wanted)
    }))
}

impl ClaimRow<'_> {
    fn made(&self) -> Option<Date> {
        let source = || self.views.network.source(&self.record.source);
        self.record.as_of.or_else(|| source()?.published)
    }

    fn made_origin(&self) -> Option<&'static str> {
        let is_recorded = self.record.as_of.is_some();
        self.made()
            .map(|_| if is_recorded { "recorded" } else { "source" })
    }

    fn number(&self) -> Option<u32> {
        match self.record.is? {
            Stated::Number(number) => Some(number),
            Stated::Share(_) | Stated::Span(_) => None,
        }
    }

    fn share(&self) -> Option<String> {
        match self.record.is? {
            Stated::Share(share) => Some(share.to_string()),
            Stated::Number(_) | Stated::Span(_) => None,
        }
    }

    fn span(&self) -> Option<Date> {
        match self.record.is? {
            Stated::Number(_) | Stated::Share(_) => None,
            Stated::Span(span) => Some(span),
        }
    }
}

fn number(limit: Option<Limit>) -> Option<u32> {
    match limit? {
        Limit::Number(number) => Some(number),
        Limit::Share(_) => None,
    }
}

fn share(limit: Option<Limit>) -> Option<String> {
    match limit? {
        Limit::Share(share) => Some(share.to_string()),
        Limit::Number(_) => None,
    }
}

/// A selector in one cell: `exact-tier: alliance; member-of: EU, EPC`. One that is there and asks
/// nothing is not the same as none.
fn selector_cell<'v>(selector: Option<&Selector>) -> Cell<'v> {
    let words = selector.map(selector_words);
    match words {
        None => Cell::Empty,
        Some(words) if words.is_empty() => list([ASKS_NOTHING]),
        Some(words) => list(words),
    }
}
