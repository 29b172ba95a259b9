/**
 * Orders texts by Unicode code points, as Python does, and not by UTF-16 units as `<` does.
 *
 * @example ['\u{1f600}', '\uff5e', 'a'].sort(byCodePoint) // ['a', '\uff5e', '\u{1f600}']
 */
export function byCodePoint(a: string, b: string): number {
  const common = Math.min(a.length, b.length);
  for (let index = 0; index < common; index += 1) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others; among themselves units order as code points do. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
