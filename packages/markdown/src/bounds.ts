/**
 * How much Markdown of one text is parsed. The parser's time grows with the square of what it must keep open (containers of a line,
 * delimiters of a paragraph, lazy lines, underlined headings), and a few characters can stand for megabytes of HTML. No text that
 * people write to be read comes near these bounds.
 */
const bounds = {
  /** Characters; as in the APIs */
  length: 100_000,
  lines: 5000,
  /** Quotes and lists that begin in one line, and in all lines together */
  containersOfLine: 8,
  containers: 3000,
  /** Columns by which a line is indented: lists that nest from line to line are indented ever more */
  indentation: 80,
  /** Lines without a mark of their own that may belong to the quote or the list above them */
  lazyLines: 1500,
  /** What may begin or end emphasis, a link, code, a cell or a sign of HTML: up to where a paragraph surely ends, and in all */
  marksOfParagraph: 1500,
  marks: 10_000,
  /** Lines of `===` or `---` */
  underlines: 500,
} as const;

const container = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
const marks = /[*_~[\]`<!|&\\@]|www\.|:\/\//gi;
const underline = /^[ \t]*(?:=+|-+)[ \t]*$/;

interface Sums {
  lines: number;
  containers: number;
  marks: number;
  underlines: number;
  marksOfParagraph: number;
  /** Undefined where no quote and no list is open. */
  lazyLines: number | undefined;
}

/** Whether what the parser needs for a text is bounded. One pass, in linear time. */
export function isWithinBounds(text: string): boolean {
  if (text.length > bounds.length) return false;
  const sums: Sums = { lines: 0, containers: 0, marks: 0, underlines: 0, marksOfParagraph: 0, lazyLines: undefined };
  return text.split(/\r\n|\r|\n/).every((line) => {
    const containers = countContainers(line);
    addLine(sums, line, containers);
    return (
      containers <= bounds.containersOfLine &&
      indentationOf(line) <= bounds.indentation &&
      sums.lines <= bounds.lines &&
      sums.containers <= bounds.containers &&
      sums.marks <= bounds.marks &&
      sums.marksOfParagraph <= bounds.marksOfParagraph &&
      sums.underlines <= bounds.underlines &&
      (sums.lazyLines ?? 0) <= bounds.lazyLines
    );
  });
}

function addLine(sums: Sums, line: string, containers: number): void {
  const isBlank = line.trim() === '';
  const own = line.match(marks)?.length ?? 0;
  sums.lines++;
  sums.containers += containers;
  sums.marks += own;
  sums.marksOfParagraph = isBlank ? 0 : sums.marksOfParagraph + own;
  if (underline.test(line)) sums.underlines++;
  if (isBlank) sums.lazyLines = undefined;
  else if (containers > 0) sums.lazyLines = 0;
  else if (sums.lazyLines !== undefined) sums.lazyLines++;
}

function countContainers(line: string): number {
  let count = 0;
  for (container.lastIndex = 0; container.test(line);) count++;
  return count;
}

function indentationOf(line: string): number {
  const [space = ''] = /^[ \t]*/.exec(line) ?? [];
  return space.length === line.length ? 0 : space.replaceAll('\t', '    ').length;
}
