// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Testing

struct PathTests {
    @Test(arguments: [
        ("a/b", "a", "b"), ("/a", "/", "a"), ("a", ".", "a"), ("/a/b.c", "/a", "b.c"), ("a/b/", "a/b", ""),
        ("", ".", ""),
        ("/", "/", ""), ("ø/é", "ø", "é"),
        // A combining mark would make one character with the slash.
        ("a/\u{301}b", "a", "\u{301}b"), ("/\u{20DD}", "/", "\u{20DD}"),
    ])
    func `a path is a folder and a name`(path: String, folder: String, name: String) {
        #expect(Path.parent(of: path) == folder)
        #expect(Array(Path.name(of: path).utf8) == Array(name.utf8))
    }

    @Test(arguments: [
        ("a", "b", "a/b"), ("a/", "b", "a/b"), ("", "b", "b"), ("a", "/b", "/b"), ("/", "b", "/b"),
        ("a/b", "c/d", "a/b/c/d"),
        ("a", "\u{301}b", "a/\u{301}b"), ("a", "/\u{301}b", "/\u{301}b"),
    ])
    func `a name is put into a folder, and an absolute path stays`(folder: String, name: String, path: String) {
        #expect(Array(Path.join(folder, name).utf8) == Array(path.utf8))
    }
}
