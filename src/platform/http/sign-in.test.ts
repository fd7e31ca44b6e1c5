import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './sign-in.ts';

it('keeps a password as argon2id of 19 MiB and two rounds, under a salt of its own', async () => {
  const [one = '', two = ''] = await Promise.all([
    hashPassword('Suối reo 3 bản'),
    hashPassword('Suối reo 3 bản'),
  ]);
  for (const kept of [one, two]) {
    const [, kind, , cost = '', salt = ''] = kept.split('$');
    expect(kind).toBe('argon2id');
    const { m, t } = Object.fromEntries(cost.split(',').map((part) => part.split('=')));
    expect(Number(m)).toBeGreaterThanOrEqual(19 * 1024);
    expect(Number(t)).toBeGreaterThanOrEqual(2);
    expect(Buffer.from(salt, 'base64').length).toBeGreaterThanOrEqual(16);
  }
  expect(one).not.toBe(two);
});

it('takes a password whole, however its marks were typed', async () => {
  const long = `${'Suối reo 3 bản, '.repeat(8)}`.slice(0, 128);
  const kept = await hashPassword(long);
  expect(await verifyPassword(kept, long.normalize('NFD'))).toBe(true);
  expect(await verifyPassword(kept, `${long.slice(0, 127)}?`)).toBe(false);
  expect(await verifyPassword(kept, long.slice(0, 127))).toBe(false);
  expect(await verifyPassword(kept, long.toLowerCase())).toBe(false);
});
