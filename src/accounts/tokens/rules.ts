import { createHash, randomBytes } from 'node:crypto';
import { addCalendarDays } from '@dondoc/vietnamese';

/** So that whoever finds one in a file knows what it is. */
const MARK = 'dondoc_';
const LONGEST_DAYS = 366;

/** A fresh token: what is shown once, and what is kept of it. */
export function freshToken(): { token: string; hash: string; prefix: string } {
  const token = MARK + randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token), prefix: token.slice(0, MARK.length + 4) };
}

/** Of 256 random bits a plain hash is enough: nobody guesses them. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A token ends some day within a year: one that is forgotten must not open the door for ever. */
export function isFitEnd(expiresOn: string, today: string): boolean {
  return expiresOn >= today && expiresOn <= addCalendarDays(today, LONGEST_DAYS);
}
