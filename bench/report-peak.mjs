// Loaded into a measured process with --import: tells its peak memory (KiB) on file descriptor 3 when it ends.
// Not what getrusage says where there is better: that starts with the peak of the process that started this one.
import { readFileSync, writeSync } from 'node:fs';

function peakKiB() {
  try {
    return /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

process.on('exit', () => {
  writeSync(3, String(peakKiB() ?? process.resourceUsage().maxRSS));
});
