//! What a selector asks for, with names instead of ids: a noun, and clauses that are added to it one
//! after another.
//!
//! A clause is a message that stands behind what it is added to; how it is added is a message too, by
//! which a language decides on commas and brackets.

use chancery_core::audit::interval_words;
use chancery_core::messages::Messages;
use chancery_core::model::{ClaimNoun, Id, Keyword as _, Selector};
use chancery_core::network::{ActorIndex, Network};
use chancery_core::say;

use super::clauses::instrument_clauses;
use super::question::is_actors;
use crate::views::source_words;

/// What selectors say, with names instead of ids.
pub(super) struct Clauses<'n, 'r> {
    /// The words.
    pub(super) messages: &'static Messages,
    /// The network.
    pub(super) network: &'n Network<'r>,
    /// The actor whose partners are meant.
    pub(super) whose: Option<ActorIndex>,
    /// Whether it is asked of states whether they are partners.
    pub(super) asks_partner: bool,
    /// The name of the state whose partners are meant, where the claim gives it.
    pub(super) of: Option<String>,
}

impl Clauses<'_, '_> {
    /// What is counted, in a case, and whether it has a clause with a verb of its own.
    pub(super) fn population(
        &self,
        noun: ClaimNoun,
        selector: &Selector,
        case: &str,
    ) -> (String, bool) {
        let messages = self.messages;
        let mut words = self.noun(noun, case);
        let mut is_long = false;
        // Of states and organisations it is asked of their partnerships with those who are named.
        if !is_actors(noun) {
            words = self.of_whom(words);
            words = self.with_partnership(words, noun, selector);
        }
        // Of an instrument it is asked who its parties are.
        if is_of_parties(noun) {
            if let Some(clause) = self.of_a_party(noun, selector, "with") {
                is_long = true;
                words = say!(messages, "audit-with-party", words = words, clause = clause);
            }
        } else {
            let clauses = self.of_actor(noun, selector, "that-are");
            if !clauses.is_empty() {
                is_long = true;
                let clauses = messages.and(&clauses);
                words = say!(messages, "audit-that", words = words, clauses = clauses);
            }
        }
        let clauses = instrument_clauses(messages, selector, noun == ClaimNoun::Instruments);
        if !clauses.is_empty() && !is_actors(noun) {
            is_long = true;
            words = match noun {
                ClaimNoun::Instruments => say!(
                    messages,
                    "audit-with-instrument-clauses",
                    words = words,
                    clauses = clauses
                ),
                _ => self.with_instrument(words, clauses),
            };
        }
        (self.on_day(words, selector), is_long)
    }

    /// What is counted, in a word.
    pub(super) fn noun(&self, noun: ClaimNoun, case: &str) -> String {
        let arguments = [("case", case.into())];
        self.messages.word_of("audit-noun", noun.name(), &arguments)
    }

    /// What is said of what is counted, with its verb.
    pub(super) fn are(&self, noun: ClaimNoun, selector: &Selector) -> String {
        let messages = self.messages;
        let mut parts = Vec::new();
        let names_whose = !selector.partner_of.is_empty();
        let is_of_actors = is_actors(noun) || noun == ClaimNoun::Partners;
        let partnership = match is_of_actors && names_whose {
            // It stands with the one whose partner somebody is said to be.
            true => Vec::new(),
            false => self.of_partnership(noun, selector, "are"),
        };
        match (is_actors(noun), partnership.is_empty()) {
            (true, is_empty) if self.asks_partner || !is_empty => {
                let mut words = self.of_whom(say!(messages, "audit-are-partners"));
                if !is_empty {
                    words = self.with_partnership(words, noun, selector);
                }
                parts.push(words);
            }
            (_, true) => {}
            (_, false) => {
                let clauses = self.row(partnership);
                parts.push(say!(messages, "audit-are", clauses = clauses));
            }
        }
        let clauses = match is_of_parties(noun) {
            true => self.of_a_party(noun, selector, "are").unwrap_or_default(),
            false => messages.and(&self.of_actor(ClaimNoun::Actors, selector, "are")),
        };
        if !clauses.is_empty() {
            parts.push(say!(messages, "audit-are", clauses = clauses));
        }
        let clauses = instrument_clauses(messages, selector, noun == ClaimNoun::Instruments);
        let stands_with_whom = is_of_actors && names_whose;
        if !clauses.is_empty() && !stands_with_whom {
            parts.push(match noun {
                ClaimNoun::Instruments => {
                    say!(messages, "audit-are-instruments", clauses = clauses)
                }
                _ => say!(messages, "audit-have-instrument", clauses = clauses),
            });
        }
        let both = |words: String, clause: String| {
            say!(messages, "audit-and-clause", words = words, clause = clause)
        };
        let words = parts.into_iter().reduce(both);
        let words = words.unwrap_or_else(|| say!(messages, "audit-meet-condition"));
        self.on_day(words, selector)
    }

    /// Words and whose partners are meant, where the claim says it: 'partners of Russia'.
    fn of_whom(&self, words: String) -> String {
        match &self.of {
            Some(name) => say!(self.messages, "audit-of-whom", words = words, name = name),
            None => words,
        }
    }

    fn on_day(&self, words: String, selector: &Selector) -> String {
        match selector.on {
            Some(day) => say!(self.messages, "audit-on-day", words = words, day = day),
            None => words,
        }
    }

    pub(super) fn with_instrument(&self, words: String, clauses: String) -> String {
        say!(
            self.messages,
            "audit-with-instrument",
            words = words,
            clauses = clauses
        )
    }

    pub(super) fn with_partnership(
        &self,
        words: String,
        noun: ClaimNoun,
        selector: &Selector,
    ) -> String {
        let clauses = self.of_partnership(noun, selector, "with").into_iter();
        clauses.fold(words, |words, clause| {
            say!(
                self.messages,
                "audit-with-clause",
                words = words,
                clause = clause
            )
        })
    }

    /// Clauses one behind the other.
    fn row(&self, clauses: Vec<String>) -> String {
        let both = |words: String, clause: String| {
            say!(
                self.messages,
                "audit-clause-row",
                words = words,
                clause = clause
            )
        };
        clauses.into_iter().reduce(both).unwrap_or_default()
    }

    /// Any of some names, each in quotation marks where the language has them.
    pub(super) fn any_of<S: AsRef<str>>(&self, names: impl IntoIterator<Item = S>) -> String {
        let names = names.into_iter();
        let quoted = names.map(|name| say!(self.messages, "audit-name", name = name.as_ref()));
        self.messages.or(&quoted.collect::<Vec<String>>())
    }

    fn of_partnership(&self, noun: ClaimNoun, selector: &Selector, case: &str) -> Vec<String> {
        let (messages, manifest) = (self.messages, self.network.manifest());
        let mut clauses = Vec::new();
        let tiers = |ids: &[Id]| {
            self.any_of(ids.iter().map(|id| {
                let found = manifest.tiers.iter().find(|tier| tier.id == *id);
                found.map_or(id.to_string(), |tier| tier.name.to_string())
            }))
        };
        if !selector.tier.is_empty() {
            let names = tiers(&selector.tier);
            clauses.push(say!(
                messages,
                "audit-clause-tier",
                names = names,
                case = case
            ));
        }
        if !selector.exact_tier.is_empty() {
            let names = tiers(&selector.exact_tier);
            clauses.push(say!(
                messages,
                "audit-clause-exact-tier",
                names = names,
                case = case
            ));
        }
        if !selector.direction.is_empty() {
            let names = self.any_of(selector.direction.iter().map(|id| {
                let found = manifest.directions.iter().find(|it| it.id == *id);
                found.map_or(id.to_string(), |direction| direction.name.to_string())
            }));
            clauses.push(say!(
                messages,
                "audit-clause-direction",
                names = names,
                case = case
            ));
        }
        if !selector.area.is_empty() {
            let names = self.any_of(selector.area.iter().map(|id| id.replace('-', " ")));
            clauses.push(say!(
                messages,
                "audit-clause-area",
                names = names,
                case = case
            ));
        }
        if !selector.source.is_empty() {
            let sources = selector.source.iter();
            let names = self.any_of(sources.map(|id| source_words(messages, self.network, id)));
            clauses.push(say!(
                messages,
                "audit-clause-source",
                names = names,
                case = case
            ));
        }
        clauses.extend(self.began(noun, selector, case));
        clauses.extend(self.ended(noun, selector, case));
        clauses
    }

    /// When partnerships began; of a partner it is its partnership that did.
    fn began(&self, noun: ClaimNoun, selector: &Selector, case: &str) -> Option<String> {
        let messages = self.messages;
        let interval = interval_words(messages, selector.began.as_ref()?);
        Some(match noun {
            ClaimNoun::Partnerships => say!(
                messages,
                "audit-clause-began",
                interval = interval,
                case = case
            ),
            _ => say!(
                messages,
                "audit-clause-began-by",
                interval = interval,
                case = case
            ),
        })
    }

    fn ended(&self, noun: ClaimNoun, selector: &Selector, case: &str) -> Option<String> {
        let (messages, ended) = (self.messages, selector.ended.as_ref()?);
        let is_any = ended.earliest().is_none() && ended.latest().is_none();
        let interval = interval_words(messages, ended);
        Some(match (noun, is_any) {
            (ClaimNoun::Partnerships, true) => {
                say!(messages, "audit-clause-had-ended", case = case)
            }
            (_, true) => say!(messages, "audit-clause-had-ended-by", case = case),
            (ClaimNoun::Partnerships, false) => say!(
                messages,
                "audit-clause-ended",
                interval = interval,
                case = case
            ),
            (_, false) => say!(
                messages,
                "audit-clause-ended-by",
                interval = interval,
                case = case
            ),
        })
    }
}

/// Whether it is asked of a party of what is counted, and not of an actor that is counted.
fn is_of_parties(noun: ClaimNoun) -> bool {
    matches!(noun, ClaimNoun::Partnerships | ClaimNoun::Instruments)
}
