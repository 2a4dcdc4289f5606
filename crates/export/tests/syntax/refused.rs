//! What the programs refuse, the readers refuse too: each of these was given to Graphviz 2.43, and
//! those of Mermaid break a rule of its flowcharts.

use super::dot::DotGraph;
use super::mermaid::Flowchart;

#[test]
fn what_graphviz_refuses_is_refused() {
    let bodies = [
        "a -- b",
        "node -> b",
        "a -> Edge",
        "a [label=node]",
        "a:b:c:d -> e",
        "a [width=1.2.3]",
        "a [width=-]",
        "a [width=.]",
        "12abc",
        ";",
        "a;;",
        "a [width=1,,height=2]",
        "node",
        "a [label]",
        "a [label=<<TABLE><TD>x</TD></TABLE>>]",
        "a [label=<<P>x</P>>]",
        "a [label=<<TABLE></TABLE>>]",
        "a [label=<<TABLE><TR></TR></TABLE>>]",
        "a [label=<x<TABLE><TR><TD>x</TD></TR></TABLE>>]",
        "a [label=<<TABLE><TR><TD>x<TABLE><TR><TD>y</TD></TR></TABLE></TD></TR></TABLE>>]",
        "a [label=<<BR>x</BR>>]",
        "a [label=<<B></B>>]",
        "a [label=<>]",
    ];
    for body in bodies {
        let read = DotGraph::read(&format!("digraph {{ {body} }}"));
        assert!(read.is_err(), "{body}");
    }
    for text in [
        "graph { a -> b }",
        "digraph { a } x",
        "a { b }",
        "digraph { a",
    ] {
        assert!(DotGraph::read(text).is_err(), "{text}");
    }
}

#[test]
fn what_graphviz_reads_is_read() {
    let bodies = [
        "a:b:n -> e",
        "a [label=<<TABLE><TR><TD></TD></TR></TABLE>>]",
        "a [label=<<B>x<BR/>y</B>>]",
        "a [label=<<FONT><TABLE><TR><TD>x</TD></TR></TABLE></FONT>>]",
        "a [width=-.5, height=2.]; Ə_1 -> \"node\"",
    ];
    for body in bodies {
        let read = DotGraph::read(&format!("strict digraph g {{ {body} }}"));
        assert!(read.is_ok(), "{body}: {read:?}");
    }
    assert!(DotGraph::read("graph { a -- b }").is_ok());
}

#[test]
fn what_mermaid_refuses_is_refused() {
    let read = |body: &str| {
        let text = format!("%%{{init: {{}}}}%%\nflowchart TB\n  a[\"A\"]\n{body}\n");
        Flowchart::read(&text)
    };
    let good = "  subgraph g[\"G\"]\n  b[\"#35;B\"]\n  end\n  a --- b\n  classDef c fill:#FFFFFF\n  class a c";
    assert!(read(good).is_ok(), "{:?}", read(good));
    for body in [
        "  end[\"x\"]",
        "  a[\"twice\"]",
        "  subgraph a[\"a node\"]\n  end",
        "  subgraph g[\"G\"]\n  end\n  subgraph g[\"G\"]\n  end",
        "  subgraph g[\"G\"]",
        "  a --- b",
        "  b[\"x] y",
        "  b[\"<i>x</i>\"]",
        "  b[\"#0;\"]",
        "  b[\"#xyz;\"]",
        "  class a c",
        "  classDef c",
        "  linkStyle 0 stroke:#FFFFFF",
    ] {
        assert!(read(body).is_err(), "{body}");
    }
}
