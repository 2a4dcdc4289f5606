use super::shared::support::{are_known_actors, field};
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::lookup::Lookup;
use crate::model::{Effect, Level, Section};
use crate::network::{ActorIndex, InstrumentIndex, PartnershipIndex, TierIndex};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    name: "instrument-without-partnership",
    summary: "An instrument establishes or upgrades a partnership that is not recorded.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("instrument-without-partnership.md"),
};

/// The parties and the tier of partnerships.
type Ties<'t> = Lookup<(&'t [ActorIndex], TierIndex), ()>;

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let network = context.network;
    // Of those that name their instruments, a partnership has these alone.
    let names_others = |tie: PartnershipIndex| !network.partnership(tie).instruments.is_empty();
    let (mut recorded, mut open) = (Ties::default(), Ties::default());
    let mut named: BTreeSet<InstrumentIndex> = BTreeSet::new();
    for (position, tie) in network.ties.iter_enumerated() {
        let Some(tier) = tie.tier else { continue };
        recorded.insert((tie.parties.as_slice(), tier), ());
        if names_others(position) {
            named.extend(tie.instruments.iter().copied());
        } else {
            open.insert((tie.parties.as_slice(), tier), ());
        }
    }
    for (index, act) in network.acts.iter_enumerated() {
        let record = network.instrument(index);
        let begins = matches!(record.effect, Some(Effect::Establishes | Effect::Upgrades));
        if !begins {
            continue;
        }
        let is_resolved = act.parties.len() > 1 && are_known_actors(network, &record.parties);
        if !is_resolved || act.tiers.is_empty() {
            continue;
        }
        let is_in = |ties: &Ties<'_>| {
            let mut tiers = act.tiers.iter();
            tiers.any(|tier| ties.contains(&(act.parties.as_slice(), *tier)))
        };
        let place = || field(Section::Instruments, index, "tier");
        if !is_in(&recorded) {
            report
                .found(
                    place(),
                    "no partnership between these parties at the tier of this instrument",
                )
                .label("no partnership recorded")
                .help("record the partnership, or correct the `tier` or the `effect`");
        } else if !is_in(&open) && !named.contains(&index) {
            report
                .found(
                    place(),
                    "the partnerships of these parties at this tier list other instruments",
                )
                .label("no partnership lists this instrument")
                .help(format!(
                    "add `{}` to the `instruments` of its partnership, or correct the `tier` or \
                     the `effect`",
                    record.id
                ));
        }
    }
}
