import { printFailure } from './fail.ts';

/** Ends a command that only prints, once nobody takes what it prints. What there is to say has been said. */
export class OutputEnded extends Error {
  override readonly name = 'OutputEnded';
}

/**
 * Keeps a command alive whose standard output or error can no longer be written, so that a check still tidies up and
 * writes its reports. A pipe that was closed early (`scs … | head`) is no error; a full disk is one, with exit code 2.
 */
export function watchStandardStreams(): void {
  let isLost = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isLost) return;
    isLost = true;
    printFailure({
      code: 'output-unwritable',
      message: `Standard output cannot be written: ${error.message}.`,
      hint: 'Make room where it goes, or send it elsewhere.',
    });
  });
  // Where standard error itself is closed, nobody is left to tell.
  process.stderr.on('error', () => undefined);
  process.on('exit', () => {
    if (isLost) process.exitCode = 2;
  });
}
