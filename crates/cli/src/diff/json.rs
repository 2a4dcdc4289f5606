//! What changed, as one JSON document.

use chancery_core::date::Truth;
use chancery_core::diff::{
    Cause, ClaimChange, ClaimState, Doubt, FieldChange, MembershipChange, Moved, Parts,
    RecordChange, Side, Standing, TieChange, TieStanding,
};
use chancery_core::fields::{FieldValue, Fields};
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword as _, Section, Verdict};
use chancery_core::network::Network;
use serde_json::{Map, Value, json};

use super::{At, Comparison, DiffFormat, State, names, values, verdict_change};

/// For programs.
pub static FORMAT: DiffFormat = DiffFormat {
    name: "json",
    text: |comparison| format!("{:#}\n", document(comparison)),
    is_for_terminal: false,
};

/// The document.
#[must_use]
pub fn document(comparison: &Comparison<'_>) -> Value {
    let (states, diff) = (comparison.states, &comparison.diff);
    let holds = diff.holds.as_ref();
    let claims = holds.map_or(&[][..], |it| &it.claims);
    let renamed = diff.renames.iter();
    let ties = |are_partners: bool| {
        let is_meant = are_partners == comparison.is_of_partners();
        let ties = holds.filter(|_| is_meant).map_or(&[][..], |it| &it.ties);
        ties.iter().map(tie).collect::<Vec<_>>()
    };
    let sections = diff.sections.iter().flat_map(|section| {
        let changes = section.changes.iter();
        changes.map(|change| record(comparison, section.section, change))
    });
    json!({
        "old": side(comparison, &states.old, &diff.old, false),
        "new": side(comparison, &states.new, &diff.new, true),
        "changed": !diff.is_unchanged(),
        "complete": diff.is_whole(),
        "claims_compared": holds.is_some(),
        "claims": claims.iter().map(|it| claim(comparison, it)).collect::<Vec<_>>(),
        "partners": ties(true),
        "ties": ties(false),
        "memberships": holds
            .map_or(&[][..], |it| &it.memberships)
            .iter()
            .map(membership)
            .collect::<Vec<_>>(),
        "renamed": renamed
            .map(|(old, new)| json!({"old": old, "new": new}))
            .collect::<Vec<_>>(),
        "records": sections.collect::<Vec<_>>(),
    })
}

/// A record with the keys that it has, as the document holds those that were added.
#[must_use]
pub fn record_json(record: &dyn Fields) -> Value {
    values::record(record)
}

fn side(comparison: &Comparison<'_>, state: &State, side: &Side, is_new: bool) -> Value {
    let faulty = side.faulty.iter();
    let faulty = faulty.filter_map(|(section, index)| comparison.place(*section, *index, is_new));
    json!({
        "name": state.name,
        "commit": state.commit,
        "is_there": !side.is_absent,
        "remark": state.remark,
        "day": side.day.map(|day| day.to_string()),
        "errors": side.errors,
        "unread": side.unread,
        "partly_read": faulty.map(|it| at(&it)).collect::<Vec<_>>(),
    })
}

fn at(at: &At) -> Value {
    json!({"file": at.file, "line": at.line})
}

fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Records => "records",
        Cause::Day => "day",
        Cause::RecordsAndDay => "records-and-day",
    }
}

fn answer(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::Unknown => "possibly",
        Truth::No => "no",
    }
}

/// What happened to something that is on the sides where it is there.
fn word(is_old: bool, is_new: bool) -> &'static str {
    match (is_old, is_new) {
        (false, _) => "added",
        (_, false) => "removed",
        _ => "changed",
    }
}

fn claim(comparison: &Comparison<'_>, change: &ClaimChange<'_>) -> Value {
    let states = comparison.states;
    let networks = [&states.old, &states.new].map(|state| state.opened.analysis.network());
    let of = |state: Option<ClaimState<'_>>, is_new: bool| {
        let state = state?;
        let place = comparison.place(Section::Claims, state.index.into(), is_new);
        let outcome = state.verdict.map(|verdict| &verdict.outcome);
        Some(json!({
            "at": place.as_ref().map(at),
            "stated": outcome.map(|it| it.stated.to_string()),
            "counted": outcome.map(|it| it.counted_words(Messages::in_digits(), state.claim)),
            "certain": outcome.map(|it| it.certain),
            "possible": outcome.map(|it| it.possible),
            "population": outcome.map(|it| {
                json!({"certain": it.population.0, "possible": it.population.1})
            }),
            "verdict": outcome.and_then(|it| it.verdict).map(Verdict::name),
            "not_counted_because": state.obstacle.map(|why| why.words()),
            "expected": state.claim.expect.map(Verdict::name),
        }))
    };
    let current = change.new.or(change.old);
    let record = current.map(|state| state.claim);
    json!({
        "id": record.map(|claim| claim.id.as_str()),
        "quote": record.and_then(|claim| claim.quote.as_ref()).map(|quote| quote.as_str()),
        "change": word(change.old.is_some(), change.new.is_some()),
        "verdict_changed": verdict_change(change).is_some(),
        "record_changed": change.is_rewritten,
        "because_of": cause(change.cause),
        "old": of(change.old, false),
        "new": of(change.new, true),
        "moved": change.moved.iter().map(|it| moved(networks, it)).collect::<Vec<_>>(),
    })
}

fn moved(networks: [&Network<'_>; 2], moved: &Moved) -> Value {
    let found = match (moved.new, moved.old) {
        (Some(element), _) => Some((networks[1], element)),
        (None, element) => element.map(|element| (networks[0], element)),
    };
    json!({
        "id": found.map(|(network, element)| element.id(network)),
        "name": found.map(|(network, element)| names::element(network, element)),
        "old": standing(moved.from),
        "new": standing(moved.to),
    })
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Counted => "counted",
        Standing::PossiblyCounted => "possibly-counted",
        Standing::Exception => "exception",
        Standing::PossibleException => "possible-exception",
        Standing::Outside => "not-counted",
    }
}

fn tie(change: &TieChange) -> Value {
    let of = |standing: &Option<TieStanding>| {
        let standing = standing.as_ref()?;
        Some(json!({
            "holds": answer(standing.holds),
            "tiers": standing.tiers,
            "possible_tiers": standing.possible_tiers,
        }))
    };
    json!({
        "parties": change.parties,
        "change": word(change.old.is_some(), change.new.is_some()),
        "because_of": cause(change.cause),
        "old": of(&change.old),
        "new": of(&change.new),
    })
}

fn membership(change: &MembershipChange) -> Value {
    json!({
        "member": change.member,
        "organisation": change.organisation,
        "role": change.role.name(),
        "because_of": cause(change.cause),
        "old": answer(change.old),
        "new": answer(change.new),
    })
}

fn record(comparison: &Comparison<'_>, section: Section, change: &RecordChange<'_>) -> Value {
    let place = |side: Option<chancery_core::diff::RecordAt<'_>>, is_new: bool| {
        let place = comparison.place(section, side?.index, is_new);
        place.as_ref().map(at)
    };
    let states = comparison.states;
    let (state, index) = match (change.new, change.old) {
        (Some(new), _) => (&states.new, Some(new.index)),
        (None, old) => (&states.old, old.map(|old| old.index)),
    };
    let registry = state.opened.analysis.registry();
    let id = index.and_then(|index| registry.id_or_derived(section, index));
    let mut map = Map::new();
    map.insert("section".to_owned(), json!(section.name()));
    map.insert("id".to_owned(), json!(id.map(|id| id.to_string())));
    map.insert("old_at".to_owned(), json!(place(change.old, false)));
    map.insert("new_at".to_owned(), json!(place(change.new, true)));
    map.insert(
        "doubt".to_owned(),
        json!(change.doubt.map(|doubt| match doubt {
            Doubt::Unread => "unread",
            Doubt::Faulty => "partly-read",
        })),
    );
    map.extend(body(change));
    Value::Object(map)
}

/// What happened to a record: all of one that was added or removed, otherwise the keys that differ.
fn body(change: &RecordChange<'_>) -> Map<String, Value> {
    let mut map = Map::new();
    let kind = word(change.old.is_some(), change.new.is_some());
    map.insert("change".to_owned(), json!(kind));
    match change.is_changed() {
        true => map.insert("fields".to_owned(), fields(&change.fields)),
        false => map.insert(
            "record".to_owned(),
            change.record().map_or(Value::Null, values::record),
        ),
    };
    map
}

fn fields(changes: &[FieldChange<'_>]) -> Value {
    Value::Array(changes.iter().map(field).collect())
}

fn field(change: &FieldChange<'_>) -> Value {
    let key = change.key.name;
    match &change.parts {
        Parts::Whole => json!({
            "key": key,
            "old": values::value(change.old.clone()),
            "new": values::value(change.new.clone()),
        }),
        Parts::Items(items) => json!({
            "key": key,
            "removed": items.lost,
            "added": items.gained,
        }),
        Parts::Pairs(pairs) => json!({
            "key": key,
            "pairs": pairs
                .iter()
                .map(|pair| json!({"name": pair.name, "old": pair.old, "new": pair.new}))
                .collect::<Vec<_>>(),
        }),
        Parts::Fields(inner) => json!({"key": key, "fields": fields(inner)}),
        Parts::Records(list) => {
            let changes = list.changes.iter().map(|inner| {
                let mut map = Map::new();
                let (_, called) = inner.record().map_or(("", String::new()), names::inner);
                map.insert("id".to_owned(), json!(called));
                for (key, side) in [("old_number", inner.old), ("new_number", inner.new)] {
                    map.insert(key.to_owned(), json!(side.map(|at| at.index + 1)));
                }
                map.extend(body(inner));
                Value::Object(map)
            });
            let mut map = Map::new();
            map.insert("key".to_owned(), json!(key));
            map.insert("records".to_owned(), Value::Array(changes.collect()));
            if let (true, FieldValue::Records(new)) = (change.key.is_ordered, &change.new) {
                map.insert("order".to_owned(), json!(values::ids(*new)));
            }
            Value::Object(map)
        }
    }
}
