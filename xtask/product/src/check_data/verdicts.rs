//! Every claim is counted, and has the verdict that it expects: to hold, if it says nothing else.

use anyhow::Result;
use chancery_core::Analysis;
use chancery_core::finding::{FieldPath, Place};
use chancery_core::model::{Keyword as _, Section, Verdict};

use super::{Data, Failure};

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    let analysis = Analysis::from_reading(data.reading.clone());
    let verdicts = analysis.verdicts();
    let mut failures = Vec::new();
    for (position, (index, claim)) in analysis.network().claims().enumerate() {
        let verdict = verdicts.verdict(index).and_then(|it| it.outcome.verdict);
        let expected = claim.expect.unwrap_or(Verdict::Holds);
        if verdict == Some(expected) {
            continue;
        }
        let counted = verdict.map_or("not counted", |verdict| verdict.name());
        let message = format!("`{}` is {counted}, expected: {}", claim.id, expected.name());
        let place = Place::value(Section::Claims, position, FieldPath::default());
        failures.push(Failure::at(&data.reading, &place, message));
    }
    Ok(failures)
}

#[cfg(test)]
mod tests {
    use super::super::read_files;
    use super::*;

    #[test]
    fn a_claim_with_another_verdict_is_found() {
        let text = "registry: r\ntitle: R\nsubject: AZE\nas-of: 2025-01-01\ntiers:\n  - {id: t, name: T}\n\
            sources:\n  - {id: s, publisher: P, published: 2024-06-01, url: \"https://p.example/\"}\n\
            claims:\n  - {id: none, source: s, count: partners, is: 0}\n  \
            - {id: one, source: s, count: partners, is: 1}\n";
        let files = vec![("registry.yaml".to_owned(), text.into())];
        let data = Data {
            reading: read_files(&files),
            files,
            readme: None,
            archive: None,
        };
        let failures = check(&data).unwrap();
        let messages: Vec<&str> = failures.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(messages, ["`one` is contradicted, expected: holds"]);
    }
}
