//! What would decide a claim, or an element that is only possibly counted.

use super::condition_gaps::{conditions, instrument, successors};
use super::gap::{Gap, GapRecord, settle};
use super::stated::stated_ends;
use super::{ClaimQuery, ClaimVerdict, Element, rank_gaps};
use crate::date::{Bounds, Date, Day, Truth, ended_before};
use crate::message;
use crate::messages::MessageId;
use crate::model::{ClaimNoun, Instrument, Verdict};
use crate::network::{ActorIndex, PartnershipIndex, RecordRef};
use crate::select::Selection;

/// The records and fields that would decide a claim, in order; none if it is decided.
#[must_use]
pub(crate) fn missing_facts(question: &ClaimQuery<'_, '_>, verdict: &ClaimVerdict) -> Vec<Gap> {
    if verdict.outcome.verdict != Some(Verdict::Undetermined) {
        return Vec::new();
    }
    if let Some(gap) = unasked(question) {
        return vec![gap];
    }
    let mut gaps: Vec<Gap> = Vec::new();
    if question.claim.rank.is_some() {
        gaps.extend(rank_gaps::rank_gaps(question, verdict));
    } else if verdict.periods.len() > 1 {
        gaps.push(day_gap(question, message!("gap-count-differs")));
    }
    let is_counted = |_: &&Element| question.claim.rank.is_none();
    let elements = verdict.only_possible.iter().filter(is_counted);
    for element in elements.chain(&verdict.possible_exceptions) {
        for day in question.days_of(*element) {
            let (inside, satisfies) = question.answer(*element, day);
            // Of what certainly is so it does not matter to `every` whether it is meant.
            let is_open = question.claim.every.is_none() || satisfies != Truth::Yes;
            if is_open && inside.is_possible() {
                gaps.extend(missing_facts_for(question, *element, day));
            }
        }
    }
    if question.claim.span.is_some() && !verdict.counted.is_empty() {
        gaps.extend(span(question, verdict));
    }
    if gaps.is_empty() {
        gaps.push(claim_gap(question, verdict));
    }
    settle(question.network, &mut gaps);
    gaps
}

/// Why a claim cannot be answered at all, if it cannot: the registry does not say whose partners
/// are meant, or it is unknown on which day it was made.
pub(super) fn unasked(question: &ClaimQuery<'_, '_>) -> Option<Gap> {
    if question.lacks_subject() {
        let words = message!("gap-no-subject");
        return Some(gap(GapRecord::Registry, "subject", words));
    }
    question.lacks_day().then(|| {
        let words = match question.made.date {
            None => message!("gap-no-day"),
            Some(_) => {
                message!("gap-open-day")
            }
        };
        day_gap(question, words)
    })
}

/// Something that the day of a claim leaves open.
pub(super) fn day_gap(question: &ClaimQuery<'_, '_>, words: MessageId) -> Gap {
    let claim = question.claim;
    match question.network.records.get(&claim.source) {
        Some(RecordRef::Source(source)) if claim.as_of.is_none() => {
            gap(GapRecord::Source(source), "published", words)
        }
        _ => gap(of_claim(question), "as-of", words),
    }
}

fn of_claim(question: &ClaimQuery<'_, '_>) -> GapRecord {
    match question.network.records.get(&question.claim.id) {
        Some(RecordRef::Claim(position)) => GapRecord::Claim(position),
        // Of several claims of one id the network knows the first.
        _ => GapRecord::Registry,
    }
}

/// What the claim itself leaves open: it speaks of nothing that is recorded, or states a time that
/// is itself uncertain.
fn claim_gap(question: &ClaimQuery<'_, '_>, verdict: &ClaimVerdict) -> Gap {
    let id = of_claim(question);
    if verdict.outcome.population.1 > 0 {
        return match (question.claim.span, question.claim.within) {
            (Some(_), Some(_)) => gap(id, "within", message!("gap-interval-uncertain")),
            (Some(_), None) => gap(id, "is", message!("gap-ends-uncertain")),
            (None, _) => gap(id, "", message!("gap-none-existed")),
        };
    }
    if question.cited.is_some() {
        gap(id, "scope", message!("gap-not-cited"))
    } else {
        let is_narrowed = question.claim.selection.is_some();
        gap(
            id,
            if is_narrowed { "where" } else { "" },
            message!("gap-no-record"),
        )
    }
}

/// The instruments whose days leave a span open.
fn span(question: &ClaimQuery<'_, '_>, verdict: &ClaimVerdict) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut open = |words: MessageId, is_open: &dyn Fn(&Instrument) -> bool| {
        for position in verdict.counted.iter().filter_map(|it| it.instrument()) {
            let record = question.network.instrument(position);
            if is_open(record) {
                gaps.push(gap(
                    GapRecord::Instrument(position),
                    day_field(record),
                    words,
                ));
            }
        }
    };
    if let Some(interval) = question.claim.within {
        open(message!("gap-day-within"), &|record| {
            record
                .day()
                .is_none_or(|day| day.is_within(&interval) == Truth::Unknown)
        });
    }
    let (Some(stated), Some((first, last))) = (stated_ends(question.claim), verdict.outcome.span)
    else {
        return gaps;
    };
    let bounds = |record: &Instrument| record.day().map(Date::bounds).unwrap_or_default();
    let is_one_day =
        |record: &Instrument| record.day().is_some_and(|day| day.single_day().is_some());
    if first.is_within(&stated.0) == Truth::Unknown {
        open(message!("gap-may-be-first"), &|record| {
            let earliest = bounds(record).earliest;
            let is_in_reach = earliest.is_none_or(|day| first.latest().is_none_or(|it| day <= it));
            is_in_reach && !is_one_day(record)
        });
    }
    if last.is_within(&stated.1) == Truth::Unknown {
        open(message!("gap-may-be-last"), &|record| {
            let latest = bounds(record).latest;
            let is_in_reach = latest.is_none_or(|day| last.earliest().is_none_or(|it| day >= it));
            is_in_reach && !is_one_day(record)
        });
    }
    gaps
}

/// The field that gives the day of an instrument, or would.
pub(super) fn day_field(record: &Instrument) -> &'static str {
    match (record.signed, record.adopted.get(), record.announced.get()) {
        (None, Some(_), _) => "adopted",
        (None, None, Some(_)) => "announced",
        _ => "signed",
    }
}

/// The records and fields that would decide whether an element is counted on a day.
pub(super) fn missing_facts_for(
    question: &ClaimQuery<'_, '_>,
    element: Element,
    day: Day,
) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let (inside, satisfies) = question.answer(element, day);
    if inside == Truth::Unknown {
        let as_partner = question.noun == ClaimNoun::Partners;
        let selection = question.selection(&question.population, day);
        collect(question, element, &selection, as_partner, &mut gaps);
    }
    if let (Truth::Unknown, Some(are)) = (satisfies, &question.are) {
        let selection = question.selection(are, day);
        collect(
            question,
            element,
            &selection,
            question.asks_partner() && are.partner_of.is_empty(),
            &mut gaps,
        );
    }
    settle(question.network, &mut gaps);
    gaps
}

/// The memberships that would decide whether a claim's population asks for an actor, whatever
/// partner it is.
pub(super) fn missing_membership_facts_for(
    question: &ClaimQuery<'_, '_>,
    actor: ActorIndex,
    day: Day,
) -> Vec<Gap> {
    let selection = question.selection(&question.population, day);
    let mut gaps = Vec::new();
    of_actor(&selection, actor, &mut gaps);
    gaps
}

fn collect(
    question: &ClaimQuery<'_, '_>,
    element: Element,
    selection: &Selection<'_, '_>,
    as_partner: bool,
    gaps: &mut Vec<Gap>,
) {
    match element {
        Element::Actor(actor) => {
            of_actor(selection, actor, gaps);
            if as_partner {
                let Some(of) = question.of else {
                    return;
                };
                for possible in selection.partner(of, actor).partnerships {
                    if possible.holds == Truth::Unknown {
                        partnership(selection, possible.position, gaps);
                    }
                }
            }
        }
        Element::Partnership(position) => {
            partnership(selection, position, gaps);
            parties(selection, &selection.network.ties[position].parties, gaps);
        }
        Element::Instrument(position) => {
            instrument(selection, position, gaps);
            parties(selection, &selection.network.acts[position].parties, gaps);
        }
    }
}

/// What is not known of the parties of a record, where something is asked of one of them.
fn parties(selection: &Selection<'_, '_>, parties: &[ActorIndex], gaps: &mut Vec<Gap>) {
    let asked = selection.asked_of_parties();
    let selection = &selection.of_parties(&asked);
    if selection.means_a_party(parties) != Truth::Unknown {
        return;
    }
    for party in parties
        .iter()
        .filter(|party| Some(**party) != selection.ego)
    {
        if selection.actor_fields(*party) == Truth::Unknown {
            memberships(selection, *party, gaps);
            participations(selection, *party, gaps);
            ties_with_named(selection, *party, gaps);
        }
    }
}

/// What is not known of the partnerships of an actor with those whose partners are asked for by
/// name.
pub(super) fn ties_with_named(
    selection: &Selection<'_, '_>,
    actor: ActorIndex,
    gaps: &mut Vec<Gap>,
) {
    if selection.is_partner_of_named(actor) != Truth::Unknown {
        return;
    }
    for whose in selection.partners_of_whom() {
        existence(selection, whose, gaps);
    }
    for position in selection.asked_ties(actor) {
        if selection.partnership(position) == Truth::Unknown {
            partnership(selection, position, gaps);
        }
    }
}

pub(super) fn gap(record: GapRecord, field: &'static str, words: MessageId) -> Gap {
    Gap {
        record,
        field,
        words,
    }
}

fn partnership(selection: &Selection<'_, '_>, position: PartnershipIndex, gaps: &mut Vec<Gap>) {
    let network = selection.network;
    let id = GapRecord::Partnership(position);
    if network.partnership_lasts(position, selection.moment()) == Truth::Unknown {
        let until = network.ties[position].end.bounds;
        period(id, until, selection.day, gaps);
    }
    if network.partnership_holds(position, selection.moment()) == Truth::Unknown {
        for party in &network.ties[position].parties {
            existence(selection, *party, gaps);
        }
    }
    conditions(selection, position, gaps);
}

/// What is not known of an actor: whether it exists on the day, and to what it belongs.
fn of_actor(selection: &Selection<'_, '_>, actor: ActorIndex, gaps: &mut Vec<Gap>) {
    existence(selection, actor, gaps);
    memberships(selection, actor, gaps);
    participations(selection, actor, gaps);
    ties_with_named(selection, actor, gaps);
}

/// The instruments of which it is not known whether an actor takes part in them.
pub(super) fn participations(
    selection: &Selection<'_, '_>,
    actor: ActorIndex,
    gaps: &mut Vec<Gap>,
) {
    let network = selection.network;
    let asked = selection.selector.party_to.iter();
    for position in asked.filter_map(|id| network.records.instrument_position(id)) {
        if network.participates(position, actor, selection.day) != Truth::Unknown {
            continue;
        }
        successors(network, position, selection.day, gaps);
        if network.joined_and_stayed(position, actor, selection.day) == Truth::Unknown {
            let words = message!("gap-takes-part");
            gaps.push(gap(GapRecord::Instrument(position), "participants", words));
        }
    }
}

/// The memberships of which it is not known whether they hold.
pub(super) fn memberships(selection: &Selection<'_, '_>, actor: ActorIndex, gaps: &mut Vec<Gap>) {
    let network = selection.network;
    let selector = selection.selector;
    let node = &network.actors[actor];
    let tests = || selector.membership_tests();
    for position in &node.memberships {
        let membership = &network.memberships[*position];
        let organisation = &network.organisation(membership.organisation).id;
        let is_asked = tests().any(|test| test.organisation == *organisation);
        if is_asked && network.membership_holds(*position, selection.moment()) == Truth::Unknown {
            let organisation = network.organisation(membership.organisation);
            let ends = [&membership.record.until, &organisation.until].into_iter();
            let ends = ends.map(|date| network.last_day(date.as_ref()));
            let until = ends
                .into_iter()
                .find(|until| ended_before(*until, selection.day) == Truth::Unknown);
            let until = until.flatten();
            let id = GapRecord::Membership(*position);
            period(id, until, selection.day, gaps);
        }
    }
}

/// Whether an actor exists on the day, where that is not known.
fn existence(selection: &Selection<'_, '_>, actor: ActorIndex, gaps: &mut Vec<Gap>) {
    let network = selection.network;
    if network.actor_exists(actor, selection.day) == Truth::Unknown {
        let until = network.actors[actor].until;
        period(GapRecord::Actor(actor), until, selection.day, gaps);
    }
}

fn period(id: GapRecord, until: Option<Bounds>, day: Day, gaps: &mut Vec<Gap>) {
    if ended_before(until, day) == Truth::Unknown {
        gaps.push(gap(id, "until", message!("gap-ended-before")));
    } else {
        gaps.push(gap(id, "since", message!("gap-began-after")));
    }
}
