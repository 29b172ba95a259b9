import { wantsColour } from './style.ts';

const quietMs = 1000;

/** A size for people: `12.3 MB`. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? String(size) : size.toFixed(1)} ${units[unit] ?? ''}`;
}

/**
 * Says on standard error how far something is, once it takes longer than a second: on a terminal in one line, else in one every ten
 * seconds.
 *
 * @returns what is to be told, and how to end it
 */
export function tellProgress(
  doing: string,
  stream: NodeJS.WriteStream = process.stderr,
): { on: (how: string) => void; end: () => void } {
  const isLive = stream.isTTY && wantsColour(stream);
  const intervalMs = isLive ? 200 : 10_000;
  let nextAt = performance.now() + quietMs;
  let isShown = false;
  return {
    on(how) {
      if (performance.now() < nextAt) return;
      nextAt = performance.now() + intervalMs;
      const line = `scs: ${doing}: ${how}`;
      stream.write(isLive ? `\r\u001b[2K${line}` : `${line}\n`);
      isShown = true;
    },
    end() {
      if (isLive && isShown) stream.write('\r\u001b[2K');
    },
  };
}
