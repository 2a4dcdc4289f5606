//! No finding at warning or above; where the archive is at hand, none about quotes either.

use anyhow::Result;
use chancery_core::audit::Verdicts;
use chancery_core::check::{Policy, check as check_rules};
use chancery_core::model::Level;
use chancery_core::network::Network;
use chancery_core::quotes::Quotes;

use super::{Data, Failure};

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    let reading = &data.reading;
    let network = Network::new(&reading.registry);
    let policy = Policy::new(&reading.registry.manifest, &[]);
    let quotes = data.archive.as_ref();
    let quotes = quotes.map(|archive| Quotes::new(&reading.registry, archive));
    let quotes = quotes.unwrap_or_default();
    let verdicts = Verdicts::new(&network, None);
    let findings = check_rules(reading, &network, &verdicts, &quotes, &policy);
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
