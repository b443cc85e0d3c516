# SPDX-License-Identifier: EUPL-1.2
"""HTML pages: each made-up site has its own style sheet, scripts and layout; each page its own text and identifiers."""

import math
import re
import unicodedata

from synthetic import furniture
from synthetic.template import compile_template, fill, pick, render

SITES_PER_LANGUAGE = 3
_FILLER = """lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et
dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex
ea commodo consequat""".split()
_OPENINGS = [
    '<main id="content" class="⟦utility⟧">\n<article class="⟦bem⟧" itemscope itemtype="https://schema.org/Article">\n',
    '<div id="main" class="site-main">\n<div class="post-⟦big⟧ post hentry">\n<div class="entry-content ⟦bem⟧">\n',
    '<div class="⟦hashed⟧">\n<div class="⟦hashed⟧ article-body" data-id="⟦big⟧">\n',
    '<section role="main">\n<article id="post-⟦big⟧">\n',
]
_CLOSINGS = [b"</article>\n</main>\n", b"</div>\n</div>\n</div>\n", b"</div>\n</div>\n", b"</article>\n</section>\n"]


class Site:
    """What the pages of one site have in common."""

    def __init__(self, language, lists, draw):
        self.language = language
        words = {
            **lists, **_narrowed(lists, draw), "label": language.labels, "line": language.lines,
            "headline": language.headlines, "cookie": language.cookie, "slug": _slugs(language, lists),
            "name": [headline.decode()[:24].encode() for headline in language.headlines[:200]],
        }
        compiled = {
            name: furniture.compile_all(getattr(furniture, name.upper()), words)
            for name in ["scripts", "data", "styles", "head", "navigation", "cards"]
        }
        self.scripts = draw.sample(compiled["scripts"], 9)
        self.data, self.styles, self.head = compiled["data"], compiled["styles"], compiled["head"]
        self.navigation = [draw.choice(compiled["navigation"])]
        self.cards = draw.sample(compiled["cards"], 4) + compiled["cards"][2:4] * 2
        self.linked_data = compile_template(furniture.LINKED_DATA, words)
        self.cookie = compile_template(furniture.COOKIE, words)
        self.form = compile_template(furniture.FORM, words)
        self.pixel = compile_template(furniture.PIXEL, words)
        self.figure = compile_template(furniture.FIGURE, words)
        layout = draw.randrange(len(_OPENINGS))
        self.opening = compile_template(_OPENINGS[layout], words)
        self.closing = _CLOSINGS[layout]
        self.style_share = draw.uniform(0.15, 0.6)
        self.cookie_first = draw.random() < 0.5
        self.start = (
            f'<!DOCTYPE html>\n<html lang="{language.code}" class="no-js">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n').encode()


def make_sites(languages, lists, draw):
    """The sites of all languages."""
    return [Site(language, lists, draw) for language in languages for _ in range(SITES_PER_LANGUAGE)]


def make_page(site, foreign, draw):
    """One page of a site as bytes."""
    random = draw.random
    size = min(120_000, max(15_000, math.exp(draw.gauss(10.6, 0.55))))
    main = _main(site, foreign, size * draw.uniform(0.11, 0.20), draw)
    code = size * draw.uniform(0.44, 0.58)
    styles = code * site.style_share
    scripts = code - styles
    rest = max(1500, size - code - len(main) - 3500)
    headline = pick(site.language.headlines, random)
    navigation = fill(site.navigation, rest * 0.2, random)
    cards = fill(site.cards, rest * 0.8, random)
    cut = len(cards) // 3
    cookie = render(site.cookie, random)
    pieces = [
        site.start, b"<title>", headline, b"</title>\n", *[render(piece, random) for piece in site.head],
        render(site.linked_data, random), b"<style>\n", *fill(site.styles, styles, random), b"</style>\n<script>",
        *fill(site.scripts, scripts * 0.35, random),
        b'</script>\n</head>\n<body class="page page-%d">\n' % int(random() * 1e9),
        render(site.pixel, random), cookie if site.cookie_first else b"",
        b'<header class="site-header">\n  <nav aria-label="menu">\n    <ul>', *navigation,
        b"\n    </ul>\n  </nav>\n</header>\n", render(site.opening, random),
        b"<h1>", headline, b"</h1>\n", render(site.figure, random), main, site.closing,
        b'<aside class="sidebar">\n  <ul>', *cards[:cut], b"\n  </ul>\n", render(site.form, random), b"</aside>\n",
        b'<div class="related-links">\n  <ul>', *cards[cut:-cut], b"\n  </ul>\n</div>\n",
        b"" if site.cookie_first else cookie,
        b'<footer class="site-footer">\n  <ul>', *cards[-cut:], b"\n  </ul>\n</footer>\n",
        b'<script id="state" type="text/javascript">window.__STATE__={"items":[\n',
        *fill(site.data, scripts * 0.3, random), b"{}]};</script>\n<script defer>",
        *fill(site.scripts, scripts * 0.35, random), b"</script>\n</body>\n</html>\n",
    ]
    return b"".join(pieces)


# Real corpora hold pages that filters throw out: four in a hundred here.
def _main(site, foreign, byte_count, draw):
    chance = draw.random()
    if chance < 0.015:
        return _placeholder(byte_count, draw)
    if chance < 0.025:
        return b"<p>" + pick(site.language.headlines, draw.random) + b".</p>\n"
    sentences = draw.choice(foreign).html if chance < 0.04 else site.language.html
    return b"".join(_paragraphs(sentences, byte_count, site.language.headlines, draw.random))


def _paragraphs(sentences, byte_count, headlines, random):
    count = len(sentences)
    pieces = []
    while byte_count > 0:
        drawn = []
        for _ in range(2 + int(random() * 5)):
            text, slots = sentences[int(random() * count)]
            drawn.append(text % tuple([slot[int(random() * len(slot))] for slot in slots]))
        kind = random()
        if kind < 0.82:
            piece = b"<p>%b</p>\n" % b" ".join(drawn)
        elif kind < 0.92:
            piece = b"<h2>%b</h2>\n<p>%b</p>\n" % (pick(headlines, random), b" ".join(drawn))
        elif kind < 0.96:
            piece = b"<ul>\n<li>%b</li>\n</ul>\n" % b"</li>\n<li>".join(drawn)
        else:
            piece = b"<blockquote><p>%b</p></blockquote>\n" % b" ".join(drawn)
        pieces.append(piece)
        byte_count -= len(piece)
    return pieces


def _placeholder(byte_count, draw):
    words = draw.choices(_FILLER, k=int(byte_count / 6.5))
    paragraphs = (" ".join(words[start:start + 60]).capitalize() for start in range(0, len(words), 60))
    return "".join(f"<p>{paragraph}.</p>\n" for paragraph in paragraphs).encode()


# A site knows only some of the class names and colours.
def _narrowed(lists, draw):
    return {
        name: draw.sample(lists[name], len(lists[name]) // 4)
        for name in ["bem", "hashed", "utility", "color", "path", "host"]
    }


def _slugs(language, lists):
    folded = (
        re.sub(rb"[^a-z0-9]+", b"-", unicodedata.normalize("NFKD", headline.decode()).encode("ascii", "ignore").lower())
        for headline in language.headlines[:1500])
    return [slug.strip(b"-") for slug in folded if len(slug) > 12] or lists["hex12"]
