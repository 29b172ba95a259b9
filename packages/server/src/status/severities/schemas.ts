import { z } from 'zod';

export const severityValue = z.int().min(1).max(100);
export const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #50c3a5');
