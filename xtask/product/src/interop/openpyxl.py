"""Opens a workbook with openpyxl, and prints what it found as JSON."""
import datetime
import json
import sys

import openpyxl

workbook = openpyxl.load_workbook(sys.argv[1])


def cell(it):
    """The type of a cell and its text, a day as in 2014-11-11."""
    if it.value is None:
        return None
    if it.data_type == "d":
        return ["day", it.value.date().isoformat(), it.number_format]
    kind = {"n": "number", "s": "text"}.get(it.data_type, it.data_type)
    return [kind, str(it.value)]


def sheet(it):
    lists = {}
    for validation in it.data_validations.dataValidation:
        for area in validation.sqref.ranges:
            heading = it.cell(1, area.min_col).value
            lists[heading] = [validation.type, validation.formula1, area.min_row, area.max_row]
    links = [c.hyperlink.target for row in it.iter_rows() for c in row if c.hyperlink]
    return {
        "rows": [[cell(c) for c in row] for row in it.iter_rows()],
        "frozen": it.freeze_panes,
        "tables": {table.name: [table.ref, table.autoFilter and table.autoFilter.ref,
                          table.tableStyleInfo.name, table.tableStyleInfo.showRowStripes]
                   for table in it.tables.values()},
        "lists": lists,
        "links": links,
        "widths": [d.width for d in it.column_dimensions.values()],
        "quoted": [c.value for row in it.iter_rows() for c in row if c.quotePrefix],
    }


def column(name, of):
    rows = list(workbook[of].iter_rows(values_only=True))
    place = rows[0].index(name)
    return [row[place] for row in rows[1:]]


def day(value):
    return value.date().isoformat() if isinstance(value, datetime.datetime) else value


def membership(id):
    for member, organisation, role, since in zip(*(column(name, "memberships") for name in ("member", "organisation", "role", "since"))):
        if member == "HUN" and organisation == id:
            return f"{role} since {day(since)}"


acts = zip(*(column(name, "instruments") for name in ("party_1", "party_2", "instrument", "day")))
print(json.dumps({
    "created": workbook.properties.created.isoformat(),
    "title": workbook.properties.title,
    "sheets": {it.title: sheet(it) for it in workbook},
    "hungary": {
        "instruments": sorted(f"{act} {day(on)}" for one, other, act, on in acts if (one, other) == ("AZE", "HUN")),
        "EU": membership("EU"),
        "OTS": membership("OTS"),
    },
}))
