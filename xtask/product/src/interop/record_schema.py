"""Validates files of registries against the schemas of the format, then finds faults put into them."""
import copy
import json
import pathlib
import sys

import jsonschema

schemas, folder = map(pathlib.Path, sys.argv[1:])
kind = jsonschema.Draft202012Validator
validators = {}
for name in ("records", "registry"):
    schema = json.loads((schemas / f"{name}.schema.json").read_text())
    kind.check_schema(schema)
    validators[name] = kind(schema)


def faults(name, value):
    return [f"{it.json_path}: {it.message[:200]}" for it in validators[name].iter_errors(value)]


files = json.loads((folder / "files.json").read_text())
found = [
    f"{file['path']}{fault}"
    for file in files
    for fault in faults(file["schema"], file["value"])
]


def each(section):
    """Each record of a section, by its file and its position."""
    for file in files:
        for index in range(len(file["value"].get(section, []))):
            yield file, index


def spoil(section, change):
    """How many records of a section are changed by a fault, and how many of the changes are found."""
    made = seen = 0
    for file, index in each(section):
        spoilt = copy.deepcopy(file["value"])
        if change(spoilt[section][index]):
            made += 1
            seen += bool(faults(file["schema"], spoilt))
    return made, seen


def put(key, value):
    def change(record):
        record[key] = value
        return True

    return change


def drop(*keys):
    def change(record):
        return any([record.pop(key, None) is not None for key in keys])

    return change


faults_put_in = {
    "unknown key": ("partnerships", put("sinse", 2014)),
    "a key of another noun": ("sources", put("tier", "strategic")),
    "wrong word": ("organisations", put("kind", "club")),
    "wrong word in a list": ("instruments", put("effect", ["begins"])),
    "wrong word of a member": (
        "organisations",
        lambda it: "members" in it and it["members"][0].update(role="boss") is None,
    ),
    "text for a list": ("partnerships", put("parties", "AZE, HUN")),
    "a list for text": ("sources", put("publisher", ["Press"])),
    "a mapping for a date": ("partnerships", put("since", {"year": 2014})),
    "words for a date": ("instruments", put("signed", "11 November 2014")),
    "an empty list": ("partnerships", put("evidence", [])),
    "a missing key": ("partnerships", drop("tier")),
    "a missing id": ("claims", drop("id")),
    "neither url nor archive": ("sources", drop("url", "archive")),
    "two forms of a claim": (
        "claims",
        lambda it: it.update(count="partners", every="partners") is None,
    ),
    "a state by its name": ("states", put("id", "Hungary")),
}
tried = {name: spoil(*fault) for name, fault in faults_put_in.items()}
manifest = next(file for file in files if file["schema"] == "registry")["value"]
for name, change in {
    "a manifest without a day": drop("as-of"),
    "a level that is none": put("severities", {"single-source": "fatal"}),
    "an unknown key of the manifest": put("titel", "A"),
}.items():
    spoilt = copy.deepcopy(manifest)
    tried[name] = (int(change(spoilt)), int(bool(faults("registry", spoilt))))
print(json.dumps({"files": len(files), "faults": found, "tried": tried}))
