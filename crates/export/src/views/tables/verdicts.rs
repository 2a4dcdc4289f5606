//! What counting the records says of each claim.

use chancery_core::audit::{ClaimVerdict, Question};
use chancery_core::date::Date;
use chancery_core::model::{Choice, Claim, Verdict};
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, list, word};
use crate::views::{Reference, Row, Rows, Table, Views};

pub(super) static VERDICTS: Table = Table {
    name: "verdicts",
    sentence: "One row for each claim: what it states, what was counted on its day, and what follows.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["claim"],
    references: &[
        Reference::new(&["claim"], "claims"),
        Reference::new(&["source"], "sources"),
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

struct Line<'v> {
    claim: &'v Claim,
    question: Question<'v, 'v>,
    verdict: &'v ClaimVerdict,
}

columns! {
    line: Line<'v>;
    Id "claim", "The claim." => &line.claim.id;
    Id "source", "The source that makes it." => &line.claim.source;
    Text "speaker", "Who says it there." => line.claim.speaker.as_ref();
    Day "day", "The day on which it was counted." => line.verdict.day;
    Text "stated", "What it states: a number, at least or at most one, all, more than half, or an \
                    interval in EDTF." => line.verdict.outcome.stated.to_string();
    Integer "certain", "How many are certainly counted: of the population, and so where the claim \
                        says something of it." => line.verdict.outcome.certain;
    Integer "possible", "How many are counted at most." => line.verdict.outcome.possible;
    Integer "population_certain", "How many are certainly of the population."
        => line.verdict.outcome.population.0;
    Integer "population_possible", "How many are of the population at most."
        => line.verdict.outcome.population.1;
    Dates "first", "For a span, the first of what was counted, in EDTF." => line.span().map(|s| s.0);
    Dates "last", "For a span, the last of what was counted, in EDTF." => line.span().map(|s| s.1);
    Integer "difference", "Counted less stated, where both are one number; for all, less by those \
                           that are certainly not so." => line.verdict.outcome.difference;
    Word [Verdict::NAMES] "verdict", "What follows: holds, contradicted or undetermined."
        => word(line.verdict.outcome.verdict);
    Word [Verdict::NAMES] "expected", "The verdict that the curator knows of." => word(line.claim.expect);
    List "counted", "What is certainly counted, by id." => list(line.ids(&line.verdict.counted));
    List "only_possible", "What is counted only possibly, by id."
        => list(line.ids(&line.verdict.only_possible));
    List "exceptions", "What is certainly of the population and certainly not so, by id."
        => list(line.ids(&line.verdict.exceptions));
}

fn rows<'v>(views: &Views<'v>) -> Rows<'v> {
    let views = *views;
    let mut lines: Vec<Line<'v>> = views
        .verdicts
        .claims
        .iter()
        .filter_map(|verdict| {
            let claim = &views.network.registry.claims[verdict.claim];
            let question = Question::new(views.network, claim, None)?;
            Some(Line {
                claim,
                question,
                verdict,
            })
        })
        .collect();
    lines.sort_by_key(|line| &line.claim.id);
    Box::new(lines.into_iter().map(|line| -> Row<'v> { cells(&line) }))
}

impl Line<'_> {
    fn ids(&self, elements: &[usize]) -> Vec<String> {
        let mut ids: Vec<String> = elements
            .iter()
            .map(|element| self.question.id(*element))
            .collect();
        ids.sort_unstable();
        ids
    }

    fn span(&self) -> Option<(Date, Date)> {
        self.verdict.outcome.span
    }
}
