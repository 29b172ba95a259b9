import type { ServerResponse } from 'node:http';

/** Open pages that wait to hear of changes. */
export interface LiveHub {
  readonly size: number;
  /** How many of them a network has. */
  sizeOf(network: string): number;
  /** Tells a page from now on, until its connection closes. */
  add(response: ServerResponse, network: string): void;
  /** Tells all pages that something has changed; what changes in quick succession is told once. */
  tell(): void;
  /** Ends all connections: the pages come back, to this process or to another one. */
  close(): void;
}

/** Proxies end what is silent for a minute. */
const heartbeatMs = 25_000;
/** Several changes at once, such as an incident with its first update, are one piece of news. */
const gatherMs = 100;
/** Whoever does not take what is sent is cut off before it fills the memory. Bytes */
const mostWaiting = 64 * 1024;
/** Pages come for the news one after another, not all in the same moment: a millisecond for each, up to this. */
const longestSpreadMs = 5000;
const heartbeat = Buffer.from(':\n\n');

/**
 * Keeps the connections of open pages. News is one buffer that is written to all of them: what it costs does not depend on
 * what has changed, and a page that is rendered once answers everybody who then asks for it.
 */
export function liveHub(): LiveHub {
  const open = new Set<ServerResponse>();
  const byNetwork = new Map<string, number>();
  let gathering: NodeJS.Timeout | undefined;

  function sendAll(bytes: Buffer): void {
    for (const response of open) {
      if (response.writableLength > mostWaiting) response.destroy();
      else response.write(bytes);
    }
  }
  const beat = setInterval(() => {
    sendAll(heartbeat);
  }, heartbeatMs).unref();

  return {
    get size() {
      return open.size;
    },
    sizeOf: (network) => byNetwork.get(network) ?? 0,
    add(response, network) {
      open.add(response);
      byNetwork.set(network, (byNetwork.get(network) ?? 0) + 1);
      response.once('close', () => {
        open.delete(response);
        const left = (byNetwork.get(network) ?? 1) - 1;
        if (left > 0) byNetwork.set(network, left);
        else byNetwork.delete(network);
      });
    },
    tell() {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        sendAll(Buffer.from(`event: changed\ndata: ${String(Math.min(open.size, longestSpreadMs))}\n\n`));
      }, gatherMs).unref();
    },
    close() {
      clearTimeout(gathering);
      clearInterval(beat);
      for (const response of open) response.end();
    },
  };
}
