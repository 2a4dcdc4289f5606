use super::shared::claims::counted;
use crate::audit::{ClaimQuery, NoPlace};
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::messages::Messages;
use crate::model::{Level, Verdict};

pub(super) static RULE: Rule = Rule {
    name: "claim-contradicted",
    summary: "The records contradict a claim, and nobody has recorded that this is known.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("claim-contradicted.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for counted in counted(context) {
        if counted.word != Verdict::Contradicted || counted.claim.expect.is_some() {
            continue;
        }
        let difference = counted.verdict.outcome.difference;
        let question = ClaimQuery::new(context.network, counted.claim, None);
        let without = question.and_then(|question| {
            let found = NoPlace::of(&question, counted.verdict)?;
            Some(found.words(Messages::in_digits(), &question))
        });
        let why = without.map_or(String::new(), |words| format!("{words}; "));
        report
            .found(
                counted.place(),
                format!("the records contradict the claim: {}", counted.numbers()),
            )
            .label(difference.map_or("stated".to_owned(), |it| format!("difference {it}")))
            .help(format!(
                "{why}see `chancery audit --claim {} --explain`; if this is known, add `expect: \
                 contradicted` and `because`",
                counted.claim.id
            ));
    }
}
