"""Reads a folder of CSV files with DuckDB, and prints what it found as JSON."""
import json
import pathlib
import sys

import duckdb

folder = pathlib.Path(sys.argv[1])
database = duckdb.connect()
rows = {}
for path in sorted(folder.glob("*.csv")):
    database.execute(f"create table {path.stem} as select * from read_csv('{path}')")
    rows[path.stem] = database.execute(f"select count(*) from {path.stem}").fetchone()[0]


def column(query):
    return [row[0] for row in database.execute(query).fetchall()]


def only(query):
    found = column(query)
    return found[0] if len(found) == 1 else found


membership = "select role || ' since ' || since from memberships where member = 'HUN' and organisation = "
found = {
    "rows": rows,
    "names": dict(database.execute("select state, state_name from states").fetchall()),
    "hungary": {
        "instruments": column(
            "select instrument || ' ' || day from instruments"
            " where party_1 = 'AZE' and party_2 = 'HUN' order by instrument"
        ),
        "EU": only(membership + "'EU'"),
        "OTS": only(membership + "'OTS'"),
    },
    "day": database.execute("select typeof(since_min) from memberships").fetchone(),
}
print(json.dumps(found))
