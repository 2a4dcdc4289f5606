use std::collections::BTreeMap;

use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Role, Section};
use crate::network::on_circles;

pub(super) static RULE: Rule = Rule {
    name: "circular-membership",
    summary: "Organisations are members of one another in a circle.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("circular-membership.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    let organisations = &network.registry.organisations;
    // Two organisations may observe each other; members of one another they are by mistake.
    let mut next = vec![Vec::new(); organisations.len()];
    let mut ordinals: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for membership in &network.memberships {
        let member = membership.member.map(|member| &network.actors[member]);
        if let Some(member) = member.and_then(|member| member.organisation())
            && membership.record.role == Some(Role::Member)
            && member != membership.organisation
        {
            let key = (usize::from(membership.organisation), usize::from(member));
            next[key.0].push(key.1);
            ordinals.entry(key).or_insert(membership.ordinal);
        }
    }
    for (organisation, member) in on_circles(&next) {
        let (id, other) = (&organisations[organisation].id, &organisations[member].id);
        let ordinal = ordinals.get(&(organisation, member)).copied();
        let path = FieldPath::key("members").element(ordinal.unwrap_or_default());
        report
            .found(
                Place::value(Section::Organisations, organisation, path),
                format!(
                    "`{other}` is a member of `{id}`, and `{id}` is a member of `{other}`, \
                         directly or through others"
                ),
            )
            .label("part of a circle")
            .help("correct one of the memberships, or its role");
    }
}
