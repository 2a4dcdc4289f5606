//! The counts in anyone's engine: the tables, the records on a day as views, and for each claim a
//! query that counts it again from these.
//!
//! Nothing in these files is an answer of the audit: the queries count the rows of the tables.

mod asks;
mod conditions;
mod dialect;
mod logic;
mod parquet;
mod query;
mod rank;
mod ties;
mod verdict;

use std::fmt::Write as _;

use chancery_core::audit::{ClaimQuery, Obstacle};
use chancery_core::date::Day;
use chancery_core::fields::Fields as _;
use chancery_core::messages::Messages;
use chancery_core::model::Claim;

use self::verdict::literal;
use super::{Format, Options};
use crate::error::Result;
use crate::escape::{SqlComment, SqlText};
use crate::output::Output;
use crate::views::audit::question_words;
use crate::views::tables::MOST_PANEL_ROWS;
use crate::views::{ExportContext, selector_words};

pub(super) static SQL: Format = Format {
    name: "sql",
    sentence: "The counts for SQLite, DuckDB and Spark: scripts that load the tables of `csv` or write \
               them as Parquet, and for each claim a query that counts it again.",
    options: &[],
    is_narrowed: true,
    shows_what_holds: false,
    files: || {
        let dialects = dialect::ALL.iter().map(|it| it.file.to_owned());
        let others = [
            VIEWS_FILE,
            CLAIMS_FILE,
            parquet::WRITE_FILE,
            parquet::SPARK_FILE,
        ];
        let others = others.map(str::to_owned);
        dialects.chain(others).collect()
    },
    write,
};

/// The views of the records on the days that are asked about.
const VIEWS_FILE: &str = "views.sql";
const VIEWS: &str = include_str!("views.sql");

/// The queries of the claims.
const CLAIMS_FILE: &str = "claims.sql";

/// What the queries have in common, for whoever reads one.
const HOW_TO_READ: &str = "--
-- How to read a query. Its comment has the words of the claim, who said them, the keys of its record,
-- what is asked of the records, and when the claim holds. Then it
--
-- 1. names the day on which it was said; or each day on which it may have been said and the answer may be
--    another one (asked);
-- 2. writes down who may be counted, a row for each record that may make somebody one (elements, or
--    beginnings for a place in order of time). An answer is TRUE, FALSE, or NULL if the records do not
--    decide it;
-- 3. counts: certain is how many certainly are counted, possible how many may be. The verdict compares both
--    with what is claimed. Of a place in order of time, certain is the first that is possible, and possible
--    the last; both are 0 if there is none.
--
-- In the parts that answer for somebody by several rows, answers are words: MAX of 'no', 'unknown' and
-- 'yes' is 'yes' if one of the rows says so, and 'no' if all do.
--
-- Whoever is written down twice is counted once, so that a query can be run again. Who was counted for a
-- claim, and who only possibly:
--
--     SELECT element, is_one, is_so FROM answers_on WHERE question = 'its-id' AND is_one <> 'no';";

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let options = options.fitting(views, MOST_PANEL_ROWS, output);
    for dialect in dialect::ALL {
        let text = dialect::script(dialect, options.tables());
        output.file(dialect.file)?.write_all(text.as_bytes())?;
    }
    let text = parquet::write_script(options.tables());
    output
        .file(parquet::WRITE_FILE)?
        .write_all(text.as_bytes())?;
    let text = parquet::spark_script(options.tables());
    output
        .file(parquet::SPARK_FILE)?
        .write_all(text.as_bytes())?;
    output.file(VIEWS_FILE)?.write_all(VIEWS.as_bytes())?;
    let claims = claims(views)?;
    output.file(CLAIMS_FILE)?.write_all(claims.as_bytes())?;
    Ok(())
}

/// The queries of all claims.
fn claims(views: &ExportContext<'_>) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    writeln!(
        out,
        "-- {}: a query for each claim.\n-- Each gives a row: how many there certainly are, how many there \
         may be, and the verdict.\n-- It needs the tables and the views.sql of this folder.\n{HOW_TO_READ}",
        SqlComment(&views.title())
    )?;
    if views.is_part() {
        out.push_str("\n-- A claim speaks of the whole registry, and this is a part of it.\n");
    }
    let network = views.network;
    let not_counted = &views.verdicts().not_counted;
    for position in views.claims() {
        let claim = network.claim(position);
        heading(&mut out, views, claim)?;
        let obstacle = not_counted.iter().find(|(other, _)| *other == position);
        let question = ClaimQuery::new(network, claim, None);
        match (obstacle, question) {
            (None, Some(question)) => one(&mut out, &question)?,
            (obstacle, _) => {
                let why = obstacle.map_or_else(|| Obstacle::Unread.words(), |(_, it)| it.words());
                writeln!(out, "-- It has no query: {}.", SqlComment(&why))?;
            }
        }
    }
    Ok(out)
}

/// The words of a claim, and how it is counted, as a comment.
fn heading(out: &mut String, views: &ExportContext<'_>, claim: &Claim) -> std::fmt::Result {
    let quote = claim.quote.as_ref().map(|quote| format!("“{quote}” "));
    let words = quote.unwrap_or_default();
    let source = views.network.source(&claim.source);
    let publisher = || source.map(|source| source.publisher.as_str());
    let speaker = claim.speaker.as_deref().or_else(publisher);
    writeln!(out, "\n-- {}({})", SqlComment(&words), claim.id)?;
    if let Some(speaker) = speaker {
        writeln!(out, "-- {}", SqlComment(speaker))?;
    }
    let mut conditions = Vec::new();
    for key in [
        "count", "every", "most", "share", "rank", "span", "who", "of", "scope", "as-of",
    ] {
        conditions.extend(key_words(claim, key));
    }
    for (key, selector) in [("where", &claim.selection), ("are", &claim.are)] {
        let asked = selector.as_ref().map(selector_words);
        conditions.extend(asked.map(|asked| format!("{key}: {{{}}}", asked.join(", "))));
    }
    for key in ["is", "at-least", "at-most", "within"] {
        conditions.extend(key_words(claim, key));
    }
    writeln!(out, "-- {}", SqlComment(&conditions.join(", ")))
}

/// A key of a claim with its value, if it is there.
fn key_words(claim: &Claim, key: &str) -> Option<String> {
    Some(format!("{key}: {}", key_text(claim, key)?))
}

/// The value of a key of a claim, if it is there.
fn key_text(claim: &Claim, key: &str) -> Option<String> {
    use chancery_core::fields::FieldValue;
    use chancery_core::model::CLAIM;
    let position = CLAIM.keys.iter().position(|it| it.name == key)?;
    match claim.view(position) {
        FieldValue::One(value) => Some(value.into_text().into_owned()),
        _ => None,
    }
}

/// The query of one claim, after the days that it asks.
fn one(out: &mut String, question: &ClaimQuery<'_, '_>) -> std::fmt::Result {
    let composed = query::compose(question);
    writeln!(
        out,
        "-- Asked: {}.",
        SqlComment(&question_words(Messages::in_digits(), question))
    )?;
    writeln!(out, "-- {}", SqlComment(&composed.rule))?;
    for (name, on) in &composed.questions {
        days(out, question, name, *on)?;
    }
    let (table, words) = composed.table;
    writeln!(
        out,
        "\n-- {}: {words}",
        SqlComment(question.claim.id.as_str())
    )?;
    writeln!(out, "INSERT INTO {table}")?;
    for (position, (name, words, sql)) in composed.parts.iter().enumerate() {
        let before = if position == 0 { "WITH " } else { ",\n" };
        write!(out, "{before}{name} AS (  -- {words}\n  {sql}\n)")?;
    }
    if !composed.parts.is_empty() {
        out.push('\n');
    }
    writeln!(out, "{};\n\n{};", composed.rows, composed.verdict)
}

/// The days on which a question is asked: that on which the claim was made, or those on which it may
/// have been made and an answer may change.
fn days(
    out: &mut String,
    question: &ClaimQuery<'_, '_>,
    name: &str,
    on: Option<Day>,
) -> std::fmt::Result {
    let made = question.made;
    let name = SqlText(name);
    let day = |made: &str| on.map_or_else(|| made.to_owned(), literal);
    let first = literal(made.first);
    if made.single_day().is_some() {
        let day = day(&first);
        return writeln!(
            out,
            "INSERT INTO asked VALUES ({name}, {first}, {day}, NULL);"
        );
    }
    let speaker = question.source_spoke_on(made.first);
    let speaker = speaker.map(|_| SqlText(&question.claim.source).to_string());
    let speaker = speaker.unwrap_or_else(|| "NULL".to_owned());
    // Before the day that is asked about, a source that speaks later had not spoken.
    let own = on.into_iter().flat_map(|on| [on, on.plus(1)]);
    let own = own.filter(|day| *day > made.first && *day <= made.last);
    for made in std::iter::once(made.first).chain(own) {
        let made = literal(made);
        let row = format!("({name}, {made}, {}, {speaker})", day(&made));
        writeln!(out, "INSERT INTO asked VALUES {row};")?;
    }
    writeln!(
        out,
        "INSERT INTO asked\n  SELECT {name}, day, {}, {speaker} FROM days\n  WHERE day > {first} AND day \
         <= {} AND day NOT IN (SELECT made FROM asked WHERE question = {name});",
        day("day"),
        literal(made.last)
    )
}
