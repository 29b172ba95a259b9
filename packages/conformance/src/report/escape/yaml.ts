/** What every YAML reader, of version 1.1 or 1.2, takes for a string without quotes. Everything else gets them. */
const plain = /^[A-Za-z][A-Za-z0-9_./-]*$/;

/** Words that YAML 1.1 reads as a boolean or null. */
const words = new Set(['y', 'yes', 'n', 'no', 'true', 'false', 'on', 'off', 'null']);

/** What PyYAML refuses unescaped, or folds as a line break, or what hides in an editor. */
const escaped = /["\\]|[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * A string as YAML that PyYAML, `yaml` and any other reader give back unchanged: plain where no reader could take it
 * for anything else, otherwise in double quotes on one line. (The `yaml` package writes DEL, C1 controls, U+FEFF, a bare
 * `=` and a bare `<<`, all of which PyYAML rejects or reads as something else.)
 */
export function yamlString(text: string): string {
  if (plain.test(text) && !words.has(text.toLowerCase())) return text;
  return `"${text.replace(escaped, escapeOf)}"`;
}

function escapeOf(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint <= 0xff) return `\\x${codePoint.toString(16).padStart(2, '0')}`;
  if (codePoint <= 0xffff) return `\\u${codePoint.toString(16).padStart(4, '0')}`;
  return `\\U${codePoint.toString(16).padStart(8, '0')}`;
}
