import { get } from 'node:http';
import { memoryKiB, readRunning } from '../services/process-record.ts';
import { services, type Service } from '../services/services.ts';
import { isListening } from '../services/start-service.ts';

export interface ServiceStatus {
  readonly name: string;
  readonly port: number | undefined;
  readonly isRunning: boolean;
  /** Whether its port, or its URL where it has one, answers; undefined for workers, which listen nowhere. */
  readonly isAnswering: boolean | undefined;
  /** Proportional share of memory, 0 when it does not run. */
  readonly memoryMiB: number;
}

/** Whether a URL answers with anything below 500: version documents come as 200 or 300, a closed API as 401. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 3000 }, (response) => {
      response.resume();
      resolve((response.statusCode ?? 500) < 500);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => {
      resolve(false);
    });
  });
}

async function statusOf({ name, port, probeUrl }: Service): Promise<ServiceStatus> {
  const running = readRunning(name);
  const probe = probeUrl === undefined ? (port === undefined ? undefined : isListening(port)) : answers(probeUrl);
  return {
    name,
    port,
    isRunning: running !== undefined,
    isAnswering: await probe,
    memoryMiB: running ? Math.round(memoryKiB(running.pid) / 1024) : 0,
  };
}

export function labStatus(): Promise<ServiceStatus[]> {
  return Promise.all(services.map(statusOf));
}

export const isUp = (status: ServiceStatus) => status.isRunning && status.isAnswering !== false;

/** The table that `npm run lab status` prints. */
export function statusTable(statuses: readonly ServiceStatus[]): string {
  const word = (status: ServiceStatus) => {
    if (!status.isRunning) return status.isAnswering ? 'foreign' : 'down';
    return status.isAnswering === false ? 'silent' : 'up';
  };
  const rows = statuses.map((status) =>
    [
      status.name.padEnd(17),
      word(status).padEnd(8),
      (status.port === undefined ? '-' : `127.0.0.1:${status.port}`).padEnd(16),
      `${status.memoryMiB} MiB`.padStart(8),
    ].join(' '),
  );
  const up = statuses.filter(isUp).length;
  const memoryMiB = statuses.reduce((sum, status) => sum + status.memoryMiB, 0);
  return [...rows, `${up} of ${statuses.length} services are up, ${memoryMiB} MiB of memory in all`].join('\n');
}
