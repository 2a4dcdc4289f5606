//! The tables keep their keys and references, also where an export is narrowed.

use anyhow::Result;
use chancery_core::Analysis;
use chancery_core::model::{MembershipTest, RoleTest, Selector};
use chancery_core::select::Selection;
use chancery_core::yaml::MANIFEST_FILE;
use chancery_export::views::{ExportContext, integrity_faults};

use super::{Data, Failure};

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    let registry = &data.reading.registry;
    let analysis = Analysis::from_registry(registry.clone());
    let network = analysis.network();
    // What is asked of states leaves out some that other rows name.
    let members = registry.organisations.iter().map(|organisation| Selector {
        member_of: vec![MembershipTest {
            organisation: organisation.id.clone(),
            role: RoleTest::Full,
        }],
        ..Selector::default()
    });
    let mut failures = Vec::new();
    for selector in members.chain([Selector::default()]) {
        let views = ExportContext::for_export(&analysis, Selection::new(network, &selector));
        let filters = views.filters().join(", ");
        let faults = integrity_faults(&views).into_iter();
        failures.extend(
            faults.map(|fault| Failure::of_file(MANIFEST_FILE, format!("{fault} ({filters})"))),
        );
    }
    Ok(failures)
}
