import { z } from 'zod';
import { valueFacts } from './facts.ts';

const unitsOfTime: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const unitsOfSize: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** A duration such as `500ms`, `10s`, `5m`, `12h` or `7d`, within a range in milliseconds; becomes `{ ms }`. */
export function duration(min: number, max: number, wanted: string) {
  return z
    .string()
    .transform((text, context) => {
      const ms = amount(text, unitsOfTime);
      if (ms !== undefined && ms >= min && ms <= max) return { ms };
      context.addIssue({ code: 'custom', message: ms === undefined ? 'is not a duration' : 'is out of range' });
      return z.NEVER;
    })
    .register(valueFacts, { wanted, code: 'bad-duration' });
}

/** A size such as `512 KiB`, within a range in bytes; becomes `{ bytes }`. */
export function byteSize(min: number, max: number, wanted: string) {
  return z
    .string()
    .transform((text, context) => {
      const bytes = amount(text, unitsOfSize);
      if (bytes !== undefined && bytes >= min && bytes <= max) return { bytes };
      context.addIssue({ code: 'custom', message: bytes === undefined ? 'is not a size' : 'is out of range' });
      return z.NEVER;
    })
    .register(valueFacts, { wanted, code: 'bad-size' });
}

function amount(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const match = /^(\d{1,12}) ?([A-Za-z]{1,3})$/.exec(text);
  if (match === null) return undefined;
  const [, count = '', unit = ''] = match;
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  return factor === undefined ? undefined : Number(count) * factor;
}
