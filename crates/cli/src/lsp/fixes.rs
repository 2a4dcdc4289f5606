//! The changes that mend a finding, as its help says.
//!
//! A help is written for people. What it says to write is tried on the text: a change is offered
//! only if the finding is gone when the file is read again, beside the records that its own have to
//! do with, and no other warning or error has come in it, but what is said of claims that could not
//! be judged before. A finding that follows from all records, as one about a claim, is tried on all
//! of them. A change that says something that nobody has said is never the preferred one: that is a
//! spelling of what was written, where the help leaves nothing else open.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use chancery_core::Analysis;
use chancery_core::check::{LocatedFinding, is_verdict_rule};
use chancery_core::finding::{Place, Rule};
use chancery_core::model::{Level, Section};
use chancery_core::network::ClaimIndex;
use chancery_core::yaml::Located;

use super::edits::{Edit, Editable};
use super::missing;
use super::open_registry::OpenRegistry;
use super::said::{is_near, letters, said};

/// A change of one file that mends a finding.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fix {
    pub(super) title: String,
    pub(super) edits: Vec<Edit>,
    pub(super) is_preferred: bool,
}

/// The changes that mend a finding, the likeliest first.
pub(super) fn fixes(registry: &OpenRegistry, found: &LocatedFinding) -> Vec<Fix> {
    let file = found.at.span.file;
    let text = registry.text(file);
    let name = registry.opened.analysis.file_name(file);
    let trials = Trials::new(registry, found);
    let mut kept = of_rule(&trials, text);
    let help = found.finding.help.as_deref().unwrap_or_default();
    // Where nothing is said to be written or missing, the structure of the file is not asked for.
    if said(help).ways.is_empty() && !missing::may_be_added(found) {
        return kept;
    }
    // Without knowing where its values are, nothing is changed.
    let Some(editable) = Editable::new(name, text) else {
        return kept;
    };
    if kept.is_empty() {
        kept = of_words(&trials, &editable);
    }
    let added = missing::fixes(registry, &editable, found).into_iter();
    kept.extend(added.filter(|fix| {
        let trial = trials.of(&fix.edits);
        let is_kept = |changed: &str| editable.is_rest_kept(&fix.edits, changed);
        trial.is_some_and(|it| is_kept(&it.changed) && it.only_adds(LEFT_EMPTY))
    }));
    kept
}

/// The rules about what an added key or record leaves for the curator.
const LEFT_EMPTY: &[&str] = &["empty-value", "missing-key", "state-without-name"];

/// The changes that the rule itself gives.
fn of_rule(trials: &Trials<'_>, text: &str) -> Vec<Fix> {
    let mends = trials.found.finding.mends.iter();
    let ways = mends.clone().count();
    let fix = |mend: &chancery_core::finding::Mend| {
        let old = text.get(mend.start..mend.end)?;
        let fix = Fix {
            title: match (mend.text.as_str(), old) {
                ("", old) => format!("Remove `{old}`"),
                (new, old) if new.trim() == "#" && old.trim() == "#" => {
                    "Write it as a comment".to_owned()
                }
                (new, _) => format!("Write `{new}`"),
            },
            edits: vec![(mend.start, mend.end, mend.text.clone())],
            is_preferred: ways == 1 && letters(old) == letters(&mend.text),
        };
        trials.of(&fix.edits)?.mends().then_some(fix)
    };
    mends.filter_map(fix).collect()
}

/// The changes that the words of the help say.
fn of_words(trials: &Trials<'_>, editable: &Editable<'_>) -> Vec<Fix> {
    let found = trials.found;
    let help = found.finding.help.as_deref().unwrap_or_default();
    let said = said(help);
    let rule = found.finding.rule.name;
    let mut kept: Vec<(bool, Fix)> = Vec::new();
    for way in &said.ways {
        let title: Vec<String> = way.iter().map(|it| format!("`{}`", it.text)).collect();
        let title = format!("Write {}", title.join(" and "));
        let changes = editable.changes(found.at.span.start, way);
        let is_good = |edits: &[Edit]| {
            let trial = trials.of(edits);
            trial.is_some_and(|it| editable.is_rest_kept(edits, &it.changed) && it.mends())
        };
        // The words of a source are never others than they were.
        let is_safe = |old: &str, new: &str| {
            rule != "quote-in-quotation-marks" || letters(old) == letters(new)
        };
        let mut good = changes
            .into_iter()
            .filter(|it| is_safe(&it.old, &it.new) && is_good(&it.edits));
        if let Some(change) = good.next() {
            let is_near = is_near(&change.old, &change.new, rule == "invalid-date");
            let fix = Fix {
                title,
                edits: change.edits,
                is_preferred: false,
            };
            kept.push((is_near, fix));
        }
    }
    let near = kept.iter().filter(|(is_near, _)| *is_near).count();
    kept.sort_by_key(|(is_near, _)| !(near == 1 && *is_near));
    let one = |(is_near, fix)| Fix {
        is_preferred: is_near && near == 1 && !said.is_open,
        ..fix
    };
    kept.into_iter().map(one).collect()
}

/// What changes that may mend a finding are tried on.
struct Trials<'t> {
    registry: &'t OpenRegistry,
    found: &'t LocatedFinding,
    before: OnceCell<Before>,
}

/// What is found before a change.
struct Before {
    /// Warnings and errors, and what the rule of the finding finds.
    findings: Vec<(Spot, LocatedFinding)>,
    /// Whether it is found in the file alone, beside what its records have to do with.
    is_alone: bool,
    judged: Judged,
}

/// The claims that were judged before a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Judged {
    None,
    /// All but the one that the finding is about.
    Others,
    All,
}

impl Judged {
    /// Whether nothing was said by a rule before, whatever the records say of the claims: the day of
    /// a claim alone follows from the source that it names.
    fn is_silent(self, rule: &Rule) -> bool {
        let is_silent = match self {
            Judged::None => true,
            Judged::Others => rule.name != "claim-without-day",
            Judged::All => false,
        };
        is_silent && is_verdict_rule(rule)
    }
}

/// What is found after a change, compared with what was found before.
struct Trial<'t> {
    found: &'t LocatedFinding,
    /// The changed text.
    changed: String,
    /// Where the change ends in it.
    end: usize,
    /// What is found of each rule at each place, with how many more there are after the change.
    more: BTreeMap<(&'static str, Spot), i64>,
}

/// Where something is found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    /// In what is changed.
    Inside,
    /// In the file of the change, at a byte.
    Own(usize),
    /// In another file.
    Other(String, usize),
}

impl Spot {
    /// The place after a change that replaces the bytes of a range by others.
    fn moved(&self, start: usize, end: usize, new_end: usize) -> Self {
        match self {
            Spot::Own(at) if (start..=end).contains(at) => Spot::Inside,
            Spot::Own(at) if *at > end => Spot::Own(at - end + new_end),
            spot => spot.clone(),
        }
    }
}

impl<'t> Trials<'t> {
    fn new(registry: &'t OpenRegistry, found: &'t LocatedFinding) -> Self {
        Trials {
            registry,
            found,
            before: OnceCell::new(),
        }
    }

    fn file(&self) -> usize {
        self.found.at.span.file
    }

    /// A place in an analysis of the same files.
    fn spot(&self, analysis: &Analysis, at: &Located) -> Spot {
        let own = self.registry.opened.analysis.file_name(self.file());
        match analysis.file_name(at.span.file) {
            name if name == own => Spot::Own(at.span.start),
            name => Spot::Other(name.to_owned(), at.span.start),
        }
    }

    /// The findings that count, with their places.
    fn counted<'f>(
        &self,
        analysis: &Analysis,
        found: impl Iterator<Item = &'f LocatedFinding>,
    ) -> Vec<(Spot, LocatedFinding)> {
        let spot = |at: &Located| self.spot(analysis, at);
        let rule = self.found.finding.rule;
        let counted =
            found.filter(|it| it.finding.level >= Level::Warning || it.finding.rule == rule);
        counted.map(|it| (spot(&it.at), it.clone())).collect()
    }

    /// What is found in the file alone, if it has another text.
    fn alone(&self, text: &str) -> Vec<(Spot, LocatedFinding)> {
        let alone = self.registry.opened.analysis.with_text(self.file(), text);
        let least = self.found.finding.level.min(Level::Warning);
        let found = alone.record_findings(&alone.policy(&[]), least);
        let own = found.iter().filter(|it| it.at.span.file == self.file());
        self.counted(&alone, own)
    }

    fn before(&self) -> &Before {
        self.before.get_or_init(|| {
            let analysis = &self.registry.opened.analysis;
            let alone = self.alone(self.registry.text(self.file()));
            let is_it = |it: &LocatedFinding| {
                (it.finding.rule, it.at) == (self.found.finding.rule, self.found.at)
            };
            let (claim, judged) = (self.claim(), self.judged());
            // What follows from all records is not found in one file, and neither is what is said
            // of a claim.
            let is_judged_claim = claim.is_some() && judged != Judged::None;
            let is_alone = !is_judged_claim && alone.iter().any(|(_, it)| is_it(it));
            match is_alone {
                true => Before {
                    findings: alone,
                    is_alone,
                    judged: Judged::All,
                },
                false => Before {
                    findings: self.counted(analysis, self.registry.findings()),
                    is_alone,
                    judged,
                },
            }
        })
    }

    /// The claim that the finding is about.
    fn claim(&self) -> Option<ClaimIndex> {
        match &self.found.finding.place {
            Place::Field(field) if field.section == Section::Claims => Some(field.index.into()),
            _ => None,
        }
    }

    fn judged(&self) -> Judged {
        let analysis = &self.registry.opened.analysis;
        if analysis.network().may_count_too_little() {
            return Judged::None;
        }
        match self.claim() {
            Some(claim) if analysis.verdicts().verdict(claim).is_none() => Judged::Others,
            _ => Judged::All,
        }
    }

    /// What is found after a change.
    fn after(&self, changed: &str) -> Vec<(Spot, LocatedFinding)> {
        if self.before().is_alone {
            return self.alone(changed);
        }
        let name = self.registry.opened.analysis.file_name(self.file());
        let changes = vec![(name.to_owned(), changed.to_owned())];
        self.registry.tried(changes, |after| {
            let found = after.check_by_file(&after.policy(&[]));
            self.counted(after, found.iter().flat_map(|found| found.iter()))
        })
    }

    /// Tries some changes of the text.
    fn of(&self, edits: &[Edit]) -> Option<Trial<'t>> {
        let analysis = &self.registry.opened.analysis;
        let text = self.registry.text(self.file());
        let mut edits = edits.to_vec();
        edits.sort_unstable();
        let (start, end) = (edits.first()?.0, edits.last()?.1);
        let mut changed = text.to_owned();
        for (start, end, text) in edits.iter().rev() {
            changed.get(*start..*end)?;
            changed.replace_range(*start..*end, text);
        }
        let new_end = end + changed.len() - text.len();
        let before = self.before();
        let mut more = BTreeMap::new();
        let mut count = |it: &LocatedFinding, spot: Spot, weight: i64| {
            *more.entry((it.finding.rule.name, spot)).or_insert(0) += weight;
        };
        for (spot, it) in &before.findings {
            count(it, spot.moved(start, end, new_end), -1);
        }
        // One finding may stand for several places, and is then at the next of them.
        let related = self.found.related.iter();
        let others = related.map(|at| self.spot(analysis, at).moved(start, end, new_end));
        let others: BTreeSet<Spot> = others.collect();
        for (spot, it) in self.after(&changed) {
            let spot = spot.moved(start, new_end, new_end);
            let is_rest = it.finding.rule == self.found.finding.rule
                && it.finding.message == self.found.finding.message
                && others.contains(&spot);
            if !is_rest && !before.judged.is_silent(it.finding.rule) {
                count(&it, spot, 1);
            }
        }
        Some(Trial {
            found: self.found,
            changed,
            end: new_end,
            more,
        })
    }
}

impl Trial<'_> {
    /// Whether the finding is gone, and none has come.
    fn mends(&self) -> bool {
        let rule = self.found.finding.rule.name;
        let gone = self
            .more
            .iter()
            .any(|((name, _), more)| *name == rule && *more < 0);
        // Behind the place at which a file breaks off nothing was read before, and of what it holds
        // nothing was known elsewhere.
        let line_end = |at: usize| {
            let rest = &self.changed[at..];
            at + rest.find(['\n', '\r']).unwrap_or(rest.len())
        };
        let own = line_end(self.end);
        let below = self.changed[own..].trim_start();
        let next = line_end(self.changed.len() - below.len());
        let is_hidden = |name: &str, spot: &Spot| match spot {
            _ if rule != "invalid-yaml" => false,
            Spot::Inside => false,
            Spot::Own(at) => *at > next || *at > own && name != rule,
            Spot::Other(..) => true,
        };
        let mut new = self.more.iter().filter(|(_, more)| **more > 0);
        gone && new.all(|((name, spot), _)| is_hidden(name, spot))
    }

    /// Whether nothing has come but what an addition leaves empty.
    fn only_adds(&self, left: &[&str]) -> bool {
        let mut new = self.more.iter().filter(|(_, more)| **more > 0);
        new.all(|((name, spot), _)| *spot == Spot::Inside && left.contains(name))
    }
}
