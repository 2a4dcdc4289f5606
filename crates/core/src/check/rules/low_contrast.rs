use std::collections::BTreeSet;

use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Colour, GRAPHIC_CONTRAST, Level, Section, StyleWords, TEXT_CONTRAST};

pub(super) static RULE: Rule = Rule {
    name: "low-contrast",
    summary: "A colour in the manifest's `style` is hard to see.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("low-contrast.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let manifest = context.network.manifest();
    let tiers: BTreeSet<&str> = manifest.tiers.iter().map(|tier| &*tier.id).collect();
    for (name, words) in &manifest.style.0 {
        let Ok(style) = words.parse::<StyleWords>() else {
            continue;
        };
        let is_tier = tiers.contains(name.as_str());
        // A tier has a line needs alone; the text needs of a group are on its tint.
        let (what, least) = if is_tier {
            ("a line", GRAPHIC_CONTRAST)
        } else {
            ("words", TEXT_CONTRAST)
        };
        let behind = |colour: Colour| match is_tier {
            true => [Colour::PAGE, Colour::DARK_PAGE],
            false => [colour.tint(), colour.dark_tint()],
        };
        let colours = [
            (style.light, 0, "light", "darker"),
            (style.dark, 1, "dark", "lighter"),
        ];
        for (colour, page, kind, other) in colours {
            let Some(colour) = colour else { continue };
            let contrast = colour.contrast(behind(colour)[page]);
            if contrast >= least {
                continue;
            }
            let place = Place::value(
                Section::Manifest,
                0_usize,
                FieldPath::key("style").then(name),
            );
            // Rounded down, so that what is too little does not look like enough.
            let shown = (contrast * 100.0).floor() / 100.0;
            report
                .found(
                    place,
                    format!(
                        "the contrast of `{colour}` on a {kind} page is {shown:.2}; {what} at \
                         least {least:.1}"
                    ),
                )
                .label("hard to see")
                .help(format!("choose a {other} colour of the same hue"));
        }
    }
}
