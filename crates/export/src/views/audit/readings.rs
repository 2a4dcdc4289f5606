//! A claim read in other ways, as a table: tiers in its rows, records and roles in its columns.

use chancery_core::audit::{AuditedClaim, GridCell, Outcome, Tiers, reading_grid};
use chancery_core::messages::Messages;
use chancery_core::model::{Id, Keyword as _, Scope, Verdict};
use chancery_core::{message, say};

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

impl ReadingTable {
    /// Whether a cell has a word so long that a phone would break it, or shrink the other columns.
    #[must_use]
    pub(crate) fn has_long_words(&self) -> bool {
        /// More than '(undetermined),' has, which fits.
        const LONG: usize = 15;
        let cells = self.rows.iter().flat_map(|(_, cells)| cells);
        let mut words = cells.flat_map(|cell| cell.split_whitespace());
        words.any(|word| word.chars().count() > LONG)
    }
}

/// The readings of a claim, its own among them; none if no other differs.
#[must_use]
pub fn reading_table(
    messages: &'static Messages,
    claim: &AuditedClaim<'_>,
) -> Option<ReadingTable> {
    let grid = reading_grid(claim)?;
    let words = |cell: &GridCell<'_>| {
        let words = cell_words(messages, claim, cell.outcome);
        match (cell.is_own, cell.is_of_nothing()) {
            (true, _) => say!(messages, "audit-cell-own", counted = words),
            (false, true) if cell.claims_nothing() => {
                messages.fixed(message!("audit-cell-itself")).to_owned()
            }
            (false, true) => messages.fixed(message!("audit-cell-no-record")).to_owned(),
            (false, false) => words,
        }
    };
    let rows = grid.rows.iter();
    let mut rows: Vec<(bool, String, Vec<String>)> = rows
        .map(|(tiers, cells)| {
            let mut decisive = cells.iter().filter(|cell| !cell.is_of_nothing());
            let holds = decisive.any(|cell| cell.outcome.holds());
            let cells = cells.iter().map(words).collect();
            (!holds, tier_words(messages, claim, tiers), cells)
        })
        .collect();
    rows.sort_by_key(|(holds_nowhere, ..)| *holds_nowhere);
    let columns = grid.columns.iter();
    Some(ReadingTable {
        columns: columns
            .map(|column| column_words(messages, *column, grid.asks_roles))
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
pub fn agreement_words(messages: &Messages, claim: &AuditedClaim<'_>) -> Option<String> {
    let grid = reading_grid(claim)?;
    let others = grid.cells().filter(|cell| !cell.is_own);
    let verdicts: Vec<Option<Verdict>> = others.map(|cell| cell.outcome.verdict).collect();
    let own = claim.verdict.outcome.verdict;
    if verdicts.iter().all(|verdict| *verdict == own) {
        return None;
    }
    let number = |wanted: Verdict| verdicts.iter().filter(|it| **it == Some(wanted)).count();
    let of_others = |wanted: Verdict| {
        say!(
            messages,
            "audit-in-others",
            count = number(wanted),
            others = verdicts.len()
        )
    };
    Some(match own {
        Some(Verdict::Holds) => {
            let others = of_others(Verdict::Holds);
            let case = match number(Verdict::Holds) {
                0 => "none",
                _ => "some",
            };
            say!(messages, "audit-agrees", others = others, case = case)
        }
        _ if number(Verdict::Holds) > 0 => {
            let others = of_others(Verdict::Holds);
            say!(messages, "audit-others-hold", others = others)
        }
        Some(Verdict::Undetermined) => {
            let others = of_others(Verdict::Contradicted);
            say!(messages, "audit-others-contradicted", others = others)
        }
        _ => {
            let others = of_others(Verdict::Undetermined);
            say!(messages, "audit-others-undetermined", others = others)
        }
    })
}

fn cell_words(messages: &'static Messages, claim: &AuditedClaim<'_>, outcome: &Outcome) -> String {
    let counted = outcome_words(messages, claim, outcome);
    match outcome.verdict {
        Some(Verdict::Holds) => say!(messages, "audit-cell-holds", counted = counted),
        Some(Verdict::Undetermined) => {
            say!(messages, "audit-cell-undetermined", counted = counted)
        }
        _ => counted,
    }
}

fn tier_words(messages: &Messages, claim: &AuditedClaim<'_>, tiers: &Tiers) -> String {
    let ladder = &claim.question.network.manifest().tiers;
    let names = |ids: &[Id]| {
        let name = |id: &Id| {
            let found = ladder.iter().find(|tier| tier.id == *id);
            let name = found.map_or(id.to_string(), |tier| tier.name.to_string());
            say!(messages, "audit-name", name = name)
        };
        messages.or(&ids.iter().map(name).collect::<Vec<String>>())
    };
    match (tiers.tier.is_empty(), tiers.exact_tier.is_empty()) {
        (true, true) => {
            let arguments = [("case", "nominative".into())];
            messages.word_of("audit-noun", claim.question.noun.name(), &arguments)
        }
        (false, true) => say!(messages, "audit-tier-or-above", tiers = names(&tiers.tier)),
        (true, false) => {
            let names = names(&tiers.exact_tier);
            say!(messages, "audit-tier-exactly", tiers = names)
        }
        (false, false) => say!(
            messages,
            "audit-tier-both",
            exact = names(&tiers.exact_tier),
            tiers = names(&tiers.tier)
        ),
    }
}

fn column_words(
    messages: &'static Messages,
    (scope, any_role): (Scope, bool),
    asks_roles: bool,
) -> String {
    let records = messages.fixed(match scope {
        Scope::OwnSource => message!("audit-column-own-source"),
        Scope::Record => message!("audit-column-all"),
    });
    match (asks_roles, any_role) {
        (false, _) => records.to_owned(),
        (true, true) => say!(messages, "audit-column-any-role", records = records),
        (true, false) => say!(messages, "audit-column-members", records = records),
    }
}
