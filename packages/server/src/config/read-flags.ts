import { parseText, type GivenValue } from './parse-text.ts';
import type { ConfigProblem } from './problem.ts';
import type { Setting } from './schema-walk/list-settings.ts';

/** What flags of the command line say, by key. */
export function readFlags(
  settings: readonly Setting[],
  flags: Readonly<Record<string, string | undefined>>,
): { values: ReadonlyMap<string, GivenValue>; problems: readonly ConfigProblem[] } {
  const values = new Map<string, GivenValue>();
  const problems: ConfigProblem[] = [];
  for (const setting of settings) {
    const text = flags[setting.key];
    if (text === undefined) continue;
    const parsed = parseText(setting, text, { kind: 'flag', flag: setting.flag });
    if ('problem' in parsed) problems.push(parsed.problem);
    else values.set(setting.key, parsed);
  }
  return { values, problems };
}
