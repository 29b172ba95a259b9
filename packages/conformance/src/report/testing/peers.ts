import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Why PyYAML, which the reference reads and writes its reports with, cannot be asked here; undefined when it can. */
export function whyNoPyYaml(): string | undefined {
  try {
    execFileSync('python3', ['-c', 'import yaml'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'skipped: no python3 with PyYAML on this machine';
  }
}

/**
 * Documents as PyYAML reads them, with dates and times as `{"date": …}` and `{"datetime": …}` and halves of surrogate pairs
 * as they are.
 */
export function readWithPyYaml(documents: readonly string[]): unknown {
  const program = `
import datetime, json, sys, yaml
def plain(value):
    if isinstance(value, datetime.datetime): return {"datetime": value.isoformat(), "zone": value.tzinfo is not None}
    if isinstance(value, datetime.date): return {"date": value.isoformat()}
    raise TypeError(value)
print(json.dumps([yaml.safe_load(text) for text in json.load(sys.stdin)], default=plain))`;
  const output = execFileSync('python3', ['-c', program], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output);
}

/** Debian's Chromium; the tests download no browser. */
export const chromiumPath = '/usr/bin/chromium';

/** Why no page can be looked at here; undefined when one can. */
export function whyNoChromium(): string | undefined {
  return existsSync(chromiumPath) ? undefined : 'skipped: no Chromium on this machine (apt-get install chromium)';
}
