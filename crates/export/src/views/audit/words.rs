//! What the audit says, in neutral words: the days on which a claim held, and what would decide it.

use std::collections::BTreeMap;

use chancery_core::audit::{AuditedClaim, Gap, GapRecord};
use chancery_core::date::{Bounds, Date};
use chancery_core::messages::Messages;
use chancery_core::network::Network;
use chancery_core::{message, say};

use super::asked_day;
pub use super::proposals::{ProposalWords, change_words, proposal_words, without_search_words};
use crate::views::{
    actor_words, instrument_words, organisation_words, partnership_words, source_words,
};

/// On which days a claim held as it is read: 'since 2024-05-07', 'on every day', or 'none'. Of one
/// that asks of a day of its own, that it speaks of that day.
#[must_use]
pub fn held_words(messages: &'static Messages, claim: &AuditedClaim<'_>) -> String {
    if let ([all], Some(day)) = (claim.held.as_slice(), asked_day(claim))
        && all.bounds() == Bounds::default()
    {
        return say!(messages, "audit-held-asked", day = day);
    }
    let intervals = claim.held.iter().map(|it| held_on(messages, it));
    let both =
        |first: String, last: String| say!(messages, "audit-held-and", first = first, last = last);
    let words = intervals.reduce(both);
    words.unwrap_or_else(|| messages.fixed(message!("audit-held-never")).to_owned())
}

fn held_on(messages: &'static Messages, interval: &Date) -> String {
    match (interval.earliest(), interval.latest()) {
        (None, None) => messages.fixed(message!("audit-held-always")).to_owned(),
        (Some(first), None) => say!(messages, "audit-held-since", day = first),
        (None, Some(last)) => say!(messages, "audit-held-until", day = last),
        (Some(first), Some(last)) if first == last => {
            say!(messages, "audit-held-on", day = first)
        }
        (Some(first), Some(last)) => {
            say!(messages, "audit-held-between", first = first, last = last)
        }
    }
}

/// What would decide something, in groups: what is not known, with the key of a record in which it
/// would stand, and the records. In the order of the words.
#[must_use]
pub fn gap_groups(messages: &'static Messages, gaps: &[Gap]) -> Vec<(String, Vec<GapRecord>)> {
    let mut groups: BTreeMap<String, Vec<GapRecord>> = BTreeMap::new();
    for gap in gaps {
        let words = messages.fixed(gap.words);
        let words = match gap.field {
            "" => words.to_owned(),
            field => say!(messages, "audit-gap-field", words = words, field = field),
        };
        groups.entry(words).or_default().push(gap.record);
    }
    groups.into_iter().collect()
}

/// What the record of a gap is called for a reader.
#[must_use]
pub fn gap_record_words(
    messages: &'static Messages,
    network: &Network<'_>,
    record: GapRecord,
) -> String {
    match record {
        GapRecord::Registry => messages.fixed(message!("audit-gap-registry")).to_owned(),
        GapRecord::Actor(position) => network.actors[position].name.to_owned(),
        GapRecord::Membership(position) => {
            let membership = &network.memberships[position];
            let organisation = &network.organisation(membership.organisation).id;
            let member = membership.member;
            let member = member.map(|it| actor_words(messages, network, it));
            let unknown = || messages.fixed(message!("audit-gap-member")).to_owned();
            say!(
                messages,
                "audit-gap-membership",
                member = member.unwrap_or_else(unknown),
                organisation = organisation_words(messages, network, organisation)
            )
        }
        GapRecord::Partnership(position) => partnership_words(messages, network, position),
        GapRecord::Instrument(position) => {
            instrument_words(messages, network, network.instrument(position))
        }
        GapRecord::Participant(position, ordinal) => {
            let record = network.instrument(position);
            let actor = record.participants.get(ordinal).and_then(|it| it.actor());
            let actor = actor.and_then(|id| network.actor_position(id));
            let actor = actor.map(|it| actor_words(messages, network, it));
            let unknown = || messages.fixed(message!("audit-gap-participant")).to_owned();
            say!(
                messages,
                "audit-gap-participation",
                actor = actor.unwrap_or_else(unknown),
                instrument = instrument_words(messages, network, record)
            )
        }
        GapRecord::Source(position) => {
            source_words(messages, network, &network.source_at(position).id)
        }
        GapRecord::Claim(_) => messages.fixed(message!("audit-gap-this-claim")).to_owned(),
    }
}
