//! Shares in words and in other signs than the format has.

/// Parts that have a name, as they are written.
const NAMED: &[(&str, &str)] = &[
    ("half", "1/2"),
    ("third", "1/3"),
    ("two thirds", "2/3"),
    ("quarter", "1/4"),
    ("three quarters", "3/4"),
    ("fifth", "1/5"),
    ("tenth", "1/10"),
];

/// How a text that says a share is written: `1/3` for 'a third', `40%` for '40 percent' and '0.4'.
pub(super) fn written(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase().replace('-', " ");
    let named = ["a ", "one ", ""].iter().find_map(|article| {
        let part = text.strip_prefix(article)?;
        let part = part.split(" of ").next()?;
        NAMED.iter().find(|(name, _)| *name == part)
    });
    if let Some((_, share)) = named {
        return Some((*share).to_owned());
    }
    let is_number = |text: &str| {
        let (whole, behind) = text.split_once('.').unwrap_or((text, "0"));
        let is_digits = |digits: &str| {
            (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        is_digits(whole) && is_digits(behind) && (whole == "0" || !whole.starts_with('0'))
    };
    let words = ["%", "percent", "per cent", "pct"];
    if let Some(number) = words.iter().find_map(|word| text.strip_suffix(word)) {
        let number = number.trim().replace(',', ".");
        return is_number(&number).then(|| format!("{number}%"));
    }
    // '0.4' is 40%, '0.625' is 62.5%.
    let behind = text.strip_prefix("0.")?;
    let is_short = (1..=5).contains(&behind.len()) && behind.bytes().all(|it| it.is_ascii_digit());
    let digits = format!("{behind:0<2}");
    let (whole, rest) = digits.split_at_checked(2).filter(|_| is_short)?;
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match rest.is_empty() {
        true => format!("{whole}%"),
        false => format!("{whole}.{rest}%"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("a third", Some("1/3")),
            ("one third of them", Some("1/3")),
            ("Two-thirds", Some("2/3")),
            ("half of the states", Some("1/2")),
            ("40 %", Some("40%")),
            ("40 percent", Some("40%")),
            ("62,5 per cent", Some("62.5%")),
            ("0.4", Some("40%")),
            ("0.625", Some("62.5%")),
            ("0.05", Some("5%")),
            ("0.", None),
            ("3.5", None),
            ("forty percent", None),
            ("040 %", None),
            ("third party", None),
            ("0.1234567", None),
            ("0.\u{e9}", None),
        ] {
            assert_eq!(written(text).as_deref(), wanted, "{text}");
        }
    }
}
