"""Does with DuckDB what somebody would do who kept the same records as CSV: checks, written by hand in
SQL, and the tables with names, written as CSV. It prints what each check found."""
import pathlib
import sys

import duckdb

source, out = map(pathlib.Path, sys.argv[1:3])
out.mkdir(exist_ok=True)
database = duckdb.connect()
database.execute("set threads = 2")
for name in ["instruments", "instrument_parties", "signatories", "evidence", "partnerships",
             "sources", "memberships", "states", "organisations"]:
    database.execute(f"create table {name} as select * from read_csv('{source / name}.csv', all_varchar = true)")
actors = "(select state as actor from states union all select organisation from organisations)"
dates = {"instruments": ["signed", "adopted", "announced", "in_force", "terminated"],
         "partnerships": ["since", "until"], "memberships": ["since", "until"],
         "sources": ["published", "retrieved"]}
checks = {
    "duplicate ids": "select count(*) from (select instrument from instruments group by 1 having count(*) > 1)",
    "duplicate sources": "select count(*) from (select source from sources group by 1 having count(*) > 1)",
    "unknown sources": "select count(*) from evidence anti join sources using (source)",
    "unknown parties": f"select count(*) from instrument_parties p anti join {actors} a on p.party = a.actor",
    "unknown signatories": f"select count(*) from signatories s anti join {actors} a using (actor)",
    "unknown members": f"select count(*) from memberships m anti join {actors} a on m.member = a.actor",
    "unknown organisations": "select count(*) from memberships m anti join organisations using (organisation)",
    "signatories that are no parties": "select count(*) from signatories s anti join instrument_parties p"
    " on s.instrument = p.instrument and s.actor = p.party",
    "fewer than two parties": "select count(*) from instruments where try_cast(party_count as int) < 2",
    "in force before it was signed": "select count(*) from instruments where in_force_max < signed_min",
    "ended before it began": "select count(*) from partnerships where until_max < since_min",
    "without evidence": "select count(*) from instruments i anti join evidence e"
    " on e.record_kind = 'instrument' and e.record = i.instrument",
    "source before the signature": "select count(*) from evidence e join instruments i on e.record = i.instrument"
    " join sources s using (source) where s.published_max < i.signed_min",
    "overlapping ties of one pair": "select count(*) from (select since_min, lag(until_max) over"
    " (partition by parties, tier order by since_min) as before from partnerships) where before > since_min",
    "unused sources": "select count(*) from sources s anti join evidence using (source)",
    "same title twice": "select count(*) from (select title, signed, parties from instruments"
    " group by all having count(*) > 1)",
}
for table, keys in dates.items():
    for key in keys:
        checks[f"{table}.{key} is no date"] = (
            f"select count(*) from {table} where {key} is not null and"
            f" not regexp_full_match({key}, '[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}})?)?[~?]?')"
        )
for name, query in checks.items():
    print(f"{name}: {database.execute(query).fetchone()[0]}")
exports = {
    "instruments": "select i.*, p1.state_name as first, p2.state_name as second from instruments i"
    " left join states p1 on i.party_1 = p1.state left join states p2 on i.party_2 = p2.state order by instrument",
    "signatories": "select s.*, a.state_name from signatories s left join states a on s.actor = a.state order by all",
    "evidence": "select e.*, s.title from evidence e left join sources s using (source) order by record, ordinal",
    "partnerships": "select * from partnerships order by partnership",
    "memberships": "select * from memberships order by organisation, member",
    "sources": "select * from sources order by source",
}
for name, query in exports.items():
    database.execute(f"copy ({query}) to '{out / name}.csv' (header)")
