import { labStatus } from './lab-status.ts';

/** Says once, before the suite, whether the lab's tests run, and why not where they do not. */
export default async function announceLab(): Promise<void> {
  const lab = await labStatus();
  console.log(lab.isUp ? `lab: ${lab.reason}` : `lab tests are skipped: ${lab.reason}`);
}
