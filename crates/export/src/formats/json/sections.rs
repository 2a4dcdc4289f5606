//! The records of an export as JSON, section by section.

use std::collections::BTreeSet;

use chancery_core::audit::Element;
use chancery_core::date::Truth;
use chancery_core::fields::{Fields, Reference};
use chancery_core::model::{Keyword, Organisation, Verdict};
use chancery_core::network::{
    ActorIndex, ClaimIndex, EndOrigin, InstrumentIndex, MembershipIndex, StartOrigin,
};
use chancery_core::select::{Partner, Selected};
use serde_json::{Map, Value, json};

use super::record::{date, named, object};
use crate::views::{ExportContext, MemberOrdinals, Recorded, answer, holds_word, replaced_on};

/// Records of one noun.
pub(in crate::formats) struct Section {
    /// The key under which they are in a document.
    pub(in crate::formats) name: &'static str,
    /// The word for one of them.
    pub(in crate::formats) noun: &'static str,
    /// Each of them, in an order that does not depend on the order of files.
    pub(in crate::formats) records: for<'v> fn(&ExportContext<'v>) -> Records<'v>,
}

/// The records of a section, made one at a time.
pub(in crate::formats) type Records<'v> = Box<dyn Iterator<Item = Value> + 'v>;

/// Every section, in the order in which they are written.
pub(in crate::formats) static SECTIONS: &[Section] = &[
    Section {
        name: "partners",
        noun: "partner",
        records: |views| {
            let views = *views;
            let partners = views.partners().into_iter();
            Box::new(partners.map(move |it| partner(&views, &it)))
        },
    },
    Section {
        name: "states",
        noun: "state",
        records: |views| {
            let views = *views;
            let states = views.states().into_iter();
            Box::new(states.map(move |it| state(&views, it)))
        },
    },
    Section {
        name: "organisations",
        noun: "organisation",
        records: |views| {
            let views = *views;
            let here = views.is_part().then(|| views.member_ordinals());
            let organisations = views.organisations().into_iter();
            Box::new(organisations.map(move |it| organisation(&views, it, here.as_ref())))
        },
    },
    Section {
        name: "partnerships",
        noun: "partnership",
        records: |views| {
            let views = *views;
            let partnerships = views.recorded_partnerships().into_iter();
            Box::new(partnerships.map(move |it| partnership(&views, &it)))
        },
    },
    Section {
        name: "instruments",
        noun: "instrument",
        records: |views| {
            let views = *views;
            let instruments = views.instruments().into_iter();
            Box::new(instruments.map(move |it| instrument(&views, it)))
        },
    },
    Section {
        name: "principles",
        noun: "principle",
        records: |views| plain(views, views.principles()),
    },
    Section {
        name: "sources",
        noun: "source",
        records: |views| plain(views, views.sources()),
    },
    Section {
        name: "claims",
        noun: "claim",
        records: |views| {
            let views = *views;
            let claims = views.claims().into_iter();
            Box::new(claims.map(move |position| claim(&views, position)))
        },
    },
    Section {
        name: "waivers",
        noun: "waiver",
        records: |views| {
            let views = *views;
            // Like a claim, a waiver speaks of the whole registry.
            let all = views.network.registry.waivers.iter();
            let mut waivers: Vec<_> = all.filter(|_| !views.is_part()).collect();
            waivers.sort_by_key(|it| (&it.rule, &it.record, &it.because));
            let waivers = waivers.into_iter();
            Box::new(waivers.map(move |it| Value::Object(object(views.network, it))))
        },
    },
];

/// The registry itself, with its tiers and directions.
pub(in crate::formats) fn manifest(views: &ExportContext<'_>) -> Value {
    Value::Object(object(views.network, views.network.manifest()))
}

/// Records that are shown as they were written.
fn plain<'v, R: Fields>(views: &ExportContext<'v>, records: Vec<&'v R>) -> Records<'v> {
    let network = views.network;
    let records = records.into_iter();
    Box::new(records.map(move |record| Value::Object(object(network, record))))
}

/// An organisation, with those of its members whose memberships are here.
fn organisation(
    views: &ExportContext<'_>,
    record: &Organisation,
    here: Option<&MemberOrdinals<'_>>,
) -> Value {
    let mut map = object(views.network, record);
    if let (Some(here), Some(Value::Array(members))) = (here, map.get_mut("members")) {
        let ordinals = here.get(record.id.as_str());
        let mut ordinal = 0..;
        members.retain(|_| {
            let own = ordinal.next();
            own.is_some_and(|it| ordinals.is_some_and(|all| all.contains(&it)))
        });
    }
    Value::Object(map)
}

fn partner(views: &ExportContext<'_>, partner: &Partner) -> Value {
    let network = views.network;
    let node = &network.actors[partner.actor];
    let mut called: Vec<String> = partner
        .partnerships
        .iter()
        .map(|it| network.partnership(it.position).id_or_derived().to_string())
        .collect();
    called.dedup();
    let since = views.earliest_start(&partner.partnerships);
    let mut map = Map::new();
    let named = named(network, Reference::Actor, node.id);
    map.insert("partner".to_owned(), named);
    map.insert("kind".to_owned(), json!(node.kind_name()));
    map.insert("partnerships".to_owned(), json!(called));
    if let Some(since) = since {
        map.insert("since".to_owned(), date(since));
    }
    finish(map, partner.holds)
}

fn state(views: &ExportContext<'_>, selected: Selected<ActorIndex>) -> Value {
    let network = views.network;
    let node = &network.actors[selected.position];
    let mut map = Map::new();
    map.insert("id".to_owned(), json!(node.id));
    map.insert("name".to_owned(), json!(node.name));
    let record = node.state().map(|record| object(network, record));
    for (key, value) in record.into_iter().flatten() {
        map.entry(key).or_insert(value);
    }
    let mut memberships = network.memberships_of(selected.position);
    if views.is_part() {
        memberships.retain(|position| views.selection.membership(*position).is_possible());
    }
    let memberships: Vec<Value> = memberships
        .iter()
        .map(|position| membership(views, *position))
        .collect();
    map.insert("memberships".to_owned(), json!(memberships));
    finish(map, selected.holds)
}

/// What a state belongs to, as its organisation records it.
fn membership(views: &ExportContext<'_>, position: MembershipIndex) -> Value {
    let network = views.network;
    let membership = &network.memberships[position];
    let organisation = network.organisation(membership.organisation);
    let mut map = Map::new();
    let named = named(network, Reference::Organisation, &organisation.id);
    map.insert("organisation".to_owned(), named);
    let mut record = object(network, membership.record);
    for key in ["role", "since", "until", "note"] {
        if let Some(value) = record.shift_remove(key) {
            map.insert(key.to_owned(), value);
        }
    }
    let holds = network.is_member(position, views.selection.day);
    finish(map, holds)
}

fn partnership(views: &ExportContext<'_>, recorded: &Recorded) -> Value {
    let network = views.network;
    let position = recorded.selected.position;
    let mut map = Map::new();
    map.insert("id".to_owned(), json!(recorded.called.as_str()));
    map.insert("period".to_owned(), json!(recorded.period));
    for (key, value) in object(network, network.partnership(position)) {
        map.entry(key).or_insert(value);
    }
    let tie = &network.ties[position];
    for (key, day) in [
        ("since", network.start_date(position)),
        ("until", network.end_date(position)),
    ] {
        if let Some(day) = day {
            map.insert(key.to_owned(), date(day));
        }
    }
    map.insert("since_origin".to_owned(), json!(tie.start.origin.name()));
    map.insert("until_origin".to_owned(), json!(tie.end.origin.name()));
    let instruments = |positions: &[InstrumentIndex]| -> Vec<Value> {
        let ids = positions.iter().map(|it| &*network.instrument(*it).id);
        let ids: BTreeSet<&str> = ids.collect();
        let ids = ids.into_iter();
        ids.map(|id| named(network, Reference::Instrument, id))
            .collect()
    };
    if let StartOrigin::Derived(positions) = &tie.start.origin {
        map.insert(
            "since_instruments".to_owned(),
            json!(instruments(positions)),
        );
    }
    if let EndOrigin::Derived {
        instruments: positions,
        partnerships,
    } = &tie.end.origin
    {
        map.insert(
            "until_instruments".to_owned(),
            json!(instruments(positions)),
        );
        let called = partnerships
            .iter()
            .map(|it| network.partnership(*it).id_or_derived());
        let called: BTreeSet<String> = called.map(|id| id.to_string()).collect();
        map.insert("until_partnerships".to_owned(), json!(called));
    }
    finish(map, recorded.selected.holds)
}

fn instrument(views: &ExportContext<'_>, selected: Selected<InstrumentIndex>) -> Value {
    let record = views.network.instrument(selected.position);
    let mut map = object(views.network, record);
    if let Some(day) = record.day() {
        map.insert("day".to_owned(), date(*day));
    }
    let (network, act) = (views.network, &views.network.acts[selected.position]);
    let successors = act
        .relations()
        .successors
        .iter()
        .map(|it| it.instrument)
        .collect();
    for (key, others) in [
        ("replaced_by", &successors),
        ("amended_by", &act.relations().amended_by),
        ("implemented_by", &act.relations().implemented_by),
    ] {
        let ids: BTreeSet<&str> = others
            .iter()
            .map(|it| &*network.instrument(*it).id)
            .collect();
        let others: Vec<Value> = ids
            .into_iter()
            .map(|id| named(network, Reference::Instrument, id))
            .collect();
        if !others.is_empty() {
            map.insert(key.to_owned(), json!(others));
        }
    }
    if let Some(day) = replaced_on(network, selected.position) {
        map.insert("replaced_on".to_owned(), date(day));
    }
    let is_in_force = network.is_in_force(selected.position, views.selection.day);
    map.insert("is_in_force".to_owned(), json!(answer(is_in_force)));
    finish(map, selected.holds)
}

/// Whether the selector means the record, and it holds on the day.
fn finish(mut map: Map<String, Value>, holds: Truth) -> Value {
    map.insert("holds".to_owned(), json!(holds_word(holds)));
    Value::Object(map)
}

fn claim(views: &ExportContext<'_>, position: ClaimIndex) -> Value {
    let claim = views.network.claim(position);
    let mut map = object(views.network, claim);
    if let Some(verdict) = verdict(views, position) {
        map.insert("verdict".to_owned(), verdict);
    }
    Value::Object(map)
}

/// What counting the records says of a claim; none of a claim that says nothing countable.
fn verdict(views: &ExportContext<'_>, position: ClaimIndex) -> Option<Value> {
    let verdict = views.verdicts().verdict(position)?;
    let outcome = &verdict.outcome;
    let elements = |elements: &[Element]| -> Vec<Value> {
        let mut ids: Vec<(String, Element)> = elements
            .iter()
            .map(|it| (it.id(views.network), *it))
            .collect();
        ids.sort_unstable();
        let ids = ids.into_iter();
        ids.map(|(id, element)| json!({"id": id, "name": element.name(views.network)}))
            .collect()
    };
    Some(json!({
        "day": verdict.made.date.map(|date| date.to_string()),
        "stated": outcome.stated.to_string(),
        "certain": outcome.certain,
        "possible": outcome.possible,
        "population": {"certain": outcome.population.0, "possible": outcome.population.1},
        "span": outcome.span.map(|(first, last)| json!({"first": date(first), "last": date(last)})),
        "difference": outcome.difference,
        "verdict": outcome.verdict.map(Verdict::name),
        "counted": elements(&verdict.counted),
        "only_possible": elements(&verdict.only_possible),
        "exceptions": elements(&verdict.exceptions),
        "possible_exceptions": elements(&verdict.possible_exceptions),
    }))
}
