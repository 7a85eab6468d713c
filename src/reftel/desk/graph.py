"""A thread as a graph in GEXF, as Gephi and other programs for networks read it."""

import io
import re

import networkx

from reftel.room.thread import Thread


def gexf(thread: Thread) -> bytes:
    """The telegrams as nodes, the references as edges from the citing one to the cited one."""
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
    file = io.BytesIO()
    networkx.write_gexf(graph, file)
    # The day of writing is left out: the same thread gives the same file.
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", file.getvalue(), count=1)
