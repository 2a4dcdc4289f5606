//! What would decide at which place somebody became a partner or a member.

use super::beginnings::{Beginning, BeginningRecord, entry, joined_treaty};
use super::condition_gaps::conditions;
use super::gap::{Gap, GapRecord};
use super::gaps::{day_gap, gap, memberships, participations, ties_with_named};
use super::rank::who;
use super::{ClaimQuery, ClaimVerdict};
use crate::date::{Day, Truth};
use crate::message;
use crate::model::{ClaimNoun, Selector};
use crate::network::ActorIndex;

/// The records and fields that leave a place open: of the one whose place it is, and of those that
/// may have begun earlier.
pub(super) fn rank_gaps(question: &ClaimQuery<'_, '_>, verdict: &ClaimVerdict) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let words = message!("gap-place-differs");
    if verdict.periods.len() > 1 {
        gaps.push(day_gap(question, words));
    }
    let who = who(question);
    if let Some(who) = who {
        of_actor(question, who, question.made.last, &mut gaps);
    }
    for element in &verdict.only_possible {
        let days = question.days_of(*element).into_iter();
        let is_open = |day: &Day| question.answer(*element, *day).1 == Truth::Unknown;
        for day in days.filter(is_open) {
            if let Some(actor) = element.actor() {
                of_actor(question, actor, day, &mut gaps);
            }
        }
    }
    gaps
}

fn of_actor(question: &ClaimQuery<'_, '_>, actor: ActorIndex, day: Day, gaps: &mut Vec<Gap>) {
    let selection = question.selection(&question.population, day);
    let own = entry(question, actor, day);
    // One that is certain and began on one day leaves nothing open that others say of later days.
    let certain = own.beginnings.iter().filter(|it| it.is_meant.is_certain());
    let end = certain.map(|it| it.last).min().unwrap_or(Day::LAST);
    let is_settled = |it: &&Beginning| it.first > end || (it.first == it.last && it.first == end);
    let is_partner = question.noun == ClaimNoun::Partners;
    let by_treaty = joined_treaty(question).is_some();
    for open in own.beginnings.iter().filter(|it| !is_settled(it)) {
        let record = match open.record {
            BeginningRecord::Partnership(position) => GapRecord::Partnership(position),
            BeginningRecord::Membership(position) => GapRecord::Membership(position),
            BeginningRecord::Participation(position, Some(ordinal)) => {
                GapRecord::Participant(position, ordinal)
            }
            BeginningRecord::Participation(position, None) => GapRecord::Instrument(position),
        };
        let (field, words) = match open.record {
            BeginningRecord::Participation(..) => ("in-force", message!("gap-entry-day")),
            _ => ("since", message!("gap-beginning-day")),
        };
        if open.first != open.last {
            gaps.push(gap(record, field, words));
        }
        if open.is_meant == Truth::Unknown
            && let BeginningRecord::Participation(position, None) = open.record
        {
            let words = message!("gap-a-party-takes-part");
            gaps.push(gap(GapRecord::Instrument(position), "participants", words));
        }
        if let (BeginningRecord::Partnership(position), Truth::Unknown) =
            (open.record, open.is_meant)
        {
            conditions(&selection, position, gaps);
        }
    }
    if own.fits == Truth::Unknown {
        let others = Selector {
            member_of: match is_partner || by_treaty {
                true => question.population.member_of.clone(),
                false => Vec::new(),
            },
            party_to: match by_treaty {
                true => Vec::new(),
                false => question.population.party_to.clone(),
            },
            ..question.population.clone()
        };
        let selection = question.selection(&others, day);
        memberships(&selection, actor, gaps);
        participations(&selection, actor, gaps);
        ties_with_named(&selection, actor, gaps);
    }
}
