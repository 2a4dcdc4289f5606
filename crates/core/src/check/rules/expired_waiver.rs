use super::support::field;
use crate::check::waivers::is_expired;
use crate::check::{Context, Report, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "expired-waiver",
    level: Level::Warning,
    page: include_str!("expired-waiver.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    for (index, waiver) in registry.waivers.iter().enumerate() {
        let expired = waiver.until.filter(|_| is_expired(registry, waiver));
        if let Some(until) = expired {
            report
                .found(
                    field(Section::Waivers, index, "until"),
                    format!("the waiver of `{}` expired on {until}", waiver.rule),
                )
                .label("its last day")
                .related(
                    field(Section::Manifest, 0, "as-of"),
                    "the registry stands on this day",
                )
                .help("remove the waiver, or give it a later day and a reason that still holds");
        }
    }
}
