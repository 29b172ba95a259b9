import type { Seed } from '../front/seed-model.ts';
import { compliant } from './compliant.ts';

/** All seeds, in the order of the help text. */
export const seeds: readonly Seed[] = [compliant];
