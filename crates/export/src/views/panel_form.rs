//! How panels are made, where somebody asks for another form than the usual one.

/// The form of a panel. The usual one has the units of which something is recorded, each pair in one
/// order, on the last day of each year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PanelForm {
    /// Also a row for each state, or pair of states, that exists and of which nothing is recorded.
    pub complete: bool,
    /// Each pair in both orders.
    pub directed: bool,
    /// What held on any day of the year, and not only on its last one.
    pub any_day: bool,
}

/// A word that asks for another form of a panel.
pub struct PanelWord {
    /// The word.
    pub name: &'static str,
    /// What it asks for.
    pub sentence: &'static str,
    /// Whether it has a meaning for pairs only.
    pub is_of_pairs: bool,
    set: fn(&mut PanelForm),
    is_set: fn(&PanelForm) -> bool,
}

/// Every word, by name.
pub static PANEL_WORDS: &[PanelWord] = &[
    PanelWord {
        name: "any-day",
        sentence: "counts what held on any day of the year, and not only on its last one",
        is_of_pairs: false,
        set: |form| form.any_day = true,
        is_set: |form| form.any_day,
    },
    PanelWord {
        name: "complete",
        sentence: "adds a row for each state, or pair of states, that existed and of which nothing \
                   is recorded in that year",
        is_of_pairs: false,
        set: |form| form.complete = true,
        is_set: |form| form.complete,
    },
    PanelWord {
        name: "directed",
        sentence: "has each pair in both orders",
        is_of_pairs: true,
        set: |form| form.directed = true,
        is_set: |form| form.directed,
    },
];

impl PanelForm {
    /// The form that some words ask for; words that are none of [`PANEL_WORDS`] ask for nothing.
    #[must_use]
    pub fn of_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut form = PanelForm::default();
        for word in words {
            if let Some(word) = PANEL_WORDS.iter().find(|it| it.name == word) {
                (word.set)(&mut form);
            }
        }
        form
    }

    /// The words that ask for this form.
    pub fn words(self) -> impl Iterator<Item = &'static PanelWord> {
        PANEL_WORDS.iter().filter(move |word| (word.is_set)(&self))
    }
}
