//! What the rules find that look at records which are joined to one another, of which only those
//! are looked at again that a change may concern.

use super::by_file::{Checked, EVERYTHING};
use super::{Context, RuleRun, is_joined_rule, is_shared_rule};
use crate::finding::{Finding, Place};
use crate::model::{Evidence, Section};
use crate::network::{Network, Touched};
use crate::yaml::RecordSet;

/// The greatest part of all partnerships and instruments that is looked at alone: of more, all are
/// looked at.
const GREATEST_PART: usize = 4;

/// What these rules found last, before waivers.
#[derive(Debug, Default)]
pub(super) struct SharedFindings {
    /// None if they must look at everything.
    found: Option<Vec<Finding>>,
    touched: Touched,
}

impl SharedFindings {
    /// Some records have changed, and none of what all share; none if they have other ids.
    pub(super) fn forget(&mut self, touched: Option<Touched>) {
        match touched {
            Some(touched) => self.touched.extend(touched),
            None => self.found = None,
        }
    }

    /// What these rules find.
    pub(super) fn check(&mut self, checked: Checked<'_, '_>) -> &[Finding] {
        let touched = std::mem::take(&mut self.touched);
        // Which of two records an id means, some of them alone do not say.
        let has_duplicates = !checked.network.records.duplicates.is_empty();
        let before = self.found.take().filter(|_| !has_duplicates);
        let again = before.and_then(|before| again(checked, before, &touched));
        let found = again.unwrap_or_else(|| {
            let context = Context::new(checked.network, checked.quotes, checked.policy);
            run(&context, is_shared_rule)
        });
        self.found.insert(found)
    }
}

fn run(context: &Context<'_, '_>, is_wanted: fn(&crate::finding::Rule) -> bool) -> Vec<Finding> {
    let run = RuleRun {
        there: [&[], &[]],
        is_wanted,
        has_covered: Vec::new(),
    };
    run.early(context, EVERYTHING).0
}

/// What is found after a change, if few records are joined to those that were touched.
fn again(
    checked: Checked<'_, '_>,
    mut found: Vec<Finding>,
    touched: &Touched,
) -> Option<Vec<Finding>> {
    let whole = checked.network.registry;
    let most = (whole.partnerships.len() + whole.instruments.len()) / GREATEST_PART;
    let joined = checked.network.joined_to(touched, most)?;
    if joined.is_empty() {
        return Some(found);
    }
    let wanted = beside(checked.network, &joined);
    let part = whole.part(&wanted);
    let network = Network::new(&part);
    let context = Context::new(&network, checked.quotes, checked.policy);
    let mut new = run(&context, is_joined_rule);
    let positions = Positions::new(&wanted);
    new.iter_mut().for_each(|it| positions.restore(it));
    let is_joined = |it: &Finding| match &it.place {
        Place::Field(field) => joined.contains(&(field.section, field.index)),
        Place::Bytes(_) => false,
    };
    found.retain(|it| !(is_joined_rule(it.rule) && is_joined(it)));
    found.extend(new.into_iter().filter(is_joined));
    // As each rule gives them that looks at everything.
    found.sort_by_key(|it| match &it.place {
        Place::Field(field) => (it.rule.name, field.section as usize, field.index),
        Place::Bytes(_) => (it.rule.name, 0, 0),
    });
    Some(found)
}

/// Records with what all share of which they are made: the states and organisations, the claims, and
/// the sources that they cite.
fn beside(network: &Network<'_>, joined: &RecordSet) -> RecordSet {
    let whole = network.registry;
    let mut wanted = joined.clone();
    wanted.extend((0..whole.states.len()).map(|index| (Section::States, index)));
    wanted.extend((0..whole.organisations.len()).map(|index| (Section::Organisations, index)));
    wanted.extend((0..whole.claims.len()).map(|index| (Section::Claims, index)));
    let mut cite = |evidence: &[Evidence]| {
        let sources = evidence.iter();
        let sources = sources.filter_map(|it| network.records.source_position(&it.source));
        wanted.extend(sources.map(|it| (Section::Sources, usize::from(it))));
    };
    for (section, index) in joined {
        match section {
            Section::Partnerships => cite(&whole.partnerships[*index].evidence),
            Section::Instruments => cite(&whole.instruments[*index].evidence),
            _ => {}
        }
    }
    for organisation in &whole.organisations {
        cite(&organisation.evidence);
        organisation
            .members
            .iter()
            .for_each(|it| cite(&it.evidence));
    }
    wanted
}

/// The positions that the records of a part have in the whole registry.
struct Positions([Vec<usize>; Section::COUNT]);

impl Positions {
    fn new(wanted: &RecordSet) -> Self {
        let mut positions: [Vec<usize>; Section::COUNT] = Default::default();
        for (section, index) in wanted {
            positions[*section as usize].push(*index);
        }
        Positions(positions)
    }

    /// Gives the records of a finding their positions in the whole registry.
    fn restore(&self, finding: &mut Finding) {
        let related = finding.related.iter_mut().map(|other| &mut other.place);
        for place in std::iter::once(&mut finding.place).chain(related) {
            if let Place::Field(field) = place
                && let Some(index) = self.0[field.section as usize].get(field.index)
            {
                field.index = *index;
            }
        }
    }
}
