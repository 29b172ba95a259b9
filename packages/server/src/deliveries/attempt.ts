import { goneReason } from './still-public.ts';

/** What an attempt to deliver a message came to. */
export interface Attempt {
  /** What the receiver answered, if it did. */
  readonly status: number | null;
  /** What was wrong; null when nothing was. */
  readonly error: string | null;
  /** Whether trying again is of no use. */
  readonly isFinal: boolean;
  /** Whether the address itself was refused for good. */
  readonly isBounce: boolean;
  /** Whether nothing was sent, since what it was to tell is not public any more. */
  readonly isWithdrawn?: true;
}

export const delivered = (status: number | null): Attempt => ({ status, error: null, isFinal: false, isBounce: false });

/** An attempt that came to nothing. */
export function failed(error: string, { status = null, isFinal = false }: Partial<Attempt> = {}): Attempt {
  return { status, error, isFinal, isBounce: false };
}

/** Nothing was sent, and nothing will be. */
export const withdrawn: Attempt = {
  status: null,
  error: goneReason,
  isFinal: true,
  isBounce: false,
  isWithdrawn: true,
};
