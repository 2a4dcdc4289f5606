//! Why an element is counted, or is not: the records that this rests on, and their citations.

use super::asked::is_of_ties;
use super::beginnings::{BeginningRecord, entry, joined_treaty};
use super::order::{order_of_membership, order_of_tie};
use super::{AuditedClaim, Element, GapRecord};
use crate::date::Day;
use crate::finding::{FieldPath, Place};
use crate::model::{ClaimNoun, Evidence, Id, MembershipTest, Section, Selector};
use crate::network::{ActorIndex, InstrumentIndex, MembershipIndex, PartnershipIndex};
use crate::select::Selection;

/// The greatest number of citations that are shown of one record.
const MOST_CITATIONS: usize = 2;

/// A record on which the answer for an element rests.
#[non_exhaustive]
pub struct Justification<'v> {
    /// The id of the record.
    pub record: String,
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub fact: Fact,
    /// Citations that attest it, those that say most of what is asked first.
    pub citations: Vec<&'v Evidence>,
    /// How many more there are.
    pub others: usize,
}

/// A record that an answer rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// A partnership; and why it is not counted, where it is not.
    Partnership(PartnershipIndex, Option<NotMet>),
    /// An instrument.
    Instrument {
        /// It.
        position: InstrumentIndex,
        /// Whether the claim asks who signed it.
        asks_office: bool,
        /// The day on which the claim asks whether it is in force, or who takes part in it.
        in_force: Option<Day>,
    },
    /// A membership.
    Membership(MembershipIndex),
    /// A participant of an instrument.
    Participant {
        /// The instrument.
        position: InstrumentIndex,
        /// The position of the participant among those of the instrument.
        ordinal: usize,
        /// The day on which it is asked whether it takes part.
        day: Day,
    },
}

/// The first part of a selector that a partnership does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotMet {
    /// Something other than the following.
    Other,
    /// Its tier.
    Tier,
    /// That the source of the claim attests it.
    Source,
    /// The day.
    Day,
}

/// The records on which the answer for an element rests: partnerships, instruments, memberships.
#[must_use]
pub fn grounds<'v>(claim: &AuditedClaim<'v>, element: Element) -> Vec<Justification<'v>> {
    let mut grounds = Vec::new();
    match element {
        Element::Actor(actor) => {
            of_actor(claim, actor, &mut grounds);
            ties_with_named(claim, &[actor], claim.day_of(element), &mut grounds);
            memberships(claim, &[actor], claim.day_of(element), &mut grounds);
            participations(claim, actor, &mut grounds);
        }
        Element::Partnership(position) => {
            let day = claim.day_of(element);
            of_partnership(claim, position, None, day, &mut grounds);
            let parties = &claim.question.network.ties[position].parties;
            ties_with_named(claim, parties, day, &mut grounds);
            memberships(claim, parties, day, &mut grounds);
        }
        Element::Instrument(position) => {
            grounds.push(instrument(claim, position));
            let parties = &claim.question.network.acts[position].parties;
            ties_with_named(claim, parties, claim.day_of(element), &mut grounds);
            memberships(claim, parties, claim.day_of(element), &mut grounds);
        }
    }
    grounds
}

/// The selectors of a claim.
fn selectors<'c>(claim: &'c AuditedClaim<'_>) -> impl Iterator<Item = &'c Selector> {
    std::iter::once(&claim.question.population).chain(&claim.question.are)
}

fn of_actor<'v>(claim: &AuditedClaim<'v>, actor: ActorIndex, grounds: &mut Vec<Justification<'v>>) {
    let question = &claim.question;
    if claim.claim.rank.is_some() && question.noun == ClaimNoun::Partners {
        // What has ended counts for a place, too.
        let day = claim.day_of(Element::Actor(actor));
        for beginning in entry(question, actor, day).beginnings {
            if let BeginningRecord::Partnership(position) = beginning.record {
                of_partnership(claim, position, None, day, grounds);
            }
        }
        return;
    }
    let Some(of) = question.of else {
        return;
    };
    let selector = match (&question.are, question.noun) {
        (Some(are), ClaimNoun::States | ClaimNoun::Actors) if question.asks_partner() => are,
        (_, ClaimNoun::States | ClaimNoun::Actors) => return,
        _ => &question.population,
    };
    let selection = question.selection(selector, claim.day_of(Element::Actor(actor)));
    let partner = selection.partner(of, actor);
    // The order of the records must not show.
    let mut by: Vec<PartnershipIndex> = partner.partnerships.iter().map(|it| it.position).collect();
    by.sort_by_cached_key(|it| order_of_tie(question.network, *it));
    for position in by {
        of_partnership(claim, position, None, selection.day, grounds);
    }
    if !partner.partnerships.is_empty() {
        return;
    }
    // Of an actor that is not such a partner: what other partner it is.
    let network = question.network;
    for position in &network.actors[actor].partnerships {
        if network.ties[*position].parties.contains(&of) {
            let why = why_not(&selection, *position);
            of_partnership(claim, *position, Some(why), selection.day, grounds);
        }
    }
}

/// The partnerships of some actors with those whose partners are asked for by name; of one actor
/// that has none such, the others with them.
fn ties_with_named<'v>(
    claim: &AuditedClaim<'v>,
    actors: &[ActorIndex],
    day: Day,
    grounds: &mut Vec<Justification<'v>>,
) {
    let question = &claim.question;
    for selector in selectors(claim) {
        let selection = question.selection(selector, day);
        let asked = selection.asked_of_parties();
        let selection = match is_of_ties(question.noun) {
            true => selection.of_parties(&asked),
            false => selection,
        };
        let is_asked_of = |actor: &&ActorIndex| actors.len() == 1 || Some(**actor) != question.of;
        for actor in actors.iter().filter(is_asked_of) {
            let mut ties = selection.asked_ties(*actor);
            ties.sort_by_cached_key(|it| order_of_tie(question.network, *it));
            let is_meant = |it: &PartnershipIndex| selection.partnership(*it).is_possible();
            let has_such = ties.iter().any(is_meant);
            for position in ties {
                let why = (!is_meant(&position)).then(|| why_not(&selection, position));
                let place = Place::record(Section::Partnerships, position);
                let is_shown = why.is_none() || (!has_such && actors.len() == 1);
                if is_shown && grounds.iter().all(|it| it.place != place) {
                    of_partnership(claim, position, why, selection.day, grounds);
                }
            }
        }
    }
}

/// Why a partnership is not one that is asked for.
fn why_not(selection: &Selection<'_, '_>, position: PartnershipIndex) -> NotMet {
    let uncited = Selection {
        cited: None,
        ..*selection
    };
    let of_any_tier = Selector {
        tier: Vec::new(),
        exact_tier: Vec::new(),
        ..selection.selector.clone()
    };
    let untiered = Selection {
        selector: &of_any_tier,
        ..uncited
    };
    if !untiered.partnership_at_any_time(position).is_possible() {
        NotMet::Other
    } else if !uncited.partnership_at_any_time(position).is_possible() {
        NotMet::Tier
    } else if !selection.partnership_at_any_time(position).is_possible() {
        NotMet::Source
    } else {
        NotMet::Day
    }
}

fn of_partnership<'v>(
    claim: &AuditedClaim<'v>,
    position: PartnershipIndex,
    why_not: Option<NotMet>,
    day: Day,
    grounds: &mut Vec<Justification<'v>>,
) {
    let network = claim.question.network;
    let record = network.partnership(position);
    let cited = claim.question.cited.filter(|_| why_not.is_none());
    grounds.push(ground(
        record.id_or_derived().to_string(),
        Place::record(Section::Partnerships, position),
        Fact::Partnership(position, why_not),
        of_source(&record.evidence, cited),
        "tier",
    ));
    if why_not.is_some() {
        return;
    }
    for selector in selectors(claim).filter(|selector| selector.asks_instruments()) {
        let selection = claim.question.selection(selector, day);
        for position in &network.ties[position].instruments {
            let is_new = || {
                let id = &network.instrument(*position).id;
                grounds.iter().all(|it| it.record != id.as_str())
            };
            if selection.instrument_form(*position).is_possible() && is_new() {
                grounds.push(instrument(claim, *position));
            }
        }
    }
}

fn instrument<'v>(claim: &AuditedClaim<'v>, position: InstrumentIndex) -> Justification<'v> {
    let in_force = selectors(claim).find_map(|selector| selector.in_force);
    instrument_in_force(claim, position, in_force)
}

fn instrument_in_force<'v>(
    claim: &AuditedClaim<'v>,
    position: InstrumentIndex,
    in_force: Option<Day>,
) -> Justification<'v> {
    let record = claim.question.network.instrument(position);
    let asks_office = selectors(claim).any(|selector| !selector.signed_by.is_empty());
    let of_instruments = claim.question.noun == ClaimNoun::Instruments;
    ground(
        record.id.to_string(),
        Place::record(Section::Instruments, position),
        Fact::Instrument {
            position,
            asks_office,
            in_force,
        },
        of_source(
            &record.evidence,
            claim.question.cited.filter(|_| of_instruments),
        ),
        if asks_office { "signatories" } else { "signed" },
    )
}

/// The memberships of some actors that are asked about: of one that is counted itself, or of the
/// parties of a record, which are then named.
fn memberships<'v>(
    claim: &AuditedClaim<'v>,
    actors: &[ActorIndex],
    day: Day,
    grounds: &mut Vec<Justification<'v>>,
) {
    let network = claim.question.network;
    // Each selector may ask of a day of its own.
    let tests: Vec<(&MembershipTest, Day)> = selectors(claim)
        .flat_map(|selector| {
            let day = selector.on.unwrap_or(day);
            selector.membership_tests().map(move |test| (test, day))
        })
        .collect();
    // Whose partners are meant is not the party of whom it is asked.
    let is_asked_of = |actor: &&ActorIndex| actors.len() == 1 || Some(**actor) != claim.question.of;
    let asked_of = actors.iter().filter(is_asked_of);
    let positions = asked_of.flat_map(|actor| &network.actors[*actor].memberships);
    let mut positions: Vec<&MembershipIndex> = positions.collect();
    positions.sort_by_cached_key(|it| order_of_membership(network, **it));
    // What has ended counts for a place, too.
    let is_ranked = claim.claim.rank.is_some() && claim.question.noun != ClaimNoun::Partners;
    for position in positions {
        let membership = &network.memberships[*position];
        let organisation = &network.organisation(membership.organisation).id;
        let mut asked = tests
            .iter()
            .filter(|(test, _)| test.organisation == *organisation);
        let speaks = |day: Day| network.is_member(*position, day).is_possible() || is_ranked;
        if !asked.any(|(_, day)| speaks(*day)) {
            continue;
        }
        let path = FieldPath::key("members").element(membership.ordinal);
        grounds.push(ground(
            match actors {
                [_] => organisation.to_string(),
                _ => GapRecord::Membership(*position).id(network),
            },
            Place::value(Section::Organisations, membership.organisation, path),
            Fact::Membership(*position),
            network.membership_evidence(*position).iter().collect(),
            "members",
        ));
    }
}

/// The instruments in which it is asked to take part, and may.
fn participations<'v>(
    claim: &AuditedClaim<'v>,
    actor: ActorIndex,
    grounds: &mut Vec<Justification<'v>>,
) {
    let network = claim.question.network;
    let day = claim.day_of(Element::Actor(actor));
    let asked = selectors(claim).flat_map(|selector| {
        let day = selector.on.unwrap_or(day);
        let ids = selector.party_to.iter();
        ids.filter_map(move |id| Some((network.records.instrument_position(id)?, day)))
    });
    for (position, day) in asked {
        let is_joined = joined_treaty(&claim.question) == Some(position);
        if !is_joined && !network.participates(position, actor, day).is_possible() {
            continue;
        }
        let record = network.instrument(position);
        // What attests something else alone does not attest who takes part.
        let evidence = record.evidence.iter();
        let of_participants = evidence.filter(|it| attests_participants(it));
        let citations: Vec<&Evidence> = of_participants.collect();
        let id = network.actors[actor].id;
        let own = record.participants.iter().enumerate();
        let own = own.filter(|(_, it)| it.actor().is_some_and(|own| **own == *id));
        let own: Vec<usize> = own.map(|(ordinal, _)| ordinal).collect();
        if own.is_empty() && !network.acts[position].parties.contains(&actor) {
            continue;
        }
        for ordinal in &own {
            let path = FieldPath::key("participants").element(*ordinal);
            grounds.push(ground(
                record.id.to_string(),
                Place::value(Section::Instruments, position, path),
                Fact::Participant {
                    position,
                    ordinal: *ordinal,
                    day,
                },
                citations.clone(),
                "participants",
            ));
        }
        if own.is_empty() {
            // A party of which no participant is recorded.
            grounds.push(instrument_in_force(claim, position, Some(day)));
        }
    }
}

fn attests_participants(citation: &Evidence) -> bool {
    let mut attested = citation.attests.iter();
    citation.attests.is_empty() || attested.any(|field| **field == *"participants")
}

/// The citations of a source, or all.
fn of_source<'v>(evidence: &'v [Evidence], source: Option<&str>) -> Vec<&'v Evidence> {
    let is_of = |it: &&Evidence| source.is_none_or(|id| &*it.source == id);
    evidence.iter().filter(is_of).collect()
}

fn ground<'v>(
    record: String,
    place: Place,
    fact: Fact,
    mut citations: Vec<&'v Evidence>,
    field: &str,
) -> Justification<'v> {
    let says_it = |it: &&Evidence| it.attests.iter().any(|attested: &Id| &**attested == field);
    citations.sort_by_key(|it| !says_it(it));
    let others = citations.len().saturating_sub(MOST_CITATIONS);
    citations.truncate(MOST_CITATIONS);
    Justification {
        record,
        place,
        fact,
        citations,
        others,
    }
}
