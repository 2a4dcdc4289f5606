//! Quotes and the pages that they are cut from: what a reader's eye takes for the same is found,
//! and nothing else is.

use chancery_core::quotes::{Around, PageText, Passage, QuotePlace, Wanted, fold};
use proptest::prelude::*;

fn find(text: &str, quote: &str, before: Option<&str>, after: Option<&str>) -> QuotePlace {
    PageText::new(text.to_owned()).find(&Wanted {
        quote,
        before,
        after,
    })
}

fn stands(text: &str, quote: &str) -> bool {
    matches!(find(text, quote, None, None), QuotePlace::Once { .. })
}

/// The passage that is shown for a quote that is not there.
fn nearest(text: &str, quote: &str) -> Option<(usize, String)> {
    match find(text, quote, None, None) {
        QuotePlace::Nowhere { nearest, .. } => nearest.map(|Passage { line, words }| (line, words)),
        found => panic!("{quote:?} in {text:?}: {found:?}"),
    }
}

#[test]
fn an_eye_sees_no_difference_in_spaces_quotes_dashes_and_what_has_no_width() {
    for (text, quote) in [
        (
            "signed\n  with\u{A0}25\u{2009}states",
            "signed with 25 states",
        ),
        (
            "the “multi‑vector” line – now",
            "the \"multi-vector\" line - now",
        ),
        ("Baku’s partner", "Baku's partner"),
        ("O‘zbekiston", "Oʻzbekiston"),
        ("part\u{AD}ner\u{200B}ship", "partnership"),
        ("\u{FEFF}Hungary", "Hungary"),
        ("Tu\u{308}rkiye", "Türkiye"),
        ("e\u{200D}\u{301}", "é"),
        ("the ﬁrst oﬃce…", "the first office..."),
        ("1997 -- 2025", "1997—2025".replace('—', " — ").as_str()),
        ("阿塞拜疆与匈牙利建立\r\n战略伙伴关系。", "建立战略伙伴关系"),
        ("می‌شود", "میشود"),
    ] {
        assert!(stands(text, quote), "{quote:?} in {text:?}");
    }
}

#[test]
fn an_eye_sees_other_differences() {
    for (text, quote) in [
        ("Strategic Partnership", "strategic partnership"),
        ("Türkiye", "Turkiye"),
        ("a surface of 10² km", "of 102 km"),
        ("Азербайджан", "Aзербайджан"),
        ("signed with 25 states", "signed with25 states"),
        ("anything", "\u{AD}"),
    ] {
        assert!(!stands(text, quote), "{quote:?} in {text:?}");
    }
}

#[test]
fn a_quote_is_of_whole_words() {
    for (text, quote, is_there) in [
        ("Romania", "Oman", false),
        ("Romania and Oman.", "Oman", true),
        ("nomanoman oman", "oman", true),
        ("Azerbaijan's partners", "Azerbaijan", true),
        ("Armenia-Azerbaijan", "Azerbaijan", true),
        ("Modern.az says", "Modern", true),
        ("some 10,000 people", "some 10", false),
        ("some 10, perhaps", "some 10", true),
        ("in 11.11.2014", "2014", true),
        ("x\u{302}y", "x", false),
        ("Азербайджана", "Азербайджан", false),
        // Scripts without spaces: any character may begin or end a word.
        ("与阿塞拜疆建立", "阿塞拜疆", true),
        ("25国と", "25", true),
        ("ルーマニアとオマーン", "オマーン", true),
        ("ルーマニア", "マニア", false),
        // A space between two of their words divides them, and the end of a line may not.
        ("ルーマニア オマーン", "ルーマニア", true),
        ("ルーマニア\u{3000}オマーン", "オマーン", true),
        ("ルー\nマニア", "マニア", false),
        ("ルー\n  マニア", "ルーマニア", true),
        ("อาเซอร์ไบจานและฮังการี", "ฮังการี", true),
    ] {
        assert_eq!(stands(text, quote), is_there, "{quote:?} in {text:?}");
    }
}

#[test]
fn words_around_a_quote_stand_directly_beside_it() {
    let text = "Hungary is a partner.\nHungary, too, is near. “Fraternal Hungary” is no ally.";
    let at = |before, after| find(text, "Hungary", before, after);
    let lines = vec![1, 2, 2];
    let and_more = false;
    assert_eq!(at(None, None), QuotePlace::Often { lines, and_more });
    assert_eq!(at(None, Some("is a partner")), QuotePlace::Once { line: 1 });
    assert_eq!(at(None, Some("too")), QuotePlace::Once { line: 2 });
    let names = "ルーマニア オマーン ハンガリー";
    let once = QuotePlace::Once { line: 1 };
    let (before, after) = (Some("ルーマニア"), Some("ハンガリー"));
    assert_eq!(find(names, "オマーン", before, after), once);
    assert_ne!(find(names, "オマーン", Some("マニア"), None), once);
    let missing = Around::Before;
    let words = "Hungary is a partner.".to_owned();
    let passage = Passage { line: 1, words };
    let elsewhere = QuotePlace::Elsewhere { missing, passage };
    assert_eq!(at(Some("fraternal"), Some("is no")), elsewhere);
    assert_eq!(
        at(Some("Fraternal"), Some("is no")),
        QuotePlace::Once { line: 2 }
    );
    assert_eq!(at(Some("partner"), None), QuotePlace::Once { line: 2 });
    assert_eq!(at(Some("ner"), None), at(Some("nobody"), None));
    assert!(matches!(
        at(Some("partner"), Some("is no")),
        QuotePlace::Elsewhere {
            missing: Around::Both,
            ..
        }
    ));
    assert!(matches!(
        at(None, Some("to")),
        QuotePlace::Elsewhere {
            missing: Around::After,
            ..
        }
    ));
    // Places may overlap one another.
    let text = "A and A and A";
    let wanted = |before| find(text, "A and A", before, None);
    assert_eq!(wanted(Some("A and")), QuotePlace::Once { line: 1 });
}

#[test]
fn the_nearest_passage_is_shown_with_its_line() {
    let text = "Title\n\nIn 1997 the two states signed strategic partnership documents\nwith “25 states”. Ten of these are members.\n";
    let shown = |quote| nearest(text, quote);
    let words = "signed strategic partnership documents with “25 states";
    let line = 3;
    for quote in [
        "signed strategic partnership documents with 26 states",
        "signed strategic documents with 25 states",
        "signed strategic partnership accords with 25 states",
        "signed strategic partnersihp documents with 25 states",
        "signed many strategic partnership documents with 25 states",
        "Signed Strategic partnership documents with 25 states",
        "announced strategic partnership documents with 25 states",
    ] {
        assert_eq!(shown(quote), Some((line, words.to_owned())), "{quote}");
    }
    assert_eq!(shown("Ten of those"), Some((4, "Ten of these".to_owned())));
    assert_eq!(shown("partnersh1p"), Some((3, "partnership".to_owned())));
    assert_eq!(shown("Uzbekistan"), None);
    assert_eq!(shown("nothing like it anywhere"), None);
    assert_eq!(nearest("", "Uzbekistan"), None);
    assert_eq!(
        nearest(
            "和平。\n阿塞拜疆与匈牙利建立战略伙伴关系",
            "阿塞拜疆与匈牙利建立全面伙伴关系"
        ),
        Some((2, "阿塞拜疆与匈牙利建立战略伙伴关系".to_owned()))
    );
}

#[test]
fn a_passage_holds_nothing_that_disturbs_a_screen_and_is_cut() {
    let text = format!(
        "red\u{1B}[31m \u{202E}letters{} end",
        " and so on".repeat(100)
    );
    let quote = format!("green letters{} end", " and so on".repeat(6));
    let (_, words) = nearest(&text, &quote).unwrap();
    assert!(!words.contains(['\u{1B}', '\u{202E}']), "{words:?}");
    assert!(words.chars().count() <= 201, "{words:?}");
}

/// Words of several scripts, with what is in and beside them.
fn words() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        "[a-zA-Z]{1,8}",
        "[a-zəğıİçşöü]{1,6}",
        "[а-яё]{1,6}",
        "[0-9]{1,4}",
        "[a-z]{1,4}[-'’–][a-z]{1,4}",
        "[“\"«(]?[a-z]{1,6}[”\"»).,;…]?",
        "e\u{301}[a-z]{1,3}",
        "[\u{4E00}-\u{4E20}]{1,4}",
        "of|the|and|in",
    ];
    prop::collection::vec(word, 1..40)
}

/// The text as another typesetter might have set it, by a stream of choices.
fn reset(text: &str, choices: &[u8]) -> String {
    let mut choices = choices.iter().cycle();
    let mut choose = |among: &[&str]| -> String {
        let choice = choices.next().copied().unwrap_or_default();
        among[usize::from(choice) % among.len()].to_owned()
    };
    let mut set = String::new();
    for character in text.chars() {
        match character {
            ' ' => {
                let spaces = [
                    " ", "\n", "\u{A0}", " \t ", "\r\n\r\n", "\u{2003}", "\u{202F}",
                ];
                set += &choose(&spaces);
            }
            '\'' | '’' => set.push_str(&choose(&["'", "’", "‘", "ʼ", "`"])),
            '"' | '“' | '”' | '«' | '»' => set.push_str(&choose(&["\"", "“", "”", "„", "«"])),
            '-' | '–' => set.push_str(&choose(&["-", "‑", "–", "—", "--"])),
            '…' => set.push_str(&choose(&["…", "..."])),
            'ö' => set.push_str(&choose(&["ö", "o\u{308}"])),
            'İ' => set.push_str(&choose(&["İ", "I\u{307}"])),
            _ => set.push(character),
        }
        set += &choose(&["", "", "", "", "\u{AD}", "\u{200B}", "\u{FEFF}"]);
    }
    set
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,40}|[ \\-–—`´'’\u{AD}\u{200B}\u{200D}eé\u{301}\u{338}<＜ｶﾞか\u{3099}ﬁ…\u{FB1D}-\u{FB4F}\u{FE70}-\u{FE80}\u{1FEF}\u{1FFD}\u{37E}\u{387}\n]{0,12}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn a_quote_cut_at_words_is_found(words in words(), from in any::<prop::sample::Index>(), count in 1usize..12, choices in prop::collection::vec(any::<u8>(), 1..60)) {
        let text = words.join(" ");
        let from = from.index(words.len());
        let to = (from + count).min(words.len());
        let quote = words[from..to].join(" ");
        let is_found = |text: &str, quote: &str| {
            matches!(find(text, quote, None, None), QuotePlace::Once { .. } | QuotePlace::Often { .. })
        };
        prop_assert!(is_found(&text, &quote), "{:?}", quote);
        let (text, quote) = (reset(&text, &choices), reset(&quote, &choices[choices.len() / 2..]));
        prop_assert!(is_found(&text, &quote), "{:?} in {:?}", quote, text);
        let before = words[..from].join(" ");
        let after = words[to..].join(" ");
        let beside = find(&text, &quote, (from > 0).then_some(&*before), (to < words.len()).then_some(&*after));
        let is_once = matches!(beside, QuotePlace::Once { .. });
        prop_assert!(is_once, "{:?} in {:?}: {:?}", quote, text, beside);
    }

    #[test]
    fn a_changed_word_is_missed_and_the_passage_is_shown(words in prop::collection::vec("[a-z]{2,8}", 8..60), from in any::<prop::sample::Index>(), changed in 0usize..6) {
        let from = from.index(words.len() - 5);
        let count = 6.min(words.len() - from);
        let mut quoted = words[from..from + count].to_vec();
        quoted[changed % count] = "OTHERWISE".to_owned();
        let found = find(&words.join("\n"), &quoted.join(" "), None, None);
        let QuotePlace::Nowhere {
            nearest: Some(passage),
            ..
        } = found
        else {
            return Err(TestCaseError::fail(format!("{found:?}")));
        };
        // Another passage may be as near; none may be nearer.
        let shown: Vec<&str> = passage.words.split(' ').collect();
        prop_assert_eq!(&words[passage.line - 1..][..shown.len()], &shown[..]);
        let same = shown.iter().filter(|word| quoted.iter().any(|own| own == *word)).count();
        prop_assert!(same >= count - 1, "{:?} for {:?}", shown, quoted);
    }

    #[test]
    fn nothing_makes_it_panic(text in "\\PC{0,80}|[ab \u{301}与\u{AD}ア,0]{0,30}", quote in "\\PC{0,8}|[ab \u{301}与\u{AD}ア,0]{0,4}", before in proptest::option::of("\\PC{0,4}"), after in proptest::option::of("\\PC{0,4}")) {
        let _ = find(&text, &quote, before.as_deref(), after.as_deref());
    }
}
