//! Whether a claim asks for partners, and whose.

use crate::model::{Claim, ClaimNoun, Selector};

/// Whether a claim asks of anybody whether it is a partner.
fn asks_partners(claim: &Claim) -> bool {
    claim
        .form()
        .is_some_and(|(_, noun)| asks_partner(noun, claim.are.as_ref()))
}

/// Whether a claim may name the actor whose partners are meant, or who is a party to what is counted.
pub(super) fn may_name_whose(claim: &Claim) -> bool {
    let is_of_ties = claim.form().is_some_and(|(_, noun)| is_of_ties(noun));
    is_of_ties || asks_partners(claim)
}

/// Whether partnerships or instruments are counted, and not actors.
pub(super) fn is_of_ties(noun: ClaimNoun) -> bool {
    matches!(noun, ClaimNoun::Partnerships | ClaimNoun::Instruments)
}

pub(super) fn asks_partner(noun: ClaimNoun, are: Option<&Selector>) -> bool {
    match noun {
        ClaimNoun::Partners => true,
        ClaimNoun::States | ClaimNoun::Actors => are.is_some_and(is_of_partners),
        ClaimNoun::Partnerships | ClaimNoun::Instruments => false,
    }
}

/// What is said of partnerships that had ended is asked of what had ended too, and not of what goes
/// on.
pub(super) fn said_of(noun: ClaimNoun, asked: &Option<Selector>, mut are: Selector) -> Selector {
    let is_of_partnerships = match noun {
        ClaimNoun::Partners => is_of_partners(&are),
        noun => noun == ClaimNoun::Partnerships,
    };
    let asks_ended = asked.as_ref().is_some_and(|it| it.ended.is_some());
    if is_of_partnerships && asks_ended && are.ended.is_none() {
        are.ended = "../..".parse().ok();
    }
    are
}

/// Whether a selector asks of an actor what partner it is of the one whose partners are meant, and
/// not only what actor: it has a field of the partnership or of an instrument, and names nobody else
/// whose partner it is.
pub(super) fn is_of_partners(selector: &Selector) -> bool {
    selector.partner_of.is_empty() && selector.asks_ties()
}
