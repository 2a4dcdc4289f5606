use crate::audit::misplaced;
use crate::check::{Context, Report};
use crate::finding::{Place, Rule, one_of};
use crate::model::{Level, SELECTOR, Section};

pub(super) static RULE: Rule = Rule {
    name: "misplaced-selector-key",
    summary: "A claim selects by a key that the things it counts do not have.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("misplaced-selector-key.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, claim) in context.network.registry.claims.iter().enumerate() {
        for (path, wrong, noun) in misplaced(claim) {
            let keys = SELECTOR.keys.iter().map(|key| key.name);
            let allowed: Vec<&str> = keys.filter(|key| noun.has_key(key)).collect();
            report
                .found(
                    Place::key(Section::Claims, index, path),
                    format!("`{wrong}` cannot be used to select {}", noun.name()),
                )
                .label("invalid key here")
                .help(format!("valid keys are {}", one_of(&allowed)));
        }
    }
}
