//! Claims.

use chancery_core::date::Date;
use chancery_core::model::{Claim, ClaimNoun, Keyword, Scope, Selector, Stated, Verdict};
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, list, word};
use crate::views::{Cell, ExportContext, ForeignKey, Row, Rows, Table, selector_words};

pub(super) static CLAIMS: Table = Table {
    name: "claims",
    sentence: "One row for each checkable statement that a source makes about the whole; none in an \
               export of a part.",
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
    Id "claim", "Its id." => &line.record.id;
    Id "source", "The source that makes it." => &line.record.source;
    Text "speaker", "Who says it there." => line.record.speaker.as_ref();
    Text "quote", "The exact words." => line.record.quote.as_ref();
    Text "before", "Words right before the quote, where it occurs more than once."
        => line.record.before.as_ref();
    Text "after", "Words right after the quote, where it occurs more than once."
        => line.record.after.as_ref();
    Word [&["count", "every", "most", "span"]] "form", "What it says of them: count (so many), every (all are so), most (more than half \
                  are so) or span (between two times)."
        => line.record.form().map(|(form, _)| form);
    Word [ClaimNoun::NAMES] "counted", "What it speaks of: partners, partnerships, instruments or states."
        => word(line.record.form().map(|(_, noun)| noun));
    List "population", "Which of them are meant, each field as a key, a colon and its values."
        => selector_cell(line.record.selection.as_ref());
    List "are", "What is said of them, each field as a key, a colon and its values."
        => selector_cell(line.record.are.as_ref());
    Word [Scope::NAMES] "scope", "Which records are counted: own-source or record (all of them)."
        => line.record.scope.map_or("record", Keyword::name);
    Dates "as_of", "When the claim was made, in EDTF: its own date, else that of its source's publication."
        => line.made();
    Integer "is_number", "The stated number." => line.number();
    Integer "at_least", "The stated least number." => line.record.at_least;
    Integer "at_most", "The stated greatest number." => line.record.at_most;
    Dates "is_span", "The stated first and last, in EDTF." => line.span();
    Dates "within", "The stated interval that holds them all, in EDTF." => line.record.within;
    Word [Verdict::NAMES] "expected", "The verdict that the curator knows of: holds, contradicted or undetermined."
        => word(line.record.expect);
    Text "because", "Why that verdict is known." => line.record.because.as_ref();
    Text "note", "The curator's own words." => line.record.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    let views = *views;
    let claims = &views.network.registry.claims;
    Box::new(views.claims().into_iter().map(move |position| -> Row<'v> {
        let record = &claims[position];
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
