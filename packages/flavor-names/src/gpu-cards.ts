/** A card, or a share of one, and how a flavor name says it (scs-0100-w1). */
export interface GpuCard {
  readonly brand: 'N' | 'A' | 'I';
  readonly card: string;
  /** The share of the card that a flavor gets, such as `1/2`; `1/1` is the whole card. */
  readonly share: string;
  /** The part of the name behind `_`, for pass-through. A virtual GPU has `g` for `G`. */
  readonly piece: string;
  /** False for shares whose figures the standard's authors derived and did not check. */
  readonly isVerified: boolean;
}

const rows: readonly (readonly [card: string, shares: Readonly<Record<string, string>>])[] = [
  ['A10', { '1/1': 'GNa-72-24' }],
  ['A30', { '1/1': 'GNa-56-24', '1/2': 'GNa-28-12', '1/4': 'GNa-14-6' }],
  ['A30X', { '1/1': 'GNa-56h-24h' }],
  ['A40', { '1/1': 'GNa-84-48' }],
  ['A100', { '1/1': 'GNa-108h-80h', '1/2': 'GNa-54h-40h', '1/4': 'GNa-27h-20h', '1/7': 'GNa-15h-10h' }],
  ['A100X', { '1/1': 'GNa-108-80h' }],
  ['L4', { '1/1': 'GNl-58-24' }],
  ['L40', { '1/1': 'GNl-142-48' }],
  ['L40G', { '1/1': 'GNl-142h-48' }],
  ['L40S', { '1/1': 'GNl-142hh-48' }],
  ['RTX2000 Ada', { '1/1': 'GNl-22-16' }],
  ['RTX4000 Ada', { '1/1': 'GNl-48-20' }],
  ['RTX4500 Ada', { '1/1': 'GNl-60-24' }],
  ['RTX5000 Ada', { '1/1': 'GNl-100-32' }],
  ['RTX5880 Ada', { '1/1': 'GNl-110-48' }],
  ['RTX6000 Ada', { '1/1': 'GNl-142-48' }],
  ['RTX4080S', { '1/1': 'GNl-80-16' }],
  ['RTX4090', { '1/1': 'GNl-128-24' }],
  ['H100', { '1/1': 'GNg-132-80h', '1/2': 'GNg-66-40h', '1/4': 'GNg-33-20h', '1/7': 'GNg-18-10h' }],
  ['H200', { '1/1': 'GNg-132-141h', '1/2': 'GNg-66-70h' }],
  ['GB200', { '1/1': 'GNb-160-192h', '1/2': 'GNb-80-96h', '2/7': 'GNb-44-45h', '1/7': 'GNb-22-23h' }],
  ['GB300', { '1/1': 'GNu-160-288h', '1/2': 'GNu-80-144h' }],
  ['RTX Pro2000 Blackwell', { '1/1': 'GNb-34-16' }],
  ['RTX Pro4000 Blackwell', { '1/1': 'GNb-70-24' }],
  ['RTX Pro4500 Blackwell', { '1/1': 'GNb-82-32' }],
  ['RTX Pro5000 Blackwell', { '1/1': 'GNb-110-72', '1/2': 'GNb-55-36' }],
  ['RTX Pro6000 Blackwell', { '1/1': 'GNb-188-96', '1/2': 'GNb-94-48', '1/4': 'GNb-47-24' }],
  ['RTX5080S', { '1/1': 'GNb-84-24' }],
  ['RTX5090', { '1/1': 'GNb-170-32' }],
  ['MI210', { '1/1': 'GA2-104-64h' }],
  ['MI250', { '1/1': 'GA2-208-128h' }],
  ['MI250X', { '1/1': 'GA2-220-128h' }],
  ['MI300X', { '1/1': 'GA3-304-192h' }],
  ['MI325X', { '1/1': 'GA3-304-288h' }],
  ['MI350X', { '1/1': 'GA4-256-288h' }],
  ['MI355X', { '1/1': 'GA4-256h-288h' }],
  ['W7900', { '1/1': 'GA3.1-96-48' }],
  ['R9700', { '1/1': 'GA4.1-64-32' }],
  ['RX7900XTX', { '1/1': 'GA3.1-96-24' }],
  ['Max 1100', { '1/1': 'GI3-56-48h' }],
  ['Max 1550', { '1/1': 'GI3-128-128h' }],
  ['Arc Pro B50', { '1/1': 'GI4-128-16' }],
  ['Arc Pro B60', { '1/1': 'GI4-160-24' }],
  ['Arc Pro B65', { '1/1': 'GI4-160-32' }],
  ['Arc Pro B70', { '1/1': 'GI4-256-32' }],
];

/** Pieces of common cards, to choose from where a name is put together. */
export const gpuCards: readonly GpuCard[] = rows.flatMap(([card, shares]) =>
  Object.entries(shares).map(([share, piece]) => ({
    brand: brandOf(piece),
    card,
    share,
    piece,
    isVerified: !share.endsWith('/7'),
  })),
);

function brandOf(piece: string): GpuCard['brand'] {
  if (piece.startsWith('GN')) return 'N';
  return piece.startsWith('GA') ? 'A' : 'I';
}
