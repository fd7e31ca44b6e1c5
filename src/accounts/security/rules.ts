import { fold } from '@dondoc/vietnamese';
import type { Must, SecuritySettings } from './schema.ts';

/**
 * What TCVN 14423:2026 suggests (4.5.2.2 lock and idle time, 4.6.2.2 passwords, 4.6.2.3 dormant accounts, 4.6.2.4
 * second factor of administrators). Read in a summary, not in the text that VSQI sells: so these are defaults of
 * settings, which the page shows with their clause.
 */
export const suggested: SecuritySettings = {
  triesBeforeLock: 5,
  lockHours: 12,
  idleMinutes: 15,
  administratorIdleMinutes: 5,
  lengthAlone: 14,
  lengthWithSecondFactor: 8,
  allClassesAlone: true,
  administratorPasswordDays: 60,
  passwordHistory: 10,
  dormantDays: 45,
  secondFactor: 'administrators',
};

/**
 * The example's people share one published password and come and go for months: nothing forces them to change it, none
 * of them falls dormant. Locks and the idle time hold there as anywhere.
 */
const inExample: SecuritySettings = {
  ...suggested,
  lengthAlone: 8,
  allClassesAlone: false,
  administratorPasswordDays: 0,
  dormantDays: 0,
  secondFactor: 'offered',
};

export const defaultsOf = (office: { isExample: boolean }): SecuritySettings =>
  office.isExample ? inExample : suggested;

const factors = ['off', 'offered', 'administrators', 'everyone'] as const;
const leastDays = (a: number, b: number): number => (a === 0 ? b : b === 0 ? a : Math.min(a, b));

/** Of a person of several offices: the stricter of two at each point. */
export const stricter = (a: SecuritySettings, b: SecuritySettings): SecuritySettings => ({
  triesBeforeLock: Math.min(a.triesBeforeLock, b.triesBeforeLock),
  lockHours: Math.max(a.lockHours, b.lockHours),
  idleMinutes: Math.min(a.idleMinutes, b.idleMinutes),
  administratorIdleMinutes: Math.min(a.administratorIdleMinutes, b.administratorIdleMinutes),
  lengthAlone: Math.max(a.lengthAlone, b.lengthAlone),
  lengthWithSecondFactor: Math.max(a.lengthWithSecondFactor, b.lengthWithSecondFactor),
  allClassesAlone: a.allClassesAlone || b.allClassesAlone,
  administratorPasswordDays: leastDays(a.administratorPasswordDays, b.administratorPasswordDays),
  passwordHistory: Math.max(a.passwordHistory, b.passwordHistory),
  dormantDays: leastDays(a.dormantDays, b.dormantDays),
  secondFactor: factors[Math.max(factors.indexOf(a.secondFactor), factors.indexOf(b.secondFactor))] ?? 'off',
});

/** Of the office that a rule is asked about, and of whoever it asks. */
export interface Standing {
  settings: SecuritySettings;
  isAdministrator: boolean;
  hasSecondFactor: boolean;
  mustChangePassword: boolean;
  passwordSetAt: Date;
}

const DAY_MS = 86_400_000;

/** What must be done before anything else; a password first, since the second factor is enrolled with it. */
export function whatMust(standing: Standing, now: Date): Must | null {
  const { settings, isAdministrator, mustChangePassword, passwordSetAt } = standing;
  const most = isAdministrator ? settings.administratorPasswordDays : 0;
  const isOld = most > 0 && now.getTime() - passwordSetAt.getTime() > most * DAY_MS;
  if (mustChangePassword || isOld) return 'changePassword';
  return mustEnrol(standing) ? 'enrolSecondFactor' : null;
}

/** Whether a second factor is asked of this person that they do not have. */
export function mustEnrol({
  settings,
  isAdministrator,
  hasSecondFactor,
}: Pick<Standing, 'settings' | 'isAdministrator' | 'hasSecondFactor'>): boolean {
  if (hasSecondFactor) return false;
  return (
    settings.secondFactor === 'everyone' || (settings.secondFactor === 'administrators' && isAdministrator)
  );
}

export interface PasswordOf {
  username: string;
  name: string;
  hasSecondFactor: boolean;
  settings: SecuritySettings;
}

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/** Why a password is refused, or null. */
export function passwordFault(password: string, person: PasswordOf): string | null {
  const { settings, hasSecondFactor } = person;
  const least = hasSecondFactor ? settings.lengthWithSecondFactor : settings.lengthAlone;
  const length = [...password.normalize('NFC')].length;
  if (length < least) return `Mật khẩu cần ít nhất ${least} ký tự; đã nhập ${length}.`;
  if (length > MOST_LENGTH) return `Mật khẩu dài nhất ${MOST_LENGTH} ký tự.`;
  if (!hasSecondFactor && settings.allClassesAlone && !CLASSES.every((one) => one.test(password)))
    return 'Mật khẩu cần đủ chữ thường, chữ hoa, chữ số và ký tự khác (dấu cách, dấu câu).';
  if (saysName(password, person)) return 'Mật khẩu không được chứa tên hoặc tên đăng nhập.';
  return isCommon(password) ? 'Mật khẩu này nhiều người dùng, dễ bị đoán. Chọn mật khẩu khác.' : null;
}

/** Of one that is handed over by hand and changed at the first sign-in: as short as beside a second factor, no easier to guess. */
export const firstPasswordFault = (
  password: string,
  { username, name }: Pick<PasswordOf, 'username' | 'name'>,
): string | null => passwordFault(password, { username, name, hasSecondFactor: true, settings: suggested });

const MOST_LENGTH = 128;
/** Shorter names stand inside many words. */
const LEAST_NAME = 3;

function saysName(password: string, { username, name }: Pick<PasswordOf, 'username' | 'name'>): boolean {
  const letters = lettersOf(password);
  const whole = lettersOf(name);
  return [lettersOf(username), whole].some((one) => one.length >= LEAST_NAME && letters.includes(one));
}

/** Digits that stand for letters are read as those: "M@tkh4u". */
const STANDS_FOR: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};

const lettersOf = (words: string): string => fold(words).replace(/[^a-z0-9]/g, '');

/** What many people take, in Vietnam and elsewhere: whole words of it, without spaces and marks. */
const COMMON =
  /matkhau|password|passwd|dondoc|anhyeuem|emyeuanh|anhnhoem|iloveyou|vietnam|hanoi|tinhuy|vanphong|hochiminh|quantri|admin|qwertyuiop|qwerty|asdfghjkl|asdfgh|zxcvbnm|welcome|letmein|xinchao|khongbiet|maiyeu|giadinh|abcdefgh|abcdef|abcd|abc/g;
/** Letters and digits that must be left beside such words for a password to be one's own. */
const OWN = 4;

function isCommon(password: string): boolean {
  const folded = fold(password);
  const read = folded.replace(/[013450@$]/g, (sign) => STANDS_FOR[sign] ?? sign);
  const own = [folded, read].map((words) =>
    words
      .replace(/[^a-z0-9]/g, '')
      .replace(COMMON, '')
      .replace(/(?:19|20)\d\d/g, '')
      .replace(/0?123(?:4(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?)?|987654321|654321|4321|321/g, '')
      .replace(/(.)\1{2,}/g, ''),
  );
  return own.some((rest) => new Set(rest).size < OWN);
}

/** Whether a choice asks less than is suggested. */
export function isLooser<K extends keyof SecuritySettings>(key: K, chosen: SecuritySettings[K]): boolean {
  const least = { ...suggested, [key]: chosen };
  return stricter(suggested, least)[key] !== chosen;
}
