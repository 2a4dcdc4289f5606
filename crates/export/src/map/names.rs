//! Which state a feature of GeoJSON is of.

use chancery_core::model::known_states;
use serde_json::Value;

use super::geojson::GIVE_IDS;
use crate::refusal::Refusal;

/// The properties that hold a state's code or number by ISO 3166.
const OF_ISO: [&str; 5] = ["iso_a3", "ISO_A3", "ISO3166-1-Alpha-3", "iso3", "ISO3"];

/// The properties that hold codes which may differ from those of ISO 3166: they are asked where
/// that says nothing, as Natural Earth does of France.
const OF_OTHERS: [&str; 2] = ["ADM0_A3", "adm0_a3"];

/// The id of the state that a feature names, if it names one.
///
/// Many programs count features by their `id`, so that a number there is asked last: by itself it
/// would make the eighth feature Albania.
///
/// # Errors
///
/// If it names two states.
pub(super) fn state_of(feature: &Value) -> Result<Option<String>, Refusal> {
    let properties = &feature["properties"];
    let ids = [&feature["id"], &properties["id"]];
    let texts = ids.into_iter().filter_map(|id| written_code(id.as_str()?));
    let of_iso = OF_ISO.iter().filter_map(|name| code(&properties[*name]));
    let named: Vec<String> = texts.chain(of_iso).collect();
    let other = named.iter().find(|name| **name != named[0]);
    if let Some(other) = other {
        let message = format!("it names two states, {} and {other}", named[0]);
        return Err(Refusal::new(message, GIVE_IDS));
    }
    let of_others = OF_OTHERS.iter().filter_map(|name| code(&properties[*name]));
    let numbers = ids.into_iter().filter_map(numbered);
    Ok(named.into_iter().chain(of_others).chain(numbers).next())
}

/// The id of a state by a property that is there to name one: a code in letters of any case, or an
/// ISO number.
fn code(value: &Value) -> Option<String> {
    let text = value.as_str().map(str::trim);
    let is_code = |text: &&str| text.len() == 3 && text.bytes().all(|it| it.is_ascii_alphabetic());
    let letters = text.filter(is_code).map(str::to_ascii_uppercase);
    letters.or_else(|| numbered(value))
}

/// The id of a state by an `id`, which may also be a word of another kind: a code in capital
/// letters, or one that is known.
fn written_code(text: &str) -> Option<String> {
    let code =
        code(&Value::from(text)).filter(|_| !text.contains(|it: char| it.is_ascii_digit()))?;
    let is_known = || known_states().iter().any(|state| state.alpha_3 == code);
    (text == code || is_known()).then_some(code)
}

/// The id of a state by its ISO number, in digits or as a number.
fn numbered(value: &Value) -> Option<String> {
    let number = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => format!("{:0>3}", number.to_string()),
        _ => return None,
    };
    let mut states = known_states().iter();
    let state = states.find(|state| state.numeric == number)?;
    Some(state.alpha_3.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_names_a_state_wins_over_a_number_that_counts_features() {
        let cases = [
            (json!({"id": 8, "properties": {"iso_a3": "JPN"}}), "JPN"),
            (json!({"id": "8", "properties": {"iso_a3": "JPN"}}), "JPN"),
            (json!({"id": "008", "properties": {"ISO_A3": "JPN"}}), "JPN"),
            (json!({"properties": {"id": 8, "ADM0_A3": "JPN"}}), "JPN"),
            (
                json!({"id": "JPN.1", "properties": {"iso_a3": "JPN"}}),
                "JPN",
            ),
            (json!({"properties": {"iso_a3": "mng"}}), "MNG"),
            (json!({"properties": {"iso_a3": 496}}), "MNG"),
            (json!({"id": "xaa", "properties": {"iso_a3": "xab"}}), "XAB"),
            (json!({"id": "mng"}), "MNG"),
            (json!({"id": "XAA"}), "XAA"),
            (json!({"id": 8}), "ALB"),
            (json!({"id": "008"}), "ALB"),
            // Natural Earth has codes of its own beside those of ISO.
            (
                json!({"properties": {"ISO_A3": "-99", "ADM0_A3": "FRA"}}),
                "FRA",
            ),
            (
                json!({"properties": {"ISO_A3": "SSD", "ADM0_A3": "SDS"}}),
                "SSD",
            ),
        ];
        for (feature, state) in cases {
            let found = state_of(&feature).unwrap();
            assert_eq!(found.as_deref(), Some(state), "{feature}");
        }
        for feature in [
            json!({}),
            json!({"id": "way", "properties": {"iso_a3": null}}),
        ] {
            assert_eq!(state_of(&feature).unwrap(), None, "{feature}");
        }
    }

    #[test]
    fn a_feature_of_two_states_is_refused() {
        for feature in [
            json!({"id": "ALB", "properties": {"iso_a3": "JPN"}}),
            json!({"properties": {"iso_a3": "ALB", "ISO3": "jpn"}}),
        ] {
            let refusal = state_of(&feature).unwrap_err();
            assert_eq!(refusal.message, "it names two states, ALB and JPN");
        }
    }
}
