# SPDX-License-Identifier: EUPL-1.2
"""One huge TEI corpus: many documents in one file, each with its own header."""

from synthetic.template import pick

_OPENING = b"""<?xml version="1.0" encoding="UTF-8"?>
<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Benchmark</title></titleStmt><publicationStmt><p>Generated</p></publicationStmt>\
<sourceDesc><p>None</p></sourceDesc></fileDesc></teiHeader>
"""
_CLOSING = b"</teiCorpus>\n"
_HEADER = b"""<TEI xml:id="doc-%(number)d" xml:lang="%(code)b">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>%(title)b</title><author>%(author)b</author></titleStmt>
      <publicationStmt>
        <publisher>Herkomst</publisher><date when="%(year)d">%(year)d</date><idno>%(number)d</idno>
      </publicationStmt>
      <sourceDesc><bibl>%(author)b: <title>%(title)b</title>, p. %(pages)d</bibl></sourceDesc>
    </fileDesc>
    <profileDesc><langUsage><language ident="%(code)b"/></langUsage></profileDesc>
  </teiHeader>
  <text><body>
"""


def write_corpus(path, byte_count, languages, draw):
    """Writes documents until the file holds so many bytes; returns their count."""
    number = 0
    left = byte_count - len(_OPENING) - len(_CLOSING)
    with open(path, "wb") as file:
        file.write(_OPENING)
        while left > 0:
            document = _document(number, languages[number % len(languages)], draw)
            file.write(document)
            left -= len(document)
            number += 1
        file.write(_CLOSING)
    return number


def _document(number, language, draw):
    random = draw.random
    header = _HEADER % {
        b"number": number, b"code": language.code.encode(), b"title": pick(language.headlines, random),
        b"author": pick(language.words, random), b"year": draw.randint(1850, 2025), b"pages": draw.randint(1, 900),
    }
    pieces = [header]
    left = draw.uniform(2000, 19_000)
    division = 0
    while left > 0:
        division += 1
        pieces.append(b'    <div n="%d">\n      <head>%b</head>\n' % (division, pick(language.headlines, random)))
        for _ in range(3 + int(random() * 6)):
            paragraph = _paragraph(language, number + division, random)
            pieces.append(paragraph)
            left -= len(paragraph)
            if left <= 0:
                break
        pieces.append(b"    </div>\n")
    pieces.append(b"  </body></text>\n</TEI>\n")
    return b"".join(pieces)


def _paragraph(language, page, random):
    drawn = []
    sentences = language.xml
    count = len(sentences)
    for _ in range(2 + int(random() * 5)):
        text, slots = sentences[int(random() * count)]
        drawn.append(text % tuple([slot[int(random() * len(slot))] for slot in slots]))
    kind = random()
    if kind < 0.8:
        return b"      <p>%b</p>\n" % b" ".join(drawn)
    if kind < 0.9:
        return b'      <pb n="%d"/>\n      <p>%b</p>\n' % (page, b"\n        ".join(drawn))
    return b'      <p>%b<note place="foot">%b</note></p>\n' % (b" ".join(drawn), pick(language.headlines, random))
