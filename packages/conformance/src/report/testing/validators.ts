import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

const reportSchemaPath = join(import.meta.dirname, '..', '..', '..', 'schema', 'report.schema.json');

/** What is wrong with a document, in words; empty when it is valid. */
export type Validate = (document: unknown) => string[];

/** The published schema of our JSON reports. */
export async function readReportSchema(): Promise<object> {
  return JSON.parse(await readFile(reportSchemaPath, 'utf8')) as object;
}

/** Validates against a schema of the dialect 2020-12. */
export function validatorFor(schema: object): Validate {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
  addFormats.default(ajv);
  return problemsBy(ajv.compile(schema));
}

/**
 * Validates against the SARIF schema of the OASIS committee. It is of the dialect draft-04, of which it uses nothing that
 * later ones read differently, once its `id` is gone.
 */
export function sarifValidator(): Validate {
  const schema = Object.fromEntries(Object.entries(sarifSchema).filter(([key]) => key !== 'id' && key !== '$schema'));
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return problemsBy(ajv.compile(schema));
}

function problemsBy(validate: ValidateFunction): Validate {
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

/** What is wrong with several JUnit documents, in words. */
export async function junitProblems(documents: readonly string[]): Promise<string[]> {
  const schema = await readFile(join(import.meta.dirname, 'junit.xsd'), 'utf8');
  const xml = documents.map((contents, index) => ({ fileName: `report-${index}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema: [schema], initialMemoryPages: 512, maxMemoryPages: 4096 });
  return errors.map(({ rawMessage }) => rawMessage);
}
