// SPDX-License-Identifier: EUPL-1.2

/// Files that are shipped beside the program, in the folders that the package manager makes for a target's resources.
public enum ResourceFile {
    /// The path of `name` among the resources of `target`, looked for beside the running executable.
    ///
    /// It holds for the build folder, for the test runner in it, and for an installation that copies the program and
    /// the `.resources` folders to one place. The file need not be there: opening it says so.
    public static func path(of name: String, target: String) -> String {
        let executable = Folder.resolved("/proc/self/exe") ?? "."
        return Path.join(Path.join(Path.parent(of: executable), "Herkomst_\(target).resources"), name)
    }
}
