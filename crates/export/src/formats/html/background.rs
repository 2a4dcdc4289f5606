//! What else is recorded with citations: tiers, directions, organisations with their members, and
//! principles.

use chancery_core::finding::in_a_row;
use chancery_core::messages::Messages;
use chancery_core::model::{Evidence, Id, Instrument, Keyword, Member, Organisation, Tier};
use chancery_core::network::{MembershipIndex, Network};
use minijinja::Value;

use super::anchors::Anchors;
use super::instruments::called;
use super::records::record;
use crate::views::{ExportContext, reader_date, reader_dates, until_words};

/// Every principle that is here, and of the others each that has a citation or a note.
pub(super) fn background(views: &ExportContext<'_>, anchors: &Anchors) -> Vec<Value> {
    let mut others = labels(views);
    others.extend(organisations(views));
    others.retain(|it| has_own_words(it.note, it.evidence));
    others.extend(principles(views));
    let others = others.iter();
    others
        .map(|it| {
            let names = (it.anchor.as_str(), it.heading.as_str());
            let facts = it.facts.clone();
            record(views.network, anchors, names, facts, it.note, it.evidence)
        })
        .collect()
}

/// Whether a record has a note or citations of its own, which make it one of those shown here.
pub(super) fn has_own_words(note: Option<&str>, evidence: &[Evidence]) -> bool {
    note.is_some() || !evidence.is_empty()
}

/// A record that is not a partnership and no instrument.
struct Other<'v> {
    anchor: String,
    heading: String,
    facts: String,
    note: Option<&'v str>,
    evidence: &'v [Evidence],
}

/// Tiers and directions.
fn labels<'v>(views: &ExportContext<'v>) -> Vec<Other<'v>> {
    let manifest = views.network.manifest();
    let tiers = manifest.tiers.iter().map(|tier| Other {
        anchor: format!("tier-{}", tier.id),
        heading: format!("Tier: {}", tier.name),
        facts: tier_facts(views.network, tier),
        note: tier.note.as_deref(),
        evidence: &tier.evidence,
    });
    let directions = manifest.directions.iter().map(|direction| Other {
        anchor: format!("direction-{}", direction.id),
        heading: format!("Direction: {}", direction.name),
        facts: area_words(&direction.areas),
        note: direction.note.as_deref(),
        evidence: &direction.evidence,
    });
    tiers.chain(directions).collect()
}

/// Organisations and memberships.
fn organisations<'v>(views: &ExportContext<'v>) -> Vec<Other<'v>> {
    let network = views.network;
    let organisations = views.organisations().into_iter();
    let organisations = organisations.map(|organisation| Other {
        anchor: format!("organisation-{}", organisation.id),
        heading: format!("Organisation: {}", organisation.name),
        facts: organisation_facts(network, organisation),
        note: organisation.note.as_deref(),
        evidence: &organisation.evidence,
    });
    let mut positions: Vec<MembershipIndex> = views.membership_positions().into_iter().collect();
    positions.sort_by_key(|position| {
        let membership = &network.memberships[*position];
        let id = &network.organisation(membership.organisation).id;
        (id, membership.ordinal)
    });
    let memberships = positions.into_iter().map(|position| {
        let membership = &network.memberships[position];
        let member = membership.record;
        let organisation = network.organisation(membership.organisation);
        Other {
            anchor: format!("membership-{}-{}", organisation.id, membership.ordinal),
            heading: format!("{} in {}", member_name(network, member), organisation.name),
            facts: member_facts(network, member),
            note: member.note.as_deref(),
            evidence: &member.evidence,
        }
    });
    organisations.chain(memberships).collect()
}

/// Principles, each with those of its instruments that are here.
fn principles<'v>(views: &ExportContext<'v>) -> Vec<Other<'v>> {
    let network = views.network;
    let here: Vec<&Instrument> = views
        .instrument_positions()
        .into_iter()
        .map(|position| network.instrument(position))
        .collect();
    let principles = views.principles().into_iter();
    principles
        .map(|principle| {
            let instruments = principle.instruments.iter();
            let instruments = instruments.filter_map(|id| here.iter().find(|it| it.id == *id));
            let titles = instruments.map(|it| called(views, it));
            let titles: Vec<String> = titles.collect();
            let facts = match titles.is_empty() {
                true => String::new(),
                false => format!("in {}", titles.join("; ")),
            };
            Other {
                anchor: format!("principle-{}", principle.id),
                heading: format!("Principle: {}", principle.name),
                facts,
                note: principle.note.as_deref(),
                evidence: &principle.evidence,
            }
        })
        .collect()
}

fn tier_facts(network: &Network<'_>, tier: &Tier) -> String {
    let tiers = network.manifest().tiers.iter();
    let included = tiers.filter(|it| tier.includes.contains(&it.id));
    let included: Vec<&str> = included.map(|it| &*it.name).collect();
    let mut facts = Vec::new();
    if !included.is_empty() {
        facts.push(format!("includes {}", in_a_row(&included, "and")));
    }
    facts.extend(
        tier.begins
            .map(|it| format!("begins with: {}", it.name().replace('-', " "))),
    );
    facts.extend(Some(area_words(&tier.areas)).filter(|it| !it.is_empty()));
    facts.join("; ")
}

fn area_words(areas: &[Id]) -> String {
    let areas: Vec<&str> = areas.iter().map(Id::as_str).collect();
    match areas.is_empty() {
        true => String::new(),
        false => format!("areas: {}", areas.join(", ")),
    }
}

fn organisation_facts(network: &Network<'_>, organisation: &Organisation) -> String {
    let kind = organisation
        .kind
        .map(|it| Messages::english().word("organisation-kind", it.name()));
    let since = organisation
        .since
        .map(|it| format!("since {}", reader_date(&it)));
    let until = organisation
        .until
        .map(|it| reader_dates(&until_words(Messages::in_digits(), network, it)));
    let facts: Vec<String> = [kind, since, until].into_iter().flatten().collect();
    facts.join("; ")
}

fn member_name<'n>(network: &'n Network<'_>, member: &'n Member) -> &'n str {
    let organisations = &network.registry.organisations;
    let organisation = |id: &str| organisations.iter().find(|it| *it.id == *id);
    match (&member.state, &member.organisation) {
        (Some(state), _) => network.actor_name(state),
        (None, Some(id)) => organisation(id).map_or(id.as_str(), |it| &*it.name),
        (None, None) => "A member without a name",
    }
}

fn member_facts(network: &Network<'_>, member: &Member) -> String {
    let role = member.role.map(|it| it.name().to_owned());
    let since = member.since.map(|it| format!("since {}", reader_date(&it)));
    let until = member
        .until
        .map(|it| reader_dates(&until_words(Messages::in_digits(), network, it)));
    let facts: Vec<String> = [role, since, until].into_iter().flatten().collect();
    facts.join("; ")
}
