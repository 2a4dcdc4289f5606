//! No finding at warning or above; where the archive is at hand, none about quotes either.

use anyhow::Result;
use chancery_core::Analysis;
use chancery_core::model::Level;

use super::{Data, Failure};

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    let reading = &data.reading;
    let analysis = Analysis::from_reading(reading.clone());
    let analysis = match &data.archive {
        Some(archive) => analysis.with_archive(archive),
        None => analysis,
    };
    let findings = analysis.check(&analysis.policy(&[]));
    let grave = findings
        .iter()
        .filter(|found| found.finding.level >= Level::Warning);
    Ok(grave
        .map(|found| {
            let file = reading
                .texts
                .get(found.at.span.file)
                .map_or("", |text| text.name.as_str());
            Failure {
                file: file.to_owned(),
                line: found.at.start.line,
                column: found.at.start.column,
                message: format!("{} [{}]", found.finding.message, found.finding.rule),
            }
        })
        .collect())
}
