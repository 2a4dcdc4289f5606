use super::shared::dates::{DatedRecord, overlapping};
use crate::check::{Context, Report};
use crate::date::Date;
use crate::finding::{FieldPath, Place, Rule};
use crate::lookup::may_repeat;
use crate::model::{Keyword, Level, Role, Section};
use crate::network::{ActorIndex, Membership, MembershipIndex, OrganisationIndex};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "overlapping-membership",
    summary: "Two memberships of one member in the same role overlap.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("overlapping-membership.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    let mut groups: BTreeMap<
        (OrganisationIndex, ActorIndex, Role),
        Vec<DatedRecord<'_, MembershipIndex>>,
    > = BTreeMap::new();
    // Nearly every member is listed once, and is not looked at.
    let memberships = network.memberships.iter();
    let keys = memberships.map(|it| (it.organisation, it.member, it.record.role));
    let memberships = network.memberships.iter_enumerated().zip(may_repeat(keys));
    for ((position, membership), _) in memberships.filter(|(_, is_repeated)| *is_repeated) {
        let Some((member, role)) = membership.member.zip(membership.record.role) else {
            continue;
        };
        let record = membership.record;
        let since = record.since.as_ref().map(Date::bounds).unwrap_or_default();
        let key = (membership.organisation, member, role);
        let until = network.last_day(record.until.as_ref());
        let dated_record = DatedRecord::new(position, since, until, (record.since, record.until));
        groups.entry(key).or_default().push(dated_record);
    }
    for ((organisation, _, role), dated_records) in groups {
        for (later, earlier) in overlapping(&dated_records) {
            let later = &network.memberships[later];
            let id = later
                .record
                .state
                .as_ref()
                .or(later.record.organisation.as_ref());
            let message = format!(
                "two records say that `{}` is {} of `{}` at the same time",
                id.map(ToString::to_string).unwrap_or_default(),
                role.name(),
                network.organisation(organisation).id,
            );
            report
                .found(place(later), message)
                .label("overlaps the other one")
                .related(place(&network.memberships[earlier]), "the other one")
                .help("end one on or before the day on which the next begins, or remove one");
        }
    }
}

/// The place of a membership.
pub(super) fn place(membership: &Membership<'_>) -> Place {
    let path = FieldPath::key("members").element(membership.ordinal);
    Place::value(Section::Organisations, membership.organisation, path)
}
