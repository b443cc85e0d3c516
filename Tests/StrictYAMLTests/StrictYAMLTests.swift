// SPDX-License-Identifier: EUPL-1.2

import StrictYAML
import Testing

/// Reads a file called `Manifests/x.yaml`.
func document(_ text: String) throws(ConfigurationError) -> ConfigurationDocument {
    try ConfigurationDocument(path: "Manifests/x.yaml", bytes: Array(text.utf8))
}

/// What is said of a file whose reading fails; empty if it does not fail.
func complaint(_ text: String, _ read: (ConfigurationMapping) throws(ConfigurationError) -> Void = { _ in }) -> String {
    do throws(ConfigurationError) {
        let mapping = try document(text).mapping()
        try read(mapping)
        try mapping.finish()
        return ""
    } catch {
        return error.description
    }
}

enum Colour: String, CaseIterable {
    case red, green
    case lightBlue = "light-blue"
}

struct ConfigurationReadingTests {
    @Test func `text stays text`() throws {
        let mapping = try document(
            """
            country: NO
            date: 2026-11-21
            version: 1.10
            octal: 0777
            nothing: ~
            quoted: "yes"
            time: 12:30:45
            """
        ).mapping()
        #expect(try mapping.text("country") == "NO")
        #expect(try mapping.text("date") == "2026-11-21")
        #expect(try mapping.text("version") == "1.10")
        #expect(try mapping.text("octal") == "0777")
        #expect(try mapping.text("nothing") == "~")
        #expect(try mapping.text("quoted") == "yes")
        #expect(try mapping.text("time") == "12:30:45")
        try mapping.finish()
    }

    @Test func `every type is read`() throws {
        let mapping = try document(
            """
            ---
            integer: 1_000_000
            negative: -7
            truth: true
            colour: light-blue
            list: [a, "b c"]
            nested:
              - id: one
              - id: two
            empty: []
            """
        ).mapping()
        #expect(try mapping.integer("integer") == 1_000_000)
        #expect(try mapping.integer("negative") == -7)
        #expect(try mapping.boolean("truth"))
        #expect(try mapping.choice("colour", of: Colour.self) == .lightBlue)
        #expect(try mapping.texts("list") == ["a", "b c"])
        let nested = try mapping.list("nested")
        #expect(nested.map(\.line) == [8, 9])
        #expect(try nested[1].mapping().text("id") == "two")
        #expect(try mapping.list("empty").isEmpty)
        #expect(try mapping.optionalText("absent") == nil)
        #expect(mapping.keys == ["integer", "negative", "truth", "colour", "list", "nested", "empty"])
        try mapping.finish()
    }

    @Test func `a byte order mark and carriage returns are harmless`() throws {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("a: b\r\nc: d\r\n".utf8)
        let mapping = try ConfigurationDocument(path: "x", bytes: bytes).mapping()
        #expect(try mapping.text("a") == "b")
        #expect(try mapping.text("c") == "d")
    }

    @Test func `an ampersand and an asterisk in a text are no alias`() throws {
        let mapping = try document("a: R&D *x* &c\nb: '*.html'\n").mapping()
        #expect(try mapping.text("a") == "R&D *x* &c")
        #expect(try mapping.text("b") == "*.html")
    }
}

struct ConfigurationErrorTests {
    @Test func `an unknown key is named with its line and what was meant`() {
        #expect(
            complaint("id: a\n\nlicence: b\n") { root throws(ConfigurationError) in
                _ = try root.text("id")
                _ = try root.text("license")
            } == "Manifests/x.yaml:3: unknown key “licence”; did you mean “license”?"
        )
        #expect(
            complaint("id: a\nlicens: b\n") { root throws(ConfigurationError) in
                _ = try root.text("id")
                _ = try root.optionalText("license")
            } == "Manifests/x.yaml:2: unknown key “licens”; did you mean “license”?"
        )
        #expect(
            complaint("id: a\ncolour: b\n") { root throws(ConfigurationError) in
                _ = try root.optionalText("id")
                _ = try root.optionalText("format")
            } == "Manifests/x.yaml:2: unknown key “colour”; remove it; the keys here are “format”, “id”"
        )
    }

    @Test func `a missing key is named with what to add`() {
        #expect(
            complaint("id: a\n") { root throws(ConfigurationError) in _ = try root.text("license", example: "x") }
                == "Manifests/x.yaml:1: the key “license” is missing; add “license: x”"
        )
        #expect(
            complaint("a: b\nlicensor:\n  name: x\n") { root throws(ConfigurationError) in
                _ = try root.mapping("licensor").text("id")
            } == "Manifests/x.yaml:2: the key “id” is missing in “licensor”; add “id: some text”"
        )
    }

    static let wrongTypes: [(String, String, @Sendable (ConfigurationMapping) throws(ConfigurationError) -> Void)] = [
        ("a: [b]", "“a” is a list; write a text", { r throws(ConfigurationError) in _ = try r.text("a") }),
        ("a: {b: c}", "“a” is a mapping; write a text", { r throws(ConfigurationError) in _ = try r.text("a") }),
        (
            "a: ''", "“a” is empty; write a text, or remove the line",
            {
                r throws(ConfigurationError) in _ = try r.text("a")
            }
        ),
        (
            "a:", "“a” has no value; write one after the colon, or remove the line",
            {
                r throws(ConfigurationError) in _ = try r.optionalText("a")
            }
        ),
        ("a: 12x", "“a” is “12x”; write a whole number", { r throws(ConfigurationError) in _ = try r.integer("a") }),
        ("a: 1.5", "“a” is “1.5”; write a whole number", { r throws(ConfigurationError) in _ = try r.integer("a") }),
        ("a: _1", "“a” is “_1”; write a whole number", { r throws(ConfigurationError) in _ = try r.integer("a") }),
        (
            "a: '12'", "“a” is the quoted text “12”; write a whole number",
            {
                r throws(ConfigurationError) in _ = try r.integer("a")
            }
        ),
        (
            "a: 99999999999999999999", "“a” is “99999999999999999999”; write a whole number",
            {
                r throws(ConfigurationError) in _ = try r.integer("a")
            }
        ),
        (
            "a: 0", "“a” is 0; write a whole number of at least 1",
            {
                r throws(ConfigurationError) in _ = try r.integer("a", in: 1...Int.max)
            }
        ),
        (
            "a: 9", "“a” is 9; write a whole number from 1 to 8",
            {
                r throws(ConfigurationError) in _ = try r.integer("a", in: 1...8)
            }
        ),
        ("a: yes", "“a” is “yes”; write true or false", { r throws(ConfigurationError) in _ = try r.boolean("a") }),
        (
            "a: b", "“a” is “b”; write a list, such as [a, b]",
            {
                r throws(ConfigurationError) in _ = try r.list("a")
            }
        ),
        (
            "a: b", "“a” is “b”; write a mapping of “key: value” lines",
            {
                r throws(ConfigurationError) in _ = try r.mapping("a")
            }
        ),
        ("a: [b, [c]]", "“a[2]” is a list; write a text", { r throws(ConfigurationError) in _ = try r.texts("a") }),
        (
            "a: gren", "“gren” is no value for “a”; did you mean “green”? Allowed: “red”, “green”, “light-blue”",
            {
                r throws(ConfigurationError) in _ = try r.choice("a", of: Colour.self)
            }
        ),
        (
            "a: black", "“black” is no value for “a”; write one of “red”, “green”, “light-blue”",
            {
                r throws(ConfigurationError) in _ = try r.choice("a", of: Colour.self)
            }
        ),
    ]

    @Test(arguments: wrongTypes.indices) func `a wrong type says what stands there and what to write`(_ index: Int) {
        let (text, message, read) = Self.wrongTypes[index]
        #expect(complaint("# a comment\n" + text + "\n", read) == "Manifests/x.yaml:2: " + message)
    }

    static let malformed: [(String, String)] = [
        ("a: b\nc: d\na: e\n", "3: the key “a” stands twice (first on line 1); keep one of them"),
        ("s:\n  - id: a\n    x: 1\n    id: b\n", "4: the key “id” stands twice (first on line 2); keep one of them"),
        (
            "a: b: c\n",
            "1: not valid YAML: mapping values are not allowed in this context; "
                + "quote a text that holds “: ”, and check the indentation"
        ),
        (
            "a: *.html\n",
            "1: not valid YAML: did not find expected alphabetic or numeric character "
                + "while scanning an alias that begins on line 1; quote a text that begins with “*” or “&”"
        ),
        ("a: *b\n", "1: not valid YAML: found undefined alias; quote a text that begins with “*”"),
        (
            "a: @b\n",
            "1: not valid YAML: found character that cannot start any token "
                + "while scanning for the next token that begins on line 1; "
                + "quote a text that begins with a special character"
        ),
        (
            "a: [b\n",
            "2: not valid YAML: did not find expected ',' or ']' while parsing a flow sequence "
                + "that begins on line 1; check the indentation, the quotation marks and the brackets here"
        ),
        ("a: &x b\nc: *x\n", "2: the alias “*x”; aliases are not read here, write the value out"),
        ("a: &x b\n", "1: the anchor “&x”; anchors are not read here, remove it"),
        ("b:\n  <<: {a: b}\n", "2: the merge key “<<”; write the keys out"),
        ("a: !!binary Zm9v\n", "1: the tag “tag:yaml.org,2002:binary”; tags are not read here, remove it"),
        ("a: b\n---\nc: d\n", "2: a second YAML document; keep one a file"),
        ("- a\n- b\n", "1: the file is a list; write “key: value” lines"),
        ("", "1: the file is empty; write “key: value” lines"),
        ("# nothing\n", "1: the file is empty; write “key: value” lines"),
        ("a:\n\tb: c\n", "2: a tab in the indentation; indent with spaces"),
        ("a: b\nc: \u{1}\n", "2: a control character in the text; remove it"),
        ("? [a]\n: b\n", "1: a key that is no word; write a word before the colon"),
        ("'': b\n", "1: an empty key; write a word before the colon"),
    ]

    @Test(arguments: malformed) func `a malformed file says where and what to do`(_ text: String, _ message: String) {
        #expect(complaint(text) == "Manifests/x.yaml:" + message)
    }

    @Test func `text that is not UTF-8 is refused with its line`() {
        #expect(
            throws: ConfigurationError(path: "x", line: 2, message: "the text is not UTF-8; save the file as UTF-8")
        ) {
            try ConfigurationDocument(path: "x", bytes: Array("a: b\nc: ".utf8) + [0xE9, 0x0A])
        }
    }

    @Test func `a file over the limit is refused`() {
        #expect(throws: ConfigurationError(path: "x", line: 1, message: "the file is longer than 8 bytes; split it")) {
            try ConfigurationDocument(path: "x", bytes: Array("abc: defg".utf8), maximumByteCount: 8)
        }
    }
}
