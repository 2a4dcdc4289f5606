//! The languages of ISO 639-1, to find the tag of one that is written by its name.
//!
//! The table and its source are in the crate's folder `tables`.

/// The two-letter tags with the English names of their languages.
pub fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../../tables/languages.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::languages;

    #[test]
    fn each_tag_is_valid_and_stands_there_once_in_order() {
        let tags: Vec<_> = languages().map(|(tag, _)| tag).collect();
        assert!(tags.len() > 180);
        assert!(tags.is_sorted_by(|one, other| one < other));
        for (tag, name) in languages() {
            let parsed = language_tags::LanguageTag::parse(tag).unwrap();
            assert!(parsed.is_valid() && !name.is_empty(), "{tag} {name}");
        }
    }
}
