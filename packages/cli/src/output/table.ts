/**
 * Lines of a table, the columns as wide as their longest cell (the last one runs free).
 *
 * @example
 * ```ts
 * table([['NAME', 'REGION'], ['lab', 'RegionOne']]); // "NAME  REGION\nlab   RegionOne\n"
 * ```
 */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
