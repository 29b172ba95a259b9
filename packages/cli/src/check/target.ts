import { freshRunId, sampleRecordingPath, stateFolder, type CloudAccess } from '@scs/conformance';
import {
  cloudOfRecording,
  connect,
  httpTransport,
  loadCloud,
  recordTo,
  replayFrom,
  type CallReport,
} from '@scs/openstack';
import packageJson from '../../package.json' with { type: 'json' };
import { UsageError } from '../output/fail.ts';
import { warnAbout } from '../output/warn-about.ts';
import type { CheckOptions } from './options.ts';
import { openRecordingFile } from './recording-file.ts';
import { localDate } from './request.ts';

/** What is checked: a cloud, or the recording of one. */
export interface Target {
  cloud: { name: string; region?: string };
  subject: string;
  toolVersion: string;
  now: Date;
  runId: string;
  isReplay: boolean;
  stateFolder: string;
  /** The date that counts unless another one is asked for. */
  referenceDate: string;
  open(onCall: (call: CallReport) => void): Promise<CloudAccess>;
  close(): void;
}

/** Opens what the options name; nothing is sent yet. */
export async function openTarget(options: CheckOptions): Promise<Target> {
  const replays = [options.replay, options.sample === true ? sampleRecordingPath : undefined].filter(
    (file) => file !== undefined,
  );
  if (replays.length > 1 || (replays.length > 0 && options.record !== undefined)) {
    throw new UsageError('--replay, --sample and --record exclude one another.', 'Choose one of them.');
  }
  return replays[0] === undefined ? openCloud(options) : openReplay(replays[0]);
}

async function openCloud(options: CheckOptions): Promise<Target> {
  const name = options.osCloud ?? options.assign['os_cloud'];
  const config = await loadCloud(name === undefined ? {} : { cloud: name });
  warnAbout(config);
  const now = new Date();
  const runId = freshRunId();
  const cloud = { name: config.name, ...(config.regionName === undefined ? {} : { region: config.regionName }) };
  const recording = options.record === undefined ? undefined : openRecordingFile(options.record);
  return {
    cloud,
    subject: config.name,
    toolVersion: packageJson.version,
    now,
    runId,
    isReplay: false,
    stateFolder: stateFolder(process.env),
    referenceDate: localDate(now),
    open: async (onCall) => {
      const http = httpTransport(config);
      const meta = { cloud: config, recordedAt: now, more: { runId, tool: `scs ${packageJson.version}` } };
      const transport = recording === undefined ? http : recordTo(http, recording.write, meta);
      return { session: await connect(config, { onCall, transport }), transport };
    },
    close: () => {
      recording?.close();
    },
  };
}

async function openReplay(file: string): Promise<Target> {
  const { header, transport } = await replayFrom(file);
  const config = cloudOfRecording(header);
  const now = new Date(header.recordedAt);
  return {
    cloud: { name: config.name, ...(config.regionName === undefined ? {} : { region: config.regionName }) },
    subject: config.name,
    toolVersion: packageJson.version,
    now,
    // names of what the run created hold its id, and requests must be found again by them
    runId: typeof header['runId'] === 'string' ? header['runId'] : freshRunId(),
    isReplay: true,
    stateFolder: '',
    referenceDate: localDate(now),
    open: async (onCall) => ({ session: await connect(config, { onCall, transport }), transport }),
    close: () => undefined,
  };
}
