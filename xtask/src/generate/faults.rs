//! The faults, as records with the place of the finding marked.
//!
//! Each stands by itself among clean records, and gives one finding above a note. What a template
//! leaves out to stay short may give notes beside it.

/// A fault.
#[derive(Debug)]
pub struct Fault {
    /// The rule that must find it.
    pub rule: &'static str,
    /// Records by section; `«` and `»` stand around what the finding points at.
    pub(super) text: &'static str,
}

/// What comes with each fault: the sources that it cites.
pub(super) const SUPPORT: &str = "\
sources:
  - {id: page-{n}, publisher: Example Press, published: 2024-05-07, url: \"https://press.example/{n}\"}
  - {id: report-{n}, publisher: Example News, published: 2024-05-08, url: \"https://news.example/{n}\"}
";

/// Rules that have no fault here, and why.
pub const NOT_HERE: &[(&str, &str)] = &[
    ("empty-registry", "it finds a registry without a record"),
    (
        "file-too-large",
        "its file is not read, so that rules about what is missing wait",
    ),
    (
        "invalid-yaml",
        "its file breaks off, so that rules about what is missing wait",
    ),
    (
        "too-deep",
        "its file breaks off, so that rules about what is missing wait",
    ),
    (
        "unreadable-file",
        "its file is not read, so that rules about what is missing wait",
    ),
];

macro_rules! faults {
    ($($rule:literal: $text:literal,)+) => {
        &[$(Fault { rule: $rule, text: $text }),+]
    };
}

/// Every fault. All rules have one, those in [`NOT_HERE`] aside.
pub static FAULTS: &[Fault] = faults! {
    "after-as-of": "\
instruments:
  - id: fault-{n}
    parties: [AZE, {b}]
    signed: «2031-01-01»
    evidence: {evidence}
",
    "after-as-of": "\
organisations:
  - id: fault-{n}
    name: Fault {n}
    kind: dialogue-platform
    members:
      - {state: {b}, role: participant}
      - {state: {c}, role: participant, since: «2031»}
    evidence: {evidence}
",
    "claim-contradicted": "\
claims:
  - id: fault-{n}
    source: page-{n}
    count: partners
    where: {source: page-{n}}
    is: «3»
",
    "claim-undetermined": "\
claims:
  - {id: fault-{n}, source: page-{n}, most: «partners», where: {source: page-{n}}, are: {direction: europe}}
",
    "conflicting-keys": "\
organisations:
  - id: adopter-{n}
    name: Adopter {n}
    kind: dialogue-platform
    members:
      - {state: {b}, role: participant}
    evidence: {evidence}
instruments:
  - id: fault-{n}
    parties: [AZE, {b}]
    «adopted-by»: adopter-{n}
    signed: 2010-05-06
    evidence: {evidence}
",
    "control-character": "\
principles:
  - id: fault-{n}
    name: Türkiyə «\u{202E}»and the like
    evidence: {evidence}
",
    "control-character": "\
principles:
  - id: fault-{n}
    name: «\"A bell \\a rings\"»
    evidence: {evidence}
",
    "duplicate-key": "\
principles:
  - id: fault-{n}
    name: Fault {n}
    «name»: Fault again
    evidence: {evidence}
",
    "duplicate-record": "\
principles:
  - {id: fault-{n}, name: Once, evidence: {evidence}}
  - {name: Twice, id: «fault-{n}», evidence: {evidence}}
",
    "duplicate-record": "\
states:
  - {id: {x}, name: Once}
  - {name: Twice, id: «{x}»}
",
    "empty-value": "\
principles:
  - id: fault-{n}
    name: Fault {n}
    «note»:
    evidence: {evidence}
",
    "empty-value": "\
instruments:
  - {id: fault-{n}, parties: [AZE, {b}], signed: 2010-05-06, «areas: []», evidence: {evidence}}
",
    "end-before-start": "\
partnerships:
  - parties: [AZE, {b}, {c}]
    tier: alliance
    since: 2010-05-06
    until: «2009»
    evidence: {evidence}
",
    "end-before-start": "\
organisations:
  - id: fault-{n}
    name: Fault {n}
    kind: dialogue-platform
    members:
      - {state: {b}, role: participant, since: 2010-05-06, until: «2010-05-05»}
    evidence: {evidence}
",
    "event-after-source": "\
instruments:
  - id: fault-{n}
    title: Türkiyə
    parties: [AZE, {b}]
    signed: «2024-06»
    evidence: {evidence}
",
    "expired-waiver": "\
waivers:
  - {rule: no-evidence, record: page-{n}, because: It was so, until: «2024-05-07»}
",
    "former-state-code": "\
instruments:
  - id: fault-{n}
    parties: [AZE, «YUG»]
    signed: 2008-06-07
    evidence: {evidence}
",
    "in-force-before-signed": "\
instruments:
  - id: fault-{n}
    parties: [AZE, {b}]
    signed: 2009-09-28
    in-force: «2008»
    evidence: {evidence}
",
    "instrument-without-partnership": "\
instruments:
  - id: fault-{n}
    parties: [AZE, {b}, {c}]
    signed: 2009-09-28
    tier: «alliance»
    effect: establishes
    evidence: {evidence}
",
    "invalid-date": "\
instruments:
  - id: fault-{n}
    parties: [AZE, {b}]
    signed: «2014-02-30»
    evidence: {evidence}
",
    "invalid-date": "\
organisations:
  - id: fault-{n}
    name: Fərq {n}
    kind: dialogue-platform
    members:
      - {state: {b}, role: participant, note: Türkiyə, since: «11.03.2013»}
    evidence: {evidence}
",
    "invalid-id": "\
principles:
  - id: «Fault {n}»
    name: Fault {n}
    evidence: {evidence}
",
    "invalid-url": "\
sources:
  - {id: fault-{n}, publisher: Example Press, published: 2024-05-07, url: «press.example/{n}»}
",
    "malformed-claim": "\
claims:
  - id: fault-{n}
    source: page-{n}
    count: partners
    «is»: 1997/2025
",
    "misplaced-selector-key": "\
claims:
  - {id: fault-{n}, source: page-{n}, count: states, where: {«direction»: europe}, is: 1}
",
    "missing-key": "\
partnerships:
  - «parties: [AZE, {b}, {c}]»
    evidence: {evidence}
",
    "missing-key": "\
organisations:
  - id: fault-{n}
    name: Fault {n}
    kind: dialogue-platform
    members:
      - «{state: {b}}»
    evidence: {evidence}
",
    "mixed-script-name": "\
principles:
  - id: fault-{n}
    name: «Kosоvo»
    evidence: {evidence}
",
    "no-evidence": "\
partnerships:
  - «parties: [AZE, {b}, {c}]»
    tier: alliance
",
    "no-evidence": "\
instruments:
  - «{id: fault-{n}, parties: [AZE, {b}], signed: 2009-09-28}»
",
    "not-normalized": "\
principles:
  - id: fault-{n}
    name: «Tu\u{308}rkiye»
    evidence: {evidence}
",
    "not-utf8": "\
principles:
  - id: fault-{n}
    name: Türkiyə and «\u{E000}» again
    evidence: {evidence}
",
    "organisation-did-not-exist": "\
organisations:
  - id: fault-{n}
    name: Fault {n}
    kind: dialogue-platform
    since: 2022-10-06
    members:
      - {state: {b}, role: participant, since: «2012»}
    evidence: {evidence}
",
    "overlapping-membership": "\
organisations:
  - id: fault-{n}
    name: Fault {n}
    kind: dialogue-platform
    members:
      - {state: {b}, role: participant, since: 2009-10-03}
      - «{state: {b}, role: participant, since: 2015-01-01}»
    evidence: {evidence}
",
    "overlapping-partnership": "\
partnerships:
  - parties: [AZE, {b}, {c}]
    tier: alliance
    since: 2009
    evidence: {evidence}
  - «parties: [{c}, AZE, {b}]»
    tier: alliance
    evidence: {evidence}
",
    "partnership-without-instrument": "\
partnerships:
  - «parties: [AZE, {b}, {c}]»
    tier: alliance
    since: 2009
    evidence: {evidence}
",
    "party-listed-twice": "\
partnerships:
  - parties: [AZE, {b}, {c}, «{b}»]
    tier: alliance
    since: 2009
    evidence: {evidence}
",
    "quote-too-long": "\
principles:
  - id: fault-{n}
    name: Fault {n}
    evidence:
      - source: page-{n}
        quote: «bir iki üç dörd beş altı yeddi səkkiz doqquz on on bir iki üç dörd beş altı yeddi səkkiz doqquz on bir iki üç dörd beş»
      - {source: report-{n}}
",
    "self-partnership": "\
partnerships:
  - parties: «[{y}, {y}]»
    tier: alliance
    since: 2009
    evidence: {evidence}
states:
  - {id: {y}, name: Fault {n}}
",
    "signatory-not-party": "\
instruments:
  - id: fault-{n}
    parties: [AZE, {b}]
    signed: 2009-09-28
    signatories:
      - {state: {b}, office: head-of-state, name: Türkan}
      - {office: head-of-state, name: Türkan, state: «{c}»}
    evidence: {evidence}
",
    "since-differs-from-instrument": "\
partnerships:
  - parties: [AZE, {b}, {c}]
    tier: alliance
    since: «2011»
    evidence: {evidence}
instruments:
  - id: fault-{n}
    parties: [AZE, {b}, {c}]
    signed: 2009-09-28
    tier: alliance
    effect: establishes
    evidence: {evidence}
",
    "single-source": "\
instruments:
  - id: fault-{n}
    parties: [AZE, {b}]
    signed: 2009-09-28
    evidence: «[{source: page-{n}}]»
",
    "source-without-date": "\
sources:
  - «{id: fault-{n}, publisher: Example Press, url: \"https://press.example/fault/{n}\"}»
",
    "sources-disagree": "\
instruments:
  - id: fault-{n}
    parties: [AZE, {b}]
    signed: 2009-09-28
    evidence:
      - {source: page-{n}}
      - {source: report-{n}, differs: «{signed: 2010}»}
",
    "state-did-not-exist": "\
states:
  - {id: {z}, name: Fault {n}, since: 2008-02-17}
partnerships:
  - parties: [AZE, {z}]
    tier: alliance
    since: «2001»
    evidence: {evidence}
",
    "subject-not-party": "\
partnerships:
  - parties: «[{b}, {c}]»
    tier: alliance
    since: 2009
    evidence: {evidence}
",
    "too-few-parties": "\
partnerships:
  - parties: «[{b}]»
    tier: alliance
    since: 2009
    evidence: {evidence}
",
    "uncited-membership": "\
organisations:
  - id: fault-{n}
    name: Fault {n}
    kind: dialogue-platform
    members:
      - «{state: {b}, role: participant}»
      - {state: {c}, role: participant}
",
    "undated-partnership": "\
partnerships:
  - «parties: [AZE, {b}, {c}]»
    tier: alliance
    evidence: {evidence}
",
    "unknown-area": "\
instruments:
  - {id: fault-{n}, parties: [AZE, {b}], signed: 2009-09-28, areas: [energy, «enrgy»], evidence: {evidence}}
",
    "unknown-direction": "\
partnerships:
  - parties: [AZE, {b}, {c}]
    tier: alliance
    direction: «evrope»
    since: 2009
    evidence: {evidence}
",
    "unknown-instrument": "\
principles:
  - id: fault-{n}
    name: Fault {n}
    instruments: [«no-such-{n}»]
    evidence: {evidence}
",
    "unknown-key": "\
principles:
  - id: fault-{n}
    name: Fault {n}
    «evidense»: {evidence}
    evidence: {evidence}
",
    "unknown-key": "\
organisations:
  - id: fault-{n}
    name: Fault {n}
    kind: dialogue-platform
    members:
      - {state: {b}, role: participant, note: Türkiyə, «sinse»: 2009}
    evidence: {evidence}
",
    "unknown-organisation": "\
organisations:
  - id: fault-{n}
    name: Fault {n}
    kind: dialogue-platform
    members:
      - {organisation: «no-such-{n}», role: participant}
    evidence: {evidence}
",
    "unknown-rule": "\
waivers:
  - {record: page-{n}, because: It is so, rule: «no-evidense»}
",
    "unknown-source": "\
principles:
  - id: fault-{n}
    name: Fault {n}
    evidence: [{source: page-{n}}, {source: report-{n}}, {source: «no-such-{n}»}]
",
    "unknown-state": "\
partnerships:
  - parties: [AZE, {b}, «HUX»]
    tier: alliance
    since: 2009
    evidence: {evidence}
",
    "unknown-state": "\
organisations:
  - id: fault-{n}
    name: Türkiyə
    kind: dialogue-platform
    members:
      - {note: Türkiyə, state: «ZZZ», role: participant}
    evidence: {evidence}
",
    "unknown-tier": "\
partnerships:
  - parties: [AZE, {b}, {c}]
    tier: «aliance»
    since: 2009
    evidence: {evidence}
",
    "unknown-value": "\
instruments:
  - id: fault-{n}
    parties: [AZE, {b}]
    kind: «joint-decleration»
    signed: 2009-09-28
    evidence: {evidence}
",
    "unneeded-expectation": "\
claims:
  - {id: fault-{n}, source: page-{n}, count: partners, where: {source: page-{n}}, is: 0, «expect»: holds, because: It is so}
",
    "unsafe-path": "\
sources:
  - {id: fault-{n}, publisher: Example Press, published: 2024-05-07, archive: «../page-{n}.txt»}
",
    "unsupported-yaml": "\
principles:
  - id: fault-{n}
    name: «&fault» Fault {n}
    evidence: {evidence}
",
    "unused-organisation": "\
organisations:
  - id: «fault-{n}»
    name: Fault {n}
    kind: dialogue-platform
    evidence: {evidence}
",
    "unused-source": "\
sources:
  - {id: «fault-{n}», publisher: Example Press, published: 2024-05-07, url: \"https://press.example/fault/{n}\"}
",
    "unused-waiver": "\
principles:
  - {id: fault-{n}, name: Fault {n}, evidence: {evidence}}
waivers:
  - {rule: «no-evidence», record: fault-{n}, because: It is so}
",
    "unused-waiver": "\
waivers:
  - {rule: no-evidence, because: It is so, record: «no-such-{n}»}
",
    "verdict-changed": "\
claims:
  - {id: fault-{n}, source: page-{n}, count: partners, where: {source: page-{n}}, is: 0, expect: «contradicted», because: It was so}
",
    "wrong-type": "\
principles:
  - id: fault-{n}
    name: Fault {n}
    instruments: «treaty-{n}»
    evidence: {evidence}
",
    "wrong-type": "\
claims:
  - {id: fault-{n}, source: page-{n}, count: partners, is: «three»}
",
};
