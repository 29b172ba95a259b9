import type { Check } from './check.ts';
import { entropyChecks, retiredEntropyChecks } from './entropy/entropy.ts';
import { flavorNameChecks } from './flavors/flavor-names.ts';
import { standardFlavorChecks } from './flavors/standard-flavors.ts';
import { imagePropertyChecks } from './images/check-properties.ts';
import { imageRecencyCheck } from './images/image-recency.ts';
import { osPurposeUniquenessCheck } from './images/os-purpose-uniqueness.ts';
import { standardImageChecks } from './images/standard-images.ts';
import { keyManagerChecks } from './key-manager/key-manager.ts';
import { defaultRulesCheck } from './security-groups/default-rules.ts';
import { serviceChecks } from './services/services.ts';
import { swiftS3Check } from './services/swift-s3.ts';
import { volumeBackupCheck } from './volume-backup/test-backup.ts';
import { volumeTypeChecks } from './volume-types/features.ts';

/** Every check, in the order of the standards that they belong to. */
export const allChecks: readonly Check[] = [
  ...flavorNameChecks,
  ...entropyChecks,
  ...retiredEntropyChecks,
  ...imagePropertyChecks,
  imageRecencyCheck,
  osPurposeUniquenessCheck,
  ...standardFlavorChecks,
  ...standardImageChecks,
  ...volumeTypeChecks,
  defaultRulesCheck,
  ...keyManagerChecks,
  volumeBackupCheck,
  ...serviceChecks,
  swiftS3Check,
];

const byTestcase = new Map(allChecks.map((check) => [check.testcase, check]));

/** The check that decides a testcase. */
export function findCheck(testcase: string): Check | undefined {
  return byTestcase.get(testcase);
}
