// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Glibc
import Pipeline

/// Takes the time of each stage of a build, for `--timings`.
final class StageTimer {
    private struct Stage {
        var name: String
        var wallMilliseconds: Int
        var processorMilliseconds: Int
    }

    private let clock = ContinuousClock()
    private var stages: [Stage] = []
    private var current: (name: String, wall: ContinuousClock.Instant, processor: Int)?

    /// Notes that a stage has begun, if it is a new one.
    func note(_ progress: BuildProgress) {
        if progress.stage != current?.name { begin(progress.stage) }
    }

    /// Ends the stage before and begins another one.
    func begin(_ name: String?) {
        let now = clock.now
        let processor = StageTimer.processorMilliseconds()
        if let current {
            stages.append(
                Stage(
                    name: current.name,
                    wallMilliseconds: StageTimer.milliseconds(current.wall.duration(to: now)),
                    processorMilliseconds: processor - current.processor
                )
            )
        }
        current = name.map { ($0, now, processor) }
    }

    /// The times as one JSON object, and the largest memory the process has held.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("peak_memory_kilobytes", StageTimer.usage().ru_maxrss)
            object.member(
                "stages",
                array: { array in
                    for stage in stages {
                        array.object { member in
                            member.member("name", stage.name)
                            member.member("wall_milliseconds", stage.wallMilliseconds)
                            member.member("cpu_milliseconds", stage.processorMilliseconds)
                        }
                    }
                }
            )
        }
        writer.endLine()
        return writer.bytes
    }

    private static func processorMilliseconds() -> Int {
        let usage = usage()
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        return seconds * 1000 + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000
    }

    private static func usage() -> rusage {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds) * 1000 + Int(duration.components.attoseconds / 1_000_000_000_000_000)
    }
}
