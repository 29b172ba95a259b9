import { styleText } from 'node:util';

/** Whether colours are wanted on a stream: only on a terminal, and not against the user's NO_COLOR. */
export function wantsColour(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.hasColors();
}

/** Styles text for a stream that wants colours, and leaves it alone for one that does not. */
export function styler(stream: NodeJS.WriteStream): (style: Parameters<typeof styleText>[0], text: string) => string {
  return wantsColour(stream) ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}
