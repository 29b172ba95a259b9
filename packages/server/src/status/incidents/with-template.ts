import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import type { z } from 'zod';
import { invalidField } from '../../errors.ts';
import { parseInput } from '../../verb/parse-input.ts';
import { templateContent } from './schemas.ts';

/**
 * Fills in from the template that the input names what it leaves out.
 *
 * @throws ServerError `invalid` when there is no such template
 */
export async function withTemplate<Input extends z.infer<typeof templateContent> & { template?: string | undefined }>(
  tx: Transaction<Database>,
  input: Input,
): Promise<Input> {
  if (input.template === undefined) return input;
  const template = await tx
    .selectFrom('templates')
    .select('content')
    .where('id', '=', input.template)
    .executeTakeFirst();
  if (template === undefined) throw invalidField('template', `there is no template ${input.template}`);
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  return { ...input, ...parseInput(templateContent, template.content), ...given };
}
