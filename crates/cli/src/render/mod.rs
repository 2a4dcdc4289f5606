//! One file for each way to show findings, and the list of all of them.

pub mod code_climate;
pub mod concise;
pub mod github;
pub mod human;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod sarif;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use chancery_core::check::LocatedFinding;
use chancery_core::finding::{Finding, how_many, in_a_row};
use chancery_core::model::{Keyword, Level};

use crate::registry::OpenedRegistry;

/// A way to show findings.
pub struct Renderer {
    /// Its name, as it is given to `--format`.
    pub name: &'static str,
    /// Whether a line with counts follows, as a person wants it.
    pub has_summary: bool,
    /// The most findings that are shown unless the user asks for another number.
    pub most: Option<usize>,
    /// The most findings that its readers take, whatever the user asks for.
    pub most_ever: Option<usize>,
    /// The text of the findings.
    pub text: fn(&OpenedRegistry, &RenderedFinding<'_>, &RenderSettings) -> String,
}

/// The findings that are shown.
#[derive(Debug, Default)]
pub struct RenderedFinding<'f> {
    /// In the order of their places.
    pub findings: Vec<&'f LocatedFinding>,
    /// How many more there are.
    pub left_out: usize,
}

/// What a renderer needs to know beside the findings.
#[derive(Debug, Clone)]
pub struct RenderSettings {
    /// Whether styles are wanted.
    pub is_coloured: bool,
    /// The width of the screen in columns.
    pub width: usize,
    /// The least level of a finding that makes the run fail; none if nothing does.
    pub fail_on: Option<Level>,
    /// Where the page of all rules can be read, if that is known.
    pub rules_url: Option<String>,
}

/// Every way to show findings, the default first.
pub static RENDERERS: &[&Renderer] = &[
    &human::RENDERER,
    &concise::RENDERER,
    &code_climate::RENDERER,
    &github::RENDERER,
    &json::RENDERER,
    &junit::RENDERER,
    &markdown::RENDERER,
    &sarif::RENDERER,
];

impl<'f> RenderedFinding<'f> {
    /// At most this many of the findings. Those of the greatest weight stay, and among equals those
    /// that come first; their order stays too.
    #[must_use]
    pub fn at_most(most: Option<usize>, mut findings: Vec<&'f LocatedFinding>) -> Self {
        let total = findings.len();
        if let Some(most) = most.filter(|most| *most < total) {
            let mut order: Vec<usize> = (0..total).collect();
            order.sort_by_key(|index| Reverse(findings[*index].finding.level));
            order.truncate(most);
            order.sort_unstable();
            findings = order.into_iter().map(|index| findings[index]).collect();
        }
        let left_out = total - findings.len();
        RenderedFinding { findings, left_out }
    }
}

impl Renderer {
    /// The most findings that are shown where the user asks for this many, or for all of them.
    #[must_use]
    pub fn limit(&self, asked: Option<Option<usize>>) -> Option<usize> {
        let limits = [asked.unwrap_or(self.most), self.most_ever];
        limits.into_iter().flatten().min()
    }
}

/// A sentence made of a clause as findings have it: with a capital, unless it begins with a name,
/// and a full stop.
#[must_use]
pub fn sentence(clause: &str) -> String {
    let mut characters = clause.chars();
    let first: String = characters
        .next()
        .map(|first| first.to_uppercase().collect())
        .unwrap_or_default();
    let end = if clause.ends_with(['?', '.', '!']) {
        ""
    } else {
        "."
    };
    format!("{first}{}{end}", characters.as_str())
}

/// What is wrong and what to do about it, for a reader who sees nothing else beside the line.
fn sentences(finding: &Finding) -> String {
    let mut text = sentence(&finding.message);
    if let Some(help) = &finding.help {
        let _ = write!(text, " {}", sentence(help));
    }
    text
}

/// A path as a service knows the files of a repository: one that is shown below the working
/// directory may begin with `./`.
fn path_in_repository(shown: &str) -> &str {
    shown.strip_prefix("./").unwrap_or(shown)
}

/// What findings are called where a service compares them with those of an earlier commit: by what
/// they say and not by their lines, which a comment above them moves.
#[derive(Debug, Default)]
struct Names<'f> {
    /// How often a file has had each rule with each message.
    used: BTreeMap<(usize, &'f str, &'f str), usize>,
}

impl<'f> Names<'f> {
    /// The name of a finding, which no earlier one of its file has.
    fn of(&mut self, found: &'f LocatedFinding) -> String {
        let (rule, message) = (found.finding.rule.name, found.finding.message.as_str());
        let key = (found.at.span.file, rule, message);
        let count = self.used.entry(key).or_default();
        *count += 1;
        match *count {
            1 => format!("{rule}: {message}"),
            count => format!("{rule}: {message} ({count})"),
        }
    }
}

/// The counts of findings by level, as a clause: '2 errors, 1 warning and 3 notes'. `notes` are those
/// that are not among the findings.
#[must_use]
pub fn counts(findings: &[LocatedFinding], notes: usize) -> String {
    let levels = [Level::Error, Level::Warning, Level::Note];
    let parts: Vec<String> = levels
        .iter()
        .filter_map(|level| {
            let of_level = findings
                .iter()
                .filter(|found| found.finding.level == *level);
            let shown: usize = of_level.map(|found| 1 + found.finding.more).sum();
            let count = match level {
                Level::Note => shown + notes,
                _ => shown,
            };
            (count > 0).then(|| how_many(count, level.name()))
        })
        .collect();
    match parts.is_empty() {
        true => "no finding".to_owned(),
        false => in_a_row(&parts, "and"),
    }
}
