use crate::check::{Context, Report, Rule};
use crate::fields::SELECTOR;
use crate::finding::{FieldPath, Place, one_of};
use crate::model::{Level, Section};
use crate::select::{SelectorNoun, unsupported_key};

pub(super) static RULE: Rule = Rule {
    name: "misplaced-selector-key",
    level: Level::Error,
    page: include_str!("misplaced-selector-key.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, claim) in context.network.registry.claims.iter().enumerate() {
        let Some((_, noun)) = claim.form() else {
            continue;
        };
        let noun = SelectorNoun::from(noun);
        // Of a state it is said what partner it is.
        let said_of = match noun {
            SelectorNoun::States => SelectorNoun::Partners,
            other => other,
        };
        for (key, selector, noun) in [
            ("where", &claim.selection, noun),
            ("are", &claim.are, said_of),
        ] {
            let Some(wrong) = selector.as_ref().and_then(|it| unsupported_key(it, noun)) else {
                continue;
            };
            let path = FieldPath::of(key).then(wrong);
            let allowed: Vec<&str> = SELECTOR
                .keys
                .iter()
                .map(|key| key.name)
                .filter(|key| noun.has_key(key))
                .collect();
            report
                .found(
                    Place::key(Section::Claims, index, path),
                    format!("{} have no `{wrong}`", noun.name()),
                )
                .label("asked of the wrong noun")
                .help(format!("they can be asked for {}", one_of(&allowed)));
        }
    }
}
