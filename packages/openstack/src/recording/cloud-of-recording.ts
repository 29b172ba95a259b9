import type { CloudConfig } from '../config/types.ts';
import { Secret } from '../secret.ts';
import { scrubbed } from './scrub.ts';
import type { RecordingHeader } from './types.ts';

/** The configuration with which `connect` works on a replay. Its credentials are place-holders. */
export function cloudOfRecording({ cloud }: RecordingHeader): CloudConfig {
  return {
    name: cloud.name,
    regionName: cloud.regionName ?? undefined,
    interface: cloud.interfaces[0] ?? 'public',
    interfaces: cloud.interfaces,
    authType: 'password',
    auth: { authUrl: cloud.authUrl, userId: scrubbed, password: new Secret(scrubbed) },
    verify: cloud.verify,
    endpointOverrides: cloud.endpointOverrides,
    regionOverrides: cloud.regionOverrides,
    interfaceOverrides: cloud.interfaceOverrides,
    sources: ['recording'],
    warnings: [],
  };
}
