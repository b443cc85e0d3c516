# SPDX-License-Identifier: EUPL-1.2
"""Texts that are no plain modern prose: capitals, tables, lists of names, older spellings made by rule."""
import re

# What older prints of a language write for what it writes today; each rule is used in some pages only.
OLD_SPELLINGS = {
    "bg": [(r"([бвгджзклмнпрстфхцчшщ])\b", r"\1ъ"), (r"ъ(?=\w)", "ѫ"), (r"е(?=[лнрт])", "ѣ"), (r"и\b", "ий")],
    "cs": [("v", "w"), ("V", "W"), ("ou", "au"), ("j", "g"), ("í", "j"), ("š", "ss")],
    "da": [("å", "aa"), ("Å", "Aa"), (r"v(?=\b)", "f"), ("k(?=[aeo])", "ch"), ("ø", "ö")],
    "de": [(r"t(?=[eiru])", "th"), ("ei", "ey"), (r"k\b", "ck"), ("ss", "ß"), (r"f\b", "ff"), ("kt", "ct"), ("u(?=nd)", "v")],
    "el": [(r"\b([αεοηιυω])", r"\1"), ("ά", "ὰ"), ("ί", "ὶ"), ("ή", "ὴ"), ("ό", "ὸ"), (r"\bε", "ἐ"), (r"\bα", "ἀ"), (r"ου\b", "οῦ")],
    "en": [(r"y\b", "ie"), (r"l\b", "ll"), ("ct", "ck"), (r"\bu", "v"), (r"(?<=\w)v", "u"), (r"(?<=[dnt])\b", "e"), ("ia", "ya")],
    "es": [("j", "x"), ("cu", "qu"), ("é", "e"), ("í", "i"), ("ó", "ò"), ("v", "u"), ("z", "ç"), (r"\ba\b", "á"), ("i(?=[aeo])", "y")],
    "et": [("v", "w"), ("V", "W"), ("õ", "ö"), ("ä", "ae"), (r"(?<=[aeiou])d\b", "t")],
    "fi": [("v", "w"), ("V", "W"), ("ks", "x"), (r"d(?=[ae])", "t"), ("k(?=[ao])", "c")],
    "fr": [("ai(?=[st])", "oi"), ("é(?=[aeiou])", "e"), ("nts\\b", "ns"), (r"i\b", "y"), ("ê", "es"), ("ô", "os"), (r"\bu", "v"), ("t(?=é)", "ct")],
    "ga": [("bh", "ḃ"), ("ch", "ċ"), ("dh", "ḋ"), ("gh", "ġ"), ("mh", "ṁ"), ("th", "ṫ"), (r"igh\b", "uighthe"), ("sc", "sg")],
    "hr": [("č", "ch"), ("š", "sh"), ("ije", "ie"), ("đ", "gj"), (r"r(?=[bcdgkmnptv])", "er"), ("ž", "x")],
    "hu": [("c(?!s)", "cz"), ("cs", "ts"), ("gy", "gj"), ("ö", "eö"), ("ü", "ű"), ("v", "w"), ("z\\b", "sz")],
    "it": [("i(?=[aeo])", "j"), (r"z(?=i)", "t"), (r"\b([oa])(?=[nv])", r"h\1"), ("ii\\b", "j"), (r"(?<=\w)v", "u"), ("e ", "et ")],
    "lt": [("v", "w"), ("š", "sz"), ("č", "cz"), ("ž", "ż"), ("ė", "e"), ("ū", "u")],
    "lv": [("v", "w"), ("V", "W"), ("ie", "ee"), ("ā", "ah"), ("ē", "eh"), ("š", "sch"), ("ž", "ſch"), ("z", "ſ"), ("ī", "ih")],
    "mt": [("ħ", "h"), ("ż", "z"), ("ġ", "g"), ("għ", "gh"), ("x", "sc"), ("ċ", "c")],
    "nl": [("aa", "ae"), ("ij", "y"), (r"s\b", "sch"), ("k(?=[t])", "c"), (r"e(?=[nlr]\b)", "ee"), (r"\buit", "uyt"), (r"g\b", "gh"), ("o(?=[nr]e)", "oo")],
    "pl": [("j(?=[aeo])", "i"), (r"ej\b", "éj"), ("j", "y"), ("i(?=[aeo])", "y"), ("ść", "śdź"), ("ó", "o"), ("ks", "x")],
    "pt": [("f", "ph"), ("t(?=[eo])", "th"), ("i(?=[aeo])", "y"), ("l(?=[aeo])", "ll"), ("ão\\b", "am"), ("c(?=[t])", "cc")],
    "ro": [("â", "î"), (r"i\b", "ĭ"), (r"u\b", "ŭ"), ("ș", "ş"), ("ț", "ţ"), ("z", "ḑ"), ("ea", "é"), ("c(?=[ei])", "cz")],
    "sk": [("v", "w"), ("ou", "au"), ("j", "g"), ("ť", "t"), ("ľ", "l"), ("š", "ss")],
    "sl": [("č", "zh"), ("š", "ſh"), ("ž", "sh"), ("z", "s"), ("s", "ſ"), ("c", "z")],
    "sv": [("v(?=[ae])", "fv"), (r"\bv", "hv"), ("kv", "qv"), ("ä", "e"), (r"t\b", "dt"), ("k(?=[sk])", "c"), (r"er\b", "ar")],
}


def restyle(dice, text, language):
    """The name of a style and the text in it."""
    style = dice.choices(["old", "capitals", "table", "names"], [45, 18, 22, 15])[0]
    if style == "old":
        for pattern, written in OLD_SPELLINGS[language]:
            if dice.random() < 0.55:
                share = dice.choice([0.3, 0.7, 1.0])
                text = re.sub(pattern, lambda match: match.expand(written) if dice.random() < share else match[0], text)
        if language not in {"bg", "el"} and dice.random() < 0.35:
            text = re.sub(r"s(?=\w)", "ſ", text)
        return style, text
    words = re.findall(r"[^\W\d_]{2,}", text)
    if style == "capitals":
        whole = dice.random() < 0.4
        return style, text.upper() if whole else " ".join(w.upper() if dice.random() < 0.4 else w for w in text.split())
    if style == "table":
        return style, " ".join(table_row(dice, words) for _ in range(max(8, len(text) // 34)))
    capital = [word for word in words if word[0].isupper()] or words
    return style, " ".join(name_entry(dice, capital) for _ in range(max(8, len(text) // 34)))


def table_row(dice, words):
    """Some words, perhaps in capitals or cut short, and figures of some kind."""
    shown = [dice.choice(words) for _ in range(dice.randint(1, 3))]
    case = dice.choice([str, str, str.upper, str.capitalize])
    shown = [case(shortened(dice, word)) for word in shown]
    point = dice.choice([".", ","])
    price = f"{dice.randint(0, 400)}{point}{dice.randint(0, 99):02}"
    figures = [price, f"{dice.randint(1, 12)} x {price}", f"{dice.randint(1, 28):02}.{dice.randint(1, 12):02}.{dice.randint(1850, 2019)}",
               f"Nr. {dice.randint(1, 9999)}", f"{price} EUR", f"{dice.randint(10, 99)} {dice.randint(100, 999)} {dice.randint(1000, 9999)}",
               f"{dice.randint(1, 99)}%", f"{dice.randint(1000, 99999)}", f"({dice.randint(1, 99)})", f"{dice.randint(0, 23)}:{dice.randint(0, 59):02}"]
    return " ".join(shown + dice.sample(figures, dice.randint(1, 3)))


def shortened(dice, word):
    """The word, or as receipts and registers cut it: its beginning, or without its vowels."""
    cut = dice.random()
    if cut < 0.35:
        return word[:dice.choice([2, 3, 4, 5])] + dice.choice(["", ".", "."])
    if cut < 0.45:
        return word[0] + re.sub(r"[aeiouyáéíóúàèäöüαεηιουωаеиоуъяю]", "", word[1:])
    return word


def name_entry(dice, words):
    """A name with what stands beside names in lists."""
    name = " ".join(dice.choice(words).capitalize() for _ in range(2))
    forms = [f"{name},", f"{name} ({dice.randint(1700, 1950)}-{dice.randint(1800, 2019)}),", f"{dice.choice(words)}, {name[0]}. {name.split()[-1]};",
             f"{name.upper()}", f"{name} {dice.randint(1, 400)},", f"{dice.choice(words)}-{name}"]
    return dice.choice(forms)
