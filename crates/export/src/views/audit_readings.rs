//! A claim read in other ways, as a table: tiers in its rows, records and roles in its columns.

use chancery_core::audit::{Outcome, Reading, Tiers};
use chancery_core::model::{ClaimNoun, Id, Keyword as _, Scope, Verdict};

use super::AuditedClaim;
use super::audit_question::join_or;

/// What a claim counts in other ways.
pub struct ReadingTable {
    /// Which records are counted, and whether observers are.
    pub columns: Vec<String>,
    /// Each a tier, and what is counted by it in each column. Rows in which the claim would hold
    /// somewhere come first.
    pub rows: Vec<(String, Vec<String>)>,
}

/// The readings of a claim, its own among them, those that ask the same taken as one.
struct Grid<'a> {
    columns: Vec<(Scope, bool)>,
    asks_roles: bool,
    rows: Vec<(Tiers, Vec<GridCell<'a>>)>,
}

struct GridCell<'a> {
    outcome: &'a Outcome,
    is_own: bool,
    /// The reading; none where it is the claim's own.
    reading: Option<&'a Reading>,
}

impl<'a> Grid<'a> {
    /// The cells that decide something: a reading of nothing decides nothing, unless it is the
    /// claim's own.
    fn cells(&self) -> impl Iterator<Item = &GridCell<'a>> {
        let cells = self.rows.iter().flat_map(|(_, cells)| cells);
        cells.filter(|cell| !cell.is_of_nothing())
    }
}

impl GridCell<'_> {
    fn is_of_nothing(&self) -> bool {
        !self.is_own && self.reading.is_some_and(|it| it.is_of_nothing)
    }
}

/// The readings of a claim, its own among them; none where no other differs.
#[must_use]
pub fn reading_table(claim: &AuditedClaim<'_>) -> Option<ReadingTable> {
    let grid = grid(claim)?;
    let words = |cell: &GridCell<'_>| {
        let words = cell_words(claim, cell.outcome);
        match (cell.is_own, cell.is_of_nothing()) {
            (true, _) => format!("{words}, as read above"),
            (false, true) => "no such record".to_owned(),
            (false, false) => words,
        }
    };
    let rows = grid.rows.iter();
    let mut rows: Vec<(bool, String, Vec<String>)> = rows
        .map(|(tiers, cells)| {
            let mut decisive = cells.iter().filter(|cell| !cell.is_of_nothing());
            let holds = decisive.any(|cell| holds(cell.outcome));
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

/// In how many readings a claim holds, its own among them, and how many there are; none where no
/// other differs. A reading of no record at all is left out.
#[must_use]
pub fn agreement(claim: &AuditedClaim<'_>) -> Option<(usize, usize)> {
    let grid = grid(claim)?;
    let hold = grid.cells().filter(|cell| holds(cell.outcome)).count();
    let all = grid.cells().count();
    (all > 1).then_some((hold, all))
}

/// The other readings of a claim, those that ask the same taken as one, without those of no record
/// at all.
#[must_use]
pub fn other_readings<'a>(claim: &'a AuditedClaim<'_>) -> Vec<&'a Reading> {
    let Some(grid) = grid(claim) else {
        return Vec::new();
    };
    let others = grid.cells().filter(|cell| !cell.is_own);
    let mut others: Vec<&Reading> = others.filter_map(|cell| cell.reading).collect();
    others.sort_by_key(|reading| !holds(&reading.outcome));
    others
}

/// How the other readings of a claim agree with its own verdict, which stands before these words:
/// 'as read; holds in 3 of the 15 other readings'. None where all agree.
#[must_use]
pub fn agreement_words(claim: &AuditedClaim<'_>) -> Option<String> {
    let grid = grid(claim)?;
    let verdicts: Vec<Option<Verdict>> = grid.cells().map(|cell| cell.outcome.verdict).collect();
    let own = claim.verdict.outcome.verdict;
    if verdicts.iter().all(|verdict| *verdict == own) {
        return None;
    }
    // Its own reading is one of them.
    let others = verdicts.len() - 1;
    let number = |wanted: Verdict| {
        let all = verdicts.iter().filter(|it| **it == Some(wanted)).count();
        all - usize::from(own == Some(wanted))
    };
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

fn holds(outcome: &Outcome) -> bool {
    outcome.verdict == Some(Verdict::Holds)
}

fn grid<'a>(claim: &'a AuditedClaim<'_>) -> Option<Grid<'a>> {
    if claim.readings.is_empty() {
        return None;
    }
    let asks_roles = claim.readings.iter().any(|it| it.with_observers) && observers_matter(claim);
    let roles: &[bool] = if asks_roles { &[false, true] } else { &[false] };
    let question = &claim.question;
    let has_scope = question.noun != ClaimNoun::States || question.asks_partner();
    let columns: Vec<(Scope, bool)> = roles
        .iter()
        .flat_map(|role| [Scope::OwnSource, Scope::Record].map(|scope| (scope, *role)))
        .filter(|(scope, _)| has_scope || *scope == Scope::Record)
        .collect();
    let mut tiers: Vec<Tiers> = Vec::new();
    for reading in &claim.readings {
        let tier = row_of(claim, reading);
        if !tiers.contains(&tier) {
            tiers.push(tier);
        }
    }
    if columns.len() * tiers.len() == 1 {
        return None;
    }
    let ladder = &question.network.manifest().tiers;
    let position = |ids: &[Id]| ladder.iter().position(|it| ids.first() == Some(&it.id));
    tiers.sort_by_key(|tiers| {
        let ids = if tiers.tier.is_empty() {
            &tiers.exact_tier
        } else {
            &tiers.tier
        };
        (position(ids), !tiers.tier.is_empty())
    });
    let rows = tiers.into_iter().map(|tiers| {
        let cells = columns.iter().map(|column| cell(claim, &tiers, *column));
        let cells = cells.collect();
        (tiers, cells)
    });
    Some(Grid {
        rows: rows.collect(),
        columns,
        asks_roles,
    })
}

fn cell<'a>(
    claim: &'a AuditedClaim<'_>,
    tiers: &Tiers,
    (scope, with_observers): (Scope, bool),
) -> GridCell<'a> {
    let of_row = || {
        claim
            .readings
            .iter()
            .filter(|it| row_of(claim, it) == *tiers)
    };
    let mut ways: Vec<bool> = of_row().map(|it| it.tiers.tier.is_empty()).collect();
    ways.sort_unstable();
    ways.dedup();
    let here: Vec<&Reading> = of_row()
        .filter(|it| it.scope == scope && it.with_observers == with_observers)
        .collect();
    GridCell {
        reading: here.first().copied(),
        outcome: here
            .first()
            .map_or(&claim.verdict.outcome, |it| &it.outcome),
        // What is not among the other readings is the claim's own.
        is_own: here.len() < ways.len(),
    }
}

/// The tiers of a reading. Where no other tier includes one, both readings of it are one.
fn row_of(claim: &AuditedClaim<'_>, reading: &Reading) -> Tiers {
    let network = claim.question.network;
    let [tier] = &*reading.tiers.tier else {
        return reading.tiers.clone();
    };
    let tiers = &network.manifest().tiers;
    let position = tiers.iter().position(|it| it.id == *tier);
    let is_included = position.is_some_and(|position| {
        (0..tiers.len()).any(|other| other != position && network.tier_includes(other, position))
    });
    if is_included || !reading.tiers.exact_tier.is_empty() {
        return reading.tiers.clone();
    }
    Tiers {
        tier: Vec::new(),
        exact_tier: vec![tier.clone()],
    }
}

/// Whether anything is counted otherwise where observers are counted too.
fn observers_matter(claim: &AuditedClaim<'_>) -> bool {
    let own = &claim.verdict.outcome;
    let counts = |outcome: &Outcome| (outcome.certain, outcome.possible, outcome.population);
    claim.readings.iter().any(|one| {
        let other = claim.readings.iter().find(|other| {
            one.with_observers != other.with_observers
                && one.scope == other.scope
                && one.tiers == other.tiers
        });
        counts(&one.outcome) != counts(other.map_or(own, |other| &other.outcome))
    })
}

fn cell_words(claim: &AuditedClaim<'_>, outcome: &Outcome) -> String {
    let counted = claim.outcome_words(outcome);
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
        join_or(&ids.iter().map(name).collect::<Vec<String>>())
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

fn column_words((scope, with_observers): (Scope, bool), asks_roles: bool) -> String {
    let records = match scope {
        Scope::OwnSource => "records that cite the source",
        Scope::Record => "all records",
    };
    match (asks_roles, with_observers) {
        (false, _) => records.to_owned(),
        (true, true) => format!("{records}, with observers"),
        (true, false) => format!("{records}, without observers"),
    }
}
