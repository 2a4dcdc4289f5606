use super::shared::support::field;
use crate::check::waivers::is_expired;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "expired-waiver",
    summary: "The last day of a waiver is before the registry's `as-of`.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("expired-waiver.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    for (index, waiver) in registry.waivers.iter().enumerate() {
        let expired = waiver.until.filter(|_| is_expired(registry, waiver));
        if let Some(until) = expired {
            report
                .found(
                    field(Section::Waivers, index, "until"),
                    format!("the waiver for `{}` expired on {until}", waiver.rule),
                )
                .label("its last day")
                .related(
                    field(Section::Manifest, 0_usize, "as-of"),
                    "the registry's `as-of`",
                )
                .help(
                    "remove the waiver, or give it a later `until` and a reason that is still \
                       true",
                );
        }
    }
}
