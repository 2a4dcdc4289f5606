//! What was counted of each claim, in long form.

use chancery_core::audit::Element;
use chancery_core::messages::Messages;
use chancery_core::select::SelectorNoun;

use super::verdicts::{VerdictRow, lines};
use crate::views::declare::columns;
use crate::views::{
    ColumnSet, ExportContext, ForeignKey, Row, Rows, Table, instrument_words, partnership_words,
};

pub(super) static VERDICT_MEMBERS: Table = Table {
    name: "verdict_members",
    sentence: "One row for each state or record that a claim counts, or that is an exception to \
               the claim.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["claim", "standing", "ordinal"],
    references: &[ForeignKey::new(&["claim"], "verdicts")],
    listed: &["claim", "standing", "member", "member_name"],
    rows,
};

/// How an element stands to a claim, in the order in which they are shown.
const STANDINGS: &[&str] = &[
    "counted",
    "only-possible",
    "exception",
    "possible-exception",
];

struct MemberLine {
    claim: String,
    standing: &'static str,
    ordinal: usize,
    id: String,
    name: String,
}

columns! {
    line: MemberLine;
    Id "claim", "The claim." => line.claim.clone();
    Word [STANDINGS] "standing", "Its standing: counted (certainly), only-possible, exception \
                                  (certainly in the population and certainly does not meet the \
                                  condition) or possible-exception."
        => line.standing;
    Integer "ordinal", "The position among those of the same standing, by id, from 1." => line.ordinal;
    Id "member", "The id of the state or the record, or the name that a partnership has from its \
                  parties and tier." => line.id.clone();
    Text "member_name", "The name of the state; for a record its title, or what it is." => line.name.clone();
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    Box::new(
        lines(views)
            .into_iter()
            .flat_map(move |line| -> Vec<Row<'v>> {
                let members = members(&line);
                members.iter().map(|it| cells(it, wanted)).collect()
            }),
    )
}

/// The name of an element, as a reader knows it.
fn name(line: &VerdictRow<'_>, element: Element) -> String {
    let network = line.question.network;
    match element {
        Element::Partnership(position) => {
            partnership_words(Messages::in_digits(), network, position)
        }
        Element::Instrument(position) => {
            instrument_words(Messages::in_digits(), network, network.instrument(position))
        }
        Element::Actor(_) => element.name(network),
    }
}

fn members(line: &VerdictRow<'_>) -> Vec<MemberLine> {
    let verdict = line.verdict;
    let standings = [
        &verdict.counted,
        &verdict.only_possible,
        &verdict.exceptions,
        &verdict.possible_exceptions,
    ];
    let mut members = Vec::new();
    for (standing, elements) in STANDINGS.iter().zip(standings) {
        let mut own: Vec<(String, String)> = elements
            .iter()
            .map(|it| (it.id(line.question.network), name(line, *it)))
            .collect();
        own.sort_unstable();
        members.extend((1..).zip(own).map(|(ordinal, (id, name))| MemberLine {
            claim: line.claim.id.to_string(),
            standing,
            ordinal,
            id,
            name,
        }));
    }
    members
}
