import { z } from 'zod';
import { ConfigError } from '../config/config-error.ts';
import { readConfigFile } from '../config/files/read-config-file.ts';
import { pathText } from '../config/path-text.ts';
import { hintOf } from '../config/problem.ts';
import { plainOf, positionAt } from '../config/yaml/located.ts';
import { id } from '../status/schemas.ts';

const text = z.string({ error: 'must be text' });
/** `model: {id: …}` fixes an id; a plain `id` is ignored, as all unknown keys are. */
const model = z.looseObject({ id: id.optional() }).optional();

/** Upstream's provisioning.yaml (reference 2.4): lower-case keys, unknown ones ignored. */
const upstreamProvisioning = z.looseObject({
  components: z
    .array(z.looseObject({ displayname: text.optional(), labels: z.record(z.string(), text).optional(), model }))
    .optional(),
  impactTypes: z.array(z.looseObject({ displayname: text, description: text.optional(), model })).optional(),
  phases: z.array(z.looseObject({ name: text })).optional(),
  severities: z.array(z.looseObject({ name: text.optional(), value: z.int().optional() })).optional(),
});

export type UpstreamProvisioning = z.output<typeof upstreamProvisioning>;

/**
 * Reads upstream's provisioning.yaml.
 *
 * @throws ConfigError with the places of what is wrong
 */
export function readUpstreamFile(file: string): UpstreamProvisioning {
  const tree = readConfigFile(file);
  if (tree === undefined) {
    throw new ConfigError([
      { code: 'empty', message: 'the file says nothing', hint: hintOf('empty'), place: { kind: 'file', file } },
    ]);
  }
  const parsed = upstreamProvisioning.safeParse(plainOf(tree));
  if (parsed.success) return parsed.data;
  const [first, ...others] = parsed.error.issues.map((issue) => ({
    code: 'wrong-type' as const,
    message: `${pathText(issue.path) || 'the file'}: ${issue.message}`,
    hint: hintOf('wrong-type'),
    place: { kind: 'file' as const, file, ...positionAt(tree, issue.path) },
  }));
  throw first === undefined ? parsed.error : new ConfigError([first, ...others]);
}
