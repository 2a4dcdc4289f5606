//! Where the reader gives up, and says so.

use chancery_core::yaml::{Input, MANIFEST_FILE, read};

#[test]
fn more_records_of_one_thing_than_are_compared_are_an_error() {
    let lines =
        |count: usize, line: &dyn Fn(usize) -> String| -> String { (0..count).map(line).collect() };
    let tiers = |count| {
        let tiers = lines(count, &|i| format!("  - {{id: t{i}, name: T}}\n"));
        format!("tiers:\n{tiers}")
    };
    let ties = |count| {
        // In whatever order the parties are written.
        let parties = ["AZE, HUN", "HUN, AZE"];
        let ties = lines(count, &|i| {
            format!("  - {{parties: [{}], tier: t}}\n", parties[i % 2])
        });
        format!("partnerships:\n  - {{parties: [AZE, ROU], tier: t}}\n{ties}")
    };
    let members = |count| {
        let members = lines(count, &|_| {
            "      - {state: HUN, role: member}\n".to_owned()
        });
        format!("organisations:\n  - id: EU\n    members:\n{members}")
    };
    let found = |text: String| {
        let reading = read(vec![Input {
            name: MANIFEST_FILE.to_owned(),
            bytes: Ok(text.into_bytes()),
        }]);
        let mut found = reading.findings.into_iter();
        found
            .find(|found| found.rule.name == "too-many-records")
            .map(|found| found.message)
    };
    let limit = |message: &str| Some(format!("{message}, more than the limit of 500"));
    assert_eq!(found(tiers(500)), None);
    assert_eq!(found(tiers(501)), limit("the registry has 501 tiers"));
    assert_eq!(found(ties(500)), None);
    assert_eq!(
        found(ties(502)),
        limit("these parties have 502 partnerships")
    );
    assert_eq!(found(members(500)), None);
    assert_eq!(found(members(501)), limit("one member has 501 memberships"));
}
