//! What a claim asks of the records, in a sentence.

use chancery_core::audit::{AuditedClaim, ClaimQuery, Made, StatedText};
use chancery_core::finding::in_a_row;
use chancery_core::messages::Messages;
use chancery_core::model::{ActorKind, ClaimNoun, Id, Keyword as _, Selector};
use chancery_core::network::{ActorIndex, Network};

use super::clauses::{all_words, instrument_clauses, membership_words, outside_words};
use super::{forms, outcome_words};
use crate::views::{actor_words, instrument_words, source_words};

/// What the claim is read as: 'the number of partners of exactly the tier Alliance; counting only
/// partnerships that cite Modern.az (2025-12-13); on 2025-12-13'.
#[must_use]
pub fn question_words(question: &ClaimQuery<'_, '_>) -> String {
    let noun = question.noun;
    let mut words = statement(question);
    let counted = match noun {
        ClaimNoun::Instruments => "instruments",
        _ => "partnerships",
    };
    match question.cited {
        Some(source) => words.push_str(&format!(
            "; counting only {counted} that cite {}",
            source_words(Messages::in_digits(), question.network, source)
        )),
        // Of states or actors alone no other record is counted.
        None if is_actors(noun) && !question.asks_partnerships() => {}
        None => words.push_str(&format!("; counting all {counted}")),
    }
    if question.depends_on_day() {
        words.push_str(&format!("; {}", day_words(&question.made)));
    }
    words
}

/// Whether states or actors are counted for themselves, and not as partners.
fn is_actors(noun: ClaimNoun) -> bool {
    matches!(noun, ClaimNoun::States | ClaimNoun::Actors)
}

/// On which days it is judged: 'on 2025-12-13', 'on each day from 2023-09-01 to 2023-09-30'.
fn day_words(made: &Made) -> String {
    match (made.single_day(), made.date) {
        (Some(day), _) if made.is_known => format!("on {day}"),
        (_, None) => "on a day that is not recorded".to_owned(),
        (_, Some(date)) if !made.is_known => format!("on an unknown day ({date})"),
        _ => format!("on each day from {} to {}", made.first, made.last),
    }
}

/// The greatest number of periods of days that are written out.
const MOST_PERIODS: usize = 12;

/// What is counted on which days, where that changes between the days on which a claim may have
/// been made: '1 until 2023-09-09, 2 from 2023-09-10 to 2023-11-26, 3 since 2023-11-27'.
#[must_use]
pub fn period_words(claim: &AuditedClaim<'_>) -> Option<String> {
    let periods = &claim.verdict.periods;
    if periods.len() < 2 {
        return None;
    }
    let last = periods.len() - 1;
    let shown = periods.iter().enumerate().take(MOST_PERIODS);
    let mut parts: Vec<String> = shown
        .map(|(index, period)| {
            let counted = outcome_words(claim, &period.outcome);
            match index {
                0 => format!("{counted} until {}", period.last),
                _ if index == last => format!("{counted} since {}", period.first),
                _ if period.first == period.last => format!("{counted} on {}", period.first),
                _ => format!("{counted} from {} to {}", period.first, period.last),
            }
        })
        .collect();
    let further = periods.len().saturating_sub(MOST_PERIODS);
    if further > 0 {
        parts.push(format!("and {further} more changes"));
    }
    Some(parts.join(", "))
}

/// What is claimed, as a sentence part: 'the number of partners of exactly the tier alliance is 3'.
/// It is where the source's own words are not recorded, and never in quotation marks.
#[must_use]
pub fn claimed_words(claim: &AuditedClaim<'_>) -> String {
    let stated = &claim.verdict.outcome.stated;
    let statement = statement(&claim.question);
    match stated {
        StatedText::Nothing | StatedText::All | StatedText::MoreThanHalf => statement,
        StatedText::Place(_) | StatedText::AmongFirst(_) => forms::place_words(claim, &statement),
        StatedText::Span(_) => format!("{statement} are {stated}"),
        StatedText::Within(_) => format!("{statement} are {stated}"),
        _ => format!("{statement} is {stated}"),
    }
}

/// What is said of what, without the stated number, the records and the day.
fn statement(question: &ClaimQuery<'_, '_>) -> String {
    let claim = question.claim;
    let noun = question.noun;
    let clauses = Clauses {
        network: question.network,
        whose: question.of,
        asks_partner: question.asks_partner(),
        of: claim
            .of
            .as_deref()
            .map(|of| forms::named(question.network, of)),
    };
    let mut population = clauses.population(noun, &question.population);
    // Whoever is asked about is not among its own partners: what a partner is says that of the one
    // whose partners are meant.
    let left_out = question.left_out().into_iter();
    let left_out = left_out.filter(|it| match noun {
        ClaimNoun::Partners => Some(*it) != question.of,
        noun => is_actors(noun),
    });
    let names: Vec<String> = left_out
        .map(|it| actor_words(Messages::in_digits(), question.network, it))
        .collect();
    if !names.is_empty() {
        population.push_str(&format!(" other than {}", in_a_row(&names, "and")));
    }
    let are = question.are.as_ref().map(|are| clauses.are(noun, are));
    let are = are.unwrap_or_default();
    match claim.form().map_or("", |(form, _)| form) {
        "every" => format!("all {population} {are}"),
        "most" => format!("more than half of the {population} {are}"),
        "span" => format!("the first and the last day of the {population}"),
        "share" => format!("the share of the {population} that {are}"),
        "rank" => forms::rank_words(question, &population),
        _ => format!("the number of {population}"),
    }
}

/// What selectors say, with names instead of ids.
struct Clauses<'n, 'r> {
    network: &'n Network<'r>,
    /// The actor whose partners are meant.
    whose: Option<ActorIndex>,
    /// Whether it is asked of states whether they are partners.
    asks_partner: bool,
    /// The name of the state whose partners are meant, where the claim gives it.
    of: Option<String>,
}

impl Clauses<'_, '_> {
    fn population(&self, noun: ClaimNoun, selector: &Selector) -> String {
        let mut words = noun.name().to_owned();
        if !is_actors(noun) {
            words.push_str(&self.of_whom());
        }
        // Of states and organisations it is asked of their partnerships with those who are named.
        if !is_actors(noun) {
            for clause in self.of_partnership(noun, selector) {
                words.push_str(&format!(" {clause}"));
            }
        }
        // Of an instrument it is asked who its parties are.
        let states = match noun {
            ClaimNoun::Partnerships | ClaimNoun::Instruments => self.of_a_party(noun, selector),
            _ => self.of_actor(noun, selector, "that are "),
        };
        if !states.is_empty() {
            words.push_str(&format!(" {}", states.join(", ")));
        }
        let instrument = instrument_clauses(selector, noun == ClaimNoun::Instruments);
        if !instrument.is_empty() && !is_actors(noun) {
            let instrument = instrument.join(", ");
            words.push_str(&match noun {
                ClaimNoun::Instruments => format!(" {instrument}"),
                _ => format!(" with an instrument {instrument}"),
            });
        }
        words.extend(selector.on.map(|day| format!(" on {day}")));
        words
    }

    fn are(&self, noun: ClaimNoun, selector: &Selector) -> String {
        let mut parts = Vec::new();
        let names_whose = !selector.partner_of.is_empty();
        let is_of_actors = is_actors(noun) || noun == ClaimNoun::Partners;
        let partnership = match is_of_actors && names_whose {
            // It stands with the one whose partner somebody is said to be.
            true => String::new(),
            false => self.of_partnership(noun, selector).join(" "),
        };
        match (noun, partnership.is_empty()) {
            (ClaimNoun::States | ClaimNoun::Actors, true) if self.asks_partner => {
                parts.push(format!("are partners{}", self.of_whom()));
            }
            (ClaimNoun::States | ClaimNoun::Actors, false) => {
                parts.push(format!("are partners{} {partnership}", self.of_whom()));
            }
            (_, true) => {}
            (_, false) => parts.push(format!("are {partnership}")),
        }
        let states = match noun {
            ClaimNoun::Partnerships | ClaimNoun::Instruments => self.of_a_party(noun, selector),
            _ => self.of_actor(ClaimNoun::Actors, selector, ""),
        };
        if !states.is_empty() {
            parts.push(format!("are {}", states.join(", ")));
        }
        let instrument = instrument_clauses(selector, noun == ClaimNoun::Instruments);
        let stands_with_whom = is_of_actors && names_whose;
        if !instrument.is_empty() && !stands_with_whom {
            let instrument = instrument.join(", ");
            parts.push(match noun {
                ClaimNoun::Instruments => format!("are {instrument}"),
                _ => format!("have an instrument {instrument}"),
            });
        }
        if parts.is_empty() {
            parts.push("meet the condition".to_owned());
        }
        let mut words = parts.join(" and ");
        words.extend(selector.on.map(|day| format!(" on {day}")));
        words
    }

    /// Whose partners are meant, where the claim says it: ' of Russia'.
    fn of_whom(&self) -> String {
        let of = self.of.as_ref();
        of.map_or(String::new(), |name| format!(" of {name}"))
    }

    fn of_partnership(&self, noun: ClaimNoun, selector: &Selector) -> Vec<String> {
        let manifest = self.network.manifest();
        let tier = |id: &Id| {
            let found = manifest.tiers.iter().find(|tier| tier.id == *id);
            found.map_or(id.to_string(), |tier| tier.name.to_string())
        };
        let direction = |id: &Id| {
            let found = manifest.directions.iter().find(|it| it.id == *id);
            found.map_or(id.to_string(), |direction| direction.name.to_string())
        };
        let source = |id: &Id| source_words(Messages::in_digits(), self.network, id);
        let area = |id: &Id| id.replace('-', " ");
        type Name<'f> = &'f dyn Fn(&Id) -> String;
        let fields: [(&[Id], &str, &str, Name<'_>); 5] = [
            (
                &selector.tier,
                "of the tier",
                " or one that includes it",
                &tier,
            ),
            (&selector.exact_tier, "of exactly the tier", "", &tier),
            (&selector.direction, "listed under", "", &direction),
            (&selector.area, "in the area", "", &area),
            (&selector.source, "that cite", "", &source),
        ];
        let asked = fields.into_iter().filter(|(ids, ..)| !ids.is_empty());
        let clauses = asked.map(|(ids, before, after, name)| {
            let names: Vec<String> = ids.iter().map(name).collect();
            format!("{before} {}{after}", in_a_row(&names, "or"))
        });
        // Of a partner it is its partnership that began.
        let by = match noun {
            ClaimNoun::Partnerships => "",
            _ => "by a partnership ",
        };
        let began = selector
            .began
            .map(|it| format!("{by}that began within {it}"));
        let ended = selector.ended.map(|it| match (it.earliest(), it.latest()) {
            (None, None) if by.is_empty() => "among those that had ended".to_owned(),
            (None, None) => format!("{by}that had ended"),
            _ => format!("{by}that ended within {it}"),
        });
        clauses.chain(began).chain(ended).collect()
    }

    /// What is asked of a party of a partnership or an instrument: 'with Mongolia as a party', 'with
    /// a party other than Azerbaijan in the European Union'.
    fn of_a_party(&self, noun: ClaimNoun, selector: &Selector) -> Vec<String> {
        let mut clauses = self.of_state(selector, "that is ");
        clauses.extend(
            self.whose_partner(selector)
                .map(|whose| format!("that is a partner of {whose}")),
        );
        if clauses.is_empty() {
            return clauses;
        }
        let mut named = selector.clone();
        let names: Vec<String> = std::mem::take(&mut named.state)
            .iter()
            .chain(&std::mem::take(&mut named.organisation))
            .map(|id| forms::named(self.network, id))
            .collect();
        let is_of_both = !selector.state.is_empty() && !selector.organisation.is_empty();
        let is_own = |id: &Id| self.whose == self.network.actor_position(id);
        let mut ids = selector.state.iter().chain(&selector.organisation);
        if !named.asks_actors() && !is_of_both && !ids.any(is_own) {
            let names = in_a_row(&names, "or");
            return vec![match noun {
                ClaimNoun::Instruments => format!("concluded by {names}"),
                _ => format!("with {names} as a party"),
            }];
        }
        let other = self
            .whose
            .map(|it| actor_words(Messages::in_digits(), self.network, it));
        let other = other.map_or(String::new(), |name| format!(" other than {name}"));
        vec![format!("with a party{other} {}", clauses.join(" and "))]
    }

    /// The clauses on an actor that is counted, also on whose partner it is: 'that are partners of
    /// Vietnam of exactly the tier Comprehensive strategic partnership'.
    fn of_actor(&self, noun: ClaimNoun, selector: &Selector, that_are: &str) -> Vec<String> {
        let mut clauses = self.of_state(selector, that_are);
        let Some(whose) = self.whose_partner(selector) else {
            return clauses;
        };
        let mut words = format!("{that_are}partners of {whose}");
        if noun == ClaimNoun::Partners && selector.asks_ties() {
            words.push_str(" by such a partnership");
        } else {
            for clause in self.of_partnership(noun, selector) {
                words.push_str(&format!(" {clause}"));
            }
            let instrument = instrument_clauses(selector, false);
            if !instrument.is_empty() {
                words.push_str(&format!(" with an instrument {}", instrument.join(", ")));
            }
        }
        clauses.push(words);
        clauses
    }

    /// Whose partner somebody must be, where the selector names them.
    fn whose_partner(&self, selector: &Selector) -> Option<String> {
        let names = selector.partner_of.iter();
        let names: Vec<String> = names.map(|id| forms::named(self.network, id)).collect();
        (!names.is_empty()).then(|| in_a_row(&names, "or"))
    }

    /// The clauses on a state or an organisation; `that_are` leads those that name them.
    fn of_state(&self, selector: &Selector, that_are: &str) -> Vec<String> {
        let mut clauses = Vec::new();
        for named in [&selector.state, &selector.organisation] {
            let names: Vec<String> = named
                .iter()
                .map(|id| forms::named(self.network, id))
                .collect();
            clauses.extend(match names.as_slice() {
                [] => None,
                [only] => Some(format!("{that_are}{only}")),
                names => Some(format!("{that_are}among {}", in_a_row(names, "and"))),
            });
        }
        if !selector.actor.is_empty() {
            let is_one = that_are == "that is ";
            let kinds = selector.actor.iter().map(|kind| match (kind, is_one) {
                (ActorKind::State, true) => "a state",
                (ActorKind::State, false) => "states",
                (ActorKind::Organisation, true) => "an organisation",
                (ActorKind::Organisation, false) => "organisations",
            });
            let kinds: Vec<&str> = kinds.collect();
            clauses.push(format!("{that_are}{}", in_a_row(&kinds, "or")));
        }
        if !selector.member_of.is_empty() {
            let names = membership_words(self.network, &selector.member_of);
            clauses.push(format!("in {}", in_a_row(&names, "or")));
        }
        if !selector.member_of_all.is_empty() {
            let names = membership_words(self.network, &selector.member_of_all);
            clauses.push(all_words(&names));
        }
        if !selector.not_member_of.is_empty() {
            let names = membership_words(self.network, &selector.not_member_of);
            clauses.push(outside_words(&names));
        }
        if !selector.party_to.is_empty() {
            let records = &self.network.records;
            let title = |id: &Id| match records.instrument_position(id) {
                Some(it) => instrument_words(
                    Messages::in_digits(),
                    self.network,
                    self.network.instrument(it),
                ),
                None => id.to_string(),
            };
            let names: Vec<String> = selector.party_to.iter().map(title).collect();
            clauses.push(format!("taking part in {}", in_a_row(&names, "or")));
        }
        clauses
    }
}
