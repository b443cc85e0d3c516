# SPDX-License-Identifier: EUPL-1.2
"""Sentences of a language as templates: numbers, names and some words are slots.

They are cut out of the articles in Samples/, or read from a folder of LANGUAGE.txt.gz with one sentence a line.
"""

import gzip
import html
import re
from functools import cached_property
from pathlib import Path

from synthetic.template import compile_template

LANGUAGES = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split()
FOREIGN = "nb tr uk sr is sq".split()
_SAMPLES_OF_FOREIGN = ["danish/bokmaal.html", "croatian/srpski.html", "croatian/srpski-cirilica.html"]
_SENTENCES_PER_LANGUAGE = 5000
_WORDS_PER_SWAP = 4

_NUMBER = re.compile(r"(?<![\w⟦])\d+(?:[.,]\d+)?(?![\w⟧])")
_CAPITALS = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
_NAME = rf"[{_CAPITALS}][^\W\d_{_CAPITALS}]"
_FULL_NAME = re.compile(rf"(?<=[^\W\d_] ){_NAME}+ {_NAME}{{2,}}(?=[ ,.])")
_WORD = re.compile(r"(?<![\w⟦&;])[^\W\d_]{5,}(?![\w⟧;])")
_FURNITURE = re.compile(r"(?is)<(?:a|p|h2|h3|button|li|label|div|span)\b[^>]*>([^<]+)<")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”“»\"]?\s+(?=[„“”»«\"]?[^\W\d_a-z])")
_COOKIE = re.compile(r"(?i)cookie|бискв|eväste|küpsi|slapuk|sīkdat|fian|kolač|piškot|ciastecz|süti")


class Language:
    """The sentences and the furniture texts of one language."""

    def __init__(self, code, sentences, furniture, swaps, draw):
        self.code = code
        words = sorted({word for sentence in sentences[:3000] for word in _WORD.findall(sentence)})
        self._classes = _word_classes(words) if swaps else {}
        self._lists = {"number": _numbers(draw), "name": _names(words, draw)}
        self._sentences = sentences
        self.labels = _encoded(text for text in furniture if len(text) <= 28) or [b"Home", b"Info"]
        self.lines = _encoded(text for text in furniture if 28 < len(text) <= 300) or self.labels
        self.cookie = [line for line in self.lines if _COOKIE.search(line.decode())] or self.lines
        self.headlines = _encoded(_headline(sentence) for sentence in sentences[:4000])
        self.words = _encoded(words[:2000]) or self.labels

    @cached_property
    def html(self):
        """The sentences with the inline markup of web pages."""
        return [self._compile(sentence, True) for sentence in self._sentences]

    @cached_property
    def xml(self):
        """The sentences with the inline markup of editions."""
        return [self._compile(sentence, False) for sentence in self._sentences]

    # One long word of a sentence may carry inline markup. Where sentences are few, some others give way to a word of
    # the same ending and about the same length; not many, or the text would no longer read as text.
    def _compile(self, sentence, is_html):
        text = html.escape(sentence, quote=False)
        text = _FULL_NAME.sub("⟦name⟧", text)
        text = _NUMBER.sub("⟦number⟧", text)
        lists = dict(self._lists)
        words = list(_WORD.finditer(text))
        if words:
            marked = words[len(text) % len(words)]
            lists["marked"] = _marked(marked.group(), is_html)
            text = text[:marked.start()] + "⟦marked⟧" + text[marked.end():]
        if self._classes:
            text = _WORD.sub(lambda match: self._swapped(match.group(), lists), text)
        return compile_template(text, lists)

    def _swapped(self, word, lists):
        alternatives = self._classes.get(_word_class(word), [])
        if len(alternatives) < 2 or sum(word.encode()) % _WORDS_PER_SWAP:
            return word
        lists["=" + word] = alternatives
        return f"⟦={word}⟧"


def load(repository, sentence_folder, draw):
    """The 24 languages, and some that no source declares."""
    languages = []
    for code in LANGUAGES:
        articles, furniture = _sample(repository, code)
        if sentence_folder:
            articles = _read_sentences(Path(sentence_folder) / f"{code}.txt.gz")
        languages.append(Language(code, articles, furniture, not sentence_folder, draw))
    foreign = []
    if sentence_folder:
        files = [Path(sentence_folder) / f"{code}.txt.gz" for code in FOREIGN]
        foreign = [_read_sentences(file)[:500] for file in files if file.exists()]
    if not foreign:
        folder = repository / "Samples/cases"
        foreign = [_article_and_furniture(folder / name)[0] for name in _SAMPLES_OF_FOREIGN]
    return languages, [Language("", sentences, [], not sentence_folder, draw) for sentences in foreign]


def _sample(repository, code):
    sentences, furniture = _article_and_furniture(repository / f"Samples/html/{code}.html")
    edition = repository / f"Samples/tei/{code}.xml"
    if edition.exists():
        text = re.sub(r"<note\b.*?</note>|<pb\b[^>]*>", "", edition.read_text())
        sentences += _sentences(re.findall(r"<p>(.*?)</p>", text.partition("<body>")[2], re.DOTALL))
    return sentences, furniture


def _article_and_furniture(path):
    data = path.read_bytes()
    charset = re.search(rb"charset=[\"']?([\w-]+)", data)
    page = data.decode(charset.group(1).decode() if charset else "utf-8", "replace")
    page = re.sub(r"(?is)<(script|style|head)\b.*?</\1>|<!--.*?-->", "", page)
    article = re.search(r"(?is)<article\b.*?</article>|<main\b.*?</main>", page)
    if not article:
        article = re.search(r"(?is)<h1\b.*?(?=<footer|<aside)", page)
    inner = article.group() if article else page
    outer = page.replace(inner, "")
    texts = (_plain(text) for text in _FURNITURE.findall(outer))
    furniture = {html.escape(text) for text in texts if len(text) > 2 and "CC" not in text and "©" not in text}
    return _sentences(re.findall(r"(?is)<p\b[^>]*>(.*?)</p>", inner)), sorted(furniture)


def _sentences(paragraphs):
    parts = (part for text in paragraphs for part in _SENTENCE_END.split(_plain(text)))
    return [part for part in parts if len(part) > 30 and part[-1] in ".!?…”“»\""]


def _plain(text):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", text))).strip()


def _read_sentences(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    good = [
        line for line in lines
        if 40 <= len(line) <= 350 and line[0].isupper() and line[-1] in ".!?…”“»\"" and line.count(" ") >= 4
        and "⟦" not in line and "CC" not in line
    ]
    step = max(1, len(good) // _SENTENCES_PER_LANGUAGE)
    return good[::step][:_SENTENCES_PER_LANGUAGE]


def _word_class(word):
    return word[-2:], len(word) // 3, word[0].isupper()


def _word_classes(words):
    classes = {}
    for word in words:
        classes.setdefault(_word_class(word), []).append(word.encode())
    return classes


# Beginnings and ends of the language's own words, so that script and sound fit.
def _names(words, draw):
    words = words or ["Lorem"]
    def made_up():
        return (draw.choice(words)[:draw.randint(2, 4)] + draw.choice(words)[-3:]).capitalize()
    return [f"{made_up()} {made_up()}".encode() for _ in range(400)]


def _numbers(draw):
    plain = [str(draw.randint(2, 90)) for _ in range(300)] + [str(draw.randint(1890, 2030)) for _ in range(100)]
    broken = [f"{draw.randint(1, 99)},{draw.randint(1, 9)}" for _ in range(40)]
    broken += [f"{draw.randint(1, 99)}&#160;{draw.randint(100, 999)}" for _ in range(20)]
    return _encoded(plain + broken + [str(draw.randint(100, 99999)) for _ in range(140)])


def _marked(word, is_html):
    forms = [word] * 5
    if is_html:
        forms += [f"<em>{word}</em>", f"<strong>{word}</strong>", f'<a href="/tags/{len(word)}">{word}</a>']
    else:
        forms += [f'<hi rend="italic">{word}</hi>', f"<term>{word}</term>", f'{word}<pb n="{len(word)}"/>']
    return _encoded(forms)


def _headline(sentence):
    words = sentence.replace('"', "").replace("\\", "").split(" ")
    return html.escape(" ".join(words[:4 + len(sentence) % 5]).rstrip(".,;:!?"))


def _encoded(texts):
    return [text.encode() for text in texts]
