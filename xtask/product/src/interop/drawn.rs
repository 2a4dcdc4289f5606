//! Registries of every size and kind of which pictures are drawn.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Result, bail};
use chancery_core::Analysis;
use chancery_core::model::{Registry, Selector, known_states};
use chancery_core::select::Selection;
use chancery_core::yaml::{Input, MANIFEST_FILE, load, read};
use chancery_export::formats::Options;
use chancery_export::map::Boundaries;
use chancery_export::views::{ExportContext, Scene};
use xtask::root::root;

use super::hostile;

/// The longest of the hostile names that is drawn: Graphviz itself reads no text of any length.
const LONGEST_NAME: usize = 200;

/// The registries, each with a name for its files.
///
/// # Errors
///
/// If one cannot be read.
pub(super) fn registries(data: &Registry) -> Result<Vec<(String, Registry)>> {
    let dozen = read(load(&root().join("tests/registries/dozen"))?);
    let signs = "tests/cases/pictures-of-time-and-membership/data";
    let signs = read(load(&root().join(signs))?);
    let mut hostile = hostile::registry()?;
    for state in &mut hostile.states {
        let name = state.name.take();
        state.name = name.map(|it| it.chars().take(LONGEST_NAME).collect::<String>().into());
    }
    let mut all = vec![
        ("article".to_owned(), data.clone()),
        ("dozen".to_owned(), dozen.registry),
        ("every-sign".to_owned(), signs.registry),
        ("hostile".to_owned(), hostile),
    ];
    for count in [5, 26, 80, 200] {
        all.push((format!("star-{count}"), around_one(count)?));
    }
    all.push(("network-40".to_owned(), among_all(40, 100)?));
    all.push(("network-200".to_owned(), among_all(200, 2000)?));
    Ok(all)
}

/// What is asked of the pictures of one of these registries: the states of the dozen are nowhere on
/// earth, and have shapes in a file of their own. Those with hostile names borrow them, so that
/// the map shows these names.
///
/// # Errors
///
/// If that file cannot be read.
pub(super) fn options(registry: &str) -> Result<Options> {
    if !["dozen", "hostile"].contains(&registry) {
        return Ok(Options::default());
    }
    let file = "boundaries.geojson";
    let text = fs::read_to_string(root().join("tests/registries/dozen").join(file))?;
    Ok(Options {
        boundaries: Some(Boundaries::read(file, &text)?),
        ..Options::default()
    })
}

const HEAD: &str = "registry: made\ntitle: A network made for a test\nas-of: 2025-06-30\ntiers:\n\
                    \x20 - {id: partner, name: Partnership}\n\
                    \x20 - {id: closer, name: Closer partnership, includes: [partner]}\n\
                    \x20 - {id: ally, name: Alliance, includes: [partner]}\n\
                    directions:\n\
                    \x20 - {id: north, name: Northern direction}\n\
                    \x20 - {id: south, name: South and all that lies around it and beyond the mountains}\n\
                    \x20 - {id: east, name: East}\n";

/// Groups of unlike sizes, and some states in none.
const DIRECTIONS: [Option<&str>; 7] = [
    Some("north"),
    Some("south"),
    Some("north"),
    None,
    Some("east"),
    Some("north"),
    Some("south"),
];

/// Adds the tie of a number; `place` says which direction lists it.
fn tie(text: &mut String, index: usize, [one, other]: [&str; 2], place: usize) -> std::fmt::Result {
    let tier = ["partner", "ally", "partner", "closer", "partner"][index % 5];
    write!(text, "  - {{parties: [{one}, {other}], tier: {tier}")?;
    if let Some(direction) = DIRECTIONS[place % DIRECTIONS.len()] {
        write!(text, ", direction: {direction}")?;
    }
    if !index.is_multiple_of(4) {
        write!(text, ", since: {}", 1991 + index % 34)?;
    }
    text.push_str("}\n");
    Ok(())
}

fn around_one(count: usize) -> Result<Registry> {
    let mut text = format!("{HEAD}subject: AZE\npartnerships:\n");
    let others = known_states().iter().map(|state| state.alpha_3);
    for (index, other) in others.filter(|id| *id != "AZE").take(count).enumerate() {
        tie(&mut text, index, ["AZE", other], index)?;
    }
    parsed(text)
}

/// The largest registry whose page must still open and filter without a stall: 200 states around
/// one, 2,000 instruments, and as many sources, each of which is quoted.
///
/// # Errors
///
/// If it cannot be read.
pub(super) fn large() -> Result<Registry> {
    const INSTRUMENTS: usize = 2_000;
    let ids: Vec<&str> = known_states().iter().map(|state| state.alpha_3).collect();
    let others: Vec<&str> = ids
        .into_iter()
        .filter(|id| *id != "AZE")
        .take(200)
        .collect();
    let mut text = format!("{HEAD}subject: AZE\npartnerships:\n");
    for (index, other) in others.iter().enumerate() {
        tie(&mut text, index, ["AZE", other], index)?;
    }
    text.push_str("instruments:\n");
    for index in 0..INSTRUMENTS {
        let (other, year) = (others[index % others.len()], 1991 + index % 35);
        let effect = ["establishes", "upgrades", "reaffirms", "background"][index % 4];
        writeln!(
            text,
            "  - {{id: act-{index}, title: Declaration {index} on cooperation in trade and in culture, \
             parties: [AZE, {other}], signed: {year}-0{}-1{}, effect: {effect}, tier: partner, \
             evidence: [{{source: page-{index}, quote: both sides signed declaration {index} on cooperation}}]}}",
            index % 9 + 1,
            index % 10,
        )?;
    }
    text.push_str("sources:\n");
    for index in 0..INSTRUMENTS {
        writeln!(
            text,
            "  - {{id: page-{index}, publisher: Press {}, title: What was signed on day {index}, \
             published: 2024, url: \"https://example.org/{index}\"}}",
            index % 7,
        )?;
    }
    parsed(text)
}

fn among_all(states: usize, ties: usize) -> Result<Registry> {
    let ids: Vec<&str> = known_states()
        .iter()
        .map(|it| it.alpha_3)
        .take(states)
        .collect();
    let mut text = format!("{HEAD}partnerships:\n");
    let pairs = (1..states).flat_map(|step| (0..states - step).map(move |one| (one, one + step)));
    for (index, (one, other)) in pairs.take(ties).enumerate() {
        // Neighbours share a direction.
        let place = one * DIRECTIONS.len() / states;
        tie(&mut text, index, [ids[one], ids[other]], place)?;
    }
    parsed(text)
}

fn parsed(text: String) -> Result<Registry> {
    let reading = read(vec![Input {
        name: MANIFEST_FILE.to_owned(),
        bytes: Ok(text.into_bytes()),
    }]);
    if let Some(finding) = reading.findings.first() {
        bail!("a made registry has a finding: {finding:?}");
    }
    Ok(reading.registry)
}

/// Runs `look` on what is drawn of a registry.
pub(super) fn with_scene<T>(registry: &Registry, look: impl FnOnce(&mut Scene<'_>) -> T) -> T {
    let analysis = Analysis::from_registry(registry.clone());
    let network = analysis.network();
    let everything = Selector::default();
    let views = ExportContext::for_export(&analysis, Selection::new(network, &everything));
    look(&mut Scene::new(&views, None, false))
}
