use crate::fields::Noun;
use crate::finding::{Finding, Place, Rule, Span};
use crate::model::Level;
use crate::yaml::record::RecordReader;
use crate::yaml::required_keys::SeenKeys;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "conflicting-keys",
    summary: "A record has two keys that exclude each other.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("conflicting-keys.md"),
};

impl RecordReader<'_> {
    pub(in crate::yaml) fn conflicting_keys(
        &mut self,
        noun: &Noun,
        present: &[usize],
        seen: &SeenKeys,
    ) {
        let mut places: Vec<(usize, usize, usize)> = present
            .iter()
            .filter_map(|key| seen.get(*key).map(|(start, end)| (start, end, *key)))
            .collect();
        places.sort_unstable();
        let [first, others @ ..] = places.as_slice() else {
            return;
        };
        for other in others {
            let span = |(start, end, _): &(usize, usize, usize)| {
                Place::Bytes(Span {
                    file: self.file,
                    start: *start,
                    end: *end,
                })
            };
            let finding = Finding::new(
                &RULE,
                span(other),
                format!(
                    "{} can have only one of `{}` and `{}`",
                    noun.with_article(),
                    noun.keys[first.2].name,
                    noun.keys[other.2].name
                ),
            )
            .label("conflicts with the other key")
            .related(span(first), "the other key")
            .help("keep one of the two");
            self.push(finding);
        }
    }
}
