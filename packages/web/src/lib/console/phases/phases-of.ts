/** The phases that were entered, one a line; lines that are empty are none. */
export function phasesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
