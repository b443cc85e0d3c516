// SPDX-License-Identifier: EUPL-1.2

import Filtering
import Testing

func measures(_ text: String) -> TextMeasures { TextMeasures(Array(text.utf8)) }

struct TextMeasuresTests {
    @Test(
        arguments: [
            ("", 0, 0, 0), (" \n\t\n", 4, 0, 0), ("word", 4, 1, 1), ("two words", 9, 2, 1), ("a\n\nb\n", 5, 2, 2),
            ("l'homme", 7, 2, 1), ("Ein Füßchen, größer.", 20, 3, 1), ("Ελληνικά; άλλο·", 15, 2, 1),
            ("Това е текст.", 13, 3, 1), ("1 200,5 kg", 10, 4, 1), ("«mot»\u{A0}—\u{2009}mot", 11, 2, 1),
            ("co\u{AD}operate", 10, 1, 1), ("e\u{301}tude", 6, 1, 1), ("日本語 テキスト", 8, 2, 1), ("a\r\nb\r\n", 6, 2, 2),
            ("…", 1, 0, 1), ("🙂 ok", 4, 1, 1),
        ]
    ) func `characters, words and lines are counted`(_ text: String, _ characters: Int, _ words: Int, _ lines: Int) {
        let measures = measures(text)
        #expect(measures.characters == characters)
        #expect(measures.words == words)
        #expect(measures.lines == lines)
    }

    @Test(
        arguments: [
            ("plain", 0), ("\u{FFFD}", 1), ("\u{E000}x\u{F8FF}", 2), ("\u{F0000}", 1), ("\u{0}\u{7}\u{7F}", 3),
            ("\u{80}", 1),
            ("\t\n\r\u{C}", 0), ("cafÃ©", 2), ("Â«motÂ»", 4), ("donâ€™t", 2), ("Ð¡Ñ‚", 2), ("Ð°Ð±Ð²", 6),
            ("NÃO", 0), ("Ä, Å och Ö", 0), ("«Å» og »Ø«", 2), ("pâté", 0), ("Ã\u{A0}", 2), ("άλλα Ωμέγα", 0),
            ("Ñandú", 0),
            ("\u{FEFF}text", 0), ("soft\u{AD}hyphen", 0),
        ]
    ) func `damage is counted, and capitals with accents are none`(_ text: String, _ count: Int) {
        #expect(measures(text).damagedCharacters == count)
    }

    @Test func `mojibake of any European text is found`() {
        for text in ["déjà vu à l'été", "größer als früher", "příliš žluťoučký kůň", "изпит по български", "ταχύτητα"] {
            // UTF-8 read as Latin-1.
            let broken = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
            #expect(measures(text).damagedCharactersPPM == 0)
            #expect(measures(broken).damagedCharactersPPM > 100_000, "\(broken)")
        }
    }

    @Test func `a share is a share of the whole`() {
        #expect(measures("").placeholderPPM == 0)
        #expect(measures("").damagedCharactersPPM == 0)
        #expect(measures("abc\u{FFFD}").damagedCharactersPPM == 250_000)
    }

    // Whatever the bytes: no crash, and a count for each scalar that a repairing decoder sees or more.
    @Test func `ill-formed bytes are measured without harm`() {
        var state: UInt64 = 3
        for _ in 0..<2000 {
            let bytes = (0..<20).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let byte = UInt8(truncatingIfNeeded: state >> 56)
                return state >> 40 & 1 == 0 ? byte : byte | 0x80
            }
            let measures = TextMeasures(bytes)
            #expect(measures.characters <= bytes.count)
            #expect(measures.words <= measures.characters)
            #expect(measures.damagedCharacters <= 2 * measures.characters)
            #expect(measures == TextMeasures(bytes))
        }
    }

    // The scanner against the slow way: the standard library's own view of letters.
    @Test func `words are what a slow counter sees`() {
        let texts = [
            "The quick brown fox — jumps; over 13 lazy dogs!", "Ĉu ŝi ĵaŭde iros? “Jes”, diris li…", "Żółć, gęślą jaźń",
            "Þingið á Íslandi; 1.000 kr.", "Ο Σωκράτης: «ἓν οἶδα ὅτι οὐδὲν οἶδα»", "Г-н Иванов и г-жа Петрова",
            "naïve coöperatie—zoals ’t hoort", "x²+y³=z", "100 % · 20 €",
            "mail@example.org https://example.org/a-b?c=d",
        ]
        for text in texts {
            let slow = text.unicodeScalars.split { scalar in
                switch scalar.properties.generalCategory {
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                    .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
                    false
                default: true
                }
            }
            #expect(measures(text).words == slow.count, "\(text)")
        }
    }
}
