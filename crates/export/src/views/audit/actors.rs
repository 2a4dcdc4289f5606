//! What a selector asks of a state or an organisation: of one that is counted, or of a party.

use chancery_core::messages::Messages;
use chancery_core::model::{ActorKind, ClaimNoun, Id, Selector};
use chancery_core::say;

use super::clauses::{all_words, instrument_clauses, membership_words, outside_words};
use super::forms::named;
use super::population::Clauses;
use crate::views::{actor_words, instrument_words};

impl Clauses<'_, '_> {
    /// What is asked of a party of a partnership or an instrument: 'with Mongolia as a party', 'with
    /// a party other than Azerbaijan in the European Union'.
    pub(super) fn of_a_party(
        &self,
        noun: ClaimNoun,
        selector: &Selector,
        case: &str,
    ) -> Option<String> {
        let messages = self.messages;
        let mut clauses = self.of_state(selector, "that-is");
        clauses.extend(self.whose_partner(selector, "that-is"));
        let both = |words: String, clause: String| {
            say!(messages, "audit-and-clause", words = words, clause = clause)
        };
        let clauses = clauses.into_iter().reduce(both)?;
        let mut others = selector.clone();
        let ids: Vec<Id> = std::mem::take(&mut others.state)
            .into_iter()
            .chain(std::mem::take(&mut others.organisation))
            .collect();
        let is_of_both = !selector.state.is_empty() && !selector.organisation.is_empty();
        let is_own = |id: &Id| self.whose == self.network.actor_position(id);
        if !others.asks_actors() && !is_of_both && !ids.iter().any(is_own) {
            let names = ids.iter().map(|id| named(messages, self.network, id));
            let names = self.any_of(names);
            return Some(match noun {
                ClaimNoun::Instruments => say!(
                    messages,
                    "audit-clause-concluded-by",
                    names = names,
                    case = case
                ),
                _ => say!(
                    messages,
                    "audit-clause-with-party",
                    names = names,
                    case = case
                ),
            });
        }
        Some(match self.whose {
            Some(whose) => say!(
                messages,
                "audit-clause-party-other",
                name = actor_words(messages, self.network, whose),
                clauses = clauses,
                case = case
            ),
            None => say!(
                messages,
                "audit-clause-party",
                clauses = clauses,
                case = case
            ),
        })
    }

    /// The clauses on an actor that is counted, also on whose partner it is: 'that are partners of
    /// Vietnam of exactly the tier Comprehensive strategic partnership'.
    pub(super) fn of_actor(&self, noun: ClaimNoun, selector: &Selector, case: &str) -> Vec<String> {
        let mut clauses = self.of_state(selector, case);
        let Some(mut words) = self.whose_partner(selector, case) else {
            return clauses;
        };
        if noun == ClaimNoun::Partners && selector.asks_ties() {
            words = say!(self.messages, "audit-by-such", words = words);
        } else {
            words = self.with_partnership(words, noun, selector);
            let instrument = instrument_clauses(self.messages, selector, false);
            if !instrument.is_empty() {
                words = self.with_instrument(words, instrument);
            }
        }
        clauses.push(words);
        clauses
    }

    /// Whose partner somebody must be, where the selector names them.
    fn whose_partner(&self, selector: &Selector, case: &str) -> Option<String> {
        let names = selector.partner_of.iter();
        let names = names.map(|id| named(self.messages, self.network, id));
        (!selector.partner_of.is_empty()).then(|| {
            say!(
                self.messages,
                "audit-clause-partner-of",
                names = self.any_of(names),
                case = case
            )
        })
    }

    /// The clauses on a state or an organisation; `case` is what they are added to.
    fn of_state(&self, selector: &Selector, case: &str) -> Vec<String> {
        let messages = self.messages;
        let mut clauses = Vec::new();
        for ids in [&selector.state, &selector.organisation] {
            let names = ids.iter().map(|id| named(messages, self.network, id));
            let names: Vec<String> = names.collect();
            clauses.extend(match names.as_slice() {
                [] => None,
                [only] => Some(say!(
                    messages,
                    "audit-clause-named",
                    names = only,
                    case = case
                )),
                names => Some(say!(
                    messages,
                    "audit-clause-among",
                    names = messages.and(names),
                    case = case
                )),
            });
        }
        if !selector.actor.is_empty() {
            let kinds = selector.actor.iter();
            let kinds: Vec<String> = kinds
                .map(|kind| kind_words(messages, *kind, case))
                .collect();
            let kinds = messages.or(&kinds);
            clauses.push(say!(
                messages,
                "audit-clause-kinds",
                kinds = kinds,
                case = case
            ));
        }
        clauses.extend(self.of_memberships(selector, case));
        if !selector.party_to.is_empty() {
            let records = &self.network.records;
            let names =
                self.any_of(selector.party_to.iter().map(
                    |id| match records.instrument_position(id) {
                        Some(it) => {
                            instrument_words(messages, self.network, self.network.instrument(it))
                        }
                        None => id.to_string(),
                    },
                ));
            clauses.push(say!(
                messages,
                "audit-clause-taking-part",
                names = names,
                case = case
            ));
        }
        clauses
    }

    fn of_memberships(&self, selector: &Selector, case: &str) -> Vec<String> {
        let messages = self.messages;
        let mut clauses = Vec::new();
        if !selector.member_of.is_empty() {
            let names = membership_words(messages, self.network, &selector.member_of);
            let names = messages.or(&names);
            clauses.push(say!(
                messages,
                "audit-clause-in",
                names = names,
                case = case
            ));
        }
        if !selector.member_of_all.is_empty() {
            let names = membership_words(messages, self.network, &selector.member_of_all);
            clauses.push(all_words(messages, &names, case));
        }
        if !selector.not_member_of.is_empty() {
            let names = membership_words(messages, self.network, &selector.not_member_of);
            clauses.push(outside_words(messages, &names, case));
        }
        clauses
    }
}

fn kind_words(messages: &Messages, kind: ActorKind, case: &str) -> String {
    match kind {
        ActorKind::State => say!(messages, "audit-actor-state", case = case),
        ActorKind::Organisation => say!(messages, "audit-actor-organisation", case = case),
    }
}
