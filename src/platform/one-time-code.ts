import { createOTP } from '@better-auth/utils/otp';

/** RFC 6238 as every app on a phone has it: six digits, a new code each half minute. */
const PERIOD_MS = 30_000;
/** A code of the half minute before or after is taken too: clocks differ, and typing takes time (RFC 6238, 5.2). */
const SKEW = 1;
/** How far it is looked whether a code is right, but of another time: an hour to each side. */
const FAR = 120;

/** The half minute, counted from 1970, whose code this is; null for a code of none within `reach` of now. */
export async function stepOf(key: string, code: string, now: Date, reach = SKEW): Promise<number | null> {
  const present = Math.floor(now.getTime() / PERIOD_MS);
  const otp = createOTP(key);
  let found: number | null = null;
  // All of them, the nearest last: how long it takes says nothing of which was right.
  for (let far = reach; far >= 0; far--)
    for (const step of new Set([present - far, present + far]))
      if ((await otp.hotp(step)) === code) found = step;
  return found;
}

/** By how many minutes the clock of the phone stands ahead of ours, where the code is right but of another time. */
export async function minutesApart(key: string, code: string, now: Date): Promise<number | null> {
  const step = await stepOf(key, code, now, FAR);
  return step === null ? null : Math.round((step * PERIOD_MS - now.getTime()) / 60_000);
}

/** What the app on a phone reads from the picture, and the same to be typed. */
export function keyFor(key: string, issuer: string, username: string): { uri: string; typed: string } {
  const uri = createOTP(key).url(issuer, username);
  const letters = new URL(uri).searchParams.get('secret') ?? '';
  return { uri, typed: letters.replace(/(.{4})(?=.)/g, '$1 ') };
}

/** A code as people type it: six digits with or without a gap, or a recovery code with or without its hyphens. */
export function codeAsTyped(words: string): string {
  const plain = words.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain.length === 12 ? plain.replace(/(.{4})(?=.)/g, '$1-') : plain;
}

/** Codes of the app are of digits alone; those for the day the phone is lost never are. */
export const isOfApp = (code: string): boolean => /^\d{6}$/.test(code);
