//! Single texts: dates, selectors, lists of built files, boundaries, archived pages.

use std::sync::{LazyLock, Mutex, PoisonError};

use chancery::output::rewritten;
use chancery_core::Analysis;
use chancery_core::date::{Date, Day, Truth};
use chancery_core::model::{SELECTOR, Selector};
use chancery_core::quotes::{PageText, QuotePlace, Wanted, fold};
use chancery_core::select::{Selected, Selection, SelectorNoun};
use chancery_core::yaml::{Input, MANIFEST_FILE, compare_events};
use chancery_export::map::Boundaries;
use chancery_export::pictures::{PictureSettings, picture};
use chancery_export::views::{ExportContext, selector_words};
use clap::Command;
use serde_json::Value;

use super::{Law, holds};
use crate::random::{Choices, words};

/// A small network, for what needs one beside it.
static DOZEN: LazyLock<Analysis> = LazyLock::new(|| {
    let text = include_str!("../../../../tests/registries/dozen/registry.yaml");
    Analysis::from_files(vec![Input::text(MANIFEST_FILE, text)])
});

/// Two dates, one on each line: each is written as it was read, its ends lie in their order, and
/// comparisons agree with its days.
///
/// # Errors
///
/// If they do not.
pub fn date(text: &str) -> Law {
    let mut dates = Vec::new();
    for line in text.lines().take(2) {
        let day: Result<Day, _> = line.parse();
        let date: Result<Date, _> = line.parse();
        if let Ok(day) = day {
            let words = || format!("the day {line} is {day}, and {date:?} as a date");
            holds(day.to_string() == line, words)?;
            holds(
                date.as_ref()
                    .is_ok_and(|date| date.single_day() == Some(day)),
                words,
            )?;
        }
        let Ok(date) = date else {
            continue;
        };
        holds(date.to_string() == line, || {
            format!("{line} is written {date}")
        })?;
        one_date(&date).map_err(|words| format!("{line}: {words}"))?;
        dates.push(date);
    }
    if let [one, other] = dates.as_slice() {
        two_dates(one, other).map_err(|words| format!("{one} and {other}: {words}"))?;
        two_dates(other, one).map_err(|words| format!("{other} and {one}: {words}"))?;
    }
    Ok(())
}

fn one_date(date: &Date) -> Law {
    let (earliest, latest) = (date.earliest(), date.latest());
    let are_in_order = earliest.zip(latest).is_none_or(|(start, end)| start <= end);
    holds(are_in_order, || format!("{earliest:?} to {latest:?}"))?;
    let (start, end) = date.ends();
    let same = start.earliest() == earliest && end.latest() == latest;
    holds(same, || format!("its ends are {start} and {end}"))?;
    for day in [earliest, latest].into_iter().flatten() {
        let is_past = date.is_past_on(day);
        let expected = match (date.is_qualified(), latest) {
            (false, Some(latest)) if latest <= day => Truth::Yes,
            // It is asked of its own first or last day, before which it cannot be past.
            _ => Truth::Unknown,
        };
        holds(is_past == expected, || {
            format!("is past on {day}: {is_past:?}")
        })?;
    }
    holds(date.is_before(date) != Truth::Yes, || {
        "it is before itself".to_owned()
    })
}

fn two_dates(one: &Date, other: &Date) -> Law {
    let is_doubted = one.is_qualified() || other.is_qualified();
    let (before, within) = (one.is_before(other), one.is_within(other));
    if is_doubted {
        let both = (before, within);
        return holds(both == (Truth::Unknown, Truth::Unknown), || {
            format!("{both:?}")
        });
    }
    let is_before = one
        .latest()
        .zip(other.earliest())
        .is_some_and(|(a, b)| a < b);
    holds((before == Truth::Yes) == is_before, || {
        format!("before: {before:?}")
    })?;
    let both_ways = before == Truth::Yes && other.is_before(one) == Truth::Yes;
    holds(!both_ways, || "each is before the other".to_owned())?;
    holds(!(is_before && within != Truth::No), || {
        format!("within: {within:?}")
    })?;
    let order = one.chronicle_order(other);
    holds(order == other.chronicle_order(one).reverse(), || {
        "no order".to_owned()
    })
}

/// A selector by its flags: what it certainly means it means possibly, and its words can be said.
///
/// # Errors
///
/// If it does not.
pub fn selector(bytes: &[u8]) -> Law {
    static COMMAND: LazyLock<Mutex<Command>> = LazyLock::new(|| {
        let command = Command::new("select").no_binary_name(true);
        Mutex::new(chancery::selector::define(command))
    });
    let mut choices = Choices::of_bytes(bytes);
    let arguments = arguments(&mut choices);
    let mut command = COMMAND.lock().unwrap_or_else(PoisonError::into_inner);
    let Ok(matches) = command.try_get_matches_from_mut(&arguments) else {
        return Ok(());
    };
    drop(command);
    let nouns = [
        SelectorNoun::Partners,
        SelectorNoun::Partnerships,
        SelectorNoun::Instruments,
        SelectorNoun::States,
    ];
    let noun = nouns[choices.below(nouns.len())];
    let network = DOZEN.network();
    let Ok(asked) = chancery::selector::parse(&matches, noun, noun.name()) else {
        return Ok(());
    };
    let Ok(selection) = chancery::selector::select(network, &asked, &matches, noun) else {
        return Ok(());
    };
    in_order(&arguments, &selection.partnerships(), network.ties.len())?;
    in_order(&arguments, &selection.instruments(), network.acts.len())?;
    in_order(&arguments, &selection.states(), network.actors.len())?;
    in_order(
        &arguments,
        &selection.memberships(),
        network.memberships.len(),
    )?;
    for word in selector_words(&asked) {
        holds(word.contains(": "), || {
            format!("{arguments:?} is called {word}")
        })?;
    }
    Ok(())
}

/// What is selected is each there once, in order.
fn in_order<I: Copy + Ord + std::fmt::Debug>(
    arguments: &[String],
    meant: &[Selected<I>],
    all: usize,
) -> Law {
    let mut pairs = meant.windows(2);
    let is_sorted = pairs.all(|pair| pair[0].position < pair[1].position);
    holds(is_sorted && meant.len() <= all, || {
        format!("{arguments:?} means {meant:?}")
    })
}

fn arguments(choices: &mut Choices<'_>) -> Vec<String> {
    const VALUES: &[&str] = &[
        "strategic-partnership",
        "alliance",
        "europe",
        "energy",
        "head-of-state",
        "OTS",
        "EU/any",
        "OTS/observer",
        "establishes",
        "treaty",
        "HUN",
        "TUR,ITA",
        "2013-03-11",
        "2013/2024",
        "..",
        "",
        ",",
        "x",
        "/",
        "OTS/",
        "no",
    ];
    let mut arguments = Vec::new();
    for _ in 0..=choices.below(4) {
        let key = &SELECTOR.keys[choices.below(SELECTOR.keys.len())];
        let value = match choices.below(6) {
            0 => words::date(choices),
            1 => words::text(choices),
            _ => choices.one(VALUES).to_owned(),
        };
        arguments.push(format!("--{}={value}", key.name));
    }
    if choices.once_in(3) {
        arguments.push(format!("--of={}", choices.one(&["HUN", "AZE", "XXX", ""])));
    }
    arguments
}

/// The scanner of canonical form gives the events of the general parser, wherever it knows the text.
///
/// # Errors
///
/// If it gives others.
pub fn scanner(text: &str) -> Law {
    match compare_events(text) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("{error}\n{text}")),
    }
}

/// A list of built files, which anybody may have written: it is refused, or leads out of no folder
/// and is written again as it was.
///
/// # Errors
///
/// If it leads elsewhere or changes.
pub fn listing(bytes: &[u8]) -> Law {
    let Some(text) = rewritten(bytes) else {
        return Ok(());
    };
    let again = rewritten(text.as_bytes());
    holds(again.as_ref() == Some(&text), || {
        format!("{text}\n-- again --\n{again:?}")
    })?;
    let list: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let files = list["files"].as_array();
    for file in files.into_iter().flatten() {
        let name = file["name"].as_str().unwrap_or_default();
        let is_inside = !name.starts_with('/')
            && !name.contains('\\')
            && name.split('/').all(|part| !matches!(part, "" | "." | ".."));
        holds(is_inside, || format!("it leads to {name:?}"))?;
    }
    Ok(())
}

/// A user's own boundaries: they are refused with words, or drawn as well-formed SVG.
///
/// # Errors
///
/// If they are neither.
pub fn boundaries(text: &str) -> Law {
    let network = DOZEN.network();
    let states = network.states().map(|state| network.actors[state].id);
    let read = Boundaries::read("mine <&\"'.geojson", text).and_then(|it| it.of_some(states));
    let boundaries = match read {
        Ok(boundaries) => boundaries,
        Err(refusal) => return holds(!refusal.message.is_empty(), || "no word".to_owned()),
    };
    let everything = Selector::default();
    let views = ExportContext::for_export(&DOZEN, Selection::new(network, &everything));
    let settings = PictureSettings {
        boundaries: Some(&boundaries),
        ..PictureSettings::default()
    };
    let Some(Ok(drawing)) = picture("map").map(|map| (map.draw)(&views, &settings)) else {
        return Ok(());
    };
    let svg = drawing.svg;
    roxmltree::Document::parse(&svg).map_err(|error| format!("{error}\n{svg}"))?;
    let has_number = ["NaN", "inf "].iter().all(|word| !svg.contains(word));
    holds(has_number, || format!("a place is no number:\n{svg}"))
}

/// An archived page, and what is quoted of it: the words on the first three lines (the quote, what
/// is before and after it), and words of the page itself.
///
/// # Errors
///
/// Where words of the page are not found in it, or a line is named that it does not have.
pub fn quotes(text: &str) -> Law {
    let mut lines = text.splitn(4, '\n');
    let mut next = || lines.next().unwrap_or_default();
    let (quote, before, after, rest) = (next(), next(), next(), next());
    let page = PageText::new(rest.to_owned());
    let around = |words: &&str| !words.is_empty();
    let found = page.find(&Wanted {
        quote,
        before: Some(before).filter(around),
        after: Some(after).filter(around),
    });
    in_page(&found, rest)?;
    // Whole words of the page, from and to where they are divided by spaces alone: at the end of a
    // line, scripts without spaces may go on with a word.
    let words: Vec<&str> = rest.split(' ').collect();
    let (from, count) = (quote.len() % words.len(), 1 + before.len() % 8);
    let part = words[from..(from + count).min(words.len())].join(" ");
    let start: usize = words[..from].iter().map(|word| word.len() + 1).sum();
    let is_at_line_end = [start, start + part.len()]
        .into_iter()
        .any(|at| is_at_line_end(rest, at));
    if !is_at_line_end && fold(&part).chars().any(char::is_alphanumeric) {
        let found = page.find(&Wanted {
            quote: &part,
            before: None,
            after: None,
        });
        in_page(&found, rest)?;
        let is_there = matches!(found, QuotePlace::Once { .. } | QuotePlace::Often { .. });
        holds(is_there, || format!("{part:?} is not found: {found:?}"))?;
    }
    Ok(())
}

/// Whether the white space around a position ends a line.
fn is_at_line_end(text: &str, at: usize) -> bool {
    let (left, right) = text.split_at(at);
    let before = &left[left.trim_end().len()..];
    let behind = &right[..right.len() - right.trim_start().len()];
    let is_break = |it| matches!(it, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    before.contains(is_break) || behind.contains(is_break)
}

fn in_page(found: &QuotePlace, text: &str) -> Law {
    let count = text.lines().count().max(1);
    let lines = match found {
        QuotePlace::Once { line } => vec![*line],
        QuotePlace::Often { lines, .. } => lines.clone(),
        QuotePlace::Unsought => Vec::new(),
        QuotePlace::Elsewhere { passage, .. } => vec![passage.line],
        QuotePlace::Nowhere { nearest, .. } => nearest.iter().map(|passage| passage.line).collect(),
    };
    let is_line = |line: &usize| (1..=count).contains(line);
    holds(lines.iter().all(is_line), || {
        format!("of {count} lines: {found:?}")
    })
}
