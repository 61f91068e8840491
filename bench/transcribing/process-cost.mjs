import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second and memory in pages of 4 KiB. */
const TICKS = 100;
const PAGE_MB = 4096 / 1024 / 1024;

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};
const fields = (pid) =>
  read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /, '')
    .split(' ') ?? null;
const rssOf = (pid) => Number(read(`/proc/${pid}/statm`)?.split(' ')[1] ?? 0) * PAGE_MB;

/** Processor seconds of a process and of its children that have ended. */
export function processorSeconds(pid) {
  const stat = fields(pid);
  return stat === null ? 0 : stat.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
}

/** The same, with its children that live. */
export function familySeconds(pid) {
  const living = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && fields(name)?.[1] === String(pid));
  return living.reduce((sum, child) => sum + processorSeconds(child), processorSeconds(pid));
}

/** Watches the resident memory of a process, and of its largest child, in MB. */
export function watchMemory(pid, everyMs = 100) {
  const peak = { own: 0, child: 0 };
  const timer = setInterval(() => {
    peak.own = Math.max(peak.own, rssOf(pid));
    for (const other of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (fields(other)?.[1] === String(pid)) peak.child = Math.max(peak.child, rssOf(other));
    }
  }, everyMs);
  return { peak, now: () => rssOf(pid), stop: () => clearInterval(timer) };
}
