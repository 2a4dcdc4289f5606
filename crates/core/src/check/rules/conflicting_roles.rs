use super::overlapping_membership::place;
use super::shared::dates::DatedRecord;
use crate::check::{Context, Report};
use crate::date::{Date, Day};
use crate::finding::Rule;
use crate::model::{Keyword, Level, MOST_OF_ONE, Role};
use crate::network::{ActorIndex, MembershipIndex, OrganisationIndex};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "conflicting-roles",
    summary: "A member or participant has another role in the same organisation at the same time.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("conflicting-roles.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    let mut groups: BTreeMap<
        (OrganisationIndex, ActorIndex),
        Vec<DatedRecord<'_, MembershipIndex>>,
    > = BTreeMap::new();
    for (position, membership) in network.memberships.iter_enumerated() {
        let (Some(member), Some(_)) = (membership.member, membership.record.role) else {
            continue;
        };
        let record = membership.record;
        let since = record.since.as_ref().map(Date::bounds).unwrap_or_default();
        let until = network.last_day(record.until.as_ref());
        let dated_record = DatedRecord::new(position, since, until, (record.since, record.until));
        let key = (membership.organisation, member);
        groups.entry(key).or_default().push(dated_record);
    }
    for ((organisation, _), dated_records) in groups {
        if dated_records.len() > MOST_OF_ONE {
            continue;
        }
        let role = |dated_record: &DatedRecord<'_, MembershipIndex>| {
            network.memberships[dated_record.position].record.role
        };
        let is_full = |dated_record| role(dated_record).is_some_and(Role::is_full);
        // A candidate may be an associate or an observer too, but not yet a member.
        let exclude = |one, other| role(one) != role(other) && (is_full(one) || is_full(other));
        for (index, later) in dated_records.iter().enumerate() {
            let earlier = dated_records[..index]
                .iter()
                .find(|earlier| exclude(earlier, later) && share_days(earlier, later));
            let (Some(earlier), Some(one)) = (earlier, role(later)) else {
                continue;
            };
            let membership = &network.memberships[later.position];
            let id = membership.record.state.as_ref();
            let id = id.or(membership.record.organisation.as_ref());
            let message = format!(
                "`{}` is {} and {} of `{}` at the same time",
                id.map(ToString::to_string).unwrap_or_default(),
                role(earlier).map_or("", |role| role.name()),
                one.name(),
                network.organisation(organisation).id,
            );
            report
                .found(place(membership), message)
                .label("another role")
                .related(
                    place(&network.memberships[earlier.position]),
                    "the other role",
                )
                .help("end one role before the other begins, or remove one");
        }
    }
}

/// Whether two periods certainly share more than one day.
fn share_days(
    one: &DatedRecord<'_, MembershipIndex>,
    other: &DatedRecord<'_, MembershipIndex>,
) -> bool {
    if one.goes_on && other.goes_on {
        return true;
    }
    let end = |dated_record: &DatedRecord<'_, MembershipIndex>| {
        if dated_record.goes_on {
            Some(Day::LAST)
        } else {
            dated_record.end
        }
    };
    let begins_before = |one: &DatedRecord<'_, MembershipIndex>,
                         other: &DatedRecord<'_, MembershipIndex>| {
        one.start
            .zip(end(other))
            .is_some_and(|(start, end)| start < end)
    };
    begins_before(one, other) && begins_before(other, one)
}
