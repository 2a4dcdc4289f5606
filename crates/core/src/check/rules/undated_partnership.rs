use crate::check::{Context, Report};
use crate::finding::{Place, Rule};
use crate::model::{Level, Section};
use crate::network::StartOrigin;

pub(super) static RULE: Rule = Rule {
    name: "undated-partnership",
    summary: "The start of a partnership is unknown.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("undated-partnership.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let network = context.network;
    for (index, tie) in network.ties.iter_enumerated() {
        if tie.start.origin == StartOrigin::Unknown
            && context.is_whole(Section::Partnerships, index)
        {
            report
                .found(
                    Place::record(Section::Partnerships, index),
                    "the start of this partnership is unknown",
                )
                .label("start unknown")
                .help("add `since`, or add the instrument that established it, with its date");
        }
    }
}
