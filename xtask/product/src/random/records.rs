//! Records made by the tables of fields, so that a new key is made from its first day.

use chancery_core::check::RULES;
use chancery_core::fields::{Key, Kind, Layout, Need, Noun};
use chancery_core::model::{
    Keyword, Level, MANIFEST, Role, STATE, Section, known_states, section_noun,
};
use serde_json::{Map, Value};

use super::choices::Choices;
use super::words;

/// The states of small registries, so that records of the same pairs meet.
const STATES: &[&str] = &["AZE", "HUN", "ITA", "TUR", "KAZ", "XAA", "SUN", "GBR"];

/// How deep records may be in one another.
const DEEPEST: usize = 4;

/// The ids that references name.
#[derive(Debug, Default)]
struct Known {
    states: Vec<String>,
    organisations: Vec<String>,
    tiers: Vec<String>,
    directions: Vec<String>,
    instruments: Vec<String>,
    sources: Vec<String>,
    others: Vec<String>,
    areas: Vec<String>,
}

/// A registry as a tree of values, before it is text.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The keys of the manifest.
    pub manifest: Map<String, Value>,
    /// The records by section.
    pub sections: Vec<(Section, Vec<Value>)>,
}

/// Makes records.
struct Maker<'c, 'b> {
    choices: &'c mut Choices<'b>,
    known: Known,
    /// Whether references and words may be wrong.
    is_wild: bool,
    /// The nouns of the records around the one that is made.
    around: Vec<&'static Noun>,
}

/// A registry whose references lead somewhere and whose texts are such as the reader lets through;
/// where it is `wild`, not all of them.
#[must_use]
pub fn draft(choices: &mut Choices<'_>, is_wild: bool) -> Draft {
    let size = match choices.below(24) {
        0 => 40,
        1..4 => 12,
        _ => 5,
    };
    let mut counts = Vec::new();
    for section in &Section::ALL[1..] {
        let most = if *section == Section::Waivers {
            3
        } else {
            size
        };
        // What others refer to is never missing altogether.
        let least = match section {
            Section::Organisations | Section::Instruments | Section::Sources => 1,
            _ => 0,
        };
        counts.push((*section, least + choices.below(most + 1)));
    }
    let known = Known::new(choices, &counts);
    let mut maker = Maker {
        choices,
        known,
        is_wild,
        around: Vec::new(),
    };
    let manifest = maker.record(&MANIFEST, 0);
    let sections = counts.into_iter().map(|(section, count)| {
        let records = (0..count).map(|index| maker.of_section(section, index));
        (section, records.collect())
    });
    let mut draft = Draft {
        sections: sections.collect(),
        manifest,
    };
    // Most networks have a subject; without one little would be counted.
    if !maker.choices.once_in(8) {
        draft.manifest.insert("subject".into(), "AZE".into());
    }
    draft
}

impl Known {
    fn new(choices: &mut Choices<'_>, counts: &[(Section, usize)]) -> Self {
        let mut known = Known::default();
        let is_of_all = choices.once_in(20);
        known.states = if is_of_all {
            known_states()
                .iter()
                .map(|state| state.alpha_3.to_owned())
                .collect()
        } else {
            STATES.iter().map(|id| (*id).to_owned()).collect()
        };
        let mut odd = words::ODD_IDS.iter();
        let mut id = |choices: &mut Choices<'_>, stem: &str, index: usize| {
            let taken = choices.once_in(6).then(|| odd.next()).flatten();
            taken.map_or_else(|| format!("{stem}-{index}"), |id| (*id).to_owned())
        };
        for (section, count) in counts {
            let ids = (0..*count).map(|index| id(choices, section.name(), index));
            let ids: Vec<String> = ids.collect();
            match section {
                Section::Organisations => known.organisations = ids,
                Section::Instruments => known.instruments = ids,
                Section::Sources => known.sources = ids,
                Section::States => {}
                _ => known.others.extend(ids),
            }
        }
        let count = 1 + choices.below(3);
        known.tiers = (0..count).map(|index| id(choices, "tier", index)).collect();
        known.directions = (0..count).map(|index| id(choices, "way", index)).collect();
        known.areas = ["energy", "no", "1e3"].map(str::to_owned).to_vec();
        known
    }
}

impl Maker<'_, '_> {
    /// A record of a section, with the id that references expect.
    fn of_section(&mut self, section: Section, index: usize) -> Value {
        let noun = section_noun(section);
        let mut record = self.record(noun, 0);
        let id = match section {
            Section::States => self.state_of_its_own(index),
            Section::Organisations => self.known.organisations.get(index).cloned(),
            Section::Instruments => self.known.instruments.get(index).cloned(),
            Section::Sources => self.known.sources.get(index).cloned(),
            _ => record
                .get("id")
                .and_then(Value::as_str)
                .map(|id| format!("{id}.{index}")),
        };
        if let (Some(id), Some(place)) = (id, record.get_mut("id")) {
            *place = id.into();
        }
        Value::Object(record)
    }

    /// Each id once; one is free for states that ISO does not know.
    fn state_of_its_own(&mut self, index: usize) -> Option<String> {
        let letter = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap_or(0));
        Some(match index {
            0 => "XAA".to_owned(),
            _ if self.choices.once_in(2) => self.known.states.get(index)?.clone(),
            _ => format!("X{}{}", letter(index / 26), letter(index)),
        })
    }

    fn record(&mut self, noun: &'static Noun, depth: usize) -> Map<String, Value> {
        let mut record = Map::new();
        self.around.push(noun);
        for key in self.keys(noun, depth) {
            let value = self.under(key, noun, depth);
            record.insert(key.name.to_owned(), value);
        }
        self.around.pop();
        if self.is_wild && self.choices.once_in(60) {
            let key = words::text(self.choices);
            record.insert(key, Value::Null);
        }
        record
    }

    /// The keys that a record has: all that it needs, and some others, in any order.
    fn keys(&mut self, noun: &'static Noun, depth: usize) -> Vec<&'static Key> {
        let mut chosen: Vec<&Key> = Vec::new();
        let mut groups: Vec<(&str, Vec<&Key>)> = Vec::new();
        for key in noun.keys {
            let is_deep = key.kind.records().is_some() && depth >= DEEPEST;
            match key.need {
                Need::Required => {
                    if !(self.is_wild && self.choices.once_in(60)) {
                        chosen.push(key);
                    }
                }
                Need::Optional => {
                    // Partnerships and instruments need citations.
                    let rarely = if key.name == "evidence" { 1 } else { 3 };
                    if !is_deep && self.choices.once_in(rarely) {
                        chosen.push(key);
                    }
                }
                Need::OneOf(group) | Need::AnyOf(group) => {
                    match groups.iter_mut().find(|(name, _)| *name == group) {
                        Some((_, keys)) => keys.push(key),
                        None => groups.push((group, vec![key])),
                    }
                }
            }
        }
        for (_, keys) in groups {
            chosen.push(keys[self.choices.below(keys.len())]);
        }
        if chosen.is_empty() {
            chosen.push(&noun.keys[self.choices.below(noun.keys.len())]);
        }
        if self.choices.once_in(4) {
            chosen.reverse();
        }
        chosen
    }

    /// What is under a key.
    fn under(&mut self, key: &'static Key, noun: &'static Noun, depth: usize) -> Value {
        let most = match self.choices.below(30) {
            0 if depth < 2 => 30,
            _ => 3,
        };
        match (key.kind, key.layout) {
            (Kind::Record(inner), _) => Value::Object(self.record(inner, depth + 1)),
            (Kind::Records(inner), _) => {
                let records = (0..=self.choices.below(most)).map(|index| {
                    let mut record = self.record(inner, depth + 1);
                    if let Some(id) = self.declared(key.name, index) {
                        record.insert("id".to_owned(), id.into());
                    }
                    Value::Object(record)
                });
                Value::Array(records.collect())
            }
            (Kind::StringMap, _) => self.pairs(key.name),
            (kind, Layout::List | Layout::ScalarOrList) => {
                // A tie needs two.
                let least = 1 + usize::from(key.need != Need::Optional);
                let count = least + self.choices.below(most);
                let values: Vec<Value> = (0..count).map(|_| self.value(kind, noun)).collect();
                let mut once: Vec<Value> = Vec::new();
                for value in values {
                    if self.is_wild || !once.contains(&value) {
                        once.push(value);
                    }
                }
                Value::Array(once)
            }
            (kind, _) => self.value(kind, noun),
        }
    }

    /// The ids of what the manifest declares.
    fn declared(&self, list: &str, index: usize) -> Option<String> {
        let ids = match list {
            "tiers" => &self.known.tiers,
            "directions" => &self.known.directions,
            _ => return None,
        };
        Some(
            ids.get(index)
                .cloned()
                .unwrap_or_else(|| format!("more-{list}-{index}")),
        )
    }

    fn pairs(&mut self, key: &str) -> Value {
        let mut pairs = Map::new();
        for _ in 0..=self.choices.below(3) {
            let (name, text) = match key {
                "severities" => {
                    let rule = RULES[self.choices.below(RULES.len())].name;
                    let level = Level::ALL[self.choices.below(Level::ALL.len())].name();
                    (rule.to_owned(), level.to_owned())
                }
                "style" => {
                    let mut ids = self.known.directions.clone();
                    ids.extend(self.known.tiers.iter().cloned());
                    let colours = ["#123456", "#8B0000 #FFD0D0", "#FFF"];
                    (
                        self.choices.one_of(&ids),
                        self.choices.one(&colours).to_owned(),
                    )
                }
                "differs" => (self.field_of_cited(), words::text(self.choices)),
                _ => (
                    self.choices
                        .one(&["wikidata", "cow", "1e3", "no"])
                        .to_owned(),
                    words::text(self.choices),
                ),
            };
            pairs.insert(name, text.into());
        }
        Value::Object(pairs)
    }

    fn value(&mut self, kind: Kind, noun: &'static Noun) -> Value {
        if self.is_wild && self.choices.once_in(40) {
            return self.wrong();
        }
        let text = match kind {
            Kind::OwnId if std::ptr::eq(noun, &STATE) => "XAA".to_owned(),
            Kind::OwnId => self.choices.one(words::ODD_IDS).to_owned(),
            Kind::Text => words::text(self.choices),
            Kind::Url => {
                let end = self
                    .choices
                    .one(&["", "a?b=c&d=e#f", "ü", "(x)", "'", "%22"]);
                format!("https://press.example/{end}")
            }
            Kind::Word | Kind::Area => self.choices.one_of(&self.known.areas),
            Kind::Date => words::date(self.choices),
            Kind::Day => words::day(self.choices),
            Kind::Number => self
                .choices
                .one(&["0", "1", "2", "7", "4294967295"])
                .to_owned(),
            Kind::Stated if self.choices.once_in(4) => {
                format!("{}/..", words::day(self.choices))
            }
            Kind::Stated | Kind::Limit if self.choices.once_in(4) => {
                self.choices.one(&["1/3", "40%", "62.5%", "0%"]).to_owned()
            }
            Kind::Stated | Kind::Limit => self.choices.below(8).to_string(),
            Kind::Membership => {
                let organisation = self.choices.one_of(&self.known.organisations);
                let role = match self.choices.once_in(2) {
                    true => self.choices.one(&["", "/any"]).to_owned(),
                    false => format!("/{}", self.choices.one(Role::NAMES)),
                };
                format!("{organisation}{role}")
            }
            Kind::Archive => self
                .choices
                .one(&["a.txt", "press/b.txt", "010", "no"])
                .to_owned(),
            Kind::Digest => self.choices.one(&["0", "a", "9"]).repeat(64),
            Kind::FieldName => self.field_of_cited(),
            Kind::Keyword(words) => self.choices.one(words).to_owned(),
            Kind::Rule => RULES[self.choices.below(RULES.len())].name.to_owned(),
            kind => self.reference(kind),
        };
        Value::String(text)
    }

    /// A key of the record in which the citation stands.
    fn field_of_cited(&mut self) -> String {
        let cited = self.around.iter().rev().nth(1);
        let keys = cited.map_or(&[][..], |noun| noun.keys);
        let key = keys.get(self.choices.below(keys.len()));
        key.map_or("note", |key| key.name).to_owned()
    }

    fn reference(&mut self, kind: Kind) -> String {
        let known = &self.known;
        let ids = match kind {
            Kind::Organisation => &known.organisations,
            Kind::Tier => &known.tiers,
            Kind::Direction => &known.directions,
            Kind::Instrument => &known.instruments,
            Kind::Source => &known.sources,
            Kind::AnyRecord => &known.others,
            // An actor is a state or an organisation.
            _ if self.choices.once_in(12) => &known.organisations,
            _ if self.choices.once_in(3) => return "AZE".to_owned(),
            _ => &known.states,
        };
        self.choices.one_of(ids)
    }

    /// What no field holds, or only some.
    fn wrong(&mut self) -> Value {
        match self.choices.below(10) {
            0 => Value::Null,
            1 => Value::Bool(true),
            2 => Value::Array(Vec::new()),
            3 => Value::Object(Map::new()),
            4 => "x\u{202E}y\u{7}\u{1B}[2J".into(),
            5 => "2013-02-30".into(),
            6 => "NOWHERE".into(),
            7 => "x".repeat(40_000).into(),
            8 => Value::Array(vec![Value::Array(vec![Value::Null])]),
            _ => words::text(self.choices).into(),
        }
    }
}
