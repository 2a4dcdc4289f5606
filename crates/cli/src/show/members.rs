//! Who belongs to an organisation on the registry's day.

use std::fmt::Write as _;

use chancery_core::date::Truth;
use chancery_core::model::Keyword;
use chancery_core::network::{MemberNode, Network};

/// Who certainly belongs to an organisation, and who possibly, by name, each with the role.
pub(super) fn text(network: &Network<'_>, organisation: usize) -> String {
    let day = network.as_of();
    let mut out = String::new();
    for (holds, heading) in [
        (Truth::Yes, format!("belong to it on {day}")),
        (Truth::Unknown, format!("may belong to it on {day}")),
    ] {
        let all = network.memberships.iter().enumerate();
        let of_it = all.filter(|(position, membership)| {
            membership.organisation == organisation && network.is_member(*position, day) == holds
        });
        let lines = of_it.filter_map(|(_, membership)| {
            let (name, id) = match membership.member? {
                MemberNode::State(state) => {
                    let state = &network.states[state];
                    (state.name, state.id)
                }
                MemberNode::Organisation(other) => {
                    let other = network.organisation(other);
                    (&*other.name, other.id.as_str())
                }
            };
            let role = membership.record.role.map_or("role unknown", Keyword::name);
            Some(format!("  {name} ({id}): {role}"))
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
