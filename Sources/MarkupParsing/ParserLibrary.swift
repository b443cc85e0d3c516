// SPDX-License-Identifier: EUPL-1.2

internal import CLibXML2

/// The library behind the parsers.
public enum ParserLibrary {
    /// Name and version of the library that is loaded, as it gives it itself; other versions may give other text.
    public static var version: String { unsafe "libxml2 " + String(cString: clibxml2_runtime_version()) }
}
