import { sizeText } from '../output/progress.ts';

/** @example copiedText({ table: 'incidents', bytes: 12_300_000 }) // 'incidents, 12.3 MB so far' */
export function copiedText({ table, bytes }: { table: string; bytes: number }): string {
  return `${table}, ${sizeText(bytes)} so far`;
}
