use super::shared::claims::counted;
use crate::audit::{ClaimQuery, Gap, GapRecord, missing_facts};
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::messages::Messages;
use crate::model::{Level, Verdict};

pub(super) static RULE: Rule = Rule {
    name: "claim-undetermined",
    summary: "The records do not decide a claim, because facts that it depends on are missing.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("claim-undetermined.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for counted in counted(context) {
        if counted.word != Verdict::Undetermined || counted.claim.expect.is_some() {
            continue;
        }
        let Some(question) = ClaimQuery::new(context.network, counted.claim, None) else {
            continue;
        };
        // That no day is known is a finding of its own.
        let is_on = context.policy.level(&super::claim_without_day::RULE) != Level::Off;
        if question.lacks_day() && is_on {
            continue;
        }
        let words = |gap: &Gap| Messages::english().fixed(gap.words);
        let help = match missing_facts(&question, counted.verdict).into_iter().next() {
            // What is open of the claim as a whole is not a key of a record.
            Some(gap) if gap.field.is_empty() && matches!(gap.record, GapRecord::Claim(_)) => {
                format!("{}: add what the claim is about", words(&gap))
            }
            Some(gap) => {
                let id = gap.record.id(context.network);
                let field = match gap.field {
                    "" => String::new(),
                    field => format!("`{field}` of "),
                };
                format!(
                    "for example, {field}`{id}` could decide it: {}",
                    words(&gap)
                )
            }
            None => "add the records that the claim is about".to_owned(),
        };
        report
            .found(
                counted.place(),
                format!("the records do not decide the claim: {}", counted.numbers()),
            )
            .label("stated")
            .help(format!(
                "{help}; see `chancery audit --claim {} --explain`",
                counted.claim.id
            ));
    }
}
