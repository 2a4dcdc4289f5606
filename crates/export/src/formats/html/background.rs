//! What else is recorded with citations: tiers, directions, organisations with their members, and
//! principles.

use chancery_core::messages::{MessageId, Messages};
use chancery_core::model::{Evidence, Instrument, Keyword, Member, Organisation, Tier};
use chancery_core::network::{MembershipIndex, Network};
use chancery_core::{message, say};
use minijinja::Value;

use super::anchors::Anchors;
use super::instruments::called;
use super::memberships::role_and_days;
use super::records::{area_words, shown_record};
use crate::views::{ExportContext, counted_exactly, until_words};

/// What else is recorded with citations.
pub(super) struct Background {
    /// How many there are of each kind: '3 tiers and 12 principles'.
    pub(super) summary: String,
    pub(super) records: Vec<Value>,
}

/// Every principle that is here, and of the others each that has a citation or a note.
pub(super) fn background(views: &ExportContext<'_>, anchors: &Anchors) -> Background {
    let mut others = labels(views);
    others.extend(organisations(views));
    others.retain(|it| has_own_words(it.note, it.evidence));
    others.extend(principles(views));
    let kinds = others.chunk_by(|one, other| one.noun == other.noun);
    let counts = kinds.map(|of_kind| {
        let noun = of_kind.first().map(|it| it.noun);
        noun.map(|noun| counted_exactly(views.messages, of_kind.len(), noun))
    });
    let counts: Vec<String> = counts.flatten().collect();
    let records = others.iter().map(|it| {
        let names = (it.anchor.as_str(), it.heading.as_str());
        let facts = it.facts.clone();
        shown_record(views, anchors, names, facts, it.note, it.evidence)
    });
    Background {
        summary: views.messages.and(&counts),
        records: records.collect(),
    }
}

/// Whether a record has a note or citations of its own, which make it one of those shown here.
pub(super) fn has_own_words(note: Option<&str>, evidence: &[Evidence]) -> bool {
    note.is_some() || !evidence.is_empty()
}

/// A record that is not a partnership and no instrument.
struct Other<'v> {
    /// What it is counted as.
    noun: MessageId,
    anchor: String,
    heading: String,
    facts: String,
    note: Option<&'v str>,
    evidence: &'v [Evidence],
}

/// Tiers and directions.
fn labels<'v>(views: &ExportContext<'v>) -> Vec<Other<'v>> {
    let (messages, manifest) = (views.messages, views.network.manifest());
    let tiers = manifest.tiers.iter().map(|tier| Other {
        noun: message!("counted-tiers"),
        anchor: format!("tier-{}", tier.id),
        heading: say!(messages, "records-heading-tier", name = tier.name.as_str()),
        facts: tier_facts(messages, views.network, tier),
        note: tier.note.as_deref(),
        evidence: &tier.evidence,
    });
    let directions = manifest.directions.iter().map(|direction| Other {
        noun: message!("counted-directions"),
        anchor: format!("direction-{}", direction.id),
        heading: say!(
            messages,
            "records-heading-direction",
            name = direction.name.as_str()
        ),
        facts: area_words(messages, &direction.areas).unwrap_or_default(),
        note: direction.note.as_deref(),
        evidence: &direction.evidence,
    });
    tiers.chain(directions).collect()
}

/// Organisations and memberships.
fn organisations<'v>(views: &ExportContext<'v>) -> Vec<Other<'v>> {
    let (messages, network) = (views.messages, views.network);
    let organisations = views.organisations().into_iter();
    let organisations = organisations.map(|organisation| Other {
        noun: message!("counted-organisations"),
        anchor: format!("organisation-{}", organisation.id),
        heading: say!(
            messages,
            "records-heading-organisation",
            name = organisation.name.as_str()
        ),
        facts: organisation_facts(messages, network, organisation),
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
            noun: message!("counted-memberships"),
            anchor: format!("membership-{}-{}", organisation.id, membership.ordinal),
            heading: say!(
                messages,
                "records-heading-membership",
                member = member_name(messages, network, member),
                organisation = organisation.name.as_str()
            ),
            facts: role_and_days(messages, network, position).join("; "),
            note: member.note.as_deref(),
            evidence: &member.evidence,
        }
    });
    organisations.chain(memberships).collect()
}

/// Principles, each with those of its instruments that are here.
fn principles<'v>(views: &ExportContext<'v>) -> Vec<Other<'v>> {
    let (messages, network) = (views.messages, views.network);
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
                false => say!(
                    messages,
                    "records-principle-in",
                    instruments = titles.join("; ")
                ),
            };
            Other {
                noun: message!("counted-principles"),
                anchor: format!("principle-{}", principle.id),
                heading: say!(
                    messages,
                    "records-heading-principle",
                    name = principle.name.as_str()
                ),
                facts,
                note: principle.note.as_deref(),
                evidence: &principle.evidence,
            }
        })
        .collect()
}

fn tier_facts(messages: &'static Messages, network: &Network<'_>, tier: &Tier) -> String {
    let tiers = network.manifest().tiers.iter();
    let included = tiers.filter(|it| tier.includes.contains(&it.id));
    let included: Vec<&str> = included.map(|it| &*it.name).collect();
    let mut facts = Vec::new();
    if !included.is_empty() {
        let tiers = messages.and(&included);
        facts.push(say!(messages, "records-tier-includes", tiers = tiers));
    }
    let begins = tier.begins;
    facts.extend(begins.map(|it| messages.word("records-begins", it.name())));
    facts.extend(area_words(messages, &tier.areas));
    facts.join("; ")
}

fn organisation_facts(
    messages: &'static Messages,
    network: &Network<'_>,
    organisation: &Organisation,
) -> String {
    let kind = organisation.kind;
    let kind = kind.map(|it| messages.word("organisation-kind", it.name()));
    let since = organisation.since;
    let since = since.map(|day| say!(messages, "since", day = day));
    let until = organisation.until;
    let until = until.map(|it| until_words(messages, network, it));
    let facts: Vec<String> = [kind, since, until].into_iter().flatten().collect();
    facts.join("; ")
}

fn member_name<'n>(
    messages: &'static Messages,
    network: &'n Network<'_>,
    member: &'n Member,
) -> &'n str {
    let organisations = &network.registry.organisations;
    let organisation = |id: &str| organisations.iter().find(|it| *it.id == *id);
    match (&member.state, &member.organisation) {
        (Some(state), _) => network.actor_name(state),
        (None, Some(id)) => organisation(id).map_or(id.as_str(), |it| &*it.name),
        (None, None) => messages.fixed(message!("records-member-unnamed")),
    }
}
