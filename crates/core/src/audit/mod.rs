//! The audit: what each source claims, against what the records show.
//!
//! It reports neutrally: stated, counted, difference. It accuses nobody, and where it finds what
//! would reconcile a claim with the records it does not say what is true.

pub mod change;
mod gaps;
mod held;
mod outcome;
mod question;
mod readings;

pub use gaps::{Gap, describe, undecided};
pub use held::held;
pub use outcome::{Counts, Outcome, StatedText};
pub use question::Question;
pub use readings::{Reading, readings};

use crate::date::{Day, Truth};
use crate::model::Verdict;
use crate::network::Network;

/// What counting the records says of all claims, in the order of the registry.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// One for each claim that could be read as one, in their order.
    pub claims: Vec<ClaimVerdict>,
}

/// What counting the records says of a claim.
#[derive(Debug, Clone)]
pub struct ClaimVerdict {
    /// The claim, as a position.
    pub claim: usize,
    /// The day on which it was counted.
    pub day: Day,
    /// What was counted, and what follows.
    pub outcome: Outcome,
    /// How many elements have each pair of answers.
    pub counts: Counts,
    /// The elements that are certainly counted: certainly of the population, and where the claim
    /// says something of it, certainly so. Positions in the list of the claim's noun.
    pub counted: Vec<usize>,
    /// The elements that are counted only possibly.
    pub only_possible: Vec<usize>,
    /// The elements of the population of which what the claim says is certainly not so.
    pub exceptions: Vec<usize>,
    /// The elements of which it is not known whether they are of the population, and of which what
    /// the claim says is certainly not so.
    pub possible_exceptions: Vec<usize>,
}

impl Verdicts {
    /// Counts every claim. `day` replaces the day of each claim that does not give its own.
    #[must_use]
    pub fn new(network: &Network<'_>, day: Option<Day>) -> Self {
        let claims = network.registry.claims.iter().enumerate();
        let counted = claims.filter_map(|(position, claim)| {
            let question = Question::new(network, claim, day)?;
            Some(verdict(position, &question))
        });
        Verdicts {
            claims: counted.collect(),
        }
    }

    /// The verdict on the claim at a position; none where the claim could not be read as one.
    #[must_use]
    pub fn of(&self, claim: usize) -> Option<&ClaimVerdict> {
        let found = self.claims.binary_search_by_key(&claim, |it| it.claim);
        found.ok().map(|index| &self.claims[index])
    }
}

fn verdict(claim: usize, question: &Question<'_, '_>) -> ClaimVerdict {
    let mut verdict = ClaimVerdict {
        claim,
        day: question.day,
        outcome: Outcome::default(),
        counts: Counts::default(),
        counted: Vec::new(),
        only_possible: Vec::new(),
        exceptions: Vec::new(),
        possible_exceptions: Vec::new(),
    };
    for element in question.elements() {
        let (inside, so) = question.answer(element, question.day);
        verdict.counts.add(inside, so);
        match inside & so {
            Truth::Yes => verdict.counted.push(element),
            Truth::Unknown => verdict.only_possible.push(element),
            Truth::No => match inside {
                Truth::Yes => verdict.exceptions.push(element),
                Truth::Unknown => verdict.possible_exceptions.push(element),
                Truth::No => {}
            },
        }
    }
    verdict.outcome = outcome::of(question, &verdict.counts, &verdict.counted);
    verdict
}

impl ClaimVerdict {
    /// The elements without any one of which the verdict would be `other`: as far as counting can
    /// tell, those that made it another.
    #[must_use]
    pub fn decisive(&self, question: &Question<'_, '_>, other: Verdict) -> Vec<usize> {
        let all = self
            .counted
            .iter()
            .chain(&self.only_possible)
            .chain(&self.exceptions)
            .chain(&self.possible_exceptions);
        all.copied()
            .filter(|element| {
                let (inside, so) = question.answer(*element, self.day);
                let mut counts = self.counts;
                counts.take(inside, so);
                outcome::verdict(question.claim, &counts) == Some(other)
            })
            .collect()
    }
}
