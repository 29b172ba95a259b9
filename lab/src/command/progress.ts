export type Say = (line: string) => void;

/** Progress lines on standard output, each with the seconds since the start. */
export function progressLines(): Say {
  const startedAt = performance.now();
  return (line) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`${seconds.padStart(6)} s  ${line}\n`);
  };
}
