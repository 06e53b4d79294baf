"""What a screen reader is given: the accessibility bus (AT-SPI) of a running program, read from outside.

Run by Debian's own Python, whose pyatspi it needs. It reads one request per line from standard input, a process
identifier, and answers with one line: every node that is showing as ``[role, name, description, [state, …]]``, or null
where the program is not on the bus yet. A name is the node's own or that of its label.
"""

import json
import sys

import pyatspi
from gi.repository import GLib

_STATES = "ENABLED FOCUSABLE FOCUSED CHECKED EDITABLE SELECTED".split()


def name_of(node):
    """Qt gives a combo box its value for a name on this bus, and its label by a relation."""
    for relation in node.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            return " ".join(relation.getTarget(i).name for i in range(relation.getNTargets()))
    return "" if node.getRole() == pyatspi.ROLE_COMBO_BOX else node.name


def showing(node, found):
    """Every node below that is showing, itself included; not the cells of a table, which may be thousands."""
    state = node.getState()
    if not state.contains(pyatspi.STATE_SHOWING) and node.getRole() != pyatspi.ROLE_APPLICATION:
        return
    states = [name.lower() for name in _STATES if state.contains(getattr(pyatspi, f"STATE_{name}"))]
    found.append([node.getRoleName(), name_of(node), node.description, states])
    if not state.contains(pyatspi.STATE_MANAGES_DESCENDANTS):
        for child in node:
            if child is not None:
                showing(child, found)


def nodes(process):
    """The nodes of the program with this process identifier."""
    found = []
    for program in pyatspi.Registry.getDesktop(0):
        if program is not None and program.get_process_id() == process:
            showing(program, found)
    return found or None


for line in sys.stdin:
    try:
        answer = nodes(int(line))
    except GLib.Error:  # a node has gone while it was read: asked again, it will not be there
        answer = None
    print(json.dumps(answer), flush=True)
