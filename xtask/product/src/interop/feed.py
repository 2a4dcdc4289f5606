"""Reads a feed as readers of feeds do, and prints what was found as JSON."""
import json
import pathlib
import sys
import xml.etree.ElementTree as tree

import feedparser

text = pathlib.Path(sys.argv[1]).read_bytes()
feed = feedparser.parse(text)
root = tree.fromstring(text)
atom = "{http://www.w3.org/2005/Atom}"


def has_what_it_must(element):
    # RFC 4287, 4.1.1 and 4.1.2: exactly one of each.
    return all(len(element.findall(atom + name)) == 1 for name in ("id", "title", "updated"))


entries = root.findall(atom + "entry")
print(json.dumps({
    "version": feed.version,
    "fault": str(feed.bozo_exception) if feed.bozo else None,
    "complete": all(has_what_it_must(it) for it in [root, *entries]),
    "titles": [it.find(atom + "title").text for it in entries],
    "authors": [it.find(f"{atom}author/{atom}name").text for it in entries],
    "ids": [it.id for it in feed.entries],
    "days": ["-".join(map(str, it.updated_parsed[:3])) for it in feed.entries],
    "markup": sorted({it.tag.split("}")[1] for it in root.iter() if "xhtml" in it.tag}),
}))
