#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What this process uses, zero where the system does not tell.
struct ProcessUsage {
    /// Resident memory in bytes.
    var memory: UInt64 = 0
    /// Threads.
    var threads: UInt64 = 0
}

#if canImport(Darwin)
    extension ProcessUsage {
        static func current() -> ProcessUsage {
            var usage = ProcessUsage()
            var info = proc_taskinfo()
            let size = Int32(MemoryLayout<proc_taskinfo>.size)
            guard proc_pidinfo(getpid(), PROC_PIDTASKINFO, 0, &info, size) == size else { return usage }
            usage.memory = info.pti_resident_size
            usage.threads = UInt64(clamping: info.pti_threadnum)
            return usage
        }
    }
#else
    extension ProcessUsage {
        /// Reads `/proc/self/status` (proc(5)).
        static func current() -> ProcessUsage {
            var usage = ProcessUsage()
            for line in Self.text(of: "/proc/self/status").split(separator: "\n") {
                let words = line.split { $0 == "\t" || $0 == " " }
                guard words.count >= 2, let number = UInt64(words[1]) else { continue }
                switch words[0] {
                case "VmRSS:": usage.memory = number.multipliedReportingOverflow(by: 1024).partialValue
                case "Threads:": usage.threads = number
                default: break
                }
            }
            return usage
        }

        private static func text(of path: String) -> String {
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return "" }
            defer { close(descriptor) }
            var buffer = [UInt8](repeating: 0, count: 8192)
            let count = read(descriptor, &buffer, buffer.count)
            return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }
    }
#endif
