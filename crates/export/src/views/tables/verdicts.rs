//! What counting the records says of each claim.

use chancery_core::audit::{ClaimQuery, ClaimVerdict};
use chancery_core::date::Date;
use chancery_core::model::{Claim, Keyword, Verdict};
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, word};
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static VERDICTS: Table = Table {
    name: "verdicts",
    sentence: "One row for each claim: what it states, what was counted on its day, and the \
               verdict. The counted records are in verdict_members.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["claim"],
    references: &[
        ForeignKey::new(&["claim"], "claims"),
        ForeignKey::new(&["source"], "sources"),
    ],
    listed: &[
        "claim",
        "stated",
        "certain",
        "possible",
        "difference",
        "verdict",
        "expected",
    ],
    rows,
};

/// A claim and what was counted.
pub(super) struct VerdictRow<'v> {
    pub(super) claim: &'v Claim,
    pub(super) question: ClaimQuery<'v, 'v>,
    pub(super) verdict: &'v ClaimVerdict,
}

columns! {
    line: VerdictRow<'v>;
    Id "claim", "The claim." => &line.claim.id;
    Id "source", "The source that makes the claim." => &line.claim.source;
    Text "speaker", "Who makes the claim in that source." => line.claim.speaker.as_ref();
    Dates "day", "When the claim was made, in EDTF; it is counted on each of these days." => line.verdict.made.date;
    Text "stated", "What it states: a number, a share or a place, at least, at most or between \
                    them; all, more than half, or an interval in EDTF." => line.verdict.outcome.stated.to_string();
    Integer "certain", "How many are certainly counted: in the population and, if the claim states \
                        a condition, meeting it. For several days, the lowest number. For a rank, \
                        the first possible place, and 0 if it is none of them." => line.verdict.outcome.certain;
    Integer "possible", "How many are counted at most. For several days, the highest number. For a \
                         rank, the last possible place." => line.verdict.outcome.possible;
    Integer "population_certain", "How many are certainly in the population; for a rank, the same \
                                  as certain."
        => line.verdict.outcome.population.0;
    Integer "population_possible", "How many are in the population at most; for a rank, the same as \
                                   possible."
        => line.verdict.outcome.population.1;
    Dates "first", "For a span, the first of what was counted, in EDTF." => line.span().map(|s| s.0);
    Dates "last", "For a span, the last of what was counted, in EDTF." => line.span().map(|s| s.1);
    Integer "difference", "Counted minus stated, if both are one number; for a claim about all, \
                           the number that does not meet the condition, as a negative number. \
                           Empty if the counted number is a range." => line.verdict.outcome.difference;
    Word [Verdict::NAMES] "verdict", "The verdict: holds, contradicted or undetermined."
        => word(line.verdict.outcome.verdict);
    Word [Verdict::NAMES] "expected", "The verdict that the curator expects." => word(line.claim.expect);
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    Box::new(
        lines(views)
            .into_iter()
            .map(move |line| -> Row<'v> { cells(&line, wanted) }),
    )
}

/// The claims that can be counted, by id.
pub(super) fn lines<'v>(views: &ExportContext<'v>) -> Vec<VerdictRow<'v>> {
    let views = *views;
    let claims = views.claims().into_iter();
    claims
        .filter_map(|position| {
            let verdict = views.verdicts().verdict(position)?;
            let claim = views.network.claim(position);
            let question = ClaimQuery::new(views.network, claim, None)?;
            Some(VerdictRow {
                claim,
                question,
                verdict,
            })
        })
        .collect()
}

impl VerdictRow<'_> {
    fn span(&self) -> Option<(Date, Date)> {
        self.verdict.outcome.span
    }
}
