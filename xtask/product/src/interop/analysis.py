"""Runs the blocks of a document on exports, and prints the output of each as JSON.

Arguments: the document, the folder of the CSV files, the workbook, a folder to work in, soffice, R.
"""
import contextlib
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys

import duckdb
import openpyxl
import pandas as pd

document, sheets, workbook, work = map(pathlib.Path, sys.argv[1:5])
soffice, rscript = sys.argv[5:]
text = document.read_text()
blocks = re.findall(r"```(formula|sql|python|r)\n(.*?)```\n\n```output\n(.*?)```", text, re.S)
os.chdir(sheets)


def by_formula(blocks):
    """The values that LibreOffice gives the formulas, all in one run."""
    if not blocks:
        return
    book = openpyxl.load_workbook(workbook)
    sheet = book.create_sheet("questions", 0)
    book.active = 0
    for block in blocks:
        for line in block.splitlines():
            sheet.append([line])
    book.save(work / "questions.xlsx")
    profile = f"-env:UserInstallation=file://{work}/profile"
    command = [soffice, "--headless", profile, "--convert-to", "csv", "--outdir", work]
    subprocess.run([*command, work / "questions.xlsx"], check=True, stdout=subprocess.DEVNULL)
    values = [row[0] for row in csv.reader((work / "questions.csv").open())]
    for block in blocks:
        lines = len(block.splitlines())
        yield "\n".join(values[:lines])
        values = values[lines:]


def by_sql(query):
    """What the query gives, as aligned columns."""
    result = duckdb.sql(query)
    rows = [result.columns, *([str(cell) for cell in row] for row in result.fetchall())]
    widths = [max(map(len, column)) for column in zip(*rows)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def by_pandas(code):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {"pd": pd})
    return "\n".join(line.rstrip() for line in printed.getvalue().splitlines())


def by_r(code):
    script = work / "block.R"
    script.write_text(code)
    printed = subprocess.run([rscript, "--vanilla", script], check=True, stdout=subprocess.PIPE, text=True)
    return "\n".join(line.rstrip() for line in printed.stdout.splitlines())


formulas = by_formula([code for kind, code, _ in blocks if kind == "formula"])
found = []
for kind, code, _ in blocks:
    run = {"formula": lambda _: next(formulas), "sql": by_sql, "python": by_pandas, "r": by_r}
    output = run[kind](code)
    found.append(output + "\n")
print(json.dumps({"written": [output for _, _, output in blocks], "found": found}))
