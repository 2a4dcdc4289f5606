use super::shared::support::field;
use crate::check::{Context, RULES, Report, rule};
use crate::finding::{FieldPath, Place, Rule, nearest};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "unknown-rule",
    summary: "A waiver or the manifest's `severities` names a rule that does not exist.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unknown-rule.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    for (name, _) in &registry.manifest.severities.0 {
        let path = FieldPath::key("severities").then(name);
        look_up(report, name, || {
            Place::key(Section::Manifest, 0_usize, path)
        });
    }
    for (index, waiver) in registry.waivers.iter().enumerate() {
        if !waiver.rule.is_empty() {
            look_up(report, &waiver.rule, || {
                field(Section::Waivers, index, "rule")
            });
        }
    }
}

fn look_up(report: &mut Report, name: &str, place: impl FnOnce() -> Place) {
    if rule(name).is_some() {
        return;
    }
    let help = match nearest(name, RULES.iter().map(|rule| rule.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`chancery rules` lists all rules".to_owned(),
    };
    report
        .found(place(), format!("unknown rule `{name}`"))
        .label("no rule has this name")
        .help(help);
}
