use crate::check::{Context, Report, Rule};
use crate::finding::Place;
use crate::model::{Level, Section};
use crate::network::StartOrigin;

pub(super) static RULE: Rule = Rule {
    name: "undated-partnership",
    level: Level::Note,
    page: include_str!("undated-partnership.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let network = context.network;
    for (index, tie) in network.ties.iter().enumerate() {
        if tie.start.origin == StartOrigin::Unknown
            && context.is_whole(Section::Partnerships, index)
        {
            report
                .found(
                    Place::record(Section::Partnerships, index),
                    "nothing says when this partnership began",
                )
                .label("without a start")
                .help("add `since`, or the instrument that established it with its day");
        }
    }
}
