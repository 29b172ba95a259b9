import { setTimeout as sleep } from 'node:timers/promises';
import { readRunning, removeRecord } from './process-record.ts';
import { services, type Service } from './services.ts';

/** Signals a whole process group; that it has ended meanwhile is no error. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function stopTogether(group: readonly Service[], patienceMs: number): Promise<void> {
  const running = () => group.flatMap((service) => readRunning(service.name) ?? []);
  for (const { pid } of running()) signalGroup(pid, 'SIGTERM');
  const giveUpAt = Date.now() + patienceMs;
  while (running().length > 0 && Date.now() < giveUpAt) await sleep(100);
  for (const { pid } of running()) signalGroup(pid, 'SIGKILL');
  for (const service of group) removeRecord(service.name);
}

/** Stops the given services: those that use the database and the broker first, then these. */
export async function stopServices(wanted: readonly Service[] = services): Promise<void> {
  const isBase = (service: Service) => service.kind === 'base';
  await stopTogether(
    wanted.filter((service) => !isBase(service)),
    10_000,
  );
  await stopTogether(wanted.filter(isBase), 20_000);
}
