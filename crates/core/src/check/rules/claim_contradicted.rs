use super::claims::counted;
use crate::check::{Context, Report, Rule};
use crate::model::{Level, Verdict};

pub(super) static RULE: Rule = Rule {
    name: "claim-contradicted",
    level: Level::Warning,
    page: include_str!("claim-contradicted.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    for counted in counted(context) {
        if counted.word != Verdict::Contradicted || counted.claim.expect.is_some() {
            continue;
        }
        let difference = counted.verdict.outcome.difference;
        report
            .found(
                counted.place(),
                format!("the records contradict it: {}", counted.numbers()),
            )
            .label(difference.map_or("stated".to_owned(), |it| format!("difference {it}")))
            .help(format!(
                "see `chancery audit --claim {} --explain`; if it is known, add \
                 `expect: contradicted` and `because`",
                counted.claim.id
            ));
    }
}
