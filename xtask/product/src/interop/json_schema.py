"""Validates JSON exports against their schemas, and prints what was found as JSON."""
import json
import pathlib
import sys

import jsonschema

schemas, folder = map(pathlib.Path, sys.argv[1:])
export = json.loads((schemas / "export.schema.json").read_text())
audit = json.loads((schemas / "audit.schema.json").read_text())
kind = jsonschema.Draft202012Validator
for schema in (export, audit):
    kind.check_schema(schema)


def definition(name):
    return kind({"$ref": f"#/$defs/{name}", "$defs": export["$defs"]})


def faults(validator, value):
    return [f"{fault.json_path}: {fault.message[:300]}" for fault in validator.iter_errors(value)]


def membership(state, organisation):
    found = [it for it in state["memberships"] if it["organisation"]["id"] == organisation]
    return "; ".join(f"{it['role']} since {it['since']['edtf']}" for it in found)


document = json.loads((folder / "registry.json").read_text())
lines = [json.loads(line) for line in (folder / "registry.jsonl").read_text().split("\n")[:-1]]
found = faults(kind(export), document) + faults(
    kind(audit), json.loads((folder / "audit.json").read_text())
)
records = {}
for line in lines:
    noun = "manifest" if line["noun"] == "registry" else line["noun"]
    found += faults(definition(noun), line["record"])
    records.setdefault(line["noun"], []).append(line["record"])

# A schema that accepts anything would say nothing.
spoilt = json.loads(json.dumps(document))
spoilt["states"][0]["nmae"] = spoilt["states"][0].pop("name")

hungary = next((it for it in document["states"] if it["id"] == "HUN"), {"memberships": []})
pair = {"AZE", "HUN"}
print(
    json.dumps(
        {
            "faults": found,
            "notices": len(faults(kind(export), spoilt)) > 0,
            "same": all(
                value == records.get(key[:-1], []) for key, value in document.items()
                if isinstance(value, list) and key != "filters"
            ) and records["registry"] == [document["registry"]],
            "rows": {key: len(value) for key, value in document.items() if isinstance(value, list)},
            "names": {it["id"]: it["name"] for it in document["states"]},
            "hungary": {
                "instruments": [
                    f"{it['id']} {it['day']['edtf']}"
                    for it in document["instruments"]
                    if pair <= {party["id"] for party in it.get("parties", [])}
                ],
                "EU": membership(hungary, "EU"),
                "OTS": membership(hungary, "OTS"),
            },
        }
    )
)
