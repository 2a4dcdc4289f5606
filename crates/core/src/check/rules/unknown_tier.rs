use super::support::report_unresolved;
use crate::check::{Context, Report, Rule};
use crate::model::Level;
use crate::network::Reference;

pub(super) static RULE: Rule = Rule {
    name: "unknown-tier",
    level: Level::Error,
    page: include_str!("unknown-tier.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    report_unresolved(context, report, Reference::Tier);
}
