use super::unsupported_yaml;
use crate::fields::Noun;
use crate::finding::{Finding, Place, Rule, Span, all_of, one_of};
use crate::model::{EVIDENCE, Keyword as _, Level, MANIFEST, Section};
use crate::yaml::example::CITE;
use crate::yaml::record::RecordReader;
use crate::yaml::required_keys::UnknownKey;
use crate::yaml::synonyms;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "unknown-key",
    summary: "A record has a key that its noun does not have.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unknown-key.md"),
};

/// The words under the place.
const LABEL: &str = "no such key";

impl RecordReader<'_> {
    /// A key that the noun does not have, and the one that was meant.
    pub(in crate::yaml) fn unknown_key(
        &mut self,
        noun: &Noun,
        key: &UnknownKey,
        meant: Option<&str>,
    ) {
        let mut known: Vec<&str> = noun.keys.iter().map(|key| key.name).collect();
        // The manifest's file may hold any section.
        let sections = Section::ALL.iter().skip(1).map(|section| section.name());
        let sections: Vec<&str> = sections.collect();
        let is_manifest = std::ptr::eq(noun, &MANIFEST);
        let meant = meant.or_else(|| {
            let sections = is_manifest.then_some(&sections).into_iter().flatten();
            synonyms::meant(&key.name, sections.copied())
        });
        if is_manifest {
            known.extend(&sections);
        }
        let help = match meant {
            _ if names_page(noun, key) => CITE.to_owned(),
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("valid keys are {}", all_of(&known)),
        };
        self.push_unknown_key(noun, key, help);
    }

    /// A key that the noun does not have, where exactly one is missing.
    pub(in crate::yaml) fn unknown_key_or_missing(
        &mut self,
        noun: &Noun,
        key: &UnknownKey,
        names: &[&str],
    ) {
        let help = if names_page(noun, key) {
            CITE.to_owned()
        } else {
            format!(
                "the key {} is missing: did you mean that one? If not, add it, and remove this one",
                one_of(names)
            )
        };
        self.push_unknown_key(noun, key, help);
    }

    /// A key that the noun does not have, with what to do.
    pub(in crate::yaml) fn push_unknown_key(
        &mut self,
        noun: &Noun,
        key: &UnknownKey,
        help: String,
    ) {
        if key.name == "<<" {
            let (start, end) = (key.start, key.end);
            self.push(unsupported_yaml::merge_key(Span {
                file: self.file,
                start,
                end,
            }));
            return;
        }
        let message = if std::ptr::eq(noun, &MANIFEST) {
            format!("unknown key `{}` in a record file", key.name)
        } else {
            format!("unknown key `{}` in {}", key.name, noun.with_article())
        };
        let place = Place::Bytes(self.span_on_line(key.start, key.end));
        let help = match key.name.strip_prefix('-') {
            Some(rest) if !rest.is_empty() => format!("put a space after the dash: `- {rest}:`"),
            _ => help,
        };
        self.push(Finding::new(&RULE, place, message).label(LABEL).help(help));
    }

    /// The citations of a whole file below the records that they could be for: those of the last
    /// record may be meant.
    pub(in crate::yaml) fn late_head(&mut self, key: &UnknownKey, last: Option<&Noun>) {
        let last = last.filter(|noun| noun.position(&key.name).is_some());
        let mut help = format!("move `{}` above the first section", key.name);
        if let Some(noun) = last {
            help = format!(
                "indent it to the column of the other keys of its {}; if it is for every record \
                 of the file, {help}",
                noun.word()
            );
        }
        let span = self.span_on_line(key.start, key.end);
        let message = format!("`{}` of a whole file must be above its sections", key.name);
        let finding = Finding::new(&RULE, Place::Bytes(span), message);
        self.push(finding.label("below a section").help(help));
    }

    /// A key that a record file does not have.
    pub(in crate::yaml) fn unknown_key_of_file(&mut self, key: &UnknownKey, help: &str) {
        let span = self.span_on_line(key.start, key.end);
        let finding = if key.name == "<<" {
            unsupported_yaml::merge_key(span)
        } else {
            let message = format!("unknown key `{}` in a record file", key.name);
            let finding = Finding::new(&RULE, Place::Bytes(span), message);
            finding.label(LABEL).help(help)
        };
        self.push(finding);
    }
}

/// Whether a key gives the address of a page where a citation of it is meant.
fn names_page(noun: &Noun, key: &UnknownKey) -> bool {
    let is_citation = std::ptr::eq(noun, &EVIDENCE);
    let has_citations = noun.position("evidence").is_some() && noun.position("url").is_none();
    match key.name.as_str() {
        "url" | "link" => is_citation || has_citations,
        "source" => has_citations,
        _ => false,
    }
}
