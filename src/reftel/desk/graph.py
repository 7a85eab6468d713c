"""A thread as a graph in GEXF, as Gephi and other programs for networks read it."""

import io
import re

import networkx

from reftel.room.thread import Thread


def gexf(thread: Thread) -> bytes:
    """The telegrams as nodes, the references as edges from the citing one to the cited one.

    A reference that could be several telegrams, or none, is a node of its own, `state` says why; from it an edge leads
    to each telegram of the thread it could be.
    """
    graph = networkx.MultiDiGraph()
    for knot in thread.cables:
        graph.add_node(
            knot.mrn,
            label=knot.mrn,
            held=knot.held,
            state=knot.state,
            post=knot.post or "",
            dtg=knot.dtg or "",
            subject=knot.subject or "",
            marking=knot.marking or "",
            earliest=knot.earliest or "",
            latest=knot.latest or "",
        )
    for tie in thread.links:
        graph.add_edge(
            tie.source,
            tie.target,
            bearing=tie.bearing,
            reference=tie.label or "",
            rule=tie.rule or "",
            certainty=tie.certainty or "",
            pin=tie.pin,
        )
    for number, doubt in enumerate(thread.unsettled, 1):
        name = f"{doubt.source} unsettled {number}"
        graph.add_node(name, label=doubt.text, held=False, state=doubt.state, marking=doubt.marking or "")
        graph.add_edge(doubt.source, name, bearing="refers to", reference=doubt.label or "", pin=doubt.pin)
        for candidate in doubt.candidates:
            if candidate in graph:
                graph.add_edge(name, candidate, bearing="may be", pin=doubt.pin)
    file = io.BytesIO()
    networkx.write_gexf(graph, file)
    # The day of writing is left out: the same thread gives the same file.
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", file.getvalue(), count=1)
