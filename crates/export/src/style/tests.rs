use chancery_core::model::{Direction, GRAPHIC_CONTRAST, Id, StringMap, TEXT_CONTRAST, Text, Tier};

use super::*;

/// Asserts that `front` can be told from `ground` on both kinds of page.
#[track_caller]
fn assert_contrast(front: Shade, ground: Shade, least: f64) {
    for (front, ground) in [(front.light, ground.light), (front.dark, ground.dark)] {
        let contrast = front.contrast(ground);
        assert!(contrast >= least, "{front} on {ground}: {contrast:.2}");
    }
}

#[test]
fn words_can_be_read() {
    for group in GROUPS.iter().chain([&OUTSIDE, &PLAIN]) {
        assert_contrast(group.line, group.tint, TEXT_CONTRAST);
        assert_contrast(group.line, PAGE, TEXT_CONTRAST);
        assert_contrast(INK, group.tint, TEXT_CONTRAST);
    }
    for ground in [PAGE, PANEL] {
        assert_contrast(INK, ground, TEXT_CONTRAST);
        assert_contrast(MUTED, ground, TEXT_CONTRAST);
    }
    for badge in BADGES {
        // The letters have the colour of the page where the box is filled, otherwise its own.
        assert_contrast(*badge, PAGE, TEXT_CONTRAST);
    }
}

#[test]
fn a_light_colour_has_one_dark_one() {
    let groups = GROUPS.iter().chain([&OUTSIDE, &PLAIN]);
    let mut all: Vec<Shade> = groups.flat_map(|group| [group.line, group.tint]).collect();
    all.extend([PAGE, INK, MUTED, RULE, PANEL, map::SEA, map::LAND, map::HUB]);
    all.extend(BADGES.iter().chain(&map::UNRANKED).chain(&map::WORDS));
    for count in 1..=8 {
        all.extend((0..count).map(|place| map::tint(place, count)));
    }
    for one in &all {
        let other = all.iter().find(|other| other.light == one.light);
        assert_eq!(other.map(|it| it.dark), Some(one.dark), "{}", one.light);
    }
}

#[test]
fn a_colour_of_ones_own_does_not_change_that_of_words() {
    let manifest = manifest(2, "d0: #1B2430 #FF9C5B\nd1: #0072B2 #FFFFFF");
    let shades = Style::new(&manifest).shades();
    let dark = |light: u32| {
        let found = shades.iter().find(|it| it.light == colour(light));
        found.map(|it| it.dark)
    };
    assert_eq!(dark(0x1B_24_30), Some(INK.dark));
    assert_eq!(dark(0x00_72_B2), Some(PAGE.light));
}

#[test]
fn lines_can_be_seen() {
    let manifest = manifest(5, "");
    for tier in 0..5 {
        let colour = Style::new(&manifest).tier(Some(tier.into())).colour;
        let line = colour.unwrap_or(GROUPS[0].line);
        assert_contrast(line, PAGE, GRAPHIC_CONTRAST);
    }
}

/// A manifest with as many tiers and eight directions, `d0` to `d7`.
fn manifest(tiers: usize, style: &str) -> Manifest {
    let id = |name: String| Id::from(name);
    let pair = |line: &str| {
        let (key, words) = line.split_once(": ").unwrap();
        (Text::from(key), Text::from(words))
    };
    Manifest {
        tiers: (0..tiers)
            .map(|rank| Tier {
                id: id(format!("t{rank}")),
                ..Tier::default()
            })
            .collect(),
        directions: (0..8)
            .map(|place| Direction {
                id: id(format!("d{place}")),
                ..Direction::default()
            })
            .collect(),
        style: StringMap(style.lines().map(pair).collect()),
        ..Manifest::default()
    }
}

#[test]
fn tiers_differ_without_colour() {
    for count in 1..=5 {
        let manifest = manifest(count, "");
        let style = Style::new(&manifest);
        let lines: Vec<LineStyle> = (0..count)
            .map(|rank| style.tier(Some(rank.into())).line)
            .collect();
        for (rank, line) in lines.iter().enumerate() {
            assert!(!lines[..rank].contains(line), "{count}: {lines:?}");
        }
        assert_eq!(lines[0], LineStyle::Single { tenths: THIN });
        assert_eq!(lines[count - 1] == LineStyle::Double, count > 1);
    }
    // Beyond five tiers marks repeat, and their words are beside them.
    for count in 1..=5 {
        let manifest = manifest(count, "");
        let style = Style::new(&manifest);
        let marks: Vec<Mark> = (0..count)
            .map(|rank| style.tier(Some(rank.into())).mark)
            .collect();
        for (rank, mark) in marks.iter().enumerate() {
            assert!(!marks[..rank].contains(mark), "{count}: {marks:?}");
        }
    }
    let none = manifest(0, "");
    assert_eq!(
        Style::new(&none).tier(None).line,
        LineStyle::Single { tenths: THIN }
    );
}

#[test]
fn tiers_beside_the_ladder_differ_from_one_another() {
    let count = 12;
    let mut manifest = manifest(count, "");
    for tier in &mut manifest.tiers[1..] {
        tier.unranked = Some(true);
    }
    let style = Style::new(&manifest);
    for one in 1..count {
        for other in 1..one {
            let [one, other] = [one, other].map(|it| Some(it.into()));
            assert_ne!(style.tier(one).line, style.tier(other).line);
            assert_ne!(style.on_map(one), style.on_map(other));
        }
    }
    let marks = [1, 2].map(|it: usize| style.tier(Some(it.into())).mark);
    assert_ne!(marks[0], marks[1]);
    let lines = (0..4).map(|dashes| LineStyle::lengths(dashes, 2.0, 4.0));
    let lines: BTreeSet<String> = lines.collect();
    assert_eq!(lines.len(), 4);
}

#[test]
fn groups_have_hues_as_long_as_these_tell_them_apart() {
    let manifest = manifest(1, "");
    let style = Style::new(&manifest);
    assert_eq!(style.group(Some(0.into())), GROUPS[0]);
    assert_eq!(style.group(Some(6.into())), PLAIN);
    assert_eq!(style.group(None), OUTSIDE);
    assert_eq!(Style::new(&Manifest::default()).group(None), PLAIN);
}

#[test]
fn the_manifest_overrides_the_table() {
    let manifest = manifest(
        3,
        "d1: #000080 #8080FF\nt0: double\nt2: #800000 thick\nno-direction: #333333\nd2: blue\nEU: #004494",
    );
    let style = Style::new(&manifest);
    assert_eq!(
        style.group(Some(1.into())).line,
        Shade::new(0x80, 0x80_80_FF)
    );
    assert_eq!(style.group(Some(2.into())), GROUPS[2]);
    assert_eq!(style.group(None).line.light, colour(0x33_33_33));
    assert_eq!(style.tier(Some(0.into())).line, LineStyle::Double);
    let highest = style.tier(Some(2.into()));
    assert_eq!(highest.line, LineStyle::Single { tenths: THICK });
    assert_eq!(
        highest.colour.map(|shade| shade.light),
        Some(colour(0x80_00_00))
    );
    assert_eq!(style.on_map(Some(0.into())), (map::tint(0, 3), 0));
    let ground = style.on_map(Some(2.into())).0;
    assert_eq!(Some(ground), highest.colour);
    let body = Organisation {
        id: Id::from("EU"),
        ..Organisation::default()
    };
    let badge = style.badge(1, &body);
    assert!(badge.is_filled && badge.colour.light == colour(0x00_44_94));
}

#[test]
fn a_platform_for_dialogue_has_no_members() {
    let platform = Organisation {
        kind: Some(OrganisationKind::DialoguePlatform),
        ..Organisation::default()
    };
    let manifest = Manifest::default();
    let style = Style::new(&manifest);
    assert!(!style.badge(0, &platform).is_filled);
    assert!(style.badge(0, &Organisation::default()).is_filled);
}
