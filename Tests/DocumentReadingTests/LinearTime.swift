// SPDX-License-Identifier: EUPL-1.2

import Glibc
import Testing

/// Expects that four times the input takes no more than about four times the work.
///
/// What is compared is processor time of this thread, the least of several tries, so that a busy or slow machine makes no
/// difference. Work that grows with the square takes sixteen times as long.
func expectLinear(
    _ count: Int,
    _ name: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ work: (_ count: Int) -> Void
) {
    var small = Int.max
    var large = Int.max
    for _ in 0..<5 {
        small = min(small, processorTime { work(count) })
        large = min(large, processorTime { work(count * 4) })
        if large < small * 8 { return }
    }
    #expect(large < small * 8, "\(name()): \(small) ns, then \(large) ns", sourceLocation: sourceLocation)
}

// In nanoseconds.
private func processorTime(of work: () -> Void) -> Int {
    let start = processorTime()
    work()
    return max(1, processorTime() - start)
}

private func processorTime() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
