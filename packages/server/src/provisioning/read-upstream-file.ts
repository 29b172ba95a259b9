import { z } from 'zod';
import { ConfigError } from '../config/config-error.ts';
import { readConfigFile } from '../config/files/read-config-file.ts';
import { pathText } from '../config/path-text.ts';
import { hintOf } from '../config/problem.ts';
import { positionAt, type Located } from '../config/yaml/located.ts';
import { parseUuid } from '../status/compat/parse-uuid.ts';

const text = z.string({ error: 'must be text' });
const id = text.transform((value, context) => {
  const found = parseUuid(value);
  if (found !== undefined) return found;
  context.addIssue({ code: 'custom', message: 'must be a UUID' });
  return z.NEVER;
});
/** `model: {id: …}` fixes an id; a plain `id` is ignored, as all unknown keys are. */
const model = z.looseObject({ id: id.optional() }).optional();

/** Upstream's provisioning.yaml (reference 2.4): lower-case keys, unknown ones ignored. */
const upstreamProvisioning = z.looseObject({
  components: z
    .array(z.looseObject({ displayname: text.optional(), labels: z.record(z.string(), text).optional(), model }))
    .optional(),
  impactTypes: z.array(z.looseObject({ displayname: text, description: text.optional(), model })).optional(),
  phases: z.array(z.looseObject({ name: text })).optional(),
  severities: z
    .array(z.looseObject({ name: text.optional(), value: z.int({ error: 'must be a whole number' }).optional() }))
    .optional(),
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
  const parsed = upstreamProvisioning.safeParse(decoded(tree, ''));
  if (parsed.success) return parsed.data;
  const [first, ...others] = parsed.error.issues.map((issue) => ({
    code: 'wrong-type' as const,
    message: `${pathText(issue.path) || 'the file'}: ${issue.message}`,
    hint: hintOf('wrong-type'),
    place: { kind: 'file' as const, file, ...positionAt(tree, issue.path) },
  }));
  throw first === undefined ? parsed.error : new ConfigError([first, ...others]);
}

/**
 * Plain data as upstream's reader (gopkg.in/yaml.v3) decodes it: into text goes a scalar as it is written, whatever YAML
 * takes it for (`1.50`, `0x1F`, `true`). A key with nothing after it is left out, but among labels it is an empty text. The
 * only number is the value of a severity.
 *
 * @param under the key whose value this is
 */
function decoded(value: Located, under: string): unknown {
  switch (value.kind) {
    case 'scalar':
      return under === 'value' || (value.value === null && under !== 'label') ? value.value : value.source;
    case 'list':
      return value.items.map((item) => decoded(item, ''));
    case 'map': {
      const areLabels = under === 'labels';
      const entries = [...value.entries.values()].flatMap(({ key, value: inner }) => {
        const plain = decoded(inner, areLabels ? 'label' : key);
        return plain === null ? [] : [[key, plain] as const];
      });
      // fromEntries defines own properties, so that a key `__proto__` is a key like any other
      return Object.fromEntries(entries);
    }
  }
}
