//! What to write for keys that the format had before.

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
