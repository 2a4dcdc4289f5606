//! Records joined to one another, and written as the files of a registry.

use std::collections::BTreeMap;

use chancery_core::model::{Keyword as _, MANIFEST, Section};
use chancery_core::yaml::MANIFEST_FILE;

use super::csv_file::CellPlace;
use super::mapping::{RECORD_TABLES, Within, record_table};
use super::rows::{Entries, Entry, Owners, Rows};
use super::tree::{Node, NodeField, NodeValue, Written};

/// The table of the records of a kind, as the column `record_kind` names it.
const KINDS: &[(&str, &str)] = &[
    ("direction", "directions"),
    ("instrument", "instruments"),
    ("organisation", "organisations"),
    ("partnership", "partnerships"),
    ("principle", "principles"),
    ("state", "states"),
    ("tier", "tiers"),
];

/// Which row of one table belongs to which record of another, each by its position.
type Joined = Vec<(&'static str, usize, usize)>;

/// The files of a registry, by name, each with the places of its values.
pub(super) fn files(rows: &mut Rows<'_>) -> Vec<(String, Written)> {
    let mut entries = rows.entries();
    let citations = join_citations(rows, &entries);
    attach(&mut entries, "evidence", citations, add_citation);
    let identifiers = join_identifiers(rows, &entries);
    attach(&mut entries, "identifiers", identifiers, add_identifier);
    for table in RECORD_TABLES {
        if let Within::Record {
            column,
            table: outer,
            key,
        } = table.within
        {
            let joined = join_inner(rows, &entries, table.name, (outer, column));
            let noun = record_table(outer).map_or(&MANIFEST, |outer| outer.noun);
            let mut lists: BTreeMap<usize, Vec<Entry>> = BTreeMap::new();
            let own = entries.remove(table.name).unwrap_or_default();
            for (entry, owner) in own.into_iter().zip(joined) {
                if let Some(owner) = owner {
                    lists.entry(owner).or_default().push(entry);
                }
            }
            for (owner, list) in lists {
                if let Some(owner) = entries.get_mut(outer).and_then(|all| all.get_mut(owner)) {
                    owner.node.add_records(noun, key, in_order(list));
                }
            }
        }
    }
    written(&mut entries)
}

/// Records in the order that their rows give, those without a position last.
fn in_order(mut list: Vec<Entry>) -> Vec<Node> {
    list.sort_by_key(|entry| entry.key().1.unwrap_or(usize::MAX));
    list.into_iter().map(|entry| entry.node).collect()
}

/// Tiers in the order of their ranks; those beside the ladder, and new ones, keep their place.
fn ladder(tiers: Vec<Entry>) -> Vec<Node> {
    let is_ranked = |entry: &Entry| entry.key().1.is_some();
    let mut ranked: Vec<usize> = (0..tiers.len())
        .filter(|it| is_ranked(&tiers[*it]))
        .collect();
    ranked.sort_by_key(|position| tiers[*position].key().1);
    let mut ranked = ranked.into_iter();
    let order: Vec<usize> = (0..tiers.len())
        .map(|position| match is_ranked(&tiers[position]) {
            true => ranked.next().unwrap_or(position),
            false => position,
        })
        .collect();
    order
        .into_iter()
        .map(|position| tiers[position].node.clone())
        .collect()
}

/// For each citation, in the order of its list, the table and the record to which it belongs.
fn join_citations(rows: &mut Rows<'_>, entries: &Entries) -> Joined {
    let mut owners = OwnersByTable::new(entries);
    let all = entries
        .get("evidence")
        .map_or(&[] as &[Entry], Vec::as_slice);
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|position| all[*position].key().1.unwrap_or(usize::MAX));
    let mut joined = Joined::new();
    for position in order {
        let at = all[position].node.at;
        let text = |column: &str| {
            let cell = rows.sheets[at.sheet].cell(at, column);
            cell.map_or(String::new(), |cell| cell.text)
        };
        let (kind, record, field) = (text("record_kind"), text("record"), text("field"));
        let Some(table) = table_of_kind(rows, &kind, at) else {
            continue;
        };
        let (table, ordinal, column) = match member(&field) {
            Some(index) if table == "organisations" => ("memberships", Some(index + 1), "field"),
            _ if table == "partnerships" => {
                let period = rows.ordinal(&rows.sheets[at.sheet], at, "record_period");
                (table, period, "record")
            }
            _ if field.is_empty() || field == "evidence" => (table, None, "record"),
            _ => {
                let message = format!("`{field}` is not a list of citations of the {kind}");
                let help = "write `evidence`, or of a member of an organisation \
                            `members[0].evidence`, counted from 0";
                let cell = rows.sheets[at.sheet].cell(at, "field");
                let at = cell.map_or(at, |cell| cell.at);
                rows.found(
                    &super::rules::ROW_WITHOUT_RECORD,
                    at,
                    message,
                    help.to_owned(),
                );
                continue;
            }
        };
        let owner = rows.owner(owners.of(table), (&record, ordinal), (at, column));
        joined.extend(owner.map(|owner| (table, owner, position)));
    }
    joined
}

/// The index in a path such as `members[3].evidence`.
fn member(path: &str) -> Option<usize> {
    let index = path.strip_prefix("members[")?;
    index.strip_suffix("].evidence")?.parse().ok()
}

/// For each key in another data set, the table and the record to which it belongs.
fn join_identifiers(rows: &mut Rows<'_>, entries: &Entries) -> Joined {
    let mut owners = OwnersByTable::new(entries);
    let all = entries
        .get("identifiers")
        .map_or(&[] as &[Entry], Vec::as_slice);
    let mut joined = Joined::new();
    for (position, entry) in all.iter().enumerate() {
        let at = entry.node.at;
        let kind = rows.sheets[at.sheet].cell(at, "record_kind");
        let kind = kind.map_or(String::new(), |kind| kind.text);
        let Some(table) = table_of_kind(rows, &kind, at) else {
            continue;
        };
        let owner = rows.owner(owners.of(table), (entry.key().0, None), (at, "record"));
        joined.extend(owner.map(|owner| (table, owner, position)));
    }
    joined
}

/// The table of the records of a kind; says so if there is no such kind.
fn table_of_kind(rows: &mut Rows<'_>, kind: &str, at: CellPlace) -> Option<&'static str> {
    let found = KINDS.iter().find(|(name, _)| *name == kind);
    if found.is_none() {
        let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
        let cell = rows.sheets[at.sheet].cell(at, "record_kind");
        let at = cell.map_or(at, |cell| cell.at);
        let message = format!("`{kind}` is not a kind of record");
        let help = format!("write one of {}", names.join(", "));
        rows.found(&super::rules::ROW_WITHOUT_RECORD, at, message, help);
    }
    found.map(|(_, table)| *table)
}

/// For each row of an inner table the record of the outer one to which it belongs.
fn join_inner(
    rows: &mut Rows<'_>,
    entries: &Entries,
    name: &str,
    (outer, column): (&'static str, &'static str),
) -> Vec<Option<usize>> {
    let owners = Owners::new(outer, entries);
    let own = entries.get(name).map_or(&[] as &[Entry], Vec::as_slice);
    own.iter()
        .map(|entry| rows.owner(&owners, (entry.key().0, None), (entry.node.at, column)))
        .collect()
}

/// The records of tables, each table looked through once.
struct OwnersByTable<'e> {
    entries: &'e Entries,
    tables: BTreeMap<&'static str, Owners<'e>>,
}

impl<'e> OwnersByTable<'e> {
    fn new(entries: &'e Entries) -> Self {
        OwnersByTable {
            entries,
            tables: BTreeMap::new(),
        }
    }

    fn of(&mut self, table: &'static str) -> &Owners<'e> {
        let new = || Owners::new(table, self.entries);
        self.tables.entry(table).or_insert_with(new)
    }
}

/// Moves the rows of a table to the records to which they belong.
fn attach(
    entries: &mut Entries,
    table: &str,
    joined: Joined,
    add: fn(&'static str, &mut Node, Node),
) {
    let mut rows: Vec<Option<Node>> = entries
        .remove(table)
        .unwrap_or_default()
        .into_iter()
        .map(|entry| Some(entry.node))
        .collect();
    for (outer, owner, position) in joined {
        let owner = entries.get_mut(outer).and_then(|all| all.get_mut(owner));
        if let (Some(owner), Some(row)) = (owner, rows[position].take()) {
            add(outer, &mut owner.node, row);
        }
    }
}

fn add_citation(table: &'static str, owner: &mut Node, citation: Node) {
    let noun = record_table(table).map_or(&MANIFEST, |table| table.noun);
    let lists = owner.fields.iter_mut();
    let list = lists
        .filter(|field| field.key == "evidence")
        .find_map(|field| match &mut field.value {
            NodeValue::Records(list) => Some(list),
            _ => None,
        });
    match list {
        Some(list) => list.push(citation),
        None => owner.add_records(noun, "evidence", vec![citation]),
    }
}

fn add_identifier(_: &'static str, owner: &mut Node, mut pair: Node) {
    let Some(field) = pair.fields.pop() else {
        return;
    };
    let own = owner.fields.iter_mut().find(|own| own.key == field.key);
    match (own.map(|own| &mut own.value), field.value) {
        (Some(NodeValue::Pairs(own)), NodeValue::Pairs(more)) => own.extend(more),
        (_, value) => owner.fields.push(NodeField { value, ..field }),
    }
}

/// The files: the manifest with its lists, and one for each section.
fn written(entries: &mut Entries) -> Vec<(String, Written)> {
    let mut files = Vec::new();
    let mut manifest = Written::default();
    for entry in entries.remove("registry").unwrap_or_default() {
        let start = manifest.text.len();
        manifest.record(&entry.node, 0, false);
        manifest
            .marks
            .push((start..manifest.text.len(), entry.node.at));
    }
    for table in RECORD_TABLES {
        let own = entries.remove(table.name).unwrap_or_default();
        match table.within {
            Within::ManifestList(key @ "tiers") => manifest.list(key, &ladder(own)),
            Within::ManifestList(key) => manifest.list(key, &in_order(own)),
            Within::Section(section) => files.push(section_file(section, own)),
            _ => {}
        }
    }
    files.retain(|(_, written)| !written.text.is_empty());
    files.push((MANIFEST_FILE.to_owned(), manifest));
    files
}

fn section_file(section: Section, own: Vec<Entry>) -> (String, Written) {
    let records: Vec<Node> = own
        .into_iter()
        .filter(Entry::is_record)
        .map(|entry| entry.node)
        .collect();
    let mut written = Written::default();
    written.list(section.name(), &records);
    (format!("{}.yaml", section.name()), written)
}
