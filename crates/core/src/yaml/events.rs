//! The events that records are built from, and the general parser that yields them.

use std::borrow::Cow;

use granit_parser::{
    Event as ParserEvent, Parser, ScalarStyle, Span, StrInput, StructureStyle, options,
};

use super::indents::Indents;

/// How deep mappings and sequences may nest. The format itself needs seven levels.
pub(crate) const DEEPEST_NESTING: usize = 32;

/// A piece of YAML's structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event<'t> {
    /// A mapping begins.
    MappingStart,
    /// A mapping ends.
    MappingEnd,
    /// A sequence begins.
    SequenceStart,
    /// A sequence ends.
    SequenceEnd,
    /// A scalar, after YAML's own unfolding and unescaping.
    Scalar {
        /// Its text.
        text: Cow<'t, str>,
        /// Whether it was written without quotes and not as a block.
        is_plain: bool,
    },
    /// An alias is where a value should. It has been refused.
    Alias,
}

/// An event and the bytes that it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SpannedEvent<'t> {
    /// The event.
    pub event: Event<'t>,
    /// The offset of its first byte.
    pub start: usize,
    /// The offset behind its last byte.
    pub end: usize,
}

/// YAML that the format does not use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnsupportedYaml {
    /// `&name`
    Anchor,
    /// `*name`
    Alias,
    /// `!name`
    Tag,
    /// A second document in one file.
    SecondDocument,
    /// A continued line that is not indented by this many spaces. Some readers of YAML take it, and
    /// others do not.
    Outdented(usize),
}

/// Where and why a text cannot be read further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ParseError {
    /// The offset of the byte.
    pub offset: usize,
    /// What is wrong there, as a clause; none if nesting is too deep.
    pub message: Option<String>,
}

impl std::fmt::Display for ParseError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.message.as_deref().unwrap_or("nested too deeply");
        write!(formatter, "{words}, at byte {}", self.offset)
    }
}

impl std::error::Error for ParseError {}

/// The events of one file, in order.
pub(crate) struct Events<'t> {
    parser: Parser<'t, StrInput<'t>>,
    text: &'t str,
    depth: usize,
    documents: usize,
    indents: Indents,
    /// What has been refused so far, with its bytes.
    pub refusals: Vec<(UnsupportedYaml, usize, usize)>,
}

impl<'t> Events<'t> {
    /// The events of a text.
    #[must_use]
    pub(crate) fn new(text: &'t str) -> Self {
        let options = options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            emit_comments: false,
            // Our own limit speaks first, and says where.
            flow_nesting_limit: 255,
            block_nesting_limit: 255,
        };
        Events {
            parser: Parser::new_from_str_with_options(text, options),
            text,
            depth: 0,
            documents: 0,
            indents: Indents::default(),
            refusals: Vec::new(),
        }
    }

    /// The next event; none at the end of the text, or of its first document.
    ///
    /// # Errors
    ///
    /// If the text is not YAML, or nests deeper than [`DEEPEST_NESTING`].
    pub(crate) fn next_event(&mut self) -> Result<Option<SpannedEvent<'t>>, ParseError> {
        loop {
            let Some(next) = self.parser.next() else {
                return Ok(None);
            };
            let (event, span) = next.map_err(|error| self.broken(&error))?;
            let (start, end) = self.bytes(span);
            let marked = |event| Ok(Some(SpannedEvent { event, start, end }));
            match event {
                ParserEvent::StreamEnd => return Ok(None),
                ParserEvent::DocumentStart(..) => {
                    self.documents += 1;
                    if self.documents > 1 {
                        self.refusals
                            .push((UnsupportedYaml::SecondDocument, start, end));
                        return Ok(None);
                    }
                }
                ParserEvent::Alias(_) | ParserEvent::UnresolvedAlias(_) => {
                    self.refusals.push((UnsupportedYaml::Alias, start, end));
                    return marked(Event::Alias);
                }
                ParserEvent::Anchor(..) => {
                    self.refusals.push((UnsupportedYaml::Anchor, start, end));
                }
                ParserEvent::Scalar(text, style, _, tag) => {
                    self.refuse_tag(tag.is_some(), span);
                    let is_quoted =
                        matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                    let outdented = is_quoted.then(|| self.indents.quoted(self.text, start, end));
                    self.refusals.extend(outdented.flatten());
                    return marked(Event::Scalar {
                        text,
                        is_plain: style == ScalarStyle::Plain,
                    });
                }
                ParserEvent::SequenceStart(style, _, tag) => {
                    self.refuse_tag(tag.is_some(), span);
                    self.descend(start, style, true)?;
                    return marked(Event::SequenceStart);
                }
                ParserEvent::MappingStart(style, _, tag) => {
                    self.refuse_tag(tag.is_some(), span);
                    self.descend(start, style, false)?;
                    return marked(Event::MappingStart);
                }
                ParserEvent::SequenceEnd => {
                    self.depth = self.depth.saturating_sub(1);
                    let outdented = self.indents.close(self.text, end);
                    self.refusals.extend(outdented);
                    return marked(Event::SequenceEnd);
                }
                ParserEvent::MappingEnd => {
                    self.depth = self.depth.saturating_sub(1);
                    let outdented = self.indents.close(self.text, end);
                    self.refusals.extend(outdented);
                    return marked(Event::MappingEnd);
                }
                _ => {}
            }
        }
    }

    /// A list or a mapping begins.
    fn descend(
        &mut self,
        offset: usize,
        style: StructureStyle,
        is_list: bool,
    ) -> Result<(), ParseError> {
        self.depth += 1;
        if self.depth > DEEPEST_NESTING {
            return Err(ParseError {
                offset,
                message: None,
            });
        }
        let is_in_brackets = style == StructureStyle::Flow;
        self.indents
            .open(self.text, offset, is_in_brackets, is_list);
        Ok(())
    }

    fn refuse_tag(&mut self, has_tag: bool, span: Span) {
        if has_tag {
            let (start, end) = self.bytes(span.tag_span().unwrap_or(span));
            self.refusals.push((UnsupportedYaml::Tag, start, end));
        }
    }

    fn broken(&self, error: &granit_parser::ScanError) -> ParseError {
        let offset = error
            .marker()
            .byte_offset()
            .unwrap_or_default()
            .min(self.text.len());
        ParseError {
            offset,
            message: Some(error.info()),
        }
    }

    fn bytes(&self, span: Span) -> (usize, usize) {
        let range = span.byte_range().unwrap_or_default();
        (
            range.start.min(self.text.len()),
            range.end.min(self.text.len()),
        )
    }
}

/// The bytes of every comment, from its `#` to the end of its line; none if the text is not YAML.
pub(super) fn comments(text: &str) -> Option<Vec<(usize, usize)>> {
    let options = options! {
        emit_unresolved_aliases: true,
        flow_nesting_limit: 255,
        block_nesting_limit: 255,
        max_buffered_comment_events: usize::MAX,
    };
    let mut found = Vec::new();
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = next.ok()?;
        if let ParserEvent::Comment(..) = event {
            let range = span.byte_range()?;
            let comment = text.get(range.clone())?;
            found.push((range.start, range.start + comment.trim_end().len()));
        }
    }
    // The parser may read ahead before it gives one away.
    found.sort_unstable();
    Some(found)
}
