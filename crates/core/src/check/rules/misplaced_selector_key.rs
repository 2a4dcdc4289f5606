use crate::check::{Context, Report, Rule};
use crate::fields::SELECTOR;
use crate::finding::{FieldPath, Place, one_of};
use crate::model::{Claim, Level, Section};
use crate::select::{SelectorNoun, unsupported_key};

pub(super) static RULE: Rule = Rule {
    name: "misplaced-selector-key",
    level: Level::Error,
    page: include_str!("misplaced-selector-key.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, claim) in context.network.registry.claims.iter().enumerate() {
        for (path, wrong, noun) in misplaced(claim) {
            let keys = SELECTOR.keys.iter().map(|key| key.name);
            let allowed: Vec<&str> = keys.filter(|key| noun.has_key(key)).collect();
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

/// The keys of the claim's selectors that what is counted does not have, with that noun.
pub(super) fn misplaced(claim: &Claim) -> Vec<(FieldPath, &'static str, SelectorNoun)> {
    let Some((_, noun)) = claim.form() else {
        return Vec::new();
    };
    let noun = SelectorNoun::from(noun);
    // Of a state it is said what partner it is.
    let said_of = match noun {
        SelectorNoun::States => SelectorNoun::Partners,
        other => other,
    };
    [
        ("where", &claim.selection, noun),
        ("are", &claim.are, said_of),
    ]
    .into_iter()
    .filter_map(|(key, selector, noun)| {
        let wrong = unsupported_key(selector.as_ref()?, noun)?;
        Some((FieldPath::of(key).then(wrong), wrong, noun))
    })
    .collect()
}
