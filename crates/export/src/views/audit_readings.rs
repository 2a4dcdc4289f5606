//! A claim read in other ways, as a table: tiers in its rows, records and roles in its columns.

use chancery_core::audit::{Outcome, Reading};
use chancery_core::model::{ClaimNoun, Id, Scope, Verdict};

use super::AuditedClaim;

/// What a claim counts in other ways.
pub struct ReadingTable {
    /// Which records are counted, and whether observers are.
    pub columns: Vec<String>,
    /// Each a tier, and what is counted by it in each column. Rows in which the claim would hold
    /// somewhere come first.
    pub rows: Vec<(String, Vec<String>)>,
}

/// A tier, and whether those that include it are counted too.
type TierKey = Option<(Id, bool)>;

/// The readings of a claim, its own among them; none where no other differs.
#[must_use]
pub fn reading_table(claim: &AuditedClaim<'_>) -> Option<ReadingTable> {
    if claim.readings.is_empty() {
        return None;
    }
    let asks_roles = claim.readings.iter().any(|it| it.with_observers) && observers_matter(claim);
    let roles: &[bool] = if asks_roles { &[false, true] } else { &[false] };
    let question = &claim.question;
    let has_scope = question.noun != ClaimNoun::States || question.are.is_some();
    let columns: Vec<(Scope, bool)> = roles
        .iter()
        .flat_map(|role| [Scope::OwnSource, Scope::Record].map(|scope| (scope, *role)))
        .filter(|(scope, _)| has_scope || *scope == Scope::Record)
        .collect();
    let mut tiers: Vec<TierKey> = Vec::new();
    for reading in &claim.readings {
        let tier = tier_key(claim, reading);
        if !tiers.contains(&tier) {
            tiers.push(tier);
        }
    }
    if columns.len() * tiers.len() == 1 {
        return None;
    }
    let tier_order = |key: &TierKey| {
        let (tier, is_inclusive) = key.as_ref()?;
        let ladder = &claim.question.network.manifest().tiers;
        Some((ladder.iter().position(|it| it.id == *tier), *is_inclusive))
    };
    tiers.sort_by_key(tier_order);
    let mut rows: Vec<(bool, String, Vec<String>)> = tiers
        .iter()
        .map(|tier| row(claim, tier, &columns))
        .collect();
    rows.sort_by_key(|(holds, ..)| !holds);
    Some(ReadingTable {
        columns: columns
            .iter()
            .map(|column| column_words(*column, asks_roles))
            .collect(),
        rows: rows
            .into_iter()
            .map(|(_, words, cells)| (words, cells))
            .collect(),
    })
}

/// The tier of a reading. Where no other tier includes it, both readings of it are one.
fn tier_key(claim: &AuditedClaim<'_>, reading: &Reading) -> TierKey {
    let network = claim.question.network;
    let tier = reading.tier.clone()?;
    let tiers = &network.manifest().tiers;
    let position = tiers.iter().position(|it| it.id == tier);
    let is_included = position.is_some_and(|position| {
        (0..tiers.len()).any(|other| other != position && network.tier_includes(other, position))
    });
    Some((tier, reading.is_inclusive && is_included))
}

/// Whether anything is counted otherwise where observers are counted too.
fn observers_matter(claim: &AuditedClaim<'_>) -> bool {
    let own = &claim.verdict.outcome;
    let counts = |outcome: &Outcome| (outcome.certain, outcome.possible, outcome.population);
    claim.readings.iter().any(|one| {
        let other = claim.readings.iter().find(|other| {
            one.with_observers != other.with_observers
                && one.scope == other.scope
                && one.tier == other.tier
                && one.is_inclusive == other.is_inclusive
        });
        counts(&one.outcome) != counts(other.map_or(own, |other| &other.outcome))
    })
}

/// In how many ways a tier can be asked for that are one: exactly and inclusively, where no other
/// tier includes it.
fn ways_of(claim: &AuditedClaim<'_>, tier: &TierKey) -> usize {
    let of_tier = claim.readings.iter();
    let of_tier = of_tier.filter(|it| tier_key(claim, it) == *tier);
    let mut ways: Vec<bool> = of_tier.map(|it| it.is_inclusive).collect();
    ways.sort_unstable();
    ways.dedup();
    ways.len()
}

/// Whether the claim holds somewhere in the row, what the row is, and its cells.
fn row(
    claim: &AuditedClaim<'_>,
    tier: &TierKey,
    columns: &[(Scope, bool)],
) -> (bool, String, Vec<String>) {
    let mut holds = false;
    let ways = ways_of(claim, tier);
    let cells = columns.iter().map(|column| {
        let here: Vec<&Reading> = claim
            .readings
            .iter()
            .filter(|it| (it.scope, it.with_observers) == *column && tier_key(claim, it) == *tier)
            .collect();
        // What is not among the other readings is the claim's own.
        let is_own = here.len() < ways;
        let outcome = here
            .first()
            .map_or(&claim.verdict.outcome, |it| &it.outcome);
        holds |= outcome.verdict == Some(Verdict::Holds);
        let words = cell(claim, outcome);
        if is_own {
            format!("{words}, as read above")
        } else {
            words
        }
    });
    let cells = cells.collect();
    (holds, tier_words(claim, tier.as_ref()), cells)
}

fn cell(claim: &AuditedClaim<'_>, outcome: &Outcome) -> String {
    let counted = claim.outcome_words(outcome);
    match outcome.verdict {
        Some(Verdict::Holds) => format!("{counted} (holds)"),
        Some(Verdict::Undetermined) => format!("{counted} (undetermined)"),
        _ => counted,
    }
}

fn tier_words(claim: &AuditedClaim<'_>, tier: Option<&(Id, bool)>) -> String {
    use chancery_core::model::Choice as _;
    match tier {
        None => claim.question.noun.name().to_owned(),
        Some((tier, true)) => format!("{tier}, or a tier that includes it"),
        Some((tier, false)) => format!("exactly {tier}"),
    }
}

fn column_words((scope, with_observers): (Scope, bool), asks_roles: bool) -> String {
    let records = match scope {
        Scope::OwnSource => "by what cites the source",
        Scope::Record => "by the whole record",
    };
    match (asks_roles, with_observers) {
        (false, _) => records.to_owned(),
        (true, true) => format!("{records}, observers too"),
        (true, false) => format!("{records}, no observers"),
    }
}
