import { z } from 'zod';
import { SiteError } from './site-error.ts';

/** The list of the files of a copy; written last. No dot before it: many web servers show no such files. */
export const manifestName = 'scs-export.json';

/** As many as a page of decades has; a list that is longer is a mistake or an attack. */
const mostFiles = 500_000;
const largestFile = 256 * 1024 * 1024;

/** Relative, with slashes, and nothing in it that leads elsewhere or that a system reads in a way of its own. */
export function isSafePath(path: string): boolean {
  if (path.length > 500 || path === manifestName || path.startsWith(`${manifestName}.`)) return false;
  return path.split('/').every((part) => /^[A-Za-z0-9_][A-Za-z0-9_.~-]*$/.test(part));
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const manifestFile = z.object({
  path: z.string().refine(isSafePath, 'leads out of the copy'),
  sha256,
  bytes: z.int().min(0).max(largestFile),
  /** Of what it says, without the line with the time of the copy; of pages alone. */
  content: sha256.optional(),
});

const manifestSchema = z.object({
  format: z.literal('scs-site'),
  formatVersion: z.literal(1),
  exportedAt: z.iso.datetime(),
  publicUrl: z.string().max(2000),
  name: z.string().max(1000),
  files: z.array(manifestFile).max(mostFiles),
});

export type Manifest = z.output<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

/**
 * Reads the list of a copy.
 *
 * @param where for the message
 * @throws SiteError `not-a-copy`
 */
export function parseManifest(text: string, where: string): Manifest {
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SiteError(
    'not-a-copy',
    `${where} is not the list of a copy of a status page: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    'Name a folder or an address that "scs status export" has written to.',
  );
}

/** @returns undefined for what is no JSON */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
