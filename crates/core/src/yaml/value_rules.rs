//! What the type of a value alone does not know of its form.

use super::archive::leaves_folder;
use super::events::{Event, SpannedEvent};
use super::former;
use super::record::KeyRef;
use super::rules::{invalid_id, unsafe_path};
use super::scalars;
use crate::fields::{Key, Kind, Noun, Scalar, ScalarFault};
use crate::finding::{Finding, Place, Span};
use crate::model::{CITED, EVIDENCE, Level, MANIFEST, STATE, section_noun};

/// Whether a value is none: written as nothing, as `~` or `null`, or as empty quotes.
pub(super) fn is_empty(value: &SpannedEvent<'_>) -> bool {
    match &value.event {
        Event::Scalar {
            text,
            is_plain: true,
        } => {
            matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL")
        }
        Event::Scalar {
            text,
            is_plain: false,
        } => text.trim().is_empty(),
        _ => false,
    }
}

/// Checks what the type of the value alone does not know. `outer` is the noun of the record that
/// contains this one; `span` is asked for where there is a fault.
pub(super) fn check_form(
    place: KeyRef,
    outer: Option<&Noun>,
    span: &dyn Fn() -> Span,
    text: &str,
) -> Result<(), Box<Finding>> {
    let key = place.key();
    let invalid_id = |message: &str| {
        Err(Box::new(scalars::fault(
            span(),
            key,
            text,
            &ScalarFault::InvalidId(message.to_owned()),
        )))
    };
    match key.kind {
        Kind::OwnId if std::ptr::eq(place.noun, &STATE) => {
            if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
                Ok(())
            } else {
                Err(Box::new(invalid_id::of_state(Place::Bytes(span()), text)))
            }
        }
        Kind::Word | Kind::Area if text.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            invalid_id("it is written in lower case, as in defence-industry")
        }
        Kind::Digest if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) => {
            let fault = ScalarFault::WrongType("this must be 64 hexadecimal digits".to_owned());
            Err(Box::new(scalars::fault(span(), key, text, &fault)))
        }
        Kind::FieldName => check_field_name(key, outer, span, text),
        Kind::Archive if leaves_folder(text) => {
            Err(Box::new(unsafe_path::finding(Place::Bytes(span()), text)))
        }
        _ => Ok(()),
    }
}

/// Checks a pair whose words have been read: that `differs` names fields of the record that the
/// citation is in, and that `severities` gives levels.
pub(super) fn check_pair(
    place: KeyRef,
    outer: Option<&Noun>,
    (name_span, text_span): (Span, &dyn Fn() -> Span),
    name: &str,
    text: &str,
) -> Result<(), Box<Finding>> {
    let key = place.key();
    if std::ptr::eq(place.noun, &EVIDENCE) {
        return check_field_name(key, outer, &|| name_span, name);
    }
    let is_level = std::ptr::eq(place.noun, &MANIFEST) && key.name == "severities";
    match is_level.then(|| Level::read(text)) {
        Some(Err(fault)) => Err(Box::new(scalars::fault(text_span(), key, text, &fault))),
        _ => Ok(()),
    }
}

/// Checks that a citation speaks of a field that the record has; at the head of a file, that some
/// record with citations may have.
fn check_field_name(
    key: &Key,
    outer: Option<&Noun>,
    span: &dyn Fn() -> Span,
    name: &str,
) -> Result<(), Box<Finding>> {
    if outer.is_some_and(|noun| noun.position(name).is_some()) {
        return Ok(());
    }
    let of_file = || CITED.into_iter().map(section_noun).collect();
    let nouns: Vec<&Noun> = outer.map_or_else(of_file, |noun| vec![noun]);
    if nouns.iter().any(|noun| noun.position(name).is_some()) {
        return Ok(());
    }
    let mut names: Vec<&str> = Vec::new();
    for key in nouns.iter().flat_map(|noun| noun.keys) {
        if !names.contains(&key.name) {
            names.push(key.name);
        }
    }
    let fault = ScalarFault::UnknownValue(names);
    let mut finding = scalars::fault(span(), key, name, &fault);
    if let Some(now) = nouns.iter().find_map(|noun| former::key_now(noun, name)) {
        finding.help = Some(format!("write `{now}`, as this key is called now"));
    }
    Err(Box::new(finding))
}
