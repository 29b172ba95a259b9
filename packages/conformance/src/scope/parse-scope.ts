import type { Scope } from '../model/scope.ts';
import { checkKeywords } from './check-keywords.ts';
import { kindOf } from './located-value.ts';
import { parseModules } from './parse-modules.ts';
import { parseTestcases } from './parse-testcases.ts';
import { parseTimeline } from './parse-timeline.ts';
import { parseVariables } from './parse-variables.ts';
import { parseVersions } from './parse-versions.ts';
import { readYaml } from './read-yaml.ts';
import { ScopeError, throwIfAny } from './scope-error.ts';
import { createShape } from './shape.ts';

/**
 * Reads the text of a scope file (upstream's format, YAML 1.1) and checks it: keys, types, duplicates, references.
 * As upstream, it leaves one mistake for later: an unknown testcase id outside of `main` of a stable version is
 * reported by {@link selectTestcases}, when it matters. Stricter than upstream, it also refuses wrong types, unknown
 * lifetimes and validities, and keys that stand twice in a map.
 *
 * @param options.file what messages call the file
 * @throws ScopeError with all problems of one kind at once: first those of the YAML, then unknown keys, then missing
 *   keys and wrong types, then duplicates and references
 * @example parseScope(text, { file: 'scs-compatible-iaas.yaml' }).versions.map(({ version }) => version)
 */
export function parseScope(text: string, { file }: { file: string }): Scope {
  const spec = readYaml(text, file);
  if (spec.kind !== 'map') {
    const message = `a scope file is a map, this one is ${kindOf(spec)}`;
    throw new ScopeError([{ code: 'not-a-scope', message, ...spec.at }], file);
  }
  throwIfAny(checkKeywords(spec), file);

  const shape = createShape();
  const meaning = createShape();
  const prerequisite = shape.optionalMap(spec, 'prerequisite', '');
  const head = {
    uuid: shape.requiredText(spec, 'uuid', ''),
    name: shape.requiredText(spec, 'name', ''),
    url: shape.requiredText(spec, 'url', ''),
    ...parseVariables(spec, shape),
  };
  const { testcases, countAttention } = parseTestcases(spec, shape, meaning);
  const modules = parseModules(spec, shape, meaning);
  const versions = parseVersions(spec, modules, shape, meaning, countAttention);
  const timeline = parseTimeline(spec, new Set(versions.map(({ version }) => version)), shape, meaning);
  const name = prerequisite && shape.optionalText(prerequisite, 'name', 'prerequisite');
  const url = prerequisite && shape.optionalText(prerequisite, 'url', 'prerequisite');
  throwIfAny(shape.problems, file);
  throwIfAny(meaning.problems, file);
  return {
    ...head,
    ...(prerequisite && { prerequisite: { ...(name !== undefined && { name }), ...(url !== undefined && { url }) } }),
    testcases,
    modules,
    versions,
    timeline,
  };
}
