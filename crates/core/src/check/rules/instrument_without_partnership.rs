use super::support::{are_states, field};
use crate::check::{Context, Report, Rule};
use crate::model::{Effect, Level, Section};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    name: "instrument-without-partnership",
    level: Level::Note,
    page: include_str!("instrument-without-partnership.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let network = context.network;
    let recorded: BTreeSet<(&[usize], usize)> = network
        .ties
        .iter()
        .filter_map(|tie| Some((tie.parties.as_slice(), tie.tier?)))
        .collect();
    for (index, act) in network.acts.iter().enumerate() {
        let record = network.instrument(index);
        let begins = matches!(record.effect, Some(Effect::Establishes | Effect::Upgrades));
        let is_resolved = act.parties.len() > 1 && are_states(network, &record.parties);
        let has_partnership = || {
            act.tiers
                .iter()
                .any(|tier| recorded.contains(&(act.parties.as_slice(), *tier)))
        };
        if begins && is_resolved && !act.tiers.is_empty() && !has_partnership() {
            report
                .found(
                    field(Section::Instruments, index, "tier"),
                    "these parties have no partnership at the tier of this instrument",
                )
                .label("no such partnership is recorded")
                .help("record the partnership, or correct the `tier` or the `effect`");
        }
    }
}
