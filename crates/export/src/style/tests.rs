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
    all.extend([map::HATCHED, map::HATCH]);
    all.extend(BADGES.iter().chain(&map::STRIPES));
    for count in 1..=8 {
        all.extend((0..count).map(|place| map::tier(place, count)));
    }
    for count in 1..=map::MOST_CLASSES {
        all.extend((0..count).map(|place| map::class(place, count)));
    }
    for one in &all {
        let other = all.iter().find(|other| other.light == one.light);
        assert_eq!(other.map(|it| it.dark), Some(one.dark), "{}", one.light);
    }
}

/// Asserts that colours can be seen on the map, and that neighbours among them can be told apart.
#[track_caller]
fn assert_told_apart(colours: &[Shade], least: f64) {
    for (place, colour) in colours.iter().enumerate() {
        assert_contrast(*colour, map::LAND, GRAPHIC_CONTRAST);
        assert_contrast(*colour, map::SEA, GRAPHIC_CONTRAST);
        if let Some(next) = colours.get(place + 1) {
            assert_contrast(*colour, *next, least);
        }
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
fn states_can_be_told_from_land_and_from_one_another() {
    for count in 1..=12 {
        let manifest = manifest(count, "");
        let style = Style::new(&manifest);
        let on_map = (0..count).map(|rank| style.on_map(Some(rank.into())).0);
        let colours: Vec<Shade> = on_map.collect();
        assert_told_apart(&colours, if count <= 5 { 1.25 } else { 1.05 });
    }
    for count in 1..=map::MOST_CLASSES {
        let colours: Vec<Shade> = (0..count).map(|place| map::class(place, count)).collect();
        assert_told_apart(&colours, 1.4);
    }
    assert_contrast(map::HATCHED, map::tier(0, 1), GRAPHIC_CONTRAST);
    assert_told_apart(&[map::HUB], 1.0);
    assert_contrast(INK, map::SEA, TEXT_CONTRAST);
    assert_contrast(INK, map::LAND, TEXT_CONTRAST);
}

#[test]
fn stripes_can_be_seen_on_any_ground() {
    let step = [0x00, 0x40, 0x6E, 0x93, 0xB5, 0xFF];
    let grey = |byte: u8| Colour([byte; 3]);
    let mut grounds = vec![map::HATCHED, Shade::new(0x6E_93_B5, 0x6E_93_B5)];
    for light in step {
        let dark = step.map(grey);
        grounds.extend(dark.map(|dark| Shade {
            light: grey(light),
            dark,
        }));
    }
    for ground in grounds {
        assert_contrast(map::stripe(ground), ground, GRAPHIC_CONTRAST);
    }
    assert_eq!(map::stripe(map::HATCHED), map::HATCH);
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
    assert_eq!(style.on_map(Some(0.into())), (map::tier(0, 2), false));
    let (ground, is_hatched) = style.on_map(Some(2.into()));
    assert!(ground == highest.colour.unwrap() && is_hatched);
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
