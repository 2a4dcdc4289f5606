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
        let present = present(&marks, mark, &certain, rule_now);
        if let Some(present) = &present {
            changed.push_str(&text[last..mark.start]);
            changed.push_str(present);
            last = mark.end;
        }
        if let Some((offset, consent)) = consent(&marks, mark, &certain, text) {
            changed.push_str(&text[last..offset]);
            changed.push_str(&consent);
            last = offset;
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
    let path = names(marks, mark);
    match (&mark.sign, &path[..]) {
        (Sign::Key(_), ["instruments", "", "ratified"]) => certain
            .contains(&mark.slot)
            .then_some("participants".into()),
        (Sign::Key(_), ["instruments", "", "ratified", "", "on"]) => {
            is_of_participant(marks, mark, certain).then_some("consented".into())
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

/// The consent that a former participant gave, and where it is put in: where it takes no comment
/// from the state or from what follows it.
fn consent(
    marks: &Marks,
    mark: &Mark,
    certain: &BTreeSet<usize>,
    text: &str,
) -> Option<(usize, String)> {
    let is_state = names(marks, mark) == ["instruments", "", "ratified", "", "state"];
    if !is_state || !is_of_participant(marks, mark, certain) {
        return None;
    }
    if !matches!(mark.sign, Sign::Value(_)) {
        return None;
    }
    const CONSENT: &str = "consent: ratification";
    let column = marks.slots[mark.slot].column;
    let rest = text[mark.end..].find(['\r', '\n']);
    let line_end = rest.map_or(text.len(), |rest| mark.end + rest);
    let before_comment = text[mark.end..line_end]
        .split_once('#')
        .map(|it| it.0.trim());
    Some(match (mark.inside, before_comment) {
        (None, _) => (line_end, format!("\n{:column$}{CONSENT}", "")),
        (_, Some("")) => (line_end, format!("\n{:column$}, {CONSENT}", "")),
        (_, Some(",")) => (line_end, format!("\n{:column$}{CONSENT},", "")),
        _ => (mark.end, format!(", {CONSENT}")),
    })
}

/// Whether a key or a value is of a participant in one of these lists.
fn is_of_participant(marks: &Marks, mark: &Mark, certain: &BTreeSet<usize>) -> bool {
    let element = marks.slots[mark.slot].parent;
    let list = element.and_then(|element| marks.slots[element].parent);
    list.is_some_and(|list| certain.contains(&list))
}

/// The names of the keys on the way to a mark; that of an element is empty.
fn names<'m>(marks: &'m Marks, mark: &Mark) -> Vec<&'m str> {
    let steps = marks.path(mark.slot).into_iter();
    let name = |step: &'m Step| match step {
        Step::Key(name) => name.as_str(),
        Step::Element(_) => "",
    };
    steps.map(name).collect()
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
