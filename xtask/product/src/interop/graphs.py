"""Reads GraphML and GEXF with networkx and igraph, and prints what they found as JSON."""
import collections
import json
import sys

import igraph
import networkx
from lxml import etree

graphml, gexf, schema, subject = sys.argv[1:]


def found(nodes, edges):
    """What a reader found: its nodes by kind, its edges by kind, and the partners of the subject."""
    partners = set()
    for one, other, edge in edges:
        if edge["kind"] == "partnership" and edge["holds"] == "certain" and subject in (one, other):
            partners.add(other if one == subject else one)
    kinds = collections.Counter(node["kind"] for node in nodes.values())
    ties = collections.Counter(edge["kind"] for _, _, edge in edges)
    return {
        "nodes": dict(kinds),
        "edges": dict(ties),
        "partners": sorted(partners),
        "labels": {id: node["label"] for id, node in nodes.items()},
        "since": sorted(edge.get("since") or "" for _, _, edge in edges),
    }


def of_networkx(graph):
    return found(dict(graph.nodes(data=True)), list(graph.edges(data=True)))


def of_igraph(graph):
    nodes = {node["id"]: node.attributes() for node in graph.vs}
    edges = [(graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], edge.attributes()) for edge in graph.es]
    return found(nodes, edges)


rules = etree.XMLSchema(etree.parse(schema))
rules.validate(etree.parse(gexf))
print(json.dumps({
    "faults": [str(fault) for fault in rules.error_log],
    "networkx graphml": of_networkx(networkx.read_graphml(graphml)),
    "networkx gexf": of_networkx(networkx.read_gexf(gexf, version="1.3")),
    "igraph graphml": of_igraph(igraph.Graph.Read_GraphML(graphml)),
}))
