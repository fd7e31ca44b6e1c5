import { describe, expect, it } from 'vitest';
import { defaultsOf, isLooser, passwordFault, stricter, suggested, whatMust } from './rules.ts';

const person = { username: 'ngoc.anh', name: 'Lò Thị Ngọc Ánh', settings: suggested };
const alone = (password: string) => passwordFault(password, { ...person, hasSecondFactor: false });
const beside = (password: string) => passwordFault(password, { ...person, hasSecondFactor: true });

describe('a password', () => {
  it('that stands alone has fourteen characters of all four classes', () => {
    expect(alone('Suối reo 3 bản')).toBeNull();
    expect(alone('Suối reo 3 bả')).toBe('Mật khẩu cần ít nhất 14 ký tự; đã nhập 13.');
    expect(alone('suối reo 3 bản nhỏ')).toContain('chữ hoa');
    expect(alone('Suối reo ba bản')).toContain('chữ số');
    expect(alone('Suoireo3bannho')).toContain('ký tự khác');
  });

  it('beside a second factor has eight, of any class', () => {
    expect(beside('suốireo9')).toBeNull();
    expect(beside('suối reo')).toBeNull();
    expect(beside('suốireo')).toContain('ít nhất 8');
  });

  it('may have 128 signs of any kind, and no more', () => {
    const long = 'Suối reo 3 bản, 𝄞 '.repeat(8);
    const [most, more] = [128, 129].map((length) => [...long].slice(0, length).join(''));
    expect([...(most ?? '')]).toHaveLength(128);
    expect([alone(most ?? ''), beside(most ?? '')]).toEqual([null, null]);
    expect(beside(more ?? '')).toBe('Mật khẩu dài nhất 128 ký tự.');
  });

  it('is as long as it looks, however its marks were typed', () => {
    expect(beside('suốire9'.normalize('NFD'))).toContain('đã nhập 7');
  });

  it('says neither the name nor the sign-in name, with or without marks', () => {
    expect(beside('ngocanh2611')).toContain('tên');
    expect(alone('Đ/c Lò Thị Ngọc Ánh 11')).toContain('tên');
  });

  it.each([
    'Matkhau@123456',
    'M@tKh4u 2026!!!',
    'Password#12345678',
    'DonDoc@2026 1234',
    'Qwertyuiop@123',
    'Anhyeuem!!1234567',
    'VanPhong TinhUy 2026!',
    'Aaaaaaaaaa1111!',
  ])('that many take is refused: %s', (password) => {
    expect(alone(password)).toContain('nhiều người dùng');
  });

  it('may hold a common word beside enough of its own', () => {
    expect(alone('Matkhau vườn đào 7')).toBeNull();
  });
});

describe('settings', () => {
  it('of several offices: the stricter at each point; nought days are none', () => {
    const lenient = { ...suggested, triesBeforeLock: 10, idleMinutes: 60, dormantDays: 0 };
    const hard = { ...suggested, lockHours: 24, secondFactor: 'everyone' as const, dormantDays: 30 };
    expect(stricter(lenient, hard)).toEqual({ ...hard, triesBeforeLock: 5, idleMinutes: 15 });
    expect(stricter(lenient, lenient).dormantDays).toBe(0);
  });

  it('that ask less than is suggested are known', () => {
    expect(isLooser('triesBeforeLock', 6)).toBe(true);
    expect(isLooser('triesBeforeLock', 3)).toBe(false);
    expect(isLooser('lockHours', 6)).toBe(true);
    expect(isLooser('dormantDays', 0)).toBe(true);
    expect(isLooser('dormantDays', 45)).toBe(false);
    expect(isLooser('secondFactor', 'offered')).toBe(true);
  });
});

describe('what must be done first', () => {
  const now = new Date('2026-11-29T03:00:00Z');
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const standing = {
    settings: suggested,
    isAdministrator: true,
    hasSecondFactor: true,
    mustChangePassword: false,
    passwordSetAt: daysAgo(60),
  };

  it('an administrator changes a password older than sixty days, others keep theirs', () => {
    expect(whatMust(standing, now)).toBeNull();
    const old = { ...standing, passwordSetAt: daysAgo(61) };
    expect(whatMust(old, now)).toBe('changePassword');
    expect(whatMust({ ...old, isAdministrator: false }, now)).toBeNull();
    expect(whatMust({ ...old, settings: defaultsOf({ isExample: true }) }, now)).toBeNull();
  });

  it('first the password, then the second factor', () => {
    const fresh = { ...standing, hasSecondFactor: false };
    expect(whatMust({ ...fresh, mustChangePassword: true }, now)).toBe('changePassword');
    expect(whatMust(fresh, now)).toBe('enrolSecondFactor');
    expect(whatMust({ ...fresh, isAdministrator: false }, now)).toBeNull();
  });
});
