use chancery_core::model::{GRAPHIC_CONTRAST, TEXT_CONTRAST};

use super::*;

type Matrix = [[f64; 3]; 3];

/// What eyes see of linear red, green and blue: eyes that tell all colours, and those that lack one
/// of three kinds of cones (Machado, Oliveira and Fernandes 2009, A Physiologically-based Model for
/// Simulation of Color Vision Deficiency, table 1, severity 1.0).
const EYES: [(&str, Matrix); 4] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// From linear sRGB to XYZ with the white of D65 (IEC 61966-2-1).
const XYZ: Matrix = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];

fn times(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

/// A colour as some eyes see it, in CIELAB.
fn seen(colour: Colour, eyes: &Matrix) -> [f64; 3] {
    let linear = colour.0.map(|byte| {
        let share = f64::from(byte) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            libm::pow((share + 0.055) / 1.055, 2.4)
        }
    });
    let linear = times(eyes, linear).map(|part| part.clamp(0.0, 1.0));
    let (colour, white) = (times(&XYZ, linear), times(&XYZ, [1.0; 3]));
    let root = |at: usize| {
        let part = colour[at] / white[at];
        if part > 0.008_856 {
            libm::cbrt(part)
        } else {
            7.787 * part + 16.0 / 116.0
        }
    };
    let (x, y, z) = (root(0), root(1), root(2));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How different two colours look: CIEDE2000 (ISO/CIE 11664-6), as Sharma, Wu and Dalal (2005) write
/// it.
fn difference(one: [f64; 3], other: [f64; 3]) -> f64 {
    let power = |base: f64| libm::pow(base, 7.0);
    let radians = f64::to_radians;
    let flat = |it: [f64; 3]| libm::hypot(it[1], it[2]);
    let mean = power((flat(one) + flat(other)) / 2.0);
    let more = 1.5 - 0.5 * libm::sqrt(mean / (mean + power(25.0)));
    let polar = |it: [f64; 3]| {
        let a = it[1] * more;
        let hue = libm::atan2(it[2], a).to_degrees().rem_euclid(360.0);
        (libm::hypot(a, it[2]), hue)
    };
    let ((c1, h1), (c2, h2)) = (polar(one), polar(other));
    let apart = (h2 - h1 + 540.0).rem_euclid(360.0) - 180.0;
    let hue = (h1 + apart / 2.0).rem_euclid(360.0);
    let chroma = (c1 + c2) / 2.0;
    let lightness = (one[0] + other[0]) / 2.0 - 50.0;
    let wave = |part: f64, times: f64, shift: f64| part * libm::cos(radians(times * hue + shift));
    let t = 1.0 - wave(0.17, 1.0, -30.0) + wave(0.24, 2.0, 0.0) + wave(0.32, 3.0, 6.0)
        - wave(0.20, 4.0, -63.0);
    let square = lightness * lightness;
    let l = (other[0] - one[0]) / (1.0 + 0.015 * square / libm::sqrt(20.0 + square));
    let c = (c2 - c1) / (1.0 + 0.045 * chroma);
    let h =
        2.0 * libm::sqrt(c1 * c2) * libm::sin(radians(apart / 2.0)) / (1.0 + 0.015 * chroma * t);
    let near_blue = (hue - 275.0) / 25.0;
    let turn = -libm::sin(radians(60.0 * libm::exp(-near_blue * near_blue)));
    let turn = turn * 2.0 * libm::sqrt(power(chroma) / (power(chroma) + power(25.0)));
    libm::sqrt(l * l + c * c + h * h + turn * c * h)
}

#[test]
fn differences_are_as_published() {
    // Of the test data of Sharma, Wu and Dalal.
    for (one, other, published) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        (
            [60.2574, -34.0099, 36.2677],
            [60.4626, -34.1751, 39.4387],
            1.2644,
        ),
        (
            [2.0776, 0.0795, -1.1350],
            [0.9033, -0.0636, -0.5514],
            0.9082,
        ),
    ] {
        let found = difference(one, other);
        assert!((found - published).abs() < 1e-4, "{found} for {published}");
    }
}

/// Asserts that each two of some colours can be told apart by all eyes, on light pages and on dark
/// ones.
#[track_caller]
fn assert_told_apart(colours: &[Shade], least: f64) {
    for (place, one) in colours.iter().enumerate() {
        for other in &colours[place + 1..] {
            for (eyes, matrix) in &EYES {
                for (one, other) in [(one.light, other.light), (one.dark, other.dark)] {
                    let found = difference(seen(one, matrix), seen(other, matrix));
                    assert!(found >= least, "{one} and {other}, {eyes}: {found:.1}");
                }
            }
        }
    }
}

#[test]
fn tiers_can_be_told_apart_by_all_eyes() {
    // A difference of 2 is seen by whoever looks closely. The more tiers, the nearer they are.
    for (count, least) in [
        (1, 0.0),
        (2, 25.0),
        (3, 14.0),
        (4, 10.0),
        (5, 8.0),
        (6, 6.5),
        (7, 5.0),
        (8, 4.0),
        (9, 3.5),
        (10, 3.0),
        (12, 2.0),
    ] {
        let tints: Vec<Shade> = (0..count).map(|place| tint(place, count)).collect();
        assert_told_apart(&tints, least);
        let grey = |colour: Colour| seen(colour, &EYES[0].1)[0];
        let part = if count > 6 { 0.5 } else { 1.0 };
        for pair in tints.windows(2) {
            let light = grey(pair[0].light) - grey(pair[1].light);
            let dark = grey(pair[1].dark) - grey(pair[0].dark);
            assert!(
                light > 5.0 * part && dark > 3.0 * part,
                "{count}: {light:.1}, {dark:.1}"
            );
        }
    }
}

#[test]
fn the_subject_and_tiers_beside_the_ladder_can_be_told_from_all_others() {
    let beside: Vec<Shade> = UNRANKED.into_iter().chain([HUB]).collect();
    assert_told_apart(&beside, 10.0);
    for count in 1..=12 {
        for place in 0..count {
            for other in &beside {
                assert_told_apart(&[tint(place, count), *other], 9.0);
            }
        }
    }
}

#[test]
fn states_can_be_told_from_land_and_sea_and_bear_words() {
    let tints = (1..=12).flat_map(|count| (0..count).map(move |place| tint(place, count)));
    for colour in tints.chain(UNRANKED).chain([HUB]) {
        for ground in [LAND, SEA] {
            for (one, other) in [(colour.light, ground.light), (colour.dark, ground.dark)] {
                let contrast = one.contrast(other);
                assert!(
                    contrast >= GRAPHIC_CONTRAST,
                    "{one} on {other}: {contrast:.2}"
                );
            }
            assert_told_apart(&[colour, ground], 20.0);
        }
        let can_be_read = |words: &Shade| {
            let on_dark = words.dark.contrast(colour.dark);
            words.light.contrast(colour.light).min(on_dark) >= TEXT_CONTRAST
        };
        let read = WORDS.iter().any(can_be_read);
        // Between the first two tints some words have a rim.
        assert!(read || colour.light.contrast(INK.light) > 3.5, "{colour:?}");
    }
}
