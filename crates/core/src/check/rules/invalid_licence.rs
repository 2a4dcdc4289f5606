use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section};
use spdx::identifiers::LICENSES;

pub(super) static RULE: Rule = Rule {
    name: "invalid-licence",
    summary: "The manifest's `licence` is not a valid SPDX licence expression.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("invalid-licence.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let Some(licence) = context.network.manifest().licence.as_deref() else {
        return;
    };
    if spdx::Expression::parse(licence).is_ok() {
        return;
    }
    let help = match meant(licence) {
        Some(id) => format!("did you mean `{id}`?"),
        None => "write the SPDX identifier, as in `CC-BY-4.0`; for a licence that SPDX does not \
                 list, write `LicenseRef-` and a name"
            .to_owned(),
    };
    report
        .found(
            field(Section::Manifest, 0_usize, "licence"),
            format!("invalid licence `{licence}`"),
        )
        .label("not an SPDX licence expression")
        .help(help);
}

/// The identifier of the one licence that has this identifier or name, read without capitals, signs
/// and the `.0` of a version.
fn meant(licence: &str) -> Option<&'static str> {
    let wanted = folded(licence);
    let is_named = |text: &str| {
        let folded = folded(text);
        folded == wanted || (folded.strip_suffix('0') == Some(&*wanted) && text.ends_with(".0"))
    };
    let mut found = LICENSES
        .iter()
        .filter(|known| is_named(known.name) || is_named(known.full_name))
        // What SPDX has withdrawn is refused as well.
        .filter(|known| spdx::license_id(known.name).is_some_and(|it| !it.is_deprecated()))
        .map(|known| known.name);
    let first = found.next().filter(|_| !wanted.is_empty())?;
    found.next().is_none().then_some(first)
}

fn folded(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identifier_is_suggested_where_it_is_nearly_certain() {
        for (licence, id) in [
            ("CC BY 4.0", "CC-BY-4.0"),
            ("CC-BY-4", "CC-BY-4.0"),
            ("cc-by-sa-4.0", "CC-BY-SA-4.0"),
            ("MIT License", "MIT"),
            (
                "Creative Commons Attribution 4.0 International",
                "CC-BY-4.0",
            ),
        ] {
            assert!(spdx::Expression::parse(licence).is_err(), "{licence}");
            assert_eq!(meant(licence), Some(id));
        }
        for licence in ["CC BY", "CC-BY-4.1", "public domain", "", "—", "4"] {
            assert_eq!(meant(licence), None, "{licence}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(licence in "[-A-Za-z0-9+() :./\u{e9}]{0,40}|.{0,40}") {
            let _ = spdx::Expression::parse(&licence);
        }
    }
}
