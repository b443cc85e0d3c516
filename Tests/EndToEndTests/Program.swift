// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// The real program, as a user runs it.
enum Program {
    struct Outcome {
        var exitCode: Int32
        var output: String
        var errors: String
    }

    /// The repository.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The program that was built with the tests; it lies beside them.
    static let path: String = {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent("herkomst").path
    }()

    /// Runs a command to its end.
    static func run(
        _ arguments: [String],
        in folder: URL = repository,
        environment: [String: String] = [:],
        input: String? = nil
    ) throws -> Outcome {
        let process = process(arguments, in: folder, environment: environment)
        let (output, errors) = (TemporaryFile(), TemporaryFile())
        process.standardOutput = output.handle
        process.standardError = errors.handle
        let pipe = Pipe()
        process.standardInput = pipe
        try process.run()
        try pipe.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
        try pipe.fileHandleForWriting.close()
        process.waitUntilExit()
        return Outcome(exitCode: process.terminationStatus, output: output.text, errors: errors.text)
    }

    /// A process that is ready to run, with no key ring but its own.
    static func process(_ arguments: [String], in folder: URL, environment: [String: String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        return process
    }
}

/// A file for output that could be too much for a pipe.
private final class TemporaryFile {
    private let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let handle: FileHandle

    init() {
        _ = FileManager.default.createFile(atPath: url.path, contents: nil)
        handle = FileHandle(forWritingAtPath: url.path) ?? .nullDevice
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var text: String { String(decoding: (try? Data(contentsOf: url)) ?? Data(), as: UTF8.self) }
}

/// A folder that goes away with the test.
final class Scratch: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("herkomst-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func write(_ text: String, to name: String) throws {
        let target = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: target)
    }

    /// An environment whose key ring and remembered heads lie in this folder.
    var environment: [String: String] { ["XDG_CONFIG_HOME": path("config"), "XDG_STATE_HOME": path("state")] }

    /// The files in a folder below this one, by relative path, with their contents.
    func files(in name: String) throws -> [String: Data] {
        let folder = url.appendingPathComponent(name)
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let file = folder.appendingPathComponent(path)
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            if attributes[.type] as? FileAttributeType == .typeRegular { files[path] = try Data(contentsOf: file) }
        }
        return files
    }
}
