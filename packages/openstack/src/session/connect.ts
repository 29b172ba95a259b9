import type { CloudConfig } from '../config/types.ts';
import { OpenStackError } from '../errors.ts';
import { httpTransport } from '../transport/http-transport.ts';
import type { Transport } from '../transport/types.ts';
import { authenticate } from './authenticate.ts';
import type { ExchangeContext } from './exchange.ts';
import { limiter } from './limiter.ts';
import { LiveSession } from './live-session.ts';
import type { CallReport, Session } from './types.ts';

export interface ConnectOptions {
  /** Another way to send requests: a recording, or a recorder around the real one. */
  readonly transport?: Transport | undefined;
  /** Told of every exchange: the health monitor and the benchmarks live on it. */
  readonly onCall?: ((call: CallReport) => void) | undefined;
  /** Default: 10. */
  readonly maxParallelCalls?: number | undefined;
  /** For one exchange. Default: the cloud's api_timeout, else 32 s. */
  readonly timeoutMs?: number | undefined;
  /** How often a call is repeated after its first try. Default: 3. */
  readonly retries?: number | undefined;
  /** First pause between two tries; later ones grow. Default: 500 ms. */
  readonly retryBaseMs?: number | undefined;
  /** Ends every call of the session. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Authenticates with one request and gives a session. Nothing else is asked until it is needed.
 *
 * @throws OpenStackError `auth-failed`, `token-expired`, and whatever a call can fail with
 * @example
 * const session = await connect(await loadCloud({ cloud: 'lab' }));
 * const flavors = await listFlavors(session);
 * await session.close();
 */
export async function connect(config: CloudConfig, options: ConnectOptions = {}): Promise<Session> {
  const maxParallelCalls = Math.max(1, options.maxParallelCalls ?? 10);
  const own = options.transport === undefined ? httpTransport(config, { maxConnections: maxParallelCalls }) : undefined;
  const transport = options.transport ?? own;
  if (transport === undefined) throw new OpenStackError('config-invalid', 'There is no transport.');
  const context: ExchangeContext = {
    cloud: config.name,
    transport,
    limit: limiter(maxParallelCalls),
    onCall: options.onCall,
    retries: options.retries ?? 3,
    retryBaseMs: options.retryBaseMs ?? 500,
    timeoutMs: options.timeoutMs ?? config.apiTimeoutMs ?? 32_000,
    signal: options.signal,
    secrets: new Set(),
  };
  try {
    const token = await authenticate(context, config);
    return new LiveSession(config, context, token, () => own?.close());
  } catch (error) {
    own?.close();
    throw error;
  }
}
