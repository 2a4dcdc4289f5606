use crate::check::{Context, Report};
use crate::finding::{Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "empty-registry",
    summary: "The registry contains no record.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("empty-registry.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    if context.may_report_missing() && context.network.registry.record_count() == 0 {
        report
            .found(
                Place::record(Section::Manifest, 0_usize),
                "the registry has no records",
            )
            .label("no file contains a record")
            .help("add a section such as `partnerships:`, here or in another file of this folder");
    }
}
