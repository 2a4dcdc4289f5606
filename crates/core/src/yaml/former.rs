//! What to write for keys that the format had before.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::marks::{Mark, Marks, Sign, Step};
use super::mend::{inline, records};
use super::value::Value;
use crate::fields::Noun;
use crate::model::{INSTRUMENT, PARTICIPANT};

/// The key of a noun that took the place of a former one.
pub(super) fn key_now(noun: &Noun, former: &str) -> Option<&'static str> {
    (std::ptr::eq(noun, &INSTRUMENT) && former == "ratified").then_some("participants")
}

/// What a participant is written as, where what was written is in no form that says more.
const PARTICIPANT_FORM: &str = "{state: CODE, consent: ratification, consented: DATE}";

/// The participants that were written as `ratified: [{state: CODE, on: DATE}]`, each in braces, or
/// what was written in another form.
pub(super) fn participants(value: &Value) -> String {
    let former = match value {
        Value::Many(list) => list.iter().map(participant).collect::<Option<Vec<_>>>(),
        Value::Map(_) => participant(value).map(|it| vec![it]),
        _ => None,
    };
    let in_another_form = || {
        let lines = records(&PARTICIPANT, value, None)?.into_iter();
        // A day alone was that of the ratification.
        let consents = |line: String| {
            let (first, rest) = line.split_at_checked(line.find([',', '}'])?)?;
            let rest = rest.replace("in-force:", "consented:");
            Some(format!("{first}, consent: ratification{rest}"))
        };
        lines.map(consents).collect::<Option<Vec<_>>>()
    };
    match former.or_else(in_another_form) {
        Some(lines) => lines.join(", "),
        None => PARTICIPANT_FORM.to_owned(),
    }
}

fn participant(value: &Value) -> Option<String> {
    let Value::Map(pairs) = value else {
        return None;
    };
    let is_former = |(name, _): &(String, Value)| matches!(&**name, "state" | "on" | "note");
    if !pairs.iter().all(is_former) {
        return None;
    }
    let of = |key: &str| pairs.iter().find(|(name, _)| name == key);
    let mut parts = vec![format!("state: {}", inline(&of("state")?.1)?)];
    parts.push("consent: ratification".to_owned());
    for (former, key) in [("on", "consented"), ("note", "note")] {
        if let Some((_, value)) = of(former) {
            parts.push(format!("{key}: {}", inline(value)?));
        }
    }
    Some(format!("{{{}}}", parts.join(", ")))
}

/// The text with each key and word that the format had before replaced by the present one, where
/// that is certain; all else is left as it is, for the finding about it. `rule_now` gives the
/// present name of a rule by a former one.
pub(super) fn in_present_words<'t>(
    text: &'t str,
    rule_now: &dyn Fn(&str) -> Option<&'static str>,
) -> Cow<'t, str> {
    let Some(marks) = Marks::of(text) else {
        return Cow::Borrowed(text);
    };
    let certain = certain_lists(&marks);
    let mut changed = String::new();
    let mut last = 0;
    for mark in &marks.all {
        if let Some(present) = present(&marks, mark, &certain, rule_now) {
            changed.push_str(&text[last..mark.start]);
            changed.push_str(&present);
            last = mark.end;
        }
    }
    if last == 0 {
        return Cow::Borrowed(text);
    }
    changed.push_str(&text[last..]);
    Cow::Owned(changed)
}

/// What is written now in the place of a mark.
fn present(
    marks: &Marks,
    mark: &Mark,
    certain: &BTreeSet<usize>,
    rule_now: &dyn Fn(&str) -> Option<&'static str>,
) -> Option<Cow<'static, str>> {
    let steps = marks.path(mark.slot).into_iter();
    let path: Vec<&str> = steps
        .map(|step| match step {
            Step::Key(name) => name.as_str(),
            Step::Element(_) => "",
        })
        .collect();
    match (&mark.sign, &path[..]) {
        (Sign::Key(_), ["instruments", "", "ratified"]) => certain
            .contains(&mark.slot)
            .then_some("participants".into()),
        (Sign::Key(_), ["instruments", "", "ratified", "", key]) => {
            let element = marks.slots[mark.slot].parent?;
            if !certain.contains(&marks.slots[element].parent?) {
                return None;
            }
            let column = marks.slots[mark.slot].column;
            match (*key, mark.inside) {
                ("on", _) => Some("consented".into()),
                ("state", Some(_)) => Some("consent: ratification, state".into()),
                ("state", None) => {
                    Some(format!("consent: ratification\n{:column$}state", "").into())
                }
                _ => None,
            }
        }
        (Sign::Key(_), ["instruments", "", "evidence", "", "differs", "ratified"]) => {
            Some("participants".into())
        }
        (Sign::Value(word), ["instruments", "", "evidence", "", "attests", ..])
            if word == "ratified" =>
        {
            Some("participants".into())
        }
        (Sign::Value(word), ["claims", "", "span"]) if word == "partnerships" => {
            Some("instruments".into())
        }
        (Sign::Key(rule), ["severities", _]) | (Sign::Value(rule), ["waivers", "", "rule"]) => {
            rule_now(rule).map(Cow::Borrowed)
        }
        _ => None,
    }
}

/// The slots of lists `ratified: [{state: CODE, on: DATE}]` in instruments without participants.
fn certain_lists(marks: &Marks) -> BTreeSet<usize> {
    let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (slot, it) in marks.slots.iter().enumerate() {
        below
            .entry(it.parent.unwrap_or(slot))
            .or_default()
            .push(slot);
    }
    let names = |slot: usize| -> Vec<&str> {
        let slots = below.get(&slot).into_iter().flatten();
        slots
            .map(|slot| match &marks.slots[*slot].step {
                Step::Key(name) => name.as_str(),
                Step::Element(_) => "",
            })
            .collect()
    };
    let is_participant = |slot: usize| {
        let keys = names(slot);
        keys.contains(&"state") && keys.iter().all(|key| ["state", "on", "note"].contains(key))
    };
    let is_certain = |slot: usize| {
        let it = &marks.slots[slot];
        matches!(&it.step, Step::Key(name) if name == "ratified")
            && it
                .parent
                .is_some_and(|record| !names(record).contains(&"participants"))
            && below
                .get(&slot)
                .is_some_and(|list| list.iter().all(|it| is_participant(*it)))
    };
    (0..marks.slots.len())
        .filter(|slot| is_certain(*slot))
        .collect()
}
