import type { ZodType } from 'zod';
import { ServerError, type FieldProblem } from '../errors.ts';

/**
 * Reads the input of a verb.
 *
 * @throws ServerError `invalid`, with every field that is wrong
 */
export function parseInput<T>(schema: ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues
    .slice(0, 20)
    .flatMap((issue): FieldProblem[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            path: pathText([...issue.path, key.slice(0, 200)]),
            message: 'is not known here',
          }))
        : [{ path: pathText(issue.path), message: issue.message }],
    )
    .slice(0, 20);
  const first = fields[0];
  const where = first === undefined || first.path === '' ? '' : `${first.path}: `;
  throw new ServerError(
    'invalid',
    `${where}${first?.message ?? 'The request is not valid.'}`,
    'Correct the fields and send the request again.',
    { fields },
  );
}

/** `affects[0].severity` */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${String(part)}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}
