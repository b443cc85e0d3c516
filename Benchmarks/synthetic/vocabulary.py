# SPDX-License-Identifier: EUPL-1.2
"""Lists for the slots that have nothing to do with language: identifiers, numbers, class names, paths of drawings."""

import base64

_UTILITIES = """flex block grid hidden relative absolute items-center justify-between mx-auto px-2 px-4 py-1 py-3
mt-4 mb-2 text-sm text-lg font-bold leading-6 tracking-wide rounded-lg border shadow-sm bg-white
text-gray-700 hover:underline md:w-1/2 lg:grid-cols-3 sm:px-6 focus:outline-none truncate w-full
h-auto gap-4 space-y-2 transition duration-200""".split()
_NOUNS = """card teaser list item menu nav header footer image media caption title label button icon banner
widget box column row meta author date share social comment related promo topic section wrapper
inner body link badge""".split()
_KEYS = """items state config user session token locale route theme payload handler cache entry model store
event target source offset limit count index value label status flags params query result options
element node""".split()


def make_lists(draw):
    """The lists by name; all values are bytes."""
    def many(count, make):
        return [make().encode() for _ in range(count)]

    def hexadecimal(count):
        return f"{draw.getrandbits(4 * count):0{count}x}"

    def coordinates():
        steps = (f"{draw.choice('lcsLCS')}{draw.uniform(-9, 24):.2f} {draw.uniform(-9, 24):.2f}" for _ in range(40))
        return "M" + "".join(list(steps)[:draw.randint(6, 40)]) + "z"

    lists = {
        "hex6": many(2000, lambda: hexadecimal(6)),
        "hex12": many(2000, lambda: hexadecimal(12)),
        "hex32": many(2000, lambda: hexadecimal(32)),
        "n": many(500, lambda: str(draw.randint(0, 999))),
        "big": many(4000, lambda: str(draw.randint(10_000, 999_999_999))),
        "decimal": many(1000, lambda: f"{draw.uniform(0, 100):.3f}"),
        "date": many(1500, lambda: f"20{draw.randint(10, 26)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"),
        "time": many(500, lambda: f"{draw.randint(0, 23):02}:{draw.randint(0, 59):02}:{draw.randint(0, 59):02}"),
        "bool": [b"true", b"false", b"!0", b"!1"],
        "v": many(300, lambda: draw.choice("abcdefghijklmnopqrstuvwxyz") + draw.choice(["", "", "e", "t", "r2", "_"])),
        "f": many(400, lambda: draw.choice(["get", "set", "is", "on", "to", "load"]) + draw.choice(_KEYS).capitalize()),
        "key": [key.encode() for key in _KEYS],
        "noun": [noun.encode() for noun in _NOUNS],
        "utility": many(900, lambda: " ".join(draw.sample(_UTILITIES, draw.randint(3, 9)))),
        "color": many(500, lambda: "#" + hexadecimal(6)),
        "px": many(60, lambda: str(draw.randint(1, 96))),
        "path": many(500, coordinates),
        "base64": many(200, lambda: base64.b64encode(draw.randbytes(draw.randint(150, 900))).decode()),
        "host": many(60, lambda: f"{draw.choice(_NOUNS)}-{hexadecimal(3)}.example"),
    }
    lists["bem"] = many(900, lambda: f"{draw.choice(_NOUNS)}__{draw.choice(_NOUNS)}--{draw.choice(_NOUNS)}")
    lists["hashed"] = many(2500, lambda: f"{draw.choice(_NOUNS)}_{draw.choice(_KEYS)}__{hexadecimal(5)}")
    return lists
