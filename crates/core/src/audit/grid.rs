//! The readings of a claim as a grid: tiers in its rows, records and roles in its columns.

use super::readings::varied;
use super::{AuditedClaim, Outcome, Reading, Tiers};
use crate::model::{ClaimNoun, Id, RoleTest, Scope, Selector};
use crate::network::positions;

/// The readings of a claim, its own among them, those that ask the same taken as one.
#[non_exhaustive]
pub struct ReadingGrid<'a> {
    /// Which records are counted, and whether every role is.
    pub columns: Vec<(Scope, bool)>,
    /// Whether columns differ by which roles are counted.
    pub asks_roles: bool,
    /// The tiers that are asked for, and what is counted by them in each column.
    pub rows: Vec<(Tiers, Vec<GridCell<'a>>)>,
}

/// What a claim counts in one reading.
#[non_exhaustive]
pub struct GridCell<'a> {
    /// What is counted.
    pub outcome: &'a Outcome,
    /// Whether it is the claim as it is read.
    pub is_own: bool,
    /// The reading; none if it is the claim's own, or if nothing is claimed.
    pub reading: Option<&'a Reading>,
}

impl<'a> ReadingGrid<'a> {
    /// The cells that decide something: a reading of nothing decides nothing, unless it is the
    /// claim's own.
    pub fn cells(&self) -> impl Iterator<Item = &GridCell<'a>> {
        let cells = self.rows.iter().flat_map(|(_, cells)| cells);
        cells.filter(|cell| !cell.is_of_nothing())
    }
}

impl GridCell<'_> {
    /// Whether it decides nothing: no record is meant, or nothing is claimed.
    #[must_use]
    pub fn is_of_nothing(&self) -> bool {
        !self.is_own && self.reading.is_none_or(|it| it.is_of_nothing)
    }

    /// Whether nothing is claimed, since what is said is what the population is chosen by.
    #[must_use]
    pub fn claims_nothing(&self) -> bool {
        !self.is_own && self.reading.is_none()
    }
}

/// In how many readings a claim holds, its own among them, and how many there are; none if no other
/// differs. A reading of no record at all is left out.
#[must_use]
pub fn agreement(claim: &AuditedClaim<'_>) -> Option<(usize, usize)> {
    let grid = reading_grid(claim)?;
    // Its own reading may be in none of the cells.
    let others = grid.cells().filter(|cell| !cell.is_own);
    let outcomes = others.map(|cell| cell.outcome);
    let outcomes: Vec<&Outcome> = outcomes.chain([&claim.verdict.outcome]).collect();
    let hold = outcomes.iter().filter(|outcome| outcome.holds()).count();
    (outcomes.len() > 1).then_some((hold, outcomes.len()))
}

/// The other readings of a claim, those that ask the same taken as one, without those of no record
/// at all.
#[must_use]
pub fn other_readings<'a>(claim: &'a AuditedClaim<'_>) -> Vec<&'a Reading> {
    let Some(grid) = reading_grid(claim) else {
        return Vec::new();
    };
    let others = grid.cells().filter(|cell| !cell.is_own);
    let mut others: Vec<&Reading> = others.filter_map(|cell| cell.reading).collect();
    others.sort_by_key(|reading| !reading.outcome.holds());
    others
}

/// The readings of a claim as a grid; none if no other differs.
#[must_use]
pub fn reading_grid<'a>(claim: &'a AuditedClaim<'_>) -> Option<ReadingGrid<'a>> {
    if claim.readings.is_empty() {
        return None;
    }
    let asks_roles = claim.readings.iter().any(|it| it.any_role) && roles_matter(claim);
    let roles: &[bool] = if asks_roles { &[false, true] } else { &[false] };
    let question = &claim.question;
    let is_actor = matches!(question.noun, ClaimNoun::States | ClaimNoun::Actors);
    let has_scope = !is_actor || question.asks_partnerships();
    let own = OwnPlace::new(claim, has_scope, asks_roles);
    let columns: Vec<(Scope, bool)> = roles
        .iter()
        .flat_map(|role| [Scope::OwnSource, Scope::Record].map(|scope| (scope, *role)))
        .filter(|(scope, _)| has_scope || *scope == Scope::Record)
        .collect();
    let mut tiers: Vec<Tiers> = Vec::new();
    for reading in &claim.readings {
        let tier = row_of(claim, &reading.tiers);
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
        let cells = columns
            .iter()
            .map(|column| cell(claim, &tiers, *column, &own));
        let cells = cells.collect();
        (tiers, cells)
    });
    Some(ReadingGrid {
        rows: rows.collect(),
        columns,
        asks_roles,
    })
}

fn cell<'a>(
    claim: &'a AuditedClaim<'_>,
    tiers: &Tiers,
    (scope, any_role): (Scope, bool),
    own: &OwnPlace,
) -> GridCell<'a> {
    let is_here = |it: &&Reading| {
        it.scope == scope && it.any_role == any_role && row_of(claim, &it.tiers) == *tiers
    };
    let reading = claim.readings.iter().find(is_here);
    let is_own = own.tiers == *tiers
        && own.scope.is_none_or(|own| own == scope)
        && own
            .roles
            .is_none_or(|(all, any)| all.max(any) == any_role && all == any);
    let reading = reading.filter(|_| !is_own);
    GridCell {
        reading,
        outcome: reading.map_or(&claim.verdict.outcome, |it| &it.outcome),
        is_own,
    }
}

/// Where the claim's own reading is among the others.
struct OwnPlace {
    tiers: Tiers,
    /// None if every column counts the same records.
    scope: Option<Scope>,
    /// Whether every of its conditions on membership is of any role, and whether one is; none if
    /// the roles make no difference.
    roles: Option<(bool, bool)>,
}

impl OwnPlace {
    fn new(claim: &AuditedClaim<'_>, has_scope: bool, asks_roles: bool) -> Self {
        let question = &claim.question;
        let selectors = std::iter::once(&question.population).chain(&question.are);
        let tests = selectors.flat_map(Selector::membership_tests);
        let roles: Vec<RoleTest> = tests.map(|it| it.role).collect();
        let is_any = |it: &RoleTest| *it == RoleTest::Any;
        let named = roles.iter().filter(|it| !matches!(it, RoleTest::Only(_)));
        let scope = match question.cited {
            Some(_) => Scope::OwnSource,
            None => Scope::Record,
        };
        OwnPlace {
            tiers: row_of(claim, &Tiers::from_selector(varied(question))),
            scope: has_scope.then_some(scope),
            roles: asks_roles.then(|| (named.clone().all(is_any), named.clone().any(is_any))),
        }
    }
}

/// The row of some tiers. Where no other tier includes one, both readings of it are one.
fn row_of(claim: &AuditedClaim<'_>, own: &Tiers) -> Tiers {
    let network = claim.question.network;
    let [tier] = &*own.tier else {
        return own.clone();
    };
    let tiers = network.manifest().tiers.len();
    let position = network.tier_position(tier);
    let is_included = position.is_some_and(|position| {
        positions(tiers).any(|other| other != position && network.tier_includes(other, position))
    });
    if is_included || !own.exact_tier.is_empty() {
        return own.clone();
    }
    Tiers {
        tier: Vec::new(),
        exact_tier: vec![tier.clone()],
    }
}

/// Whether anything is counted otherwise where every role is counted.
fn roles_matter(claim: &AuditedClaim<'_>) -> bool {
    let own = &claim.verdict.outcome;
    let counts = |outcome: &Outcome| (outcome.certain, outcome.possible, outcome.population);
    claim.readings.iter().any(|one| {
        let other = claim.readings.iter().find(|other| {
            one.any_role != other.any_role && one.scope == other.scope && one.tiers == other.tiers
        });
        counts(&one.outcome) != counts(other.map_or(own, |other| &other.outcome))
    })
}
