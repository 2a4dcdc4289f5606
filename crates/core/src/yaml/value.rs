//! A value that is not what its key wants, kept for the help that fixes it.

use super::events::{Event, ParseError, SpannedEvent};
use super::record::RecordReader;
use super::value_rules::is_empty;

/// A value of any type, as far as a help line can show one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// One text.
    One(String),
    /// A list.
    Many(Vec<Value>),
    /// A mapping, in the order in which it is written.
    Map(Vec<(String, Value)>),
    /// Nothing, or more than a line can show.
    Other,
}

/// The deepest nesting, and the most elements, of a value that is kept.
const MOST: (usize, usize) = (3, 12);

impl RecordReader<'_> {
    /// Reads the value under a key.
    pub(super) fn read_value(&mut self) -> Result<Value, ParseError> {
        let first = self.expect()?;
        self.read_rest(&first)
    }

    /// Reads the rest of what `first` begins.
    pub(super) fn read_rest(&mut self, first: &SpannedEvent<'_>) -> Result<Value, ParseError> {
        self.read_nested(first, 0)
    }

    fn read_nested(&mut self, first: &SpannedEvent<'_>, depth: usize) -> Result<Value, ParseError> {
        let (deepest, most) = MOST;
        if depth > deepest {
            self.skip_rest(first)?;
            return Ok(Value::Other);
        }
        match &first.event {
            Event::Scalar { .. } if is_empty(first) => Ok(Value::Other),
            Event::Scalar { text, .. } => Ok(Value::One(text.trim().to_owned())),
            Event::SequenceStart => {
                let mut list = Vec::new();
                loop {
                    let element = self.expect()?;
                    if element.event == Event::SequenceEnd {
                        break;
                    }
                    let value = self.read_nested(&element, depth + 1)?;
                    list.push(value);
                    list.truncate(most + 1);
                }
                Ok(if list.len() > most {
                    Value::Other
                } else {
                    Value::Many(list)
                })
            }
            Event::MappingStart => {
                let mut pairs = Vec::new();
                loop {
                    let key = self.expect()?;
                    let name = match &key.event {
                        Event::MappingEnd => break,
                        Event::Scalar { text, .. } => text.to_string(),
                        _ => {
                            self.skip_rest(&key)?;
                            String::new()
                        }
                    };
                    let value = self.read_value_nested(depth + 1)?;
                    pairs.push((name, value));
                    pairs.truncate(most + 1);
                }
                Ok(if pairs.len() > most {
                    Value::Other
                } else {
                    Value::Map(pairs)
                })
            }
            _ => Ok(Value::Other),
        }
    }

    fn read_value_nested(&mut self, depth: usize) -> Result<Value, ParseError> {
        let first = self.expect()?;
        self.read_nested(&first, depth)
    }
}
