use super::shared::support::field;
use crate::check::{Context, Report, is_reader_rule, rule};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Keyword as _, Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "reading-rule-lowered",
    summary: "The registry lowers or waives a rule that is applied while files are read.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("reading-rule-lowered.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    for (name, level) in &registry.manifest.severities.0 {
        let lowered = of_reading(name).filter(|rule| {
            let level = Level::from_name(level);
            level.is_some_and(|level| level < rule.level)
        });
        if let Some(rule) = lowered {
            let path = FieldPath::key("severities").then(name);
            say(
                report,
                rule,
                Place::key(Section::Manifest, 0_usize, path),
                "cannot be lowered",
            );
        }
    }
    for (index, waiver) in registry.waivers.iter().enumerate() {
        if let Some(rule) = of_reading(&waiver.rule) {
            say(
                report,
                rule,
                field(Section::Waivers, index, "rule"),
                "cannot be waived",
            );
        }
    }
}

fn of_reading(name: &str) -> Option<&'static Rule> {
    rule(name).filter(|rule| is_reader_rule(rule))
}

fn say(report: &mut Report, rule: &Rule, place: Place, words: &str) {
    let message = format!(
        "`{}` {words}: rules that are applied while files are read keep their level",
        rule.name
    );
    report
        .found(place, message)
        .label(format!("keeps the level {}", rule.level.name()))
        .help("fix what the rule finds, and remove this line");
}
