// SPDX-License-Identifier: EUPL-1.2

/// A binary heap that gives its smallest element first.
struct PriorityQueue<Element: Comparable> {
    private var elements: [Element] = []

    /// Whether nothing is left.
    var isEmpty: Bool { elements.isEmpty }

    /// Replaces what is there by other elements; O(n).
    mutating func fill(_ body: (inout [Element]) -> Void) {
        elements.removeAll(keepingCapacity: true)
        body(&elements)
        for index in stride(from: elements.count / 2 - 1, through: 0, by: -1) { siftDown(from: index) }
    }

    /// Adds an element; O(log n).
    mutating func push(_ element: Element) {
        elements.append(element)
        var index = elements.count - 1
        while index > 0 {
            let parent = (index - 1) / 2
            if elements[parent] <= element { break }
            elements[index] = elements[parent]
            index = parent
        }
        elements[index] = element
    }

    /// Takes out the smallest element; O(log n).
    mutating func pop() -> Element? {
        guard let last = elements.popLast() else { return nil }
        guard let smallest = elements.first else { return last }
        elements[0] = last
        siftDown(from: 0)
        return smallest
    }

    private mutating func siftDown(from start: Int) {
        let element = elements[start]
        var index = start
        while true {
            var child = 2 * index + 1
            if child >= elements.count { break }
            if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
            if element <= elements[child] { break }
            elements[index] = elements[child]
            index = child
        }
        elements[index] = element
    }
}
