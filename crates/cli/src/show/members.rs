//! Who belongs to an organisation on the registry's day.

use std::fmt::Write as _;

use chancery_core::date::Truth;
use chancery_core::model::Keyword;
use chancery_core::network::{Network, OrganisationIndex};

/// Who certainly belongs to an organisation, and who possibly, by name, each with the role.
pub(super) fn text(network: &Network<'_>, organisation: OrganisationIndex) -> String {
    let day = network.as_of();
    let mut out = String::new();
    for (holds, heading) in [
        (Truth::Yes, format!("belong to it on {day}")),
        (Truth::Unknown, format!("may belong to it on {day}")),
    ] {
        let all = network.memberships.iter_enumerated();
        let of_it = all.filter(|(position, membership)| {
            membership.organisation == organisation && network.is_member(*position, day) == holds
        });
        let lines = of_it.filter_map(|(_, membership)| {
            let member = &network.actors[membership.member?];
            let role = membership.record.role.map_or("role unknown", Keyword::name);
            Some(format!("  {} ({}): {role}", member.name, member.id))
        });
        let mut lines: Vec<String> = lines.collect();
        lines.sort();
        lines.dedup();
        if holds == Truth::Yes || !lines.is_empty() {
            let _ = writeln!(out, "{heading} ({})", lines.len());
        }
        for line in lines {
            let _ = writeln!(out, "{line}");
        }
    }
    out.push('\n');
    out
}
