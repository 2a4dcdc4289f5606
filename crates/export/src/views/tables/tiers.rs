//! The ladder of tiers.

use chancery_core::model::{Begins, Keyword, Tier};
use chancery_core::network::positions;
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, ids, true_or_false, word};
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table, source_count};

pub(super) static TIERS: Table = Table {
    name: "tiers",
    sentence: "One row for each level that parties give a partnership.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["tier"],
    references: &[ForeignKey::new(&["includes"], "tiers")],
    listed: &["rank", "tier", "tier_name", "includes"],
    rows,
};

struct TierRow<'v> {
    rank: Option<usize>,
    record: &'v Tier,
}

columns! {
    line: TierRow<'v>;
    Integer "rank", "The place on the ladder of this registry, 1 the lowest; empty for a tier beside it."
        => line.rank.map(|rank| rank + 1);
    Id "tier", "The id of the tier." => &line.record.id;
    Text "tier_name", "The name of the tier." => &line.record.name;
    List "includes", "The tiers that this tier includes." => ids(&line.record.includes);
    Word [&["true", "false"]] "unranked", "Whether it is beside the ladder: true or false; \
                                           empty if the registry does not say."
        => true_or_false(line.record.unranked);
    Word [Begins::NAMES] "begins", "With which event of its instrument a partnership at this tier \
                                    begins; empty if that is the signature."
        => word(line.record.begins);
    List "areas", "Fields of cooperation." => ids(&line.record.areas);
    Integer "sources", "How many sources its evidence cites." => source_count(&line.record.evidence);
    Text "note", "A remark of the curator." => line.record.note.as_ref();
}

/// In the manifest's order, which says which tier is the lower one.
fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let network = views.network;
    let tiers = &network.manifest().tiers;
    let tiers = positions(tiers.len()).zip(tiers);
    Box::new(tiers.map(move |(position, record)| -> Row<'v> {
        let rank = network.rank(position);
        cells(&TierRow { rank, record }, wanted)
    }))
}
