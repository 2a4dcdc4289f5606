//! Which records cite a source, so that what a source says is counted without going through all
//! records.

use std::sync::OnceLock;

use typed_index_collections::TiVec;

use super::{IdIndex, InstrumentIndex, Network, PartnershipIndex, SourceIndex, numbered};
use crate::model::{Evidence, Registry};

/// The records whose evidence cites a source that attests them, in their order.
#[derive(Debug, Clone, Default)]
pub(crate) struct CitingRecords {
    /// The partnerships.
    pub(crate) partnerships: Vec<PartnershipIndex>,
    /// The instruments.
    pub(crate) instruments: Vec<InstrumentIndex>,
}

/// For each source the records that cite it, found once they are asked for.
#[derive(Debug, Default)]
pub(super) struct Citing(OnceLock<TiVec<SourceIndex, CitingRecords>>);

impl Network<'_> {
    /// The records that cite a source which attests them; none if no source has the id.
    pub(crate) fn citing(&self, source: &str) -> Option<&CitingRecords> {
        let position = self.records.source_position(source)?;
        let citing = self.citing.0.get_or_init(|| {
            let mut citing = vec![CitingRecords::default(); self.registry.sources.len()].into();
            add_all(self.registry, &self.records, &mut citing);
            citing
        });
        citing.get(position)
    }
}

fn add_all(registry: &Registry, records: &IdIndex, citing: &mut TiVec<SourceIndex, CitingRecords>) {
    let sources = |evidence: &[Evidence]| -> Vec<SourceIndex> {
        let attesting = evidence.iter().filter(|it| it.attests_record());
        let mut sources: Vec<SourceIndex> = attesting
            .filter_map(|it| records.source_position(&it.source))
            .collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    };
    for (position, record) in numbered(&registry.partnerships) {
        for source in sources(&record.evidence) {
            citing[source].partnerships.push(position);
        }
    }
    for (position, record) in numbered(&registry.instruments) {
        for source in sources(&record.evidence) {
            citing[source].instruments.push(position);
        }
    }
}
