use super::shared::evidence::for_each_attested;
use crate::check::{Context, Report};
use crate::fields::Rare;
use crate::finding::Rule;
use crate::model::{Evidence, Level, StringMap};

pub(super) static RULE: Rule = Rule {
    name: "cited-twice",
    summary: "The evidence of one record contains the same citation twice.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("cited-twice.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for_each_attested(context.network.registry, |record| {
        if record.evidence.len() < 2 {
            return;
        }
        let mut seen: std::collections::BTreeMap<(&str, Option<&str>), Vec<usize>> =
            std::collections::BTreeMap::new();
        for (position, citation) in record.evidence.iter().enumerate() {
            if citation.source.is_empty() {
                continue;
            }
            let key = (&*citation.source, citation.quote.as_deref());
            let earlier = seen.entry(key).or_default();
            let first = earlier
                .iter()
                .copied()
                .find(|first| is_same(&record.evidence[*first], citation));
            earlier.push(position);
            let Some(first) = first else { continue };
            let with = match citation.quote {
                Some(_) => "with the same quote",
                None => "in the same way",
            };
            report
                .found(
                    record.citation(position),
                    format!(
                        "`{}` is already cited in this record {with}",
                        citation.source
                    ),
                )
                .label("cited again here")
                .related(record.citation(first), "first cited here")
                .help(
                    "put everything that this page says into one of the two citations, and \
                       remove the other",
                );
        }
    });
}

/// Whether two citations give the same words: then one of them can say all that both say. Without
/// a quote, whether they differ in nothing but the curator's own words.
fn is_same(one: &Evidence, other: &Evidence) -> bool {
    let bare = |citation: &Evidence| {
        let mut bare = citation.clone();
        bare.note = Rare::default();
        if bare.quote.is_some() {
            bare.attests.clear();
            bare.differs = StringMap::default();
        }
        bare
    };
    bare(one) == bare(other)
}
