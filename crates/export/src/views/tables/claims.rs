//! Claims.

use chancery_core::date::Date;
use chancery_core::model::{Claim, ClaimNoun, Keyword, Scope, Selector, Stated, Verdict};
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, list, word};
use crate::views::{Cell, ExportContext, ForeignKey, Row, Rows, Table, selector_words};

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
    Word [&["count", "every", "most", "span"]] "form", "The form of the claim: count (a number), \
                                                        every (all meet the condition), most (more \
                                                        than half meet it) or span (first and last \
                                                        day)."
        => line.record.form().map(|(form, _)| form);
    Word [ClaimNoun::NAMES] "counted", "What the claim is about: partners, partnerships, \
                                        instruments or states."
        => word(line.record.form().map(|(_, noun)| noun));
    List "population", "Which of them the claim is about, each condition as a key, a colon and its \
                        values."
        => selector_cell(line.record.selection.as_ref());
    List "are", "What the claim states about them, each condition as a key, a colon and its \
                 values."
        => selector_cell(line.record.are.as_ref());
    Word [Scope::NAMES] "scope", "Which records are counted: own-source or record (all of them)."
        => line.record.scope.map_or("record", Keyword::name);
    Dates "as_of", "When the claim was made, in EDTF: its own date, otherwise the publication date \
                    of its source."
        => line.made();
    Integer "is_number", "The stated number." => line.number();
    Integer "at_least", "The stated lowest number." => line.record.at_least;
    Integer "at_most", "The stated highest number." => line.record.at_most;
    Dates "is_span", "The stated first and last day, in EDTF." => line.span();
    Dates "within", "The stated interval that contains all of them, in EDTF." => line.record.within;
    Word [Verdict::NAMES] "expected", "The verdict that the curator expects: holds, contradicted \
                                       or undetermined."
        => word(line.record.expect);
    Text "because", "Why that verdict is expected." => line.record.because.as_ref();
    Text "note", "A remark of the curator." => line.record.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    let views = *views;
    Box::new(views.claims().into_iter().map(move |position| -> Row<'v> {
        let record = views.network.claim(position);
        cells(&ClaimRow { views, record })
    }))
}

impl ClaimRow<'_> {
    fn made(&self) -> Option<Date> {
        let source = || self.views.network.source(&self.record.source);
        self.record.as_of.or_else(|| source()?.published)
    }

    fn number(&self) -> Option<u32> {
        match self.record.is? {
            Stated::Number(number) => Some(number),
            Stated::Span(_) => None,
        }
    }

    fn span(&self) -> Option<Date> {
        match self.record.is? {
            Stated::Number(_) => None,
            Stated::Span(span) => Some(span),
        }
    }
}

/// A selector in one cell: `exact-tier: alliance; member-of: EU, EPC`.
fn selector_cell<'v>(selector: Option<&Selector>) -> Cell<'v> {
    selector.map_or(Cell::Empty, |selector| list(selector_words(selector)))
}
