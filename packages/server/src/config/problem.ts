/**
 * Everything that can be wrong with a configuration or a provisioning file, in one table: the code, and what to do next
 * where the place that found it has no better advice.
 */
const hints = {
  // the file as a whole
  'file-not-found': 'Name an existing file, or leave it out to run on the defaults.',
  'file-is-directory': 'Name the file inside the directory.',
  'file-not-readable': 'Give the user that runs scs the right to read the file.',
  'file-too-large': 'Check that this is the right file: a configuration has some kilobytes.',
  'not-text': 'Store the file as UTF-8 text without control characters.',
  'bad-yaml': 'Mend the YAML at the place named; indentation, tabs, quotes and colons are the usual causes.',
  'duplicate-key': 'Keep one of the two: the other would be lost silently.',
  'too-deep': 'Check that this is the right file: a configuration nests about six levels deep.',
  'too-many-aliases': 'Write the content out instead of multiplying it by YAML aliases.',
  'cyclic-alias': 'Remove the YAML alias that stands inside its own anchor.',
  empty: 'Fill in what the file is to say, or do not name it.',
  // a key or a value
  'unknown-key': 'Correct the spelling or remove the key; docs/configuration.md lists all keys.',
  'missing-key': 'Add the key.',
  'wrong-type': 'Give a value of the kind named; quote text that YAML would read as a number or a boolean.',
  'out-of-range': 'Give a number within the range.',
  'unknown-choice': 'Give one of the values named.',
  'bad-text': 'Give text of that form.',
  'bad-address': 'Write HOST:PORT, [IPv6]:PORT, or :PORT for all addresses of the machine.',
  'bad-url': 'Write the complete URL, as in the example.',
  'bad-time-zone': 'Use a name of the IANA time zone database, such as Europe/Berlin or UTC.',
  'bad-duration': 'Write a whole number and its unit: 500ms, 10s, 5m, 12h or 7d.',
  'bad-size': 'Write a whole number and its unit: 512 KiB, 1 MiB or 1 GiB.',
  'bad-path': 'Give the path of a file or folder, from the root, from ~/ or from the place of the configuration file.',
  'bad-image': 'Give an SVG, PNG, JPEG or WebP file of at most 512 KiB.',
  'bad-json': 'Mend the JSON; a list of texts may also be written with commas between them.',
  'bad-secret': 'Give the secret as text, as {file: PATH} or as {env: NAME}.',
  'secret-not-readable': 'Put the secret there and let the user that runs scs read it.',
  // several values together
  'duplicate-name': 'Give each entry of the list a value of its own.',
  'unknown-name': 'Correct the spelling, or declare what is named.',
  'address-taken': 'Give each listener an address of its own.',
  'conflicting-variables': 'Unset one of the two.',
} as const satisfies Record<string, string>;

/** The closed list of codes. A program decides by them; people read the message. */
export type ConfigErrorCode = keyof typeof hints;

/** Where a value was given; line and column count from 1. */
export type Place =
  | { kind: 'file'; file: string; line?: number; column?: number }
  | { kind: 'environment'; variable: string }
  | { kind: 'flag'; flag: string };

/** One thing that is wrong. */
export interface ConfigProblem {
  code: ConfigErrorCode;
  /** What was found, and what is wanted; never the value of a secret. */
  message: string;
  /** What to do next. */
  hint: string;
  place?: Place;
  /** Dotted, as in `auth.providers[0].issuer`; absent where the problem is not about one key. */
  key?: string;
}

/** The advice that goes with a code. */
export function hintOf(code: ConfigErrorCode): string {
  return hints[code];
}

/**
 * A place as it stands in messages.
 *
 * @example describePlace({ kind: 'file', file: 'scs.yaml', line: 3, column: 9 }) // 'scs.yaml:3:9'
 */
export function describePlace(place: Place): string {
  if (place.kind === 'environment') return place.variable;
  if (place.kind === 'flag') return place.flag;
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}
