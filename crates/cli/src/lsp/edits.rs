//! Where what a help says is written: in the place of a value's own bytes, as the file is written.

use chancery_core::yaml::{Outline, OutlineForm, OutlineNode, OutlineRole, plain_or_quoted};

use super::said::Written;

/// Bytes of a file, and what is written in their place.
pub(super) type Edit = (usize, usize, String);

/// A file whose values can be changed.
pub(super) struct Editable<'t> {
    pub(super) text: &'t str,
    pub(super) outline: Outline,
    pub(super) is_json: bool,
}

/// A way to write something: the changes, and the text before and after.
pub(super) struct Change {
    pub(super) edits: Vec<Edit>,
    pub(super) old: String,
    pub(super) new: String,
}

impl<'t> Editable<'t> {
    /// A file; none if it cannot be read to its end.
    pub(super) fn new(name: &str, text: &'t str) -> Option<Self> {
        Some(Editable {
            text,
            outline: Outline::read(text)?,
            is_json: name.ends_with(".json"),
        })
    }

    /// The ways to write what a help says at a byte, the likeliest first.
    pub(super) fn changes(&self, start: usize, way: &[Written]) -> Vec<Change> {
        let Some((first, more)) = way.split_first() else {
            return Vec::new();
        };
        let nodes = self.outline.nodes.iter().enumerate();
        let at = nodes.filter(|(_, node)| node.start == start && node.role != OutlineRole::Root);
        let mut found = Vec::new();
        for (at, node) in at {
            // The help shows values in backticks, so that one within a value would end it.
            if node.text.contains('`') || node.form == OutlineForm::Block {
                continue;
            }
            for mut change in self.at_node(at, first) {
                let last = change.edits.last().map_or(node.end, |(_, end, _)| *end);
                let added: Option<Vec<Edit>> = more
                    .iter()
                    .map(|it| self.entry(at, last, &it.text))
                    .collect();
                if let Some(added) = added {
                    change.edits.extend(added);
                    found.push(change);
                }
            }
        }
        found
    }

    /// The ways to write one piece in the place of a node.
    fn at_node(&self, at: usize, written: &Written) -> Vec<Change> {
        let node = &self.outline.nodes[at];
        let Some(new) = Outline::read(&written.text) else {
            return Vec::new();
        };
        let Some(root) = new.nodes.first() else {
            return Vec::new();
        };
        let mut found = Vec::new();
        if written.is_key {
            let key = (node.role == OutlineRole::Value).then(|| &self.outline.nodes[at - 1]);
            found.extend(key.map(|key| {
                let text = self.scalar(&written.text, &written.text, key);
                change(key, &key.text, &written.text, text)
            }));
            return found;
        }
        if root.form == OutlineForm::Mapping {
            found.extend(self.entry_at(at, &written.text, &new));
            return found;
        }
        let piece = Piece {
            text: &written.text,
            outline: &new,
            at: 0,
        };
        let own = (node.role != OutlineRole::Key || root.form == OutlineForm::Plain)
            .then(|| self.rendered(at, &piece))
            .flatten();
        let fits = |replaced: &String| *replaced == node.text;
        // The role behind an organisation stays.
        let with_role = node.text.split_once('/').filter(|(before, _)| {
            !root.text.contains('/')
                && !before.starts_with(|c: char| c.is_ascii_digit())
                && written.replaced.as_deref().is_none_or(|it| it == *before)
        });
        if let Some((before, role)) = with_role {
            let text = format!("{}/{role}", root.text);
            let text = self.scalar(&text, &text, node);
            found.push(change(node, before, &root.text, text));
        }
        if let Some(text) = own.filter(|_| written.replaced.as_ref().is_none_or(fits)) {
            let is_text = node.next == at + 1 && root.form == OutlineForm::Plain;
            let (old, new) = match is_text {
                true => (node.text.as_str(), root.text.as_str()),
                false => (
                    self.text.get(node.start..node.end).unwrap_or_default(),
                    written.text.as_str(),
                ),
            };
            found.push(change(node, old, new, text));
        }
        found
    }

    /// A key with its value in the place of a value, of an element or of a key and its value.
    fn entry_at(&self, at: usize, text: &str, new: &Outline) -> Option<Change> {
        let keys: Vec<usize> = new.children(0).step_by(2).collect();
        let [key] = *keys else { return None };
        let piece = Piece {
            text,
            outline: new,
            at: key + 1,
        };
        let name = &new.nodes[key].text;
        let node = &self.outline.nodes[at];
        let (own_key, value) = match node.role {
            OutlineRole::Value => (at - 1, at),
            OutlineRole::Key => (at, at + 1),
            // An element of the format is a record, so that an entry in brackets is none.
            _ if self.is_flow(node) => return None,
            _ => return Some(change(node, &node.text, text, text.to_owned())),
        };
        let value = self.outline.nodes.get(value)?;
        let written = self.rendered_as(value, &piece)?;
        let (own_key, own) = (&self.outline.nodes[own_key], &new.nodes[key + 1]);
        if own_key.text == *name {
            let old = self.text.get(value.start..value.end)?;
            let new = text.get(own.start..own.end)?;
            return Some(change(value, old, new, written));
        }
        let old = self.text.get(own_key.start..value.end)?.to_owned();
        let written = format!("{}: {written}", self.scalar(name, name, own_key));
        Some(Change {
            edits: vec![(own_key.start, value.end, written)],
            old,
            new: text.to_owned(),
        })
    }

    /// One more entry behind the value at a position, of the mapping that it is in.
    fn entry(&self, at: usize, behind: usize, text: &str) -> Option<Edit> {
        let mapping = self.outline.nodes[at].parent?;
        let new = Outline::read(text)?;
        let [key] = *new.children(0).step_by(2).collect::<Vec<_>>() else {
            return None;
        };
        let written = if self.is_json {
            let value = json(&new, key + 1)?;
            format!("{}: {value}", in_json(&new.nodes[key].text))
        } else {
            text.to_owned()
        };
        self.insertion(mapping, behind, &written)
    }

    /// An entry of a mapping behind the byte at which another ends: after a comma, or on a line of
    /// its own.
    pub(super) fn insertion(&self, mapping: usize, behind: usize, entry: &str) -> Option<Edit> {
        let mapping = self.outline.nodes.get(mapping)?;
        match mapping.form {
            OutlineForm::FlowMapping => Some((behind, behind, format!(", {entry}"))),
            OutlineForm::Mapping => {
                let indent = self.indent(mapping.start)?;
                let end = self.line_end(behind)?;
                let line = format!("{}{indent}{entry}", self.line_break());
                Some((end, end, line))
            }
            _ => None,
        }
    }

    /// As many spaces as are before a byte on its line; none if something else is before it than
    /// spaces and dashes.
    pub(super) fn indent(&self, start: usize) -> Option<String> {
        let before = self.text.get(..start)?;
        let line = before.rsplit(['\n', '\r']).next()?;
        let line = line.trim_start_matches('\u{FEFF}');
        let is_space = line.chars().all(|it| matches!(it, ' ' | '-'));
        is_space.then(|| " ".repeat(line.len()))
    }

    /// Where the line of a byte ends; none if there is more behind it than a comment.
    pub(super) fn line_end(&self, behind: usize) -> Option<usize> {
        let rest = self.text.get(behind..)?;
        let line = rest.split(['\n', '\r']).next()?;
        let words = line.trim_start();
        let is_comment = self
            .outline
            .comments
            .iter()
            .any(|(start, _)| *start == behind + line.len() - words.len());
        (words.is_empty() || is_comment).then(|| behind + line.trim_end().len())
    }

    /// The line break of the file.
    pub(super) fn line_break(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.text[..at].ends_with('\r') => "\r\n",
            None if self.text.contains('\r') => "\r",
            _ => "\n",
        }
    }

    fn is_flow(&self, node: &OutlineNode) -> bool {
        let parent = node.parent.map(|parent| self.outline.nodes[parent].form);
        matches!(
            parent,
            Some(OutlineForm::FlowList | OutlineForm::FlowMapping)
        )
    }

    fn rendered(&self, at: usize, piece: &Piece<'_>) -> Option<String> {
        self.rendered_as(&self.outline.nodes[at], piece)
    }

    /// A piece as it is written in the place of a node.
    fn rendered_as(&self, node: &OutlineNode, piece: &Piece<'_>) -> Option<String> {
        let new = piece.outline.nodes.get(piece.at)?;
        let raw = piece.text.get(new.start..new.end)?;
        if self.is_json && node.role != OutlineRole::Key {
            return json(piece.outline, piece.at);
        }
        match new.form {
            OutlineForm::Plain => Some(self.scalar(&new.text, raw, node)),
            OutlineForm::Quoted(_) | OutlineForm::FlowList | OutlineForm::FlowMapping => {
                Some(raw.to_owned())
            }
            _ => None,
        }
    }

    /// A text in the place of a node, in its quotation marks where it has some.
    fn scalar(&self, text: &str, raw: &str, node: &OutlineNode) -> String {
        match node.form {
            _ if self.is_json => in_json(text),
            OutlineForm::Quoted(mark)
                if !text.contains([mark, '\\']) && !text.contains(char::is_control) =>
            {
                format!("{mark}{text}{mark}")
            }
            _ if self.is_flow(node) && text.contains([',', '[', ']', '{', '}', ':', '#']) => {
                plain_or_quoted(text, true).into_owned()
            }
            _ => raw.to_owned(),
        }
    }

    /// Whether a text is this one with some changes, and nothing else: the same keys, values and
    /// comments before and behind.
    pub(super) fn is_rest_kept(&self, edits: &[Edit], changed: &str) -> bool {
        let Some(after) = Outline::read(changed) else {
            return false;
        };
        let (Some(start), Some(end)) = (
            edits.iter().map(|(start, ..)| *start).min(),
            edits.iter().map(|(_, end, _)| *end).max(),
        ) else {
            return false;
        };
        // A list or a mapping around the change ends elsewhere, and is the same otherwise.
        let is_behind = |node: &&OutlineNode| node.start >= end && start < end || node.start > end;
        let before = self.outline.nodes.iter().filter(|it| it.start < start);
        let is_same = |(own, other): (&OutlineNode, &OutlineNode)| {
            (own.role, own.form, &own.text) == (other.role, other.form, &other.text)
        };
        let behind = self.outline.nodes.iter().rev().take_while(is_behind);
        let (first, last) = (before.clone().count(), behind.clone().count());
        let comments = |text: &str, outline: &Outline| -> Vec<String> {
            let comments = outline.comments.iter();
            comments.map(|(a, b)| text[*a..*b].to_owned()).collect()
        };
        first + last <= after.nodes.len()
            && before.zip(&after.nodes).all(is_same)
            && behind.zip(after.nodes.iter().rev()).all(is_same)
            && comments(self.text, &self.outline) == comments(changed, &after)
    }
}

/// A value that a help shows.
struct Piece<'p> {
    text: &'p str,
    outline: &'p Outline,
    at: usize,
}

fn change(node: &OutlineNode, old: &str, new: &str, text: String) -> Change {
    Change {
        edits: vec![(node.start, node.end, text)],
        old: old.to_owned(),
        new: new.to_owned(),
    }
}

/// A text as a string of JSON.
pub(super) fn in_json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A value of YAML as JSON.
fn json(outline: &Outline, at: usize) -> Option<String> {
    let node = outline.nodes.get(at)?;
    let inner = |at: usize| json(outline, at);
    Some(match node.form {
        OutlineForm::Plain => {
            let is_number = node
                .text
                .parse::<u32>()
                .is_ok_and(|it| it.to_string() == node.text);
            match node.text.as_str() {
                "true" | "false" => node.text.clone(),
                _ if is_number => node.text.clone(),
                text => in_json(text),
            }
        }
        OutlineForm::Quoted(_) => in_json(&node.text),
        OutlineForm::FlowList => {
            let all: Option<Vec<String>> = outline.children(at).map(inner).collect();
            format!("[{}]", all?.join(", "))
        }
        OutlineForm::FlowMapping | OutlineForm::Mapping => {
            let keys = outline.children(at).step_by(2);
            let entry = |key: usize| {
                let name = in_json(&outline.nodes.get(key)?.text);
                Some(format!("{name}: {}", inner(key + 1)?))
            };
            let all: Option<Vec<String>> = keys.map(entry).collect();
            format!("{{{}}}", all?.join(", "))
        }
        OutlineForm::Block | OutlineForm::List => return None,
    })
}
