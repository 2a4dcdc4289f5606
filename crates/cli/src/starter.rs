//! The files of a new registry. Its records are invented, and its comments teach.

use chancery_core::yaml::plain_or_quoted;

/// The files, the manifest last: until it is there, the folder is no registry.
static FILES: &[(&str, &str)] = &[
    ("actors.yaml", include_str!("starter/actors.yaml")),
    ("claims.yaml", include_str!("starter/claims.yaml")),
    ("sources.yaml", include_str!("starter/sources.yaml")),
    ("ties.yaml", include_str!("starter/ties.yaml")),
    ("registry.yaml", include_str!("starter/registry.yaml")),
];

/// The names and texts of the files of a registry in a folder of this name, the manifest last.
#[must_use]
pub fn files(folder: &str) -> Vec<(&'static str, String)> {
    let id = id_of(folder);
    let id = plain_or_quoted(&id, false);
    let files = FILES.iter();
    files
        .map(|(name, text)| (*name, text.replace("{id}", &id)))
        .collect()
}

/// The id of a registry, from the name of its folder.
fn id_of(folder: &str) -> String {
    let mut id = String::new();
    for character in folder.chars() {
        match character {
            'a'..='z' | '0'..='9' => id.push(character),
            'A'..='Z' => id.push(character.to_ascii_lowercase()),
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    let id: String = id.trim_end_matches('-').chars().take(60).collect();
    match id.trim_end_matches('-') {
        "" => "registry".to_owned(),
        id => id.to_owned(),
    }
}
