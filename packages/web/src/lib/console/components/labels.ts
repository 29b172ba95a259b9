/** Labels as a text field shows them: one a line. */
export function labelsToText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
}

/** A line that is no label; its number counts from 1. */
export class LabelError extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`line ${line} is no label`);
    this.name = 'LabelError';
    this.line = line;
  }
}

/**
 * Reads labels as they were entered: `key: value`, one a line.
 *
 * @throws LabelError
 * @example labelsOf('region: north\nservice: compute') // { region: 'north', service: 'compute' }
 */
export function labelsOf(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, key, value] = /^\s*([^:]*?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined || key === '' || value === undefined) throw new LabelError(index + 1);
    labels[key] = value;
  }
  return labels;
}
