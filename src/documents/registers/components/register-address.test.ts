import { expect, test } from 'vitest';
import { RegisterAddress } from '../schema.ts';
import { addressOf } from './register-address.ts';

/** As the router reads it. */
const read = (address: string) =>
  RegisterAddress.parse(
    Object.fromEntries(
      [...new URL(address, 'http://localhost').searchParams].map(([key, value]) => {
        try {
          return [key, JSON.parse(value)];
        } catch {
          return [key, value];
        }
      }),
    ),
  );

test.each([
  { tim: '118' },
  { tim: 'thu chi', coQuan: '"Sở Y tế"' },
  { so: 'di', soThu: 7, tim: 'true', tu: '2025-01-02' },
] as const)('the next page of %o is of the same rows', (address) => {
  const next = RegisterAddress.parse({ ...address, trang: 2 });
  expect(read(addressOf(next))).toEqual(next);
  expect(next).toMatchObject(address);
});

test('what is not said is not in the address', () => {
  expect(addressOf({ so: 'di', tim: undefined, trang: 2 })).toBe('/so-van-ban?so=di&trang=2');
});
