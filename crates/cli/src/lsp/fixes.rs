//! The changes that mend a finding, as its help says.
//!
//! A help is written for people. What it says to write is tried on the text: a change is offered
//! only if the finding is gone when the registry is read again, and no other warning or error has
//! come, in any file, but what is said of claims that could not be judged before. One that says something that nobody has said is never the preferred one: that
//! is a spelling of what was written, where the help leaves nothing else open.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::Analysis;
use chancery_core::check::{LocatedFinding, is_verdict_rule};
use chancery_core::model::Level;
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
    let mut kept = of_rule(registry, text, found);
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
        kept = of_words(registry, &editable, found);
    }
    let added = missing::fixes(registry, &editable, found).into_iter();
    kept.extend(added.filter(|fix| {
        let trial = Trial::new(registry, found, &fix.edits);
        let is_kept = |changed: &str| editable.is_rest_kept(&fix.edits, changed);
        trial.is_some_and(|it| is_kept(&it.changed) && it.only_adds(LEFT_EMPTY))
    }));
    kept
}

/// The rules about what an added key or record leaves for the curator.
const LEFT_EMPTY: &[&str] = &["empty-value", "missing-key", "state-without-name"];

/// The changes that the rule itself gives.
fn of_rule(registry: &OpenRegistry, text: &str, found: &LocatedFinding) -> Vec<Fix> {
    let mends = found.finding.mends.iter();
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
        let trial = Trial::new(registry, found, &fix.edits)?;
        trial.mends().then_some(fix)
    };
    mends.filter_map(fix).collect()
}

/// The changes that the words of the help say.
fn of_words(registry: &OpenRegistry, editable: &Editable<'_>, found: &LocatedFinding) -> Vec<Fix> {
    let help = found.finding.help.as_deref().unwrap_or_default();
    let said = said(help);
    let rule = found.finding.rule.name;
    let mut kept: Vec<(bool, Fix)> = Vec::new();
    for way in &said.ways {
        let title: Vec<String> = way.iter().map(|it| format!("`{}`", it.text)).collect();
        let title = format!("Write {}", title.join(" and "));
        let changes = editable.changes(found.at.span.start, way);
        let is_good = |edits: &[Edit]| {
            let trial = Trial::new(registry, found, edits);
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

/// What is found before and after a change.
struct Trial<'t> {
    found: &'t LocatedFinding,
    /// The changed text.
    changed: String,
    /// Where the change ends in it.
    end: usize,
    /// What is found of each rule at each place, with how many more there are after the change.
    more: BTreeMap<(&'static str, Spot), i64>,
}

/// Where something is found, by the places after the change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    /// In what is changed.
    Inside,
    /// In the file of the change, at a byte.
    Own(usize),
    /// In another file.
    Other(String, usize),
}

/// What is found after a change, with its place: warnings and errors, and what the rule of a finding
/// finds.
fn found_after(
    registry: &OpenRegistry,
    changes: Vec<(String, String)>,
    found: &LocatedFinding,
    place: impl Fn(&Analysis, &Located) -> Spot,
) -> Vec<(Spot, LocatedFinding)> {
    let rule = found.finding.rule;
    registry.tried(changes, |after| {
        let found = after.check_by_file(&after.policy(&[]));
        let found = found.iter().flat_map(|found| found.iter());
        let counted =
            found.filter(|it| it.finding.level >= Level::Warning || it.finding.rule == rule);
        let placed = counted.map(|it| (place(after, &it.at), it.clone()));
        placed.collect()
    })
}

impl<'t> Trial<'t> {
    fn new(registry: &OpenRegistry, found: &'t LocatedFinding, edits: &[Edit]) -> Option<Self> {
        let texts = &registry.opened.analysis.reading().texts;
        let own = texts.get(found.at.span.file)?;
        let mut edits = edits.to_vec();
        edits.sort_unstable();
        let (start, end) = (edits.first()?.0, edits.last()?.1);
        let mut changed = own.text.clone();
        for (start, end, text) in edits.iter().rev() {
            changed.get(*start..*end)?;
            changed.replace_range(*start..*end, text);
        }
        let new_end = end + changed.len() - own.text.len();
        let spot = |analysis: &Analysis, at: &Located, end: usize| {
            let (file, at) = (analysis.file_name(at.span.file), at.span.start);
            match file {
                name if name != own.name => Spot::Other(name.to_owned(), at),
                _ if at < start => Spot::Own(at),
                _ if at <= end => Spot::Inside,
                _ => Spot::Own(at - end + new_end),
            }
        };
        let before = &registry.opened.analysis;
        // One finding may stand for several places, and is then at the next of them.
        let related = found.related.iter();
        let others: BTreeSet<Spot> = related.map(|at| spot(before, at, end)).collect();
        let is_judged = !before.network().may_count_too_little();
        let mut more = BTreeMap::new();
        let mut count = |it: &LocatedFinding, spot: Spot, weight: i64| {
            let is_it = it.finding.rule == found.finding.rule;
            if it.finding.level >= Level::Warning || is_it {
                *more.entry((it.finding.rule.name, spot)).or_insert(0) += weight;
            }
        };
        for it in registry.findings() {
            count(it, spot(before, &it.at, end), -1);
        }
        let changes = vec![(own.name.clone(), changed.clone())];
        let place = |after: &Analysis, at: &Located| spot(after, at, new_end);
        let after = found_after(registry, changes, found, place);
        for (spot, it) in &after {
            let is_rest = it.finding.rule == found.finding.rule
                && it.finding.message == found.finding.message
                && others.contains(spot);
            // Of claims nothing was said before, whatever the records say of them.
            let is_silent_before = !is_judged && is_verdict_rule(it.finding.rule);
            if !is_rest && !is_silent_before {
                count(it, spot.clone(), 1);
            }
        }
        Some(Trial {
            found,
            changed,
            end: new_end,
            more,
        })
    }

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
