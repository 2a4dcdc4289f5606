use std::collections::BTreeSet;

use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule, nearest};
use crate::model::{Id, Level, MOST_OF_ONE, Manifest, NO_DIRECTION, Section, StyleWords};

pub(super) static RULE: Rule = Rule {
    name: "invalid-style",
    summary: "A style in the manifest has no effect.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("invalid-style.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    let manifest = &registry.manifest;
    let organisations = registry.organisations.iter().map(|it| &it.id);
    let tiers: BTreeSet<&str> = manifest.tiers.iter().map(|tier| &*tier.id).collect();
    let known: BTreeSet<&str> = styled(manifest)
        .chain(organisations)
        .map(Id::as_str)
        .chain([NO_DIRECTION])
        .collect();
    let unread = registry.unread();
    for (name, words) in &manifest.style.0 {
        let path = FieldPath::key("style").then(name);
        if !known.contains(name.as_str()) {
            if !unread.may_define(name) {
                // Each unknown id is compared with each known one.
                let known = known.iter().copied().filter(|_| known.len() <= MOST_OF_ONE);
                let help = match nearest(name, known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!(
                        "give the id of a direction, a tier or an organisation, or `{NO_DIRECTION}`"
                    ),
                };
                report
                    .found(
                        Place::key(Section::Manifest, 0_usize, path),
                        format!("no direction, tier or organisation has the id `{name}`"),
                    )
                    .label("unknown id")
                    .help(help);
            }
            continue;
        }
        let is_tier = tiers.contains(name.as_str());
        let wrong = match words.parse::<StyleWords>() {
            Err(word) => Some(format!("invalid or misplaced word `{word}` in a style")),
            Ok(style) if style.line.is_some() && !is_tier => Some(format!(
                "`{name}` is not a tier, so it cannot have a line style"
            )),
            Ok(_) => None,
        };
        if let Some(message) = wrong {
            report
                .found(Place::value(Section::Manifest, 0_usize, path), message)
                .label("invalid style")
                .help(
                    "write a colour as \"#0072B2\", then optionally a second one for dark pages \
                       and, for a tier, its line: single, thick or double",
                );
        }
    }
}

/// The ids of the directions and tiers.
fn styled(manifest: &Manifest) -> impl Iterator<Item = &Id> {
    let directions = manifest.directions.iter().map(|it| &it.id);
    directions.chain(manifest.tiers.iter().map(|it| &it.id))
}
