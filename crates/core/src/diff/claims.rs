//! Claims whose count, verdict or expectation changed, with the names that moved.

use std::collections::BTreeMap;

use super::effects::Cause;
use super::renames::Renames;
use crate::audit::{ClaimVerdict, Element, Obstacle, Verdicts};
use crate::model::Claim;
use crate::network::{ClaimIndex, Network};

/// A claim whose count, verdict or expectation changed, or that only one side has.
#[non_exhaustive]
pub struct ClaimChange<'d> {
    /// The claim on the old side; none if it was added.
    pub old: Option<ClaimState<'d>>,
    /// The claim on the new side; none if it was removed.
    pub new: Option<ClaimState<'d>>,
    /// Whether its own record changed, and not only what is counted for it.
    pub is_rewritten: bool,
    /// The elements that stand otherwise than before, by their names in the registry.
    pub moved: Vec<Moved>,
    /// Whether the records or the day changed it.
    pub cause: Cause,
}

/// A claim and what counting says of it.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct ClaimState<'d> {
    /// Its position.
    pub index: ClaimIndex,
    /// The claim.
    pub claim: &'d Claim,
    /// What was counted; none if it is not counted.
    pub verdict: Option<&'d ClaimVerdict>,
    /// Why it is not counted.
    pub obstacle: Option<&'d Obstacle>,
}

/// An element of a claim that stands otherwise than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Moved {
    /// The element on the old side; none if nothing there is it.
    pub old: Option<Element>,
    /// The element on the new side.
    pub new: Option<Element>,
    /// How it stood.
    pub from: Standing,
    /// How it stands.
    pub to: Standing,
}

/// How an element stands to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Standing {
    /// It is counted.
    Counted,
    /// It is possibly counted.
    PossiblyCounted,
    /// It is of those that the claim is about, and what the claim says of them is not so.
    Exception,
    /// It may be of those that the claim is about, and what the claim says of them is not so.
    PossibleException,
    /// It is none of these.
    #[default]
    Outside,
}

/// The claims of one side, counted.
#[derive(Clone, Copy)]
pub(super) struct Counted<'d> {
    pub(super) network: &'d Network<'d>,
    pub(super) verdicts: &'d Verdicts,
}

/// How elements of both sides are told to be the same one.
pub(super) struct Identity<'i> {
    pub(super) renames: &'i Renames<'i>,
    /// The partnerships of the new side, by their positions on the old one.
    pub(super) partnerships: &'i BTreeMap<usize, usize>,
}

/// What the records of a side say of a claim, on the day of either side.
#[derive(Clone, Copy)]
pub(super) struct Answer<'a, 'r> {
    pub(super) side: Records,
    pub(super) network: &'a Network<'r>,
    pub(super) verdict: Option<&'a ClaimVerdict>,
}

/// Of which side records are: a record has another position on the other one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Records {
    Old,
    New,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Same {
    Actor(String),
    Instrument(String),
    Partnership(usize),
    GonePartnership(usize),
}

impl<'d> Counted<'d> {
    pub(super) fn state(&self, index: ClaimIndex) -> ClaimState<'d> {
        // They are in the order of the claims.
        let obstacles = &self.verdicts.not_counted;
        let obstacle = obstacles.binary_search_by_key(&index, |(claim, _)| *claim);
        ClaimState {
            index,
            claim: self.network.claim(index),
            verdict: self.verdicts.verdict(index),
            obstacle: obstacle.ok().map(|found| &obstacles[found].1),
        }
    }
}

impl Identity<'_> {
    fn of(&self, element: Element, network: &Network<'_>, is_old: bool) -> Same {
        let id = |id: String| match is_old {
            true => self.renames.id(&id).to_owned(),
            false => id,
        };
        match element {
            Element::Actor(_) => Same::Actor(id(element.id(network))),
            Element::Instrument(_) => Same::Instrument(id(element.id(network))),
            Element::Partnership(position) if is_old => {
                let position = usize::from(position);
                match self.partnerships.get(&position) {
                    Some(new) => Same::Partnership(*new),
                    None => Same::GonePartnership(position),
                }
            }
            Element::Partnership(position) => Same::Partnership(position.into()),
        }
    }

    /// The elements that stand otherwise in one answer than in another.
    pub(super) fn moved(&self, from: Answer<'_, '_>, to: Answer<'_, '_>) -> Vec<Moved> {
        let mut all: BTreeMap<Same, Moved> = BTreeMap::new();
        let same = |answer: Answer<'_, '_>, element| {
            let is_old = answer.side == Records::Old;
            self.of(element, answer.network, is_old)
        };
        for (element, standing) in from.verdict.into_iter().flat_map(standings) {
            let moved = all.entry(same(from, element)).or_insert(NOWHERE);
            moved.old = Some(element);
            moved.from = standing;
        }
        for (element, standing) in to.verdict.into_iter().flat_map(standings) {
            let moved = all.entry(same(to, element)).or_insert(NOWHERE);
            moved.new = Some(element);
            moved.to = standing;
        }
        let moved = all.into_values();
        moved.filter(|moved| moved.from != moved.to).collect()
    }
}

const NOWHERE: Moved = Moved {
    old: None,
    new: None,
    from: Standing::Outside,
    to: Standing::Outside,
};

fn standings(verdict: &ClaimVerdict) -> impl Iterator<Item = (Element, Standing)> {
    let lists = [
        (&verdict.counted, Standing::Counted),
        (&verdict.only_possible, Standing::PossiblyCounted),
        (&verdict.exceptions, Standing::Exception),
        (&verdict.possible_exceptions, Standing::PossibleException),
    ];
    let lists = lists.into_iter();
    lists.flat_map(|(list, standing)| list.iter().map(move |element| (*element, standing)))
}

impl ClaimState<'_> {
    /// Whether counting, the stated value and the expectation are the same.
    pub(super) fn says_the_same(&self, other: &ClaimState<'_>) -> bool {
        let outcome = |state: &Self| state.verdict.map(|verdict| verdict.outcome.clone());
        let other_outcome = other.verdict.map(|verdict| verdict.outcome.clone());
        outcome(self) == other_outcome
            && self.obstacle == other.obstacle
            && self.claim.expect == other.claim.expect
    }
}
