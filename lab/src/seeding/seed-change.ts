import { LabError } from '../lab-error.ts';

/** One difference between the cloud and a seed, and how to remove it. */
export interface SeedChange {
  /** `+` makes, `~` changes, `-` removes. */
  readonly sign: '+' | '~' | '-';
  /** The thing, in words: `flavor "SCS-1V-4"`. */
  readonly what: string;
  readonly apply: () => Promise<unknown>;
}

/** A name in quotes, in printable ASCII alone: seeds plant names that would otherwise play with the terminal. */
export function quoted(name: string): string {
  const text = name.length > 80 ? `${name.slice(0, 77)}...` : name;
  return JSON.stringify(text).replaceAll(/[^\x20-\x7e]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Whether two flat records have the same entries, in any order. */
export function areSame(left: Readonly<Record<string, unknown>>, right: Readonly<Record<string, unknown>>): boolean {
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => left[key] === right[key]);
}

/** Runs the changes, a few at a time. After a failure no further one is begun, and the error names the change that failed. */
export async function applyChanges(changes: readonly SeedChange[], atATime = 6): Promise<void> {
  const waiting = [...changes];
  const lane = async () => {
    for (let change = waiting.shift(); change; change = waiting.shift()) {
      try {
        await change.apply();
      } catch (error) {
        waiting.length = 0;
        if (!(error instanceof LabError)) throw error;
        throw new LabError(
          error.code,
          `${change.sign} ${change.what} failed: ${error.message}\nWhat was done before stays; run the seed again when the cause is gone.`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, lane));
}
