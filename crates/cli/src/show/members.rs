//! Who belongs to an organisation on the registry's day.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chancery_core::date::Truth;
use chancery_core::model::{Keyword, Member};
use chancery_core::network::{Network, OrganisationIndex};

use super::tie;

/// Who certainly belongs to an organisation, and who possibly, by name, each in one line with every
/// role that it has there on the day, and the period of each.
pub(super) fn text(network: &Network<'_>, organisation: OrganisationIndex) -> String {
    let day = network.as_of();
    let mut members: BTreeMap<(&str, &str), Vec<(Truth, String)>> = BTreeMap::new();
    for (position, membership) in network.memberships.iter_enumerated() {
        let holds = network.is_member(position, day);
        if membership.organisation != organisation || !holds.is_possible() {
            continue;
        }
        let Some(member) = membership.member.map(|it| &network.actors[it]) else {
            continue;
        };
        let role = (holds, role_words(network, membership.record));
        let roles = members.entry((member.name, member.id)).or_default();
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let belongs = |roles: &[(Truth, String)]| roles.iter().any(|(holds, _)| holds.is_certain());
    let (certain, possible): (Vec<_>, Vec<_>) =
        members.iter().partition(|(_, roles)| belongs(roles));
    let mut out = String::new();
    let _ = writeln!(out, "belong to it on {day} ({})", certain.len());
    for ((name, id), roles) in certain {
        let roles = roles.iter().map(|(holds, role)| match holds.is_certain() {
            true => role.clone(),
            false => format!("possibly {role}"),
        });
        let roles: Vec<String> = roles.collect();
        let _ = writeln!(out, "  {name} ({id}): {}", roles.join("; "));
    }
    if !possible.is_empty() {
        let _ = writeln!(out, "may belong to it on {day} ({})", possible.len());
    }
    for ((name, id), roles) in possible {
        let roles: Vec<&str> = roles.iter().map(|(_, role)| &**role).collect();
        let _ = writeln!(out, "  {name} ({id}): {}", roles.join("; "));
    }
    out.push('\n');
    out
}

/// The role of a membership, and its period as far as it is recorded.
pub(super) fn role_words(network: &Network<'_>, membership: &Member) -> String {
    let role = membership.role.map_or("role unknown", Keyword::name);
    let since = membership.since;
    let since = since.map_or(String::new(), |date| format!(", since {date}"));
    let until = membership.until;
    let until = until.map_or(String::new(), |date| tie::until(network, date));
    format!("{role}{since}{until}")
}
