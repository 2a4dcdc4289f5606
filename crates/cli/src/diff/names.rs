//! What records, states and tiers are called for a reader.

use chancery_core::audit::Element;
use chancery_core::fields::{FieldValue, Fields, Kind, Need};
use chancery_core::messages::Messages;
use chancery_core::model::Section;
use chancery_core::network::Network;
use chancery_export::views::{instrument_words, partnership_words};

/// The name of a state or an organisation, by what the new side calls it, otherwise the old one.
pub(super) fn actor(networks: [&Network<'_>; 2], id: &str) -> String {
    let known = networks
        .iter()
        .rev()
        .find(|network| network.actor_position(id).is_some());
    known.unwrap_or(&networks[1]).actor_name(id).to_owned()
}

/// The name of a tier.
pub(super) fn tier(networks: [&Network<'_>; 2], id: &str) -> String {
    let mut known = networks.iter().rev();
    let name = known.find_map(|network| {
        let position = network.tier_position(id)?;
        Some(network.tier(position).name.to_string())
    });
    name.unwrap_or_else(|| id.to_owned())
}

/// What an element of a claim is called.
pub(super) fn element(network: &Network<'_>, element: Element) -> String {
    match element {
        Element::Actor(_) => element.name(network),
        Element::Partnership(position) => {
            partnership_words(Messages::in_digits(), network, position)
        }
        Element::Instrument(position) => {
            instrument_words(Messages::in_digits(), network, network.instrument(position))
        }
    }
}

/// What a record of a section is called, beside its id; none if there is nothing to say.
pub(super) fn record(network: &Network<'_>, section: Section, index: usize) -> Option<String> {
    let registry = network.registry;
    match section {
        Section::Manifest => None,
        Section::States => {
            let id = &registry.states.get(index)?.id;
            Some(network.actor_name(id).to_owned())
        }
        Section::Organisations => Some(registry.organisations.get(index)?.name.to_string()),
        Section::Partnerships => Some(partnership_words(
            Messages::in_digits(),
            network,
            index.into(),
        )),
        Section::Instruments => {
            let record = registry.instruments.get(index)?;
            Some(instrument_words(Messages::in_digits(), network, record))
        }
        Section::Principles => Some(registry.principles.get(index)?.name.to_string()),
        Section::Sources => {
            let record = registry.sources.get(index)?;
            let title = record.title.as_ref();
            let title = title.map_or(String::new(), |title| format!(", {title}"));
            Some(format!("{}{title}", record.publisher))
        }
        Section::Claims => {
            let record = registry.claims.get(index)?;
            let quote = record.quote.as_ref();
            quote.map(|quote| format!("\u{201C}{quote}\u{201D}"))
        }
        Section::Waivers => {
            let record = registry.waivers.get(index)?;
            Some(format!("{} of {}", record.rule, record.record))
        }
    }
}

/// What a record within another one is called: its noun, and its id, or of whom it is.
pub(super) fn inner(record: &dyn Fields) -> (&'static str, String) {
    let noun = record.noun();
    let keys = noun.keys.iter().enumerate();
    let told = keys.filter(|(_, key)| {
        let is_needed = matches!(key.need, Need::Required | Need::OneOf(_));
        matches!(key.kind, Kind::OwnId) || (is_needed && key.kind.record().is_some())
    });
    let texts = told.filter_map(|(position, _)| match record.view(position) {
        FieldValue::One(value) => Some(value.into_text().into_owned()),
        FieldValue::Many(list) => {
            let texts: Vec<_> = (0..list.count()).map(|index| list.text(index)).collect();
            Some(texts.join(", "))
        }
        _ => None,
    });
    let texts: Vec<String> = texts.collect();
    (noun.word(), texts.join(" "))
}
