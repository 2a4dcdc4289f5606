//! Registries that only look random, filled by the tables of fields.

use chancery_core::fields::{FieldSlot, Fields, Kind, Need, Noun};
use chancery_core::model::{
    Keyword, Level, Manifest, Registry, STATE, Section, StringMap, Text, section_list_mut,
};

/// Words that one reader or another may take for something else.
pub(crate) const WORDS: &[&str] = &[
    "NO",
    "no",
    "y",
    "Off",
    "true",
    "null",
    "~",
    "010",
    "0o17",
    "0x1F",
    "1e3",
    "1_000",
    "12:30",
    "2013-03-11",
    ".inf",
    "+.inf",
    "-.INF",
    ".nan",
    "+12",
    "-3",
    "1.5e+3",
    "=",
    "<<",
    "a: b",
    "a:b",
    "x:",
    "- x",
    "-",
    "---",
    "...",
    "# x",
    "x #y",
    "x#y",
    "[a",
    "a]",
    "{",
    "}",
    "a, b",
    ", z",
    "? y",
    "?",
    ": z",
    "&a",
    "*a",
    "!t",
    "|",
    ">-",
    "@x",
    "`x`",
    "%x",
    "'q'",
    "\"q\"",
    "it's",
    "say \"x\"",
    "back\\slash",
    "\\n",
    "Türkiye",
    "Azərbaycan",
    "日本",
    "🏛",
    "\u{A0}x",
    "x\u{200C}y",
    "\u{FEFF}x",
    " x",
    "x ",
    "a  b",
    "x\u{85}y",
    "1997/2025",
    "25",
    "1,000",
    "0",
    "Infinity",
    "NaN",
    "inf",
    "!",
    "key: [a, {b: c}]",
    "ends with \\",
    "'",
    "\"",
    "&",
    "e\u{301}",
];

const IDS: &[&str] = &[
    "ots",
    "NO",
    "010",
    "1e3",
    "aze-hun-2014",
    "a.b_c",
    "0x1F",
    "null",
    "y",
    "OTS",
];

/// Keys that every noun with evidence has.
const FIELDS: &[&str] = &["evidence", "note"];

const DATES: &[&str] = &[
    "2013",
    "2013-03",
    "2013-03-11",
    "201X",
    "2013-XX",
    "2013-03-XX",
    "2013?",
    "2013-03~",
    "0033",
    "2013-03-10/2013-03-11",
    "../2008-06-27",
    "1997/..",
    "../..",
    "19XX",
    "2013-03-11%",
];

/// Numbers that only look random, from one seed (Steele, Lea, Flood: SplitMix).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn text(&mut self) -> String {
        let count = 1 + self.below(3);
        let words: Vec<&str> = (0..count).map(|_| self.one(WORDS)).collect();
        // What a text must not hold is refused by the reader, so no registry has it.
        words.join(" ").replace('\u{85}', "")
    }

    fn value(&mut self, kind: Kind, noun: &Noun) -> String {
        match kind {
            Kind::OwnId if std::ptr::eq(noun, &STATE) => {
                self.one(&["XKX", "NOR", "YES"]).to_owned()
            }
            Kind::Text | Kind::Url => self.text(),
            Kind::Word | Kind::Area => self.one(&["energy", "no", "1e3", "010"]).to_owned(),
            Kind::Date => self.one(DATES).to_owned(),
            Kind::Day => self
                .one(&["2013-03-11", "0001-01-01", "9999-12-31"])
                .to_owned(),
            Kind::Boolean => self.one(&["true", "false"]).to_owned(),
            Kind::Number => self.one(&["0", "7", "4294967295"]).to_owned(),
            Kind::Stated => self
                .one(&[
                    "25",
                    "0",
                    "1997/2025",
                    "1997-05-08/..",
                    "1/3",
                    "40%",
                    "62.50%",
                ])
                .to_owned(),
            Kind::Limit => self
                .one(&["25", "0", "1/3", "40%", "0.5%", "1/0"])
                .to_owned(),
            Kind::Membership => self
                .one(&["OTS", "no/any", "OTS/observer", "010"])
                .to_owned(),
            Kind::Archive => self.one(&["a.txt", "press/b.txt", "010", "no"]).to_owned(),
            Kind::Digest => self.one(&["0", "a", "1e"]).repeat(64)[..64].to_owned(),
            Kind::FieldName => self.one(FIELDS).to_owned(),
            Kind::Keyword(words) => self.one(words).to_owned(),
            _ => self.one(IDS).to_owned(),
        }
    }

    fn fill(&mut self, record: &mut dyn Fields) {
        let noun = record.noun();
        let chosen: Vec<usize> = self.chosen(noun);
        for key in chosen {
            let kind = noun.keys[key].kind;
            let name = noun.keys[key].name;
            match record.slot(key) {
                FieldSlot::One(slot) => slot.set(&self.value(kind, noun)).unwrap(),
                FieldSlot::Many(list) => {
                    for _ in 0..=self.below(12) {
                        list.add(&self.value(kind, noun)).unwrap();
                    }
                }
                FieldSlot::StringMap(pairs) => self.fill_pairs(pairs, name),
                FieldSlot::Record(slot) => self.fill(slot.create()),
                FieldSlot::Records(list) => {
                    for _ in 0..=self.below(2) {
                        self.fill(list.create());
                    }
                }
            }
        }
    }

    fn fill_pairs(&mut self, pairs: &mut StringMap, key: &str) {
        for _ in 0..=self.below(3) {
            let name = match key {
                "differs" => self.one(FIELDS).to_owned(),
                _ => self.text(),
            };
            let words = match key {
                "severities" => Level::ALL[self.below(Level::ALL.len())].name().to_owned(),
                _ => self.text(),
            };
            if pairs.get(&name).is_none() {
                pairs.0.push((Text::from(name), Text::from(words)));
            }
        }
    }

    /// The keys that a record of this noun has: all that it needs, and some others.
    fn chosen(&mut self, noun: &Noun) -> Vec<usize> {
        let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
        let mut chosen = Vec::new();
        for (position, key) in noun.keys.iter().enumerate() {
            match key.need {
                Need::Required => chosen.push(position),
                Need::Optional if self.below(3) == 0 => chosen.push(position),
                Need::Optional => {}
                Need::OneOf(group) | Need::AnyOf(group) => {
                    match groups.iter_mut().find(|(name, _)| *name == group) {
                        Some((_, keys)) => keys.push(position),
                        None => groups.push((group, vec![position])),
                    }
                }
            }
        }
        chosen.extend(groups.iter().map(|(_, keys)| keys[self.below(keys.len())]));
        // An empty record could not be told from one that was left out.
        if chosen.is_empty() {
            chosen.push(self.below(noun.keys.len()));
        }
        chosen
    }

    pub(crate) fn registry(&mut self) -> Registry {
        let mut registry = Registry::default();
        let mut manifest = Manifest::default();
        self.fill(&mut manifest);
        registry.manifest = manifest;
        for section in Section::ALL {
            let count = self.below(4);
            if let Some(list) = section_list_mut(&mut registry, *section) {
                for _ in 0..count {
                    self.fill(list.create());
                }
            }
        }
        registry
    }
}
