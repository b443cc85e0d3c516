// SPDX-License-Identifier: EUPL-1.2

/// The tokens that begin at a place of a text, found by their bytes: a trie in a double array.
///
/// Never written after `init`, so that threads can share it.
@safe final class TokenTrie: @unchecked Sendable {
    /// What stands for no token.
    static let noToken = MergeTable.noToken

    /// For each node the cell of its parent, its token, and the number that gives its children's cells together with
    /// their bytes (21 bits each); all ones is free.
    private let cells: UnsafeMutablePointer<UInt64>
    /// For each token the longest other that begins it, or `noToken`.
    private let shorter: UnsafeMutablePointer<UInt32>
    private let byteCounts: UnsafeMutablePointer<UInt16>

    private static let fieldMask: UInt64 = 1 << 21 - 1

    /// The trie of the tokens that stand in texts; `nil` if it would be too big.
    init?(_ borders: TokenBorders) {
        var nodes = TrieNodes()
        let tokenCount = Int(borders.tokens.max() ?? 0) + 1
        var nodeOfToken = [Int](repeating: 0, count: tokenCount)
        for (byte, token) in borders.tokens.prefix(256).enumerated() {
            nodeOfToken[Int(token)] = nodes.insert(UInt8(byte), below: 0)
        }
        for token in borders.tokens {
            if let parts = borders.parts(of: token) {
                let path = nodes.path(to: nodeOfToken[Int(parts.right)])
                nodeOfToken[Int(token)] = path.reduce(nodeOfToken[Int(parts.left)]) { nodes.insert($1, below: $0) }
            }
            nodes.tokens[nodeOfToken[Int(token)]] = token
        }
        guard let cells = nodes.doubleArray(), nodes.depth < 1 << 16 else { return nil }
        unsafe self.cells = .allocate(capacity: cells.count)
        for (index, cell) in cells.enumerated() { unsafe (self.cells + index).initialize(to: cell) }
        unsafe shorter = .allocate(capacity: tokenCount)
        unsafe shorter.initialize(repeating: TokenTrie.noToken, count: tokenCount)
        unsafe byteCounts = .allocate(capacity: tokenCount)
        unsafe byteCounts.initialize(repeating: 0, count: tokenCount)
        for token in borders.tokens {
            let node = nodeOfToken[Int(token)]
            unsafe shorter[Int(token)] = nodes.tokenAbove(node)
            unsafe byteCounts[Int(token)] = UInt16(nodes.path(to: node).count)
        }
    }

    deinit {
        unsafe cells.deallocate()
        unsafe shorter.deallocate()
        unsafe byteCounts.deallocate()
    }

    /// The longest token that begins at `start`, and its byte count; `start` must lie before `end`.
    @inline(__always)
    func longest(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (token: UInt32, byteCount: Int) {
        var cell: UInt64 = 0
        var entry = unsafe cells[0]
        var found: UInt64 = 0
        var foundEnd = start
        var index = start
        while index < end {
            let next = unsafe entry & TokenTrie.fieldMask ^ UInt64(bytes[index])
            entry = unsafe cells[Int(truncatingIfNeeded: next)]
            if entry >> 42 != cell { break }
            cell = next
            index &+= 1
            let token = entry >> 21 & TokenTrie.fieldMask
            if token != UInt64(TokenTrie.noToken) {
                found = token
                foundEnd = index
            }
        }
        return (UInt32(truncatingIfNeeded: found), foundEnd &- start)
    }

    /// The longest other token that begins a token, or `noToken`.
    @inline(__always)
    func tokenBeginning(_ token: UInt32) -> UInt32 { unsafe shorter[Int(token)] }

    /// How many bytes a token has.
    @inline(__always)
    func byteCount(of token: UInt32) -> Int { unsafe Int(byteCounts[Int(token)]) }
}

/// A trie while it is built: nodes are numbered as they come, a parent before its children; 0 is the root.
struct TrieNodes {
    /// The token that ends at each node.
    var tokens: [UInt32] = [TokenTrie.noToken]
    private var parents: [Int] = [0]
    private var bytes: [UInt8] = [0]
    private var depths: [Int] = [0]
    /// Open addressing: a node, and above it the byte and the node that lead there; zero is free.
    private var slots = [(key: Int, node: Int)](repeating: (0, 0), count: 1 << 10)

    /// The depth of the deepest node.
    var depth: Int { depths.max() ?? 0 }

    /// The node that a byte leads to, which is made if it is not there.
    mutating func insert(_ byte: UInt8, below parent: Int) -> Int {
        let key = parent << 8 | Int(byte)
        let slot = slot(of: key)
        if slots[slot].node != 0 { return slots[slot].node }
        let node = tokens.count
        slots[slot] = (key, node)
        tokens.append(TokenTrie.noToken)
        parents.append(parent)
        bytes.append(byte)
        depths.append(depths[parent] + 1)
        if tokens.count * 2 > slots.count { grow() }
        return node
    }

    private func slot(of key: Int) -> Int {
        var slot = Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
        while slots[slot].node != 0, slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        let entries = slots
        slots = [(key: Int, node: Int)](repeating: (0, 0), count: entries.count * 2)
        for entry in entries where entry.node != 0 { slots[slot(of: entry.key)] = entry }
    }

    /// The bytes that lead to a node.
    func path(to node: Int) -> [UInt8] {
        var path = [UInt8](repeating: 0, count: depths[node])
        var node = node
        while node != 0 {
            path[depths[node] - 1] = bytes[node]
            node = parents[node]
        }
        return path
    }

    /// The token of the nearest node above that has one.
    func tokenAbove(_ node: Int) -> UInt32 {
        var node = parents[node]
        while node != 0, tokens[node] == TokenTrie.noToken { node = parents[node] }
        return tokens[node]
    }

    /// The cells that `TokenTrie` describes; `nil` if they are too many.
    ///
    /// A child's cell is its parent's number xor its byte, so that all children of a node lie in one block of 256 cells.
    func doubleArray() -> [UInt64]? {
        var children = [[Int]](repeating: [], count: tokens.count)
        for node in 1..<max(tokens.count, 1) { children[parents[node]].append(node) }
        var cells = FreeCells()
        var bases = [Int](repeating: 0, count: tokens.count)
        var cellOfNode = [Int](repeating: 0, count: tokens.count)
        for node in tokens.indices {
            bases[node] = cells.take(children[node].map { Int(bytes[$0]) })
            for child in children[node] { cellOfNode[child] = bases[node] ^ Int(bytes[child]) }
        }
        guard cells.count < 1 << 21 else { return nil }
        var output = [UInt64](repeating: .max, count: cells.count)
        for node in tokens.indices {
            let parent = UInt64(cellOfNode[parents[node]])
            output[cellOfNode[node]] = parent << 42 | UInt64(tokens[node]) << 21 | UInt64(bases[node])
        }
        return output
    }
}

/// Cells in blocks of 256, and which of them are free.
private struct FreeCells {
    private(set) var count = 256
    private var isFree = [false] + [Bool](repeating: true, count: 255)
    /// Below this no cell is free.
    private var first = 1

    /// Where room for several cells is looked for, at the end.
    private static let searchedCount = 4 * 256

    /// Takes the cells that a number gives together with each of some bytes, and gives the number.
    ///
    /// One cell is taken where the first is free, so that no gap remains; several where the last ones are.
    mutating func take(_ bytes: [Int]) -> Int {
        guard let byte = bytes.first else { return 0 }
        while first < count, !isFree[first] { first += 1 }
        let start = bytes.count == 1 ? first : max(count - FreeCells.searchedCount, first)
        for cell in start..<count where isFree[cell] {
            let base = cell ^ byte
            if bytes.allSatisfy({ isFree[base ^ $0] }) { return take(bytes, base) }
        }
        let base = count
        isFree += [Bool](repeating: true, count: 256)
        count += 256
        return take(bytes, base)
    }

    private mutating func take(_ bytes: [Int], _ base: Int) -> Int {
        for byte in bytes { isFree[base ^ byte] = false }
        return base
    }
}
