import type { Verdict } from '../../model/result.ts';

type Colour = 'green' | 'red' | 'yellow' | 'grey' | 'bold' | 'cyan';

const codeOf: Readonly<Record<Colour, [on: number, off: number]>> = {
  green: [32, 39],
  red: [31, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  grey: [2, 22],
  bold: [1, 22],
};

/** Colours a text that is already harmless. */
export type Paint = (colour: Colour, text: string) => string;

/** Colours, or none. These are the only escape sequences that a report for the terminal holds. */
export function paintFor(hasColour: boolean): Paint {
  if (!hasColour) return (_colour, text) => text;
  return (colour, text) => {
    const [on, off] = codeOf[colour];
    return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

export const colourOf = {
  pass: 'green',
  fail: 'red',
  abort: 'yellow',
  missing: 'grey',
} as const satisfies Record<Verdict, Colour>;
