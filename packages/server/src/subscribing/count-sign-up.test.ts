import { expect, test } from 'vitest';
import { withStore } from '../jobs/testing/with-store.ts';
import { countSignUp } from './count-sign-up.ts';

const hour = 3_600_000;
const now = new Date('2026-03-01T10:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * hour);

withStore('sign-ups', (store) => {
  test('are limited for each address, in silence, and for each network', async () => {
    const { db } = store();
    const ask = (ip: string, address: string, at = now) => countSignUp(store(), { ip, address }, at);
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await ask(`10.0.0.${String(count)}`, 'Anna@example.org'));
    expect(answers).toEqual([true, true, true, false]);
    expect(await ask('10.0.0.9', 'anna@example.org')).toBe(false);
    expect(await ask('10.0.0.9', 'anna@example.org', later(25))).toBe(true);
    // one network, many of its addresses
    for (let count = 0; count < 20; count += 1) {
      expect(await ask(`2001:db8::${String(count)}`, `${String(count)}@example.org`)).toBe(true);
    }
    await expect(ask('2001:db8::ffff', 'other@example.org')).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(await ask('2001:db8::ffff', 'other@example.org', later(2))).toBe(true);
    const kept = JSON.stringify(await db.selectFrom('sign_in_attempts').selectAll().execute());
    expect(kept).not.toMatch(/anna|example|2001/i);
  });
});
