//! A claim read in other ways, as a table: tiers in its rows, records and roles in its columns.

use chancery_core::audit::{AuditedClaim, GridCell, Outcome, Tiers, reading_grid};
use chancery_core::finding::in_a_row;
use chancery_core::model::{Id, Keyword as _, Scope, Verdict};

use super::outcome_words;

/// What a claim counts in other ways.
#[non_exhaustive]
pub struct ReadingTable {
    /// Which records are counted, and whether every role is.
    pub columns: Vec<String>,
    /// Each a tier, and what is counted by it in each column. Rows in which the claim would hold
    /// somewhere come first.
    pub rows: Vec<(String, Vec<String>)>,
}

/// The readings of a claim, its own among them; none if no other differs.
#[must_use]
pub fn reading_table(claim: &AuditedClaim<'_>) -> Option<ReadingTable> {
    let grid = reading_grid(claim)?;
    let words = |cell: &GridCell<'_>| {
        let words = cell_words(claim, cell.outcome);
        match (cell.is_own, cell.is_of_nothing()) {
            (true, _) => format!("{words}, as read above"),
            (false, true) if cell.claims_nothing() => "true of itself".to_owned(),
            (false, true) => "no such record".to_owned(),
            (false, false) => words,
        }
    };
    let rows = grid.rows.iter();
    let mut rows: Vec<(bool, String, Vec<String>)> = rows
        .map(|(tiers, cells)| {
            let mut decisive = cells.iter().filter(|cell| !cell.is_of_nothing());
            let holds = decisive.any(|cell| cell.outcome.holds());
            let cells = cells.iter().map(words).collect();
            (!holds, tier_words(claim, tiers), cells)
        })
        .collect();
    rows.sort_by_key(|(holds_nowhere, ..)| *holds_nowhere);
    Some(ReadingTable {
        columns: grid
            .columns
            .iter()
            .map(|column| column_words(*column, grid.asks_roles))
            .collect(),
        rows: rows
            .into_iter()
            .map(|(_, words, cells)| (words, cells))
            .collect(),
    })
}

/// How the other readings of a claim agree with its own verdict, which is before these words: 'in
/// this reading; holds in 3 of the 15 other readings'. None if all agree.
#[must_use]
pub fn agreement_words(claim: &AuditedClaim<'_>) -> Option<String> {
    let grid = reading_grid(claim)?;
    let others = grid.cells().filter(|cell| !cell.is_own);
    let verdicts: Vec<Option<Verdict>> = others.map(|cell| cell.outcome.verdict).collect();
    let own = claim.verdict.outcome.verdict;
    if verdicts.iter().all(|verdict| *verdict == own) {
        return None;
    }
    let others = verdicts.len();
    let number = |wanted: Verdict| verdicts.iter().filter(|it| **it == Some(wanted)).count();
    let of_others = |count: usize| match (count, others) {
        (0, 1) => "not in the other reading".to_owned(),
        (1, 1) => "in the other reading".to_owned(),
        (0, others) => format!("in none of the {others} other readings"),
        (count, others) => format!("in {count} of the {others} other readings"),
    };
    let (hold, contradicted, undetermined) = (
        number(Verdict::Holds),
        number(Verdict::Contradicted),
        number(Verdict::Undetermined),
    );
    Some(match own {
        Some(Verdict::Holds) => format!("in this reading, and {}", of_others(hold)),
        _ if hold > 0 => format!("in this reading; holds {}", of_others(hold)),
        Some(Verdict::Undetermined) => {
            format!(
                "in this reading; contradicted {}, and holds in none",
                of_others(contradicted)
            )
        }
        _ => format!(
            "in this reading; undetermined {}, and holds in none",
            of_others(undetermined)
        ),
    })
}

fn cell_words(claim: &AuditedClaim<'_>, outcome: &Outcome) -> String {
    let counted = outcome_words(claim, outcome);
    match outcome.verdict {
        Some(Verdict::Holds) => format!("{counted} (holds)"),
        Some(Verdict::Undetermined) => format!("{counted} (undetermined)"),
        _ => counted,
    }
}

fn tier_words(claim: &AuditedClaim<'_>, tiers: &Tiers) -> String {
    let ladder = &claim.question.network.manifest().tiers;
    let names = |ids: &[Id]| {
        let name = |id: &Id| {
            let found = ladder.iter().find(|tier| tier.id == *id);
            found.map_or(id.to_string(), |tier| tier.name.to_string())
        };
        in_a_row(&ids.iter().map(name).collect::<Vec<String>>(), "or")
    };
    match (tiers.tier.is_empty(), tiers.exact_tier.is_empty()) {
        (true, true) => claim.question.noun.name().to_owned(),
        (false, true) => format!("{}, or a tier that includes it", names(&tiers.tier)),
        (true, false) => format!("exactly {}", names(&tiers.exact_tier)),
        (false, false) => format!(
            "exactly {}, and {} or a tier that includes it",
            names(&tiers.exact_tier),
            names(&tiers.tier)
        ),
    }
}

fn column_words((scope, any_role): (Scope, bool), asks_roles: bool) -> String {
    let records = match scope {
        Scope::OwnSource => "records that cite the source",
        Scope::Record => "all records",
    };
    match (asks_roles, any_role) {
        (false, _) => records.to_owned(),
        (true, true) => format!("{records}, in any role"),
        (true, false) => format!("{records}, members and participants"),
    }
}
