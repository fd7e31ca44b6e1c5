import { createOTP } from '@better-auth/utils/otp';
import { describe, expect, it } from 'vitest';
import { codeAsTyped, isOfApp, keyFor, minutesApart, stepOf } from './one-time-code.ts';

/** The key of the vectors in RFC 4226 (appendix D) and RFC 6238 (appendix B), for SHA-1. */
const KEY = '12345678901234567890';
const at = (seconds: number) => new Date(seconds * 1000);

describe('codes of the app', () => {
  it.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [9, '520489'],
  ])('counter %i of RFC 4226 is %s', async (counter, code) => {
    expect(await stepOf(KEY, code, at(counter * 30))).toBe(counter);
  });

  // The vectors have eight digits, apps show the last six of them.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('second %i of RFC 6238 is %s', async (seconds, code) => {
    const step = Math.floor(seconds / 30);
    expect(await createOTP(KEY, { digits: 8 }).hotp(step)).toBe(code);
    expect(await stepOf(KEY, code.slice(2), at(seconds))).toBe(step);
  });

  it('are taken half a minute early or late, and no more', async () => {
    const code = '287082';
    expect(await Promise.all([0, 29, 31, 59, 89].map((s) => stepOf(KEY, code, at(s))))).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect(await Promise.all([-1, 90].map((s) => stepOf(KEY, code, at(3600 + s))))).toEqual([null, null]);
  });

  it('of another time say how far the clocks are apart', async () => {
    expect(await minutesApart(KEY, '287082', at(30 * 21))).toBe(-10);
    expect(await minutesApart(KEY, '000000', at(30 * 21))).toBeNull();
  });
});

it('is taken as people type it', () => {
  expect(
    ['123 456', ' 123456 ', 'ABCD EFGH JKMN', 'abcd-efgh-jkmn', 'abcdefghjkmn'].map(codeAsTyped),
  ).toEqual(['123456', '123456', 'abcd-efgh-jkmn', 'abcd-efgh-jkmn', 'abcd-efgh-jkmn']);
  expect([isOfApp('123456'), isOfApp('abcd-efgh-jkmn')]).toEqual([true, false]);
});

it('gives a key as a picture and to be typed', () => {
  const { uri, typed } = keyFor(KEY, 'Đôn Đốc VPTU', 'huong');
  expect(typed).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  const url = new URL(uri);
  expect(url.protocol).toBe('otpauth:');
  expect(decodeURIComponent(url.pathname)).toContain('Đôn Đốc VPTU:huong');
  expect(url.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});
