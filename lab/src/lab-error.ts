/**
 * - LAB_USAGE: the command line was not understood.
 * - LAB_WRONG_PLATFORM: this machine cannot run the lab (not Debian 12, or not root).
 * - LAB_SCRIPT_FAILED: a script of the lab ended with an error.
 * - LAB_SERVICE_DIED: a service ended while it was being started.
 * - LAB_NOT_READY: a service runs but did not answer in time.
 * - LAB_PORT_TAKEN: another program listens where a service of the lab must.
 * - LAB_BUSY: another command changes the lab and did not end in time.
 * - LAB_NOT_RUNNING: the command needs a running lab.
 * - LAB_API_REFUSED: an API of the lab refused what a seed asked for.
 */
export type LabErrorCode =
  | 'LAB_USAGE'
  | 'LAB_WRONG_PLATFORM'
  | 'LAB_SCRIPT_FAILED'
  | 'LAB_SERVICE_DIED'
  | 'LAB_NOT_READY'
  | 'LAB_PORT_TAKEN'
  | 'LAB_BUSY'
  | 'LAB_NOT_RUNNING'
  | 'LAB_API_REFUSED';

/** An error of the lab whose message says what happened to what, and what to do next. */
export class LabError extends Error {
  readonly code: LabErrorCode;

  constructor(code: LabErrorCode, message: string) {
    super(message);
    this.name = 'LabError';
    this.code = code;
  }

  /** 2: cannot run here (or like this); 1: tried and failed. */
  get exitCode(): 1 | 2 {
    return this.code === 'LAB_WRONG_PLATFORM' || this.code === 'LAB_USAGE' ? 2 : 1;
  }
}
