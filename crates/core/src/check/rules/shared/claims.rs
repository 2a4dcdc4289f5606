//! What the rules about verdicts share.

use crate::audit::{ClaimQuery, ClaimVerdict, Element};
use crate::check::Context;
use crate::finding::{FieldPath, Place};
use crate::messages::Messages;
use crate::model::{Claim, ClaimNoun, Section, Verdict};

/// A claim, what was counted, and the verdict.
pub(in crate::check::rules) struct Counted<'c> {
    pub(in crate::check::rules) index: usize,
    pub(in crate::check::rules) claim: &'c Claim,
    pub(in crate::check::rules) verdict: &'c ClaimVerdict,
    pub(in crate::check::rules) word: Verdict,
}

/// Every claim that has a verdict: a malformed one is not counted. None while something that is
/// counted may be left out by an error, and none without the day of the registry.
pub(in crate::check::rules) fn counted<'c>(context: &'c Context<'c, '_>) -> Vec<Counted<'c>> {
    let has_day = context.network.manifest().as_of.is_some();
    if !has_day || context.network.may_count_too_little() {
        return Vec::new();
    }
    let verdicts = context.verdicts.map(|verdicts| verdicts.claims.iter());
    verdicts
        .into_iter()
        .flatten()
        .filter_map(|verdict| {
            let word = verdict.outcome.verdict?;
            Some(Counted {
                index: verdict.claim.into(),
                claim: context.network.claim(verdict.claim),
                verdict,
                word,
            })
        })
        .collect()
}

impl Counted<'_> {
    /// The place of what the claim states: its number, otherwise its form.
    pub(in crate::check::rules) fn place(&self) -> Place {
        let claim = self.claim;
        let keys = [
            ("is", claim.is.is_some()),
            ("at-least", claim.at_least.is_some()),
            ("at-most", claim.at_most.is_some()),
            ("within", claim.within.is_some()),
            ("every", claim.every.is_some()),
            ("most", claim.most.is_some()),
            ("share", claim.share.is_some()),
            ("rank", claim.rank.is_some()),
        ];
        let key = keys
            .into_iter()
            .find(|(_, is_there)| *is_there)
            .map_or("id", |(key, _)| key);
        Place::value(Section::Claims, self.index, FieldPath::key(key))
    }

    /// Stated and counted: 'stated 25, counted 24'.
    pub(in crate::check::rules) fn numbers(&self) -> String {
        let outcome = &self.verdict.outcome;
        let messages = Messages::in_digits();
        let counted = outcome.counted_words(messages, self.claim);
        format!(
            "stated {}, {}",
            outcome.stated,
            outcome.shown_words(messages, &counted)
        )
    }
}

/// The places of the records that make an element what is counted.
pub(in crate::check::rules) fn element_places(
    question: &ClaimQuery<'_, '_>,
    element: Element,
) -> Vec<Place> {
    match element {
        Element::Instrument(position) => vec![Place::record(Section::Instruments, position)],
        Element::Partnership(position) => vec![Place::record(Section::Partnerships, position)],
        Element::Actor(actor) => {
            let Some(of) = question.of else {
                return Vec::new();
            };
            let selector = match (&question.are, question.noun) {
                (Some(are), ClaimNoun::States | ClaimNoun::Actors) => are,
                _ => &question.population,
            };
            let selection = question.selection(selector, question.made.first);
            let partner = selection.partner(of, actor);
            let partnerships = partner.partnerships.iter();
            partnerships
                .map(|selected| Place::record(Section::Partnerships, selected.position))
                .collect()
        }
    }
}
