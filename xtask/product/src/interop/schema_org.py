"""Reads the JSON-LD of a page as RDF, and prints what it says as JSON. Argument: the page."""
import html.parser
import json
import sys

import rdflib


class Blocks(html.parser.HTMLParser):
    """The texts of the elements that hold JSON-LD."""

    def __init__(self):
        super().__init__()
        self.is_open, self.texts = False, []

    def handle_starttag(self, tag, attributes):
        self.is_open = tag == "script" and ("type", "application/ld+json") in attributes

    def handle_data(self, data):
        if self.is_open:
            self.texts.append(data)

    def handle_endtag(self, tag):
        self.is_open = False


blocks = Blocks()
blocks.feed(open(sys.argv[1], encoding="utf-8").read())
[text] = blocks.texts
document = json.loads(text)
assert document["@context"] == "https://schema.org", document["@context"]
# The context itself is on the web: it says that each name is one of that vocabulary.
document["@context"] = {"@vocab": "https://schema.org/"}
graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
schema = rdflib.Namespace("https://schema.org/")
datasets = list(graph.subjects(rdflib.RDF.type, schema.Dataset))
found = {str(name).rsplit("/", 1)[1]: str(value) for name, value in graph.predicate_objects(datasets[0])}
# Search engines want at least fifty signs.
assert 50 <= len(found["description"]) <= 5000, found
creators = graph.objects(datasets[0], schema.creator)
authors = [str(graph.value(creator, schema.name)) for creator in creators]
# Each claim of the page is reviewed: in words, without a number on a scale of truth.
reviews = []
for review in graph.subjects(rdflib.RDF.type, schema.ClaimReview):
    [claimed] = graph.objects(review, schema.claimReviewed)
    [url] = graph.objects(review, schema.url)
    [item] = graph.objects(review, schema.itemReviewed)
    assert (item, rdflib.RDF.type, schema.Claim) in graph, url
    [author] = graph.objects(item, schema.author)
    assert list(graph.objects(author, schema.name)), url
    ratings = list(graph.objects(review, schema.reviewRating))
    assert len(ratings) <= 1, url
    assert not list(graph.objects(None, schema.ratingValue)), url
    words = [str(it) for rating in ratings for it in graph.objects(rating, schema.alternateName)]
    assert len(words) == len(ratings), url
    reviews.append([str(url), str(claimed), *words])
print(json.dumps({**found, "datasets": len(datasets), "authors": authors, "reviews": sorted(reviews)}))
