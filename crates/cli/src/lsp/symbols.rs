//! The records of a file and of a registry, for an outline and for a search.

use chancery_core::fields::Noun;
use chancery_core::finding::{FieldPath, Place};
use chancery_core::model::{DIRECTION, Keyword as _, Section, TIER, section_list, section_noun};
use lsp_types::{DocumentSymbol, Location, SymbolInformation, SymbolKind};

use super::completion::name_of;
use super::open_registry::OpenRegistry;
use super::positions::Lines;
use super::uris::uri_of;

/// The most records that a search gives.
const MOST: usize = 200;

/// A record, and the bytes of its first line.
struct Record {
    noun: &'static Noun,
    id: String,
    file: usize,
    start: usize,
    end: usize,
}

fn records(
    registry: &OpenRegistry,
    wanted: impl Fn(usize, &str) -> bool,
    most: usize,
) -> Vec<Record> {
    let own = registry.opened.analysis.registry();
    let mut locator = registry.opened.analysis.locator();
    let mut found = Vec::new();
    let manifest = &own.manifest;
    let tiers = manifest.tiers.iter().map(|it| (&TIER, "tiers", &it.id));
    let tiers = tiers.enumerate();
    let directions = manifest.directions.iter();
    let directions = directions.map(|it| (&DIRECTION, "directions", &it.id));
    for (index, (noun, list, id)) in tiers.chain(directions.enumerate()) {
        if found.len() == most || !wanted(own.origin(Section::Manifest, 0).file, id) {
            continue;
        }
        let path = FieldPath::key(list).element(index);
        let place = Place::value(Section::Manifest, 0_usize, path);
        let span = locator.locate(&place).span;
        found.push(Record {
            noun,
            id: if id.is_empty() {
                noun.word().to_owned()
            } else {
                id.to_string()
            },
            file: span.file,
            start: span.start,
            end: span.end,
        });
    }
    for section in Section::ALL.iter().skip(1) {
        let count = section_list(own, *section).map_or(0, |list| list.count());
        for index in 0..count {
            let id = own.id_or_derived(*section, index);
            let id = id.map_or_else(String::new, |id| id.to_string());
            if !wanted(own.origin(*section, index).file, &id) {
                continue;
            }
            if found.len() == most {
                return found;
            }
            let span = locator.locate(&Place::record(*section, index)).span;
            found.push(Record {
                noun: section_noun(*section),
                id: if id.is_empty() {
                    section.name().to_owned()
                } else {
                    id
                },
                file: span.file,
                start: span.start,
                end: span.end,
            });
        }
    }
    found
}

/// The records of a file, in its order.
pub(super) fn of_file(registry: &OpenRegistry, file: usize) -> Vec<DocumentSymbol> {
    let lines = Lines::new(registry.text(file));
    let mut found = records(registry, |own, _| own == file, usize::MAX);
    found.sort_by_key(|record| record.start);
    let symbol = |record: Record| {
        let range = lines.range(record.start, record.end);
        let name = name_of(&registry.opened.analysis, &record.id);
        let detail = name.map_or_else(
            || record.noun.word().to_owned(),
            |name| format!("{}: {name}", record.noun.word()),
        );
        #[expect(deprecated, reason = "the field must be given")]
        DocumentSymbol {
            name: record.id,
            detail: Some(detail),
            kind: kind(record.noun),
            tags: None,
            deprecated: None,
            range,
            selection_range: range,
            children: None,
        }
    };
    found.into_iter().map(symbol).collect()
}

/// The records whose id or name contains the words.
pub(super) fn in_registry(registry: &OpenRegistry, words: &str) -> Vec<SymbolInformation> {
    let words = words.to_lowercase();
    let analysis = &registry.opened.analysis;
    let has_words = |text: &str| text.to_lowercase().contains(&words);
    let wanted = |_: usize, id: &str| {
        has_words(id) || name_of(analysis, id).is_some_and(|name| has_words(&name))
    };
    let symbol = |record: Record| {
        let lines = Lines::new(registry.text(record.file));
        let uri = uri_of(&registry.path(record.file))?;
        let name = name_of(analysis, &record.id);
        #[expect(deprecated, reason = "the field must be given")]
        Some(SymbolInformation {
            name: record.id,
            kind: kind(record.noun),
            tags: None,
            deprecated: None,
            location: Location::new(uri, lines.range(record.start, record.end)),
            container_name: name.or_else(|| Some(record.noun.word().to_owned())),
        })
    };
    let found = records(registry, wanted, MOST).into_iter();
    found.filter_map(symbol).collect()
}

fn kind(noun: &Noun) -> SymbolKind {
    match noun.name {
        "state" | "organisation" => SymbolKind::NAMESPACE,
        "source" => SymbolKind::FILE,
        "claim" => SymbolKind::BOOLEAN,
        "tier" | "direction" => SymbolKind::ENUM_MEMBER,
        _ => SymbolKind::OBJECT,
    }
}
