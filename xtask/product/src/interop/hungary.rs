//! A row that a person would look up by hand: what every export must say of Hungary.

use anyhow::{Result, bail};
use chancery_core::model::{Keyword, Registry};
use serde_json::{Value, json};

/// What the records say: the instruments with Azerbaijan and their days, and two memberships. An
/// export's reader must find the same words.
pub(super) fn facts(registry: &Registry) -> Result<Value> {
    let parties = ["AZE", "HUN"];
    let mut instruments: Vec<String> = registry
        .instruments
        .iter()
        .filter(|it| {
            parties
                .iter()
                .all(|id| it.parties.iter().any(|own| &**own == *id))
        })
        .filter_map(|it| Some(format!("{} {}", it.id, it.day()?)))
        .collect();
    instruments.sort_unstable();
    let membership = |id: &str| {
        let organisation = registry.organisations.iter().find(|it| &*it.id == id)?;
        let members = organisation.members.iter();
        let mut members = members.filter(|it| it.state.as_deref() == Some("HUN"));
        let member = members.next()?;
        Some(format!("{} since {}", member.role?.name(), member.since?))
    };
    let facts = json!({
        "instruments": instruments,
        "EU": membership("EU"),
        "OTS": membership("OTS"),
    });
    let is_whole = instruments.len() == 2 && facts["EU"].is_string() && facts["OTS"].is_string();
    if !is_whole {
        bail!("the registry does not say what is looked up of Hungary: {facts}");
    }
    Ok(facts)
}

/// Holds what a reader found against the records.
///
/// # Errors
///
/// If they differ.
pub(super) fn compare(registry: &Registry, found: &Value) -> Result<()> {
    let expected = facts(registry)?;
    if *found != expected {
        bail!("of Hungary the export says {found}, and the records say {expected}");
    }
    println!("       Hungary: {expected}");
    Ok(())
}
