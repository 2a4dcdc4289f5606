//! What the format called otherwise before.

use chancery_core::check::RULES;

use super::super::markdown_table;

/// Something that was written in another way before.
pub struct Former {
    /// In what it was written.
    pub place: &'static str,
    /// How it was written.
    pub before: &'static str,
    /// How it is written now, which the finding about it says.
    pub now: &'static str,
    /// A record of a file, in which `BEFORE` stands for it.
    pub record: &'static str,
}

/// Former keys and words. Former names of rules are in the table of the rules.
pub const FORMER: &[Former] = &[
    Former {
        place: "an instrument",
        before: "ratified: [{state: XRU, on: 2014}]",
        now: "participants: [{state: XRU, consent: ratification, consented: 2014}]",
        record: "instruments: [{id: a, parties: [XFD, XRU], BEFORE}]",
    },
    Former {
        place: "the `attests` of an instrument",
        before: "ratified",
        now: "participants",
        record: "instruments: [{id: a, parties: [XFD, XRU], evidence: [{source: s, attests: [BEFORE]}]}]",
    },
    Former {
        place: "the `differs` of an instrument",
        before: "ratified",
        now: "participants",
        record: "instruments: [{id: a, parties: [XFD, XRU], evidence: [{source: s, differs: {BEFORE: no}}]}]",
    },
    Former {
        place: "a claim",
        before: "span: partnerships",
        now: "span: instruments",
        record: "claims: [{id: a, source: s, BEFORE, is: 2010/2015}]",
    },
];

pub(super) fn text() -> String {
    let keys = FORMER.iter().map(|former| {
        vec![
            former.place.to_owned(),
            format!("`{}`", former.before),
            format!("`{}`", former.now),
        ]
    });
    let rules = RULES.iter().flat_map(|rule| {
        rule.aliases.iter().map(|before| {
            vec![
                "the name of a rule".to_owned(),
                format!("`{before}`"),
                format!("`{}`", rule.name),
            ]
        })
    });
    let table = markdown_table(&["in", "before", "now"], keys.chain(rules));
    include_str!("former.md").replace("{former}", table.trim_end())
}
