// SPDX-License-Identifier: EUPL-1.2

internal import Yams

/// Turns YAML text into a configuration tree; the only place that knows the YAML library.
struct YAMLReader {
    let path: String
    let text: String
    private static let maximumDepth = 32

    func read() throws(ConfigurationError) -> ConfigurationNode {
        do {
            // The basic resolver knows no implicit types. The parser must outlive the tree's inspection, since nodes
            // hold their anchors weakly.
            let parser = try Parser(yaml: text, resolver: .basic)
            let root = try parser.singleRoot()
            return try withExtendedLifetime(parser) {
                guard let root else { throw failure(1, "the file is empty; write “key: value” lines") }
                return try convert(root, defaultLine: 1, depth: 0)
            }
        } catch let error as ConfigurationError {
            throw error
        } catch let error as YamlError {
            throw translated(error)
        } catch {
            throw failure(1, "not valid YAML: \(error)")
        }
    }

    private func convert(_ node: Node, defaultLine: Int, depth: Int) throws(ConfigurationError) -> ConfigurationNode {
        let line = node.mark?.line ?? defaultLine
        guard depth < YAMLReader.maximumDepth else {
            throw failure(line, "nested deeper than \(YAMLReader.maximumDepth) levels; write it flatter")
        }
        if let anchor = node.anchor {
            throw failure(line, "the anchor “&\(anchor.rawValue)”; anchors are not read here, remove it")
        }
        switch node {
        case .scalar(let scalar):
            try refuseTag(scalar.tag, line)
            let isPlain = scalar.style == .plain
            let isEmpty = isPlain && scalar.string.isEmpty
            return ConfigurationNode(
                content: .text(scalar.string, isPlain: isPlain),
                line: isEmpty ? defaultLine : line
            )
        case .sequence(let sequence):
            try refuseTag(sequence.tag, line)
            var elements: [ConfigurationNode] = []
            for element in sequence { elements.append(try convert(element, defaultLine: line, depth: depth + 1)) }
            return ConfigurationNode(content: .list(elements), line: line)
        case .mapping(let mapping):
            try refuseTag(mapping.tag, line)
            return ConfigurationNode(content: .mapping(try members(of: mapping, line, depth)), line: line)
        case .alias:
            throw failure(line, "an alias; aliases are not read here, write the value out")
        }
    }

    private func members(
        of mapping: Node.Mapping,
        _ line: Int,
        _ depth: Int
    ) throws(ConfigurationError) -> [ConfigurationNode.Member] {
        var members: [ConfigurationNode.Member] = []
        for (key, value) in mapping {
            guard case .scalar = key else {
                throw failure(key.mark?.line ?? line, "a key that is no word; write a word before the colon")
            }
            let keyNode = try convert(key, defaultLine: line, depth: depth + 1)
            guard case .text(let name, let isPlain) = keyNode.content, !name.isEmpty else {
                throw failure(keyNode.line, "an empty key; write a word before the colon")
            }
            if name == "<<", isPlain {
                throw failure(keyNode.line, "the merge key “<<”; write the keys out")
            }
            let valueNode = try convert(value, defaultLine: keyNode.line, depth: depth + 1)
            members.append(.init(key: name, line: keyNode.line, value: valueNode))
        }
        return members
    }

    // A quoted scalar has the string tag without anybody writing it.
    private func refuseTag(_ tag: Tag, _ line: Int) throws(ConfigurationError) {
        let name = tag.description
        guard name.isEmpty || name == "tag:yaml.org,2002:str" || name == "!" else {
            throw failure(line, "the tag “\(name)”; tags are not read here, remove it")
        }
    }

    private func translated(_ error: YamlError) -> ConfigurationError {
        switch error {
        case .duplicatedKeysInMapping(let duplicates, let context):
            return duplicateKey(duplicates.first ?? "", context.mark)
        case .composer(_, let problem, let mark, _) where problem.contains("another document"):
            return failure(mark.line, "a second YAML document; keep one a file")
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let where_ = context.map { " \($0.text) that begins on line \($0.mark.line)" } ?? ""
            return failure(mark.line, "not valid YAML: \(problem)\(where_); \(remedy(for: problem))")
        case .reader(let problem, _, _, _):
            return failure(1, "not valid YAML: \(problem); save the file as UTF-8 text")
        default:
            return failure(1, "not valid YAML; write “key: value” lines")
        }
    }

    private func remedy(for problem: String) -> String {
        let remedies = [
            ("mapping values are not allowed", "quote a text that holds “: ”, and check the indentation"),
            ("cannot start any token", "quote a text that begins with a special character"),
            ("alias", "quote a text that begins with “*”"),
            ("alphabetic or numeric character", "quote a text that begins with “*” or “&”"),
            ("expected ':'", "write “key: value”"),
            ("nesting level", "write it flatter"),
        ]
        let known = remedies.first { problem.contains($0.0) }
        return known?.1 ?? "check the indentation, the quotation marks and the brackets here"
    }

    // The library tells where the key stands first; the line to mend is that of the second.
    private func duplicateKey(_ key: String, _ first: Mark) -> ConfigurationError {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let indentation = first.column - 1
        var second: Int?
        for index in lines.indices where index >= first.line {
            let line = lines[index]
            let lead = line.prefix { $0 == " " }.count
            guard lead <= indentation || lead == line.count else { continue }
            if lead < indentation, lead < line.count { break }
            let rest = line.dropFirst(lead)
            guard [key, "\"\(key)\"", "'\(key)'"].contains(where: { rest.hasPrefix($0 + ":") }) else { continue }
            second = index + 1
            break
        }
        return failure(
            second ?? first.line,
            "the key “\(key)” stands twice (first on line \(first.line)); keep one of them"
        )
    }

    private func failure(_ line: Int, _ message: String) -> ConfigurationError {
        ConfigurationError(path: path, line: max(1, line), message: message)
    }
}
