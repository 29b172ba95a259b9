import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { labEnvironment } from './environment.ts';
import { LabError } from '../lab-error.ts';
import { logs } from '../paths.ts';
import { readRunning, writeRecord } from './process-record.ts';
import type { Service } from './services.ts';

export const logFile = (name: string) => join(logs, `${name}.log`);

/** The last lines of a service's log, for an error message. */
export function logTail(name: string, lineCount = 15): string {
  try {
    return readFileSync(logFile(name), 'utf8').trimEnd().split('\n').slice(-lineCount).join('\n');
  } catch {
    return '(no log)';
  }
}

/** Whether anything listens on a port of 127.0.0.1. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
}

/**
 * Starts a service in a session of its own, so that it outlives this program; its output goes to its log.
 * Does nothing when it runs already. Throws LAB_PORT_TAKEN when something else has its port.
 */
export async function startService(service: Service): Promise<void> {
  if (readRunning(service.name)) return;
  if (service.port !== undefined && (await isListening(service.port))) {
    throw new LabError(
      'LAB_PORT_TAKEN',
      `${service.name} cannot start: another program listens on 127.0.0.1:${service.port}. ` +
        `Find it with "ss -ltnp | grep ${service.port}" and stop it, then run "npm run lab up" again.`,
    );
  }
  const [program, ...args] = service.command;
  const log = openSync(logFile(service.name), 'a');
  try {
    const child = spawn(program, args, {
      detached: true,
      stdio: ['ignore', log, log],
      cwd: '/',
      env: { ...labEnvironment(), ...service.environment },
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) => {
        reject(
          new LabError(
            'LAB_SERVICE_DIED',
            `${service.name} cannot be started: ${error.message}. Run "npm run lab install" to complete the packages.`,
          ),
        );
      });
    });
    child.unref();
    if (child.pid !== undefined) writeRecord(service.name, child.pid);
  } finally {
    closeSync(log);
  }
}
