import { join } from 'node:path';

/** The recording of a check of the lab's compliant cloud, for trying `scs` with no cloud at hand. */
export const sampleRecordingPath = join(import.meta.dirname, '..', 'samples', 'lab-compliant.jsonl');
