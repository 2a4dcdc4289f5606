//! The audit: what each source claims, against what the records show.
//!
//! It reports neutrally: stated, counted, difference. It accuses nobody, and where it finds what
//! would reconcile a claim with the records it does not say what is true.

mod asked;
mod beginnings;
mod candidates;
pub mod change;
mod condition_gaps;
mod element;
mod form;
mod gap;
mod gaps;
mod grid;
mod grounds;
mod held;
mod limits;
mod made;
mod no_place;
mod order;
mod outcome;
mod question;
mod rank;
mod rank_gaps;
mod readings;
mod report;
mod share;
mod stated;
mod verdict_periods;

pub use element::Element;
pub use form::{FormFault, Obstacle, not_counted};
pub(crate) use form::{form_faults, misplaced};
pub use gap::{Gap, GapRecord};
pub(crate) use gaps::missing_facts;
pub use grid::{GridCell, ReadingGrid, agreement, other_readings, reading_grid};
pub use grounds::{Fact, Justification, NotMet, grounds};
pub use held::days_claim_holds;
pub use made::Made;
pub use no_place::{NoPlace, NoPlaceReason};
pub use outcome::{Counts, Outcome};
pub use question::ClaimQuery;
pub use rank::PlaceRange;
pub use readings::{Reading, Tiers, readings};
pub use report::{Audit, AuditedClaim, NotCounted, tally};
pub use share::numbers_of_share;
pub use stated::{StatedText, interval_words};
pub use verdict_periods::VerdictPeriod;

use std::collections::BTreeSet;

use crate::date::{Day, Truth};
use crate::model::Verdict;
use crate::network::{ClaimIndex, Network};

/// What counting the records says of all claims, in the order of the registry.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// One for each claim that can be counted, in their order.
    pub claims: Vec<ClaimVerdict>,
    /// The claims that are not counted, by position, and why.
    pub not_counted: Vec<(ClaimIndex, Obstacle)>,
}

/// What counting the records says of a claim.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ClaimVerdict {
    /// The claim.
    pub claim: ClaimIndex,
    /// The days on which it may have been made, and was counted.
    pub made: Made,
    /// What was counted on all of these days, and what follows.
    pub outcome: Outcome,
    /// What was counted on each of them, in order.
    pub periods: Vec<VerdictPeriod>,
    /// The elements that are certainly counted on each day: certainly of the population, and where
    /// the claim says something of it, certainly so.
    pub counted: Vec<Element>,
    /// The elements that are counted only possibly, or not on each day.
    pub only_possible: Vec<Element>,
    /// The elements of the population of which what the claim says is certainly not so.
    pub exceptions: Vec<Element>,
    /// The elements of which it is not known whether they are of the population, and of which what
    /// the claim says is certainly not so.
    pub possible_exceptions: Vec<Element>,
}

impl Verdicts {
    /// Counts every claim. `day` replaces the day of each claim that does not give its own.
    #[must_use]
    pub fn new(network: &Network<'_>, day: Option<Day>) -> Self {
        let not_counted = not_counted(network);
        let skipped: BTreeSet<ClaimIndex> = not_counted.iter().map(|(claim, _)| *claim).collect();
        let claims = network
            .claims()
            .filter(|(position, _)| !skipped.contains(position));
        let counted = claims.filter_map(|(position, claim)| {
            let question = ClaimQuery::new(network, claim, day)?;
            Some(verdict(position, &question))
        });
        Verdicts {
            claims: counted.collect(),
            not_counted,
        }
    }

    /// The verdict on the claim at a position; none if it is not counted.
    #[must_use]
    pub fn verdict(&self, claim: ClaimIndex) -> Option<&ClaimVerdict> {
        let found = self.claims.binary_search_by_key(&claim, |it| it.claim);
        found.ok().and_then(|index| self.claims.get(index))
    }
}

fn verdict(claim: ClaimIndex, question: &ClaimQuery<'_, '_>) -> ClaimVerdict {
    let made = question.made;
    let periods = verdict_periods::verdict_periods(question, made.first, made.last);
    let mut verdict = ClaimVerdict {
        claim,
        made,
        outcome: outcome::over(question, &periods),
        periods,
        counted: Vec::new(),
        only_possible: Vec::new(),
        exceptions: Vec::new(),
        possible_exceptions: Vec::new(),
    };
    let is_ranked = question.claim.rank.is_some();
    for element in question.candidates() {
        // On all days that differ for it, together.
        let mut together: Option<(Truth, Truth)> = None;
        for day in question.days_of(element) {
            if is_ranked && !rank::has_place(question, day) {
                continue;
            }
            let (inside, satisfies) = question.answer(element, day);
            let on_day = (inside, inside & satisfies);
            together = Some(match together {
                None => on_day,
                Some(before) => (same(before.0, on_day.0), same(before.1, on_day.1)),
            });
        }
        match together {
            Some((_, Truth::Yes)) => verdict.counted.push(element),
            Some((_, Truth::Unknown)) => verdict.only_possible.push(element),
            // Who became one later than the one whose place is stated is no exception.
            Some((_, Truth::No)) if is_ranked => {}
            Some((Truth::Yes, Truth::No)) => verdict.exceptions.push(element),
            Some((Truth::Unknown, Truth::No)) => verdict.possible_exceptions.push(element),
            Some((Truth::No, Truth::No)) | None => {}
        }
    }
    verdict
}

/// An answer that is the same on two days; else it is unknown.
fn same(one: Truth, other: Truth) -> Truth {
    if one == other { one } else { Truth::Unknown }
}

impl ClaimVerdict {
    /// The elements without any one of which the verdict would be `other`: as far as counting can
    /// tell, those that made it another. None if the claim may have been made on several days.
    #[must_use]
    pub fn decisive(&self, question: &ClaimQuery<'_, '_>, other: Verdict) -> Vec<Element> {
        let Some(day) = self.made.single_day() else {
            return Vec::new();
        };
        let answers = question.elements().into_iter().map(|element| {
            let (inside, satisfies) = question.answer(element, day);
            (element, inside, satisfies)
        });
        let answers: Vec<(Element, Truth, Truth)> = answers.collect();
        let mut all = Counts::default();
        for (_, inside, satisfies) in &answers {
            all.add(*inside, *satisfies);
        }
        let is_decisive = |inside: Truth, satisfies: Truth| {
            let mut counts = all;
            counts.take(inside, satisfies);
            outcome::verdict(question.claim, &counts) == Some(other)
        };
        answers
            .into_iter()
            .filter(|(_, inside, satisfies)| {
                inside.is_possible() && is_decisive(*inside, *satisfies)
            })
            .map(|(element, ..)| element)
            .collect()
    }
}
