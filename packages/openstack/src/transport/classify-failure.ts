import type { OpenStackErrorCode } from '../errors.ts';
import { TransportError } from './types.ts';

const byCode: Readonly<Record<string, OpenStackErrorCode>> = {
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  ECONNABORTED: 'connection-reset',
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls-failed',
  ERR_PROXY_TUNNEL: 'proxy-failed',
  ERR_PROXY_INVALID_CONFIG: 'proxy-failed',
};

/** Node's error of a failed exchange as one of our codes. */
export function classifyFailure(error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  const { code = '', message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  return new TransportError(codeOf(code), words(code, message), { cause: error });
}

function codeOf(code: string): OpenStackErrorCode {
  const known = byCode[code];
  if (known !== undefined) return known;
  if (
    /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE))/.test(
      code,
    )
  ) {
    return 'tls-failed';
  }
  if (code.startsWith('HPE_') || code === 'ERR_INVALID_HTTP_TOKEN') return 'not-http';
  if (code === 'ABORT_ERR') return 'aborted';
  return 'connection-failed';
}

function words(code: string, message: string): string {
  if (code === 'ECONNRESET') return 'the connection was closed before an answer came';
  return code === '' || message.includes(code) ? message : `${message} (${code})`;
}
