use crate::check::{Context, Report};
use crate::fields::Key;
use crate::finding::{Rule, Suggestions, for_each_value};
use crate::model::{Level, languages};
use language_tags::LanguageTag;
use std::cell::OnceCell;

pub(super) static RULE: Rule = Rule {
    name: "invalid-language",
    summary: "A `language` is not a valid BCP 47 language tag.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("invalid-language.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let names = OnceCell::new();
    let is_language = |key: &Key| key.name == "language";
    for_each_value(context.network.registry, is_language, |value| {
        let tag = &*value.text();
        if is_valid(tag) {
            return;
        }
        let help = meant(tag, names.get_or_init(by_name)).unwrap_or_else(|| {
            "write the tag of the language, as in `en`, `az` or `zh-Hant`".to_owned()
        });
        report
            .found(value.place(), format!("invalid language `{tag}`"))
            .label("not a BCP 47 language tag")
            .help(help);
    });
}

fn is_valid(tag: &str) -> bool {
    LanguageTag::parse(tag).is_ok_and(|tag| tag.is_valid())
}

fn by_name() -> Suggestions<'static> {
    Suggestions::new(languages().map(|(tag, name)| (tag, vec![name])))
}

/// What to write instead, where that is nearly certain.
fn meant(tag: &str, names: &Suggestions<'static>) -> Option<String> {
    let with_hyphens = tag.replace(['_', ' '], "-");
    let parsed = LanguageTag::parse(&with_hyphens).ok();
    if let Some(tag) = parsed.filter(LanguageTag::is_valid) {
        return Some(format!("did you mean `{tag}`?"));
    }
    names.closest(tag).map(|found| found.help(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_is_suggested_where_it_is_nearly_certain() {
        let names = by_name();
        let of = |tag: &str| meant(tag, &names);
        for (tag, help) in [
            ("icelandic", "write `is` for `icelandic`"),
            ("Azerbaijani", "write `az` for `Azerbaijani`"),
            ("en_US", "did you mean `en-US`?"),
            ("azerbajani", "did you mean `az`?"),
            ("en-", "did you mean `en`?"),
        ] {
            assert_eq!(of(tag).as_deref(), Some(help));
        }
        for tag in ["", "-", "xx", "klingonish", "北京", "en-ZZZZZ"] {
            assert!(!is_valid(tag), "{tag}");
            assert_eq!(of(tag), None, "{tag}");
        }
        for tag in ["en", "EN", "zh-Hant", "sr-Latn-RS", "und", "mul", "x-home"] {
            assert!(is_valid(tag), "{tag}");
        }
    }
}
