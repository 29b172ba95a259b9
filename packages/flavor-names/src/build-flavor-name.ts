import { flavorFields } from './flavor-fields.ts';
import type { FlavorField, FlavorFieldName, FlavorInput } from './flavor-fields.ts';
import { FlavorNameError } from './flavor-name-error.ts';
import type { FlavorName } from './model.ts';
import { printFlavorName } from './print-flavor-name.ts';
import { isLeftOut, readField } from './read-field.ts';
import type { FieldError } from './read-field.ts';
import { scanFlavor } from './scan-flavor.ts';
import { shortFlavorName } from './short-flavor-name.ts';

export type BuiltName =
  | { readonly isValid: true; readonly name: string; readonly short: string; readonly flavor: FlavorName }
  | { readonly isValid: false; readonly errors: readonly FieldError[] };

/**
 * Puts a name together from the answers to `flavorFields`. A GPU is passed through unless `gpuType` says `g`.
 * Every field with a mistake is reported, in the order of the fields.
 *
 * @example buildFlavorName({ cpus: 2, cpuType: 'V', ram: '4', diskSize: 20, diskType: 's' })
 *   // { isValid: true, name: 'SCS-2V-4-20s', short: 'SCS-2V-4-20s', flavor: … }
 */
export function buildFlavorName(input: FlavorInput): BuiltName {
  const errors = unknownFields(input);
  const texts = new Map<FlavorFieldName, string>();
  for (const field of flavorFields) {
    const reading = readField(field, input);
    if ('error' in reading) errors.push(reading.error);
    else if (reading.text !== null) texts.set(field.name, reading.text);
    errors.push(...missingFields(field, input));
  }
  if (errors.length === 0) errors.push(...unreadableTogether(texts));
  if (errors.length > 0) return { isValid: false, errors };

  // The parser is the judge of what a name says, so that no second set of rules can drift away from it.
  const name = write(texts);
  const { flavor, failure } = scanFlavor(name, 'v3');
  if (flavor === undefined) throw new FlavorNameError({ ...failure, input: name });
  return { isValid: true, name: printFlavorName(flavor), short: shortFlavorName(flavor), flavor };
}

function unknownFields(input: FlavorInput): FieldError[] {
  const known = new Set<string>(flavorFields.map(({ name }) => name));
  return Object.keys(input)
    .filter((name) => !known.has(name))
    .map((field) => ({
      field,
      code: 'unknown-field',
      message: `There is no field ${JSON.stringify(field)}; the fields are ${[...known].join(', ')}`,
    }));
}

function missingFields(field: FlavorField, input: FlavorInput): FieldError[] {
  const isGiven = !isLeftOut(input[field.name]);
  if (field.isRequired && !isGiven) {
    return [{ field: field.name, code: 'required', message: `${field.label}: must be given` }];
  }
  const { belongsTo } = field;
  if (belongsTo === undefined || !isGiven || !isLeftOut(input[belongsTo])) return [];
  return [needsOther(field.name, `means nothing without "${labelOf(belongsTo)}"; give that, or leave this out`)];
}

/** Combinations of allowed values that no name can say, because the parser would read something else. */
function unreadableTogether(texts: ReadonlyMap<FlavorFieldName, string>): FieldError[] {
  const hasGpuUnitsOrPerf = texts.has('gpuUnits') || texts.has('gpuPerf');
  const errors: FieldError[] = [];
  if (texts.has('gpuVram') && !hasGpuUnitsOrPerf) {
    errors.push(needsOther('gpuVram', 'would be read as units; give the units of the GPU, too'));
  }
  if (texts.has('gpuVramPerf') && !texts.has('gpuVram')) {
    errors.push(needsOther('gpuVramPerf', 'means nothing without the memory of the GPU; give that, or leave this out'));
  }
  if (texts.has('gpuBrand') && texts.has('infiniband') && !hasGpuUnitsOrPerf) {
    errors.push(needsOther('infiniband', 'would be read as the generation of the GPU; give the units of the GPU, too'));
  }
  return errors;
}

function needsOther(field: FlavorFieldName, why: string): FieldError {
  return { field, code: 'needs-other-field', message: `${labelOf(field)}: ${why}` };
}

function labelOf(name: FlavorFieldName): string {
  return flavorFields.find((field) => field.name === name)?.label ?? name;
}

function write(texts: ReadonlyMap<FlavorFieldName, string>): string {
  const text = (name: FlavorFieldName, before = ''): string =>
    texts.has(name) ? before + (texts.get(name) ?? '') : '';
  const flag = (name: FlavorFieldName, letters: string): string => (texts.has(name) ? letters : '');
  const count = texts.has('diskCount') ? `${text('diskCount')}x` : '';
  return [
    `SCS-${text('cpus')}${text('cpuType')}${flag('cpuInsecure', 'i')}`,
    `${text('ram', '-')}${flag('ramInsecure', 'u')}${flag('ramOversubscribed', 'o')}`,
    flag('diskSize', `-${count}${text('diskSize')}${text('diskType')}`),
    text('hypervisor', '_'),
    flag('hardwareVirtualization', '_hwv'),
    flag('cpuVendor', `_${text('cpuVendor')}${text('cpuGeneration')}${text('cpuPerf')}`),
    flag('gpuBrand', `_${texts.get('gpuType') ?? 'G'}${text('gpuBrand')}${text('gpuGeneration')}`),
    flag('gpuBrand', `${text('gpuUnits', '-')}${text('gpuPerf')}${text('gpuVram', '-')}${text('gpuVramPerf')}`),
    flag('infiniband', '_ib'),
  ].join('');
}
