//! The keys, values and brackets of a text in their order, each with the place that it has in the
//! structure.

use super::events::{Event, Events, from_events};

/// One step from a mapping or a list to a value in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// To the value under a key.
    Key(String),
    /// To an element of a list, counted from 0.
    Element(usize),
}

/// A key with its value, or an element of a list. The first slot is the whole text.
#[derive(Debug)]
pub(super) struct Slot {
    /// The slot whose value it is in; none of the whole text.
    pub(super) parent: Option<usize>,
    /// The step from there.
    pub(super) step: Step,
    /// The column of its key, or of the dash before it, counted from 0.
    pub(super) column: usize,
}

/// What a mark is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// A key, by its text.
    Key(String),
    /// A value that is one text.
    Value(String),
    /// An opening bracket or brace.
    Open,
    /// A closing bracket or brace.
    Close,
    /// The end of the text.
    End,
}

/// A piece of the text that cannot be a comment.
#[derive(Debug)]
pub(super) struct Mark {
    /// Its first byte.
    pub(super) start: usize,
    /// The byte behind it, or behind the last of its words.
    pub(super) end: usize,
    /// What it is.
    pub(super) sign: Sign,
    /// The slot that it belongs to.
    pub(super) slot: usize,
    /// The outermost slot that begins with it, if one does.
    pub(super) begins: Option<usize>,
    /// The mappings and lists in block form that end between the mark before it and this one, the
    /// innermost first: the slot of each, and the column of what is in it.
    pub(super) ended: Vec<(usize, usize)>,
    /// The slot of the brackets or braces that what follows is in.
    pub(super) inside: Option<usize>,
}

/// The marks of a text, in order, and its slots.
#[derive(Debug)]
pub(super) struct Marks {
    pub(super) all: Vec<Mark>,
    pub(super) slots: Vec<Slot>,
}

/// A mapping or a list that has begun and not ended.
struct Container {
    slot: usize,
    is_mapping: bool,
    is_bracketed: bool,
    column: usize,
    /// How many elements it has so far.
    count: usize,
    /// The key whose value comes next.
    key: Option<usize>,
}

/// Reads the marks, event by event.
struct Reader<'t> {
    text: &'t str,
    open: Vec<Container>,
    ended: Vec<(usize, usize)>,
    begins: Option<usize>,
    marks: Marks,
}

impl Marks {
    /// The marks of a text; none if it is not YAML, or holds what the format does not have.
    pub(super) fn of(text: &str) -> Option<Self> {
        from_events(text, |events| Marks::from_events(text, events))
    }

    fn from_events(text: &str, events: &mut Events<'_>) -> Option<Self> {
        let whole = Slot {
            parent: None,
            step: Step::Element(0),
            column: 0,
        };
        let mut reader = Reader {
            text,
            open: Vec::new(),
            ended: Vec::new(),
            begins: None,
            marks: Marks {
                all: Vec::new(),
                slots: vec![whole],
            },
        };
        while let Some(next) = events.next_event().ok()? {
            reader.event(&next.event, next.start, next.end)?;
        }
        if !events.refusals.is_empty() {
            return None;
        }
        reader.mark(text.len(), text.len(), Sign::End, 0);
        Some(reader.marks)
    }

    /// The steps from the whole text to a slot.
    pub(super) fn path(&self, slot: usize) -> Vec<&Step> {
        let mut steps = Vec::new();
        let mut next = &self.slots[slot];
        while let Some(parent) = next.parent {
            steps.push(&next.step);
            next = &self.slots[parent];
        }
        steps.reverse();
        steps
    }
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, start: usize, end: usize) -> Option<()> {
        if matches!(event, Event::MappingEnd | Event::SequenceEnd) {
            let ended = self.open.pop()?;
            if ended.is_bracketed {
                self.mark(start, end, Sign::Close, ended.slot);
            } else {
                self.ended.push((ended.slot, ended.column));
            }
            return Some(());
        }
        let slot = match self.open.last_mut() {
            None => 0,
            Some(mapping) if mapping.is_mapping => match mapping.key.take() {
                Some(key) => key,
                None => return self.key(event, start, end),
            },
            Some(list) => {
                let step = Step::Element(list.count);
                list.count += 1;
                let (parent, column) = (list.slot, list.column);
                self.begin(parent, step, column)
            }
        };
        match event {
            Event::Scalar { text, .. } => {
                self.mark(start, end, Sign::Value(text.clone().into_owned()), slot);
            }
            Event::MappingStart | Event::SequenceStart => {
                let is_mapping = *event == Event::MappingStart;
                // A list whose dashes are in the column of its key begins behind the first of
                // them, where the bracket of an element may stand.
                let bracket = if is_mapping { '{' } else { '[' };
                let is_bracketed = self.text[start..].starts_with(bracket);
                let column = self.column(start);
                self.open.push(Container {
                    slot,
                    is_mapping,
                    is_bracketed,
                    column,
                    count: 0,
                    key: None,
                });
                if is_bracketed {
                    self.mark(start, start + 1, Sign::Open, slot);
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn key(&mut self, event: &Event<'_>, start: usize, end: usize) -> Option<()> {
        let Event::Scalar { text, .. } = event else {
            return None;
        };
        let parent = self.open.last()?.slot;
        let column = self.column(start);
        let slot = self.begin(parent, Step::Key(text.clone().into_owned()), column);
        self.open.last_mut()?.key = Some(slot);
        self.mark(start, end, Sign::Key(text.clone().into_owned()), slot);
        Some(())
    }

    fn begin(&mut self, parent: usize, step: Step, column: usize) -> usize {
        let slot = self.marks.slots.len();
        self.marks.slots.push(Slot {
            parent: Some(parent),
            step,
            column,
        });
        self.begins.get_or_insert(slot);
        slot
    }

    fn mark(&mut self, start: usize, end: usize, sign: Sign, slot: usize) {
        let words = self.text[start..end].trim_end().len();
        let inside = self.open.last().filter(|it| it.is_bracketed);
        self.marks.all.push(Mark {
            start,
            end: start + words,
            sign,
            slot,
            begins: self.begins.take(),
            ended: std::mem::take(&mut self.ended),
            inside: inside.map(|it| it.slot),
        });
    }

    /// How many characters are before an offset on its line.
    fn column(&self, offset: usize) -> usize {
        let before = &self.text[..offset];
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        before[line..]
            .trim_start_matches('\u{FEFF}')
            .chars()
            .count()
    }
}
