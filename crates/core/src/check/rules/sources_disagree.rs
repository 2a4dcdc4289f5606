use crate::check::{Context, Report, Rule};
use crate::finding::{FieldPath, Place};
use crate::model::{Evidence, Level, Manifest, Section};

pub(super) static RULE: Rule = Rule {
    name: "sources-disagree",
    level: Level::Note,
    page: include_str!("sources-disagree.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    let own = FieldPath::default();
    in_manifest(&registry.manifest, report);
    for (index, organisation) in registry.organisations.iter().enumerate() {
        let section = Section::Organisations;
        record(report, section, index, &own, &organisation.evidence);
        for (ordinal, member) in organisation.members.iter().enumerate() {
            let path = FieldPath::of("members").element(ordinal);
            record(report, section, index, &path, &member.evidence);
        }
    }
    for (index, partnership) in registry.partnerships.iter().enumerate() {
        record(
            report,
            Section::Partnerships,
            index,
            &own,
            &partnership.evidence,
        );
    }
    for (index, instrument) in registry.instruments.iter().enumerate() {
        record(
            report,
            Section::Instruments,
            index,
            &own,
            &instrument.evidence,
        );
    }
    for (index, principle) in registry.principles.iter().enumerate() {
        record(
            report,
            Section::Principles,
            index,
            &own,
            &principle.evidence,
        );
    }
}

fn in_manifest(manifest: &Manifest, report: &mut Report) {
    for (index, tier) in manifest.tiers.iter().enumerate() {
        let path = FieldPath::of("tiers").element(index);
        record(report, Section::Manifest, 0, &path, &tier.evidence);
    }
    for (index, direction) in manifest.directions.iter().enumerate() {
        let path = FieldPath::of("directions").element(index);
        record(report, Section::Manifest, 0, &path, &direction.evidence);
    }
}

/// Reports the citations of one record that differ from it, all in one finding.
fn record(
    report: &mut Report,
    section: Section,
    index: usize,
    path: &FieldPath,
    evidence: &[Evidence],
) {
    // A record of which every citation gives another tier has a finding of its own.
    if !evidence.iter().any(Evidence::attests_record) {
        return;
    }
    let differing = evidence
        .iter()
        .enumerate()
        .filter(|(_, citation)| !citation.differs.is_empty());
    let place = |position: usize| {
        let path = path
            .clone()
            .then("evidence")
            .element(position)
            .then("differs");
        Place::value(section, index, path)
    };
    let mut fields: Vec<&str> = Vec::new();
    for (name, _) in differing
        .clone()
        .flat_map(|(_, citation)| &citation.differs.0)
    {
        if !fields.contains(&&**name) {
            fields.push(name);
        }
    }
    let mut positions = differing.map(|(position, _)| position);
    let Some(first) = positions.next() else {
        return;
    };
    let mut draft = report
        .found(
            place(first),
            format!("the sources differ in {}", listed(&fields)),
        )
        .label("says otherwise")
        .help("nothing to do, unless a further source decides it");
    for other in positions {
        draft = draft.related(place(other), "says otherwise too");
    }
}

/// Words in a row, each in backticks.
fn listed(words: &[&str]) -> String {
    crate::finding::one_of(words).replace(" or ", " and ")
}
