use super::shared::support::field;
use crate::check::{Context, Report, rule};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "former-rule-name",
    summary: "A waiver or the manifest's `severities` names a rule by a former name.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("former-rule-name.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    for (name, _) in &registry.manifest.severities.0 {
        let path = FieldPath::key("severities").then(name);
        compare(report, name, || {
            Place::key(Section::Manifest, 0_usize, path)
        });
    }
    for (index, waiver) in registry.waivers.iter().enumerate() {
        compare(report, &waiver.rule, || {
            field(Section::Waivers, index, "rule")
        });
    }
}

fn compare(report: &mut Report, name: &str, place: impl FnOnce() -> Place) {
    if let Some(rule) = rule(name).filter(|rule| rule.name != name) {
        report
            .found(place(), format!("the rule `{name}` is now called `{rule}`"))
            .label("former name")
            .help(format!("write `{rule}`"));
    }
}
