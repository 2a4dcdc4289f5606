use super::claims::counted;
use crate::audit::{Question, undecided};
use crate::check::{Context, Report, Rule};
use crate::model::{Level, Verdict};

pub(super) static RULE: Rule = Rule {
    name: "claim-undetermined",
    level: Level::Note,
    page: include_str!("claim-undetermined.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    for counted in counted(context) {
        if counted.word != Verdict::Undetermined || counted.claim.expect.is_some() {
            continue;
        }
        let question = Question::new(context.network, counted.claim, None);
        let gap =
            question.and_then(|question| undecided(&question, counted.verdict).into_iter().next());
        let help = match gap {
            Some(gap) => format!("of `{}`, for one: {}", gap.record, gap.words),
            None => "record what it speaks of".to_owned(),
        };
        report
            .found(
                counted.place(),
                format!("the records do not decide it: {}", counted.numbers()),
            )
            .label("stated")
            .help(format!(
                "{help}; see `chancery audit --claim {} --explain`",
                counted.claim.id
            ));
    }
}
