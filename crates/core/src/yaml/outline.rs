//! Where the keys and the values of a text stand, for programs that change a part of it.

use super::events::{Event, Events, SpannedEvent, comments, from_events};

/// The keys and values of a text that can be read to its end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// Each key and each value, in the order of the text; what contains others comes before them.
    pub nodes: Vec<OutlineNode>,
    /// The bytes of every comment.
    pub comments: Vec<(usize, usize)>,
}

/// A key or a value of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineNode {
    /// What it is to the node that contains it.
    pub role: OutlineRole,
    /// How it is written.
    pub form: OutlineForm,
    /// Its text, after YAML's own unfolding; empty of a list and of a mapping.
    pub text: String,
    /// The offset of its first byte.
    pub start: usize,
    /// The offset behind its last byte, on whichever line that is.
    pub end: usize,
    /// The position of the list or mapping that contains it.
    pub parent: Option<usize>,
    /// The position behind the last node that it contains.
    pub next: usize,
}

/// What a node is to the one that contains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineRole {
    /// The whole document.
    Root,
    /// A key of a mapping.
    Key,
    /// The value of the key before it.
    Value,
    /// An element of a list.
    Element,
}

/// How a node is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineForm {
    /// Text without quotation marks.
    Plain,
    /// Text in these quotation marks.
    Quoted(char),
    /// Text in a block of lines of its own, without the line that begins it.
    Block,
    /// A list with dashes.
    List,
    /// A list in brackets.
    FlowList,
    /// A mapping with a line for each key.
    Mapping,
    /// A mapping in braces.
    FlowMapping,
}

impl Outline {
    /// Reads a text; none if it breaks off, or uses what the format does not.
    #[must_use]
    pub fn read(text: &str) -> Option<Outline> {
        from_events(text, |events| Outline::from_events(text, events))
    }

    fn from_events(text: &str, events: &mut Events<'_>) -> Option<Outline> {
        let mut outline = Outline::default();
        if let Some(first) = events.next_event().ok()? {
            outline.add(text, first, OutlineRole::Root, None, events)?;
        }
        // What is behind the document must be readable as well.
        while events.next_event().ok()?.is_some() {}
        outline.comments = comments(text)?;
        events.refusals.is_empty().then_some(outline)
    }

    /// The value of a key of the mapping at a position, by the position of the key.
    #[must_use]
    pub fn entry(&self, mapping: usize, name: &str) -> Option<usize> {
        let is_it = |at: &usize| {
            let node = &self.nodes[*at];
            node.role == OutlineRole::Key && node.text == name
        };
        self.children(mapping).find(is_it)
    }

    /// The positions of what a node contains directly.
    pub fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes.get(parent).map_or(0, |node| node.next);
        (parent + 1..end).filter(move |at| self.nodes[*at].parent == Some(parent))
    }

    fn add(
        &mut self,
        text: &str,
        first: SpannedEvent<'_>,
        role: OutlineRole,
        parent: Option<usize>,
        events: &mut Events<'_>,
    ) -> Option<()> {
        let sign = text.get(first.start..)?.chars().next();
        let form = match &first.event {
            Event::Scalar { is_plain: true, .. } => OutlineForm::Plain,
            Event::Scalar { .. } => match sign {
                Some(mark @ ('"' | '\'')) => OutlineForm::Quoted(mark),
                _ => OutlineForm::Block,
            },
            Event::SequenceStart if sign == Some('[') => OutlineForm::FlowList,
            Event::SequenceStart => OutlineForm::List,
            Event::MappingStart if sign == Some('{') => OutlineForm::FlowMapping,
            Event::MappingStart => OutlineForm::Mapping,
            _ => return None,
        };
        // A list whose dashes are in the column of its key is said to begin behind the first.
        let before = text[..first.start].trim_end();
        let start = match form {
            OutlineForm::List if sign != Some('-') && before.ends_with('-') => before.len() - 1,
            _ => first.start,
        };
        let own = self.nodes.len();
        self.nodes.push(OutlineNode {
            role,
            form,
            text: match &first.event {
                Event::Scalar { text, .. } => text.as_ref().to_owned(),
                _ => String::new(),
            },
            start,
            end: first.end,
            parent,
            next: own + 1,
        });
        let is_mapping = first.event == Event::MappingStart;
        if is_mapping || first.event == Event::SequenceStart {
            let mut is_key = is_mapping;
            loop {
                let next = events.next_event().ok()??;
                if matches!(next.event, Event::MappingEnd | Event::SequenceEnd) {
                    self.nodes[own].end = next.end;
                    break;
                }
                let role = match (is_mapping, is_key) {
                    (false, _) => OutlineRole::Element,
                    (true, true) => OutlineRole::Key,
                    (true, false) => OutlineRole::Value,
                };
                self.add(text, next, role, Some(own), events)?;
                is_key = is_mapping && !is_key;
            }
        }
        self.close(text, own);
        Some(())
    }

    /// Sets where a node ends: without the space behind it, and in a block with the last that it
    /// contains.
    fn close(&mut self, text: &str, own: usize) {
        let next = self.nodes.len();
        let last = self.nodes[own + 1..].iter().map(|node| node.end).max();
        let node = &mut self.nodes[own];
        node.next = next;
        if matches!(node.form, OutlineForm::List | OutlineForm::Mapping) {
            node.end = last.unwrap_or(node.start);
        }
        let part = text.get(node.start..node.end).unwrap_or_default();
        node.end = node.start + part.trim_end().len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of each node as it stands in the text.
    fn parts(text: &str) -> Vec<&str> {
        let outline = Outline::read(text).unwrap();
        outline
            .nodes
            .iter()
            .map(|node| &text[node.start..node.end])
            .collect()
    }

    #[test]
    fn a_node_is_on_its_own_bytes() {
        assert_eq!(
            parts("a:  b c  # d\ne: {f: [\"g\", h]}\n"),
            [
                "a:  b c  # d\ne: {f: [\"g\", h]}",
                "a",
                "b c",
                "e",
                "{f: [\"g\", h]}",
                "f",
                "[\"g\", h]",
                "\"g\"",
                "h"
            ]
        );
        assert_eq!(
            parts("a:\r\n- b: |\r\n    c\r\n    d\r\n  e: f\r\n    g\r\n\r\n# h\r\n"),
            [
                "a:\r\n- b: |\r\n    c\r\n    d\r\n  e: f\r\n    g",
                "a",
                "- b: |\r\n    c\r\n    d\r\n  e: f\r\n    g",
                "b: |\r\n    c\r\n    d\r\n  e: f\r\n    g",
                "b",
                "c\r\n    d",
                "e",
                "f\r\n    g"
            ]
        );
    }

    #[test]
    fn of_a_text_that_breaks_off_there_is_no_outline() {
        for text in ["a: [b", "a: b: c", "a: &b c", "a: b\n---\nc: d\n"] {
            assert_eq!(Outline::read(text), None, "{text}");
        }
    }
}
