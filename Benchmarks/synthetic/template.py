# SPDX-License-Identifier: EUPL-1.2
"""Templates: bytes with slots, each slot filled with one of a list of alternatives.

A template is a pair (bytes for the % operator, list of alternatives per slot). Pages are put together from ready-made
pieces, so that the generator never touches single characters and is faster than what it measures.
"""

import re

_SLOT = re.compile("⟦(.+?)⟧")


def compile_template(text, lists):
    """Turns text with ⟦name⟧ slots into a template; `lists` maps names to lists of bytes."""
    pieces = _SLOT.split(text)
    literal = "%b".join(piece.replace("%", "%%") for piece in pieces[0::2])
    return literal.encode(), tuple(lists[name] for name in pieces[1::2])


def render(template, random):
    """Fills every slot with an alternative drawn at random."""
    text, slots = template
    return text % tuple([slot[int(random() * len(slot))] for slot in slots])


def fill(pool, byte_count, random):
    """Pieces from a pool of templates until they hold about so many bytes."""
    pieces = []
    size = len(pool)
    while byte_count > 0:
        text, slots = pool[int(random() * size)]
        piece = text % tuple([slot[int(random() * len(slot))] for slot in slots])
        pieces.append(piece)
        byte_count -= len(piece)
    return pieces


def pick(alternatives, random):
    """One of a list."""
    return alternatives[int(random() * len(alternatives))]
