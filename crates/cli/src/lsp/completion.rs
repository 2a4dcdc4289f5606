//! Keys by their place, words, and ids with their names.

use std::collections::BTreeSet;

use chancery_core::Analysis;
use chancery_core::check::RULES;
use chancery_core::fields::{Key, Kind, Layout, Need, Noun, Reference};
use chancery_core::model::{Keyword as _, Role, Section, section_noun};
use chancery_core::network::RecordRef;
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, Range,
    TextEdit,
};

use super::context::{self, Below, Expected, What};
use super::positions::Lines;

/// The most ids that are offered at once.
const MOST: usize = 300;

/// What may be written at a byte of a text.
pub(super) fn items(
    analysis: &Analysis,
    text: &str,
    offset: usize,
    is_manifest: bool,
    is_json: bool,
) -> CompletionList {
    let Some(expected) = context::at(text, offset, is_manifest) else {
        return CompletionList::default();
    };
    let word = text.get(expected.start..offset).unwrap_or_default();
    let offered = match expected.what {
        What::Top => {
            let others = keys_in_column(text, expected.start);
            top(is_manifest, &[expected.seen.as_slice(), &others].concat())
        }
        What::KeyOf(noun) => keys(noun, &expected.seen),
        What::ValueOf(noun, key) => values(analysis, noun, key, word),
    };
    let form = Form {
        marks: marks(text, offset, word, is_json),
        around: around(&expected, &text[..expected.start]),
        is_behind_colon: text[..expected.start].ends_with(':'),
    };
    let start = match form.marks {
        // Nothing can be put around marks that stay.
        Marks::Stay if form.around != Around::Nothing => return CompletionList::default(),
        Marks::Stay => expected.start + 1,
        Marks::Are(_) | Marks::None => expected.start,
    };
    let range = Lines::new(text).range(start, offset);
    let is_incomplete = offered.len() > MOST;
    let items = offered.into_iter().take(MOST);
    CompletionList {
        is_incomplete,
        items: items.map(|it| it.item(range, form)).collect(),
    }
}

/// How a word that is offered is written.
#[derive(Clone, Copy)]
struct Form {
    marks: Marks,
    around: Around,
    /// Whether the colon of its key is right before it, which needs a space behind it.
    is_behind_colon: bool,
}

/// The signs around a word, without which it would not be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    /// There are none.
    Nothing,
    /// Those of a list, for a key that takes no single value.
    Brackets,
    /// Those of a record, behind the colon of the key that it belongs to.
    Braces,
}

/// What must be written around a word behind a text.
fn around(expected: &Expected, before: &str) -> Around {
    let is_on_line = before.trim_end_matches([' ', '\t']).ends_with(':');
    match (expected.below, &expected.what) {
        (Below::Other, _) => Around::Nothing,
        (_, What::ValueOf(_, key)) if key.layout == Layout::List => Around::Brackets,
        (Below::FlowKey, What::KeyOf(_)) => Around::Braces,
        (Below::Key, What::KeyOf(_)) if is_on_line => Around::Braces,
        _ => Around::Nothing,
    }
}

/// The keys that begin in the column of a byte, on other lines than its own.
fn keys_in_column(text: &str, at: usize) -> Vec<String> {
    let own = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let column = at - own;
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if start != own && indent == column {
            let key = line.split_once(':').map(|(key, _)| key.trim());
            found.extend(key.map(|key| key.trim_matches(['"', '\'']).to_owned()));
        }
        start += line.len();
    }
    found
}

/// The quotation marks around a word that is offered.
#[derive(Clone, Copy)]
enum Marks {
    /// There are none.
    None,
    /// They are written with it.
    Are(char),
    /// They are there already.
    Stay,
}

/// The quotation marks of the word that is being written: what is closed stays closed.
fn marks(text: &str, offset: usize, word: &str, is_json: bool) -> Marks {
    let rest = text.get(offset..).unwrap_or_default();
    let rest = rest.split(['\n', '\r']).next().unwrap_or_default();
    let mark = word.chars().next().filter(|it| matches!(it, '"' | '\''));
    let ends = [',', ']', '}', ':'];
    match mark {
        Some(mark) if rest.split(ends).next().unwrap_or_default().contains(mark) => Marks::Stay,
        _ if is_json => Marks::Are('"'),
        Some(mark) => Marks::Are(mark),
        None => Marks::None,
    }
}

/// A word that is offered.
struct Offered {
    word: String,
    behind: &'static str,
    detail: String,
    documentation: Option<String>,
    kind: CompletionItemKind,
    rank: u8,
}

impl Offered {
    fn value(word: impl Into<String>, detail: impl Into<String>) -> Self {
        Offered {
            word: word.into(),
            behind: "",
            detail: detail.into(),
            documentation: None,
            kind: CompletionItemKind::VALUE,
            rank: 1,
        }
    }

    fn item(self, range: Range, form: Form) -> CompletionItem {
        let word = match form.marks {
            Marks::None => format!("{}{}", self.word, self.behind),
            Marks::Are(mark) => format!("{mark}{}{mark}{}", self.word, self.behind),
            Marks::Stay => self.word.clone(),
        };
        let word = match form.around {
            Around::Nothing => word,
            Around::Brackets => format!("[{word}]"),
            Around::Braces => format!("{{{word}}}"),
        };
        let space = if form.is_behind_colon { " " } else { "" };
        let new_text = format!("{space}{word}");
        CompletionItem {
            sort_text: Some(format!("{}{}", self.rank, self.word)),
            // An id is found by its name as well.
            filter_text: Some(format!("{} {}", self.word, self.detail)),
            label: self.word,
            kind: Some(self.kind),
            detail: Some(self.detail).filter(|words| !words.is_empty()),
            documentation: self.documentation.map(Documentation::String),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text })),
            ..CompletionItem::default()
        }
    }
}

/// The sections and the keys at the top of a file that it does not have yet.
fn top(is_manifest: bool, seen: &[String]) -> Vec<Offered> {
    let sections = Section::ALL.iter().skip(1);
    let left = sections.filter(|section| !seen.iter().any(|it| it == section.name()));
    let sections = left.map(|section| Offered {
        behind: ":",
        documentation: Some(section_noun(*section).sentence.to_owned()),
        kind: CompletionItemKind::MODULE,
        ..Offered::value(section.name(), "section")
    });
    keys(context::top(is_manifest), seen)
        .into_iter()
        .chain(sections)
        .collect()
}

fn keys(noun: &Noun, seen: &[String]) -> Vec<Offered> {
    let left = noun
        .keys
        .iter()
        .filter(|key| !seen.iter().any(|it| it == key.name));
    left.map(|key| {
        let need = match key.need {
            Need::Required => "required: ",
            Need::OneOf(_) | Need::AnyOf(_) => "one of several is required: ",
            Need::Optional => "",
        };
        Offered {
            behind: ": ",
            documentation: Some(key.sentence.to_owned()),
            kind: CompletionItemKind::FIELD,
            rank: u8::from(key.need == Need::Optional),
            ..Offered::value(key.name, format!("{need}{}", key.kind.description()))
        }
    })
    .collect()
}

fn values(analysis: &Analysis, noun: &Noun, key: &Key, word: &str) -> Vec<Offered> {
    if let Some(reference) = key.kind.reference() {
        let word = word.trim_start_matches(['"', '\'']);
        if let (Kind::Membership, Some((organisation, _))) = (key.kind, word.split_once('/')) {
            return roles(organisation);
        }
        return ids(analysis, reference, word);
    }
    let closed = |words: &[&str]| words.iter().map(|it| Offered::value(*it, "")).collect();
    match key.kind {
        Kind::Keyword(words) => closed(words),
        Kind::Boolean => closed(&["true", "false"]),
        Kind::Rule => RULES
            .iter()
            .map(|rule| Offered::value(rule.name, rule.summary))
            .collect(),
        Kind::AnyRecord => of_records(analysis, word),
        Kind::FieldName => {
            let keys = noun.keys.iter().filter(|key| key.kind.records().is_none());
            closed(&keys.map(|key| key.name).collect::<Vec<_>>())
        }
        _ => Vec::new(),
    }
}

fn roles(organisation: &str) -> Vec<Offered> {
    let roles = Role::ALL.iter().map(|role| role.name()).chain(["any"]);
    roles
        .map(|role| Offered::value(format!("{organisation}/{role}"), "role"))
        .collect()
}

fn ids(analysis: &Analysis, reference: Reference, word: &str) -> Vec<Offered> {
    let candidates = reference.candidates(analysis.registry()).into_iter();
    // A state that the registry declares may be in the built-in table as well.
    let mut is_seen = BTreeSet::new();
    let candidates = candidates.filter(|id| is_seen.insert(*id));
    let offered =
        candidates.map(|id| Offered::value(id, name_of(analysis, id).unwrap_or_default()));
    fitting(offered, word)
}

fn of_records(analysis: &Analysis, word: &str) -> Vec<Offered> {
    let ids = analysis.network().records.ids().into_iter();
    let offered = ids.map(|id| Offered::value(id, name_of(analysis, id).unwrap_or_default()));
    fitting(offered, word)
}

/// Those that contain the word in their id or name; at most one more than are shown.
fn fitting(offered: impl Iterator<Item = Offered>, word: &str) -> Vec<Offered> {
    let word = word.trim_matches(['"', '\'']).to_lowercase();
    let fits = |it: &Offered| {
        it.word.to_lowercase().contains(&word) || it.detail.to_lowercase().contains(&word)
    };
    let mut found: Vec<Offered> = offered.filter(fits).take(MOST + 1).collect();
    for it in &mut found {
        it.kind = CompletionItemKind::REFERENCE;
        it.rank = u8::from(!it.word.to_lowercase().starts_with(&word));
    }
    found
}

/// What a record or state with an id is called.
pub(super) fn name_of(analysis: &Analysis, id: &str) -> Option<String> {
    let registry = analysis.registry();
    let name = match analysis.find(id) {
        Some(RecordRef::Tier(at)) => registry
            .manifest
            .tiers
            .get(usize::from(at))?
            .name
            .to_string(),
        Some(RecordRef::Direction(at)) => registry
            .manifest
            .directions
            .get(usize::from(at))?
            .name
            .to_string(),
        Some(RecordRef::State(_)) | None => {
            let name = analysis.network().actor_name(id);
            if name == id {
                String::new()
            } else {
                name.to_owned()
            }
        }
        Some(RecordRef::Organisation(at)) => registry
            .organisations
            .get(usize::from(at))?
            .name
            .to_string(),
        Some(RecordRef::Instrument(at)) => {
            let title = &registry.instruments.get(usize::from(at))?.title;
            title.as_ref()?.to_string()
        }
        Some(RecordRef::Source(at)) => {
            let source = registry.sources.get(usize::from(at))?;
            source
                .title
                .as_ref()
                .unwrap_or(&source.publisher)
                .to_string()
        }
        Some(_) => return None,
    };
    Some(name).filter(|name| !name.is_empty())
}
