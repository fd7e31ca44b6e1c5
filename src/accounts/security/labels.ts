import type { SecondFactor, SecuritySettings } from './schema.ts';

export const secondFactorLabels: Record<SecondFactor, string> = {
  off: 'Không dùng',
  offered: 'Ai muốn thì dùng',
  administrators: 'Bắt buộc với quản trị',
  everyone: 'Bắt buộc với mọi người',
};

type Counted = Exclude<keyof SecuritySettings, 'allClassesAlone' | 'secondFactor'>;

/** In the order of the page: what is asked, in which unit, and where the suggestion comes from. */
export const groups: { title: string; source: string; fields: [Counted, string][] }[] = [
  {
    title: 'Khoá khi nhập sai',
    source: 'TCVN 14423:2026, 4.5.2.2 (khuyến nghị): khoá sau 5 lần sai, từ 12 giờ đến 30 ngày.',
    fields: [
      ['triesBeforeLock', 'Số lần nhập sai trước khi khoá'],
      ['lockHours', 'Khoá trong bao nhiêu giờ'],
    ],
  },
  {
    title: 'Khoá màn hình khi để yên',
    source: 'TCVN 14423:2026, 4.5.2.2 (khuyến nghị): người dùng 15 phút, quản trị 5 phút.',
    fields: [
      ['idleMinutes', 'Người dùng, sau số phút'],
      ['administratorIdleMinutes', 'Quản trị, sau số phút'],
    ],
  },
  {
    title: 'Mật khẩu',
    source:
      'TCVN 14423:2026, 4.6.2.2 (khuyến nghị): từ 14 ký tự đủ bốn loại, hoặc từ 8 ký tự khi có xác thực hai lớp; quản trị đổi 2 tháng một lần, không dùng lại 10 mật khẩu gần nhất.',
    fields: [
      ['lengthAlone', 'Số ký tự, chỉ có mật khẩu'],
      ['lengthWithSecondFactor', 'Số ký tự, có xác thực hai lớp'],
      ['administratorPasswordDays', 'Quản trị đổi sau số ngày (0: không)'],
      ['passwordHistory', 'Không dùng lại số mật khẩu gần nhất'],
    ],
  },
  {
    title: 'Tài khoản lâu không dùng',
    source: 'TCVN 14423:2026, 4.6.2.3 (khuyến nghị): tắt tài khoản không dùng quá 45 ngày.',
    fields: [['dormantDays', 'Tắt sau số ngày không đăng nhập (0: không tắt)']],
  },
];

export const SECOND_FACTOR_SOURCE =
  'TCVN 14423:2026, 4.6.2.4 (khuyến nghị): mọi quản trị, và mọi người truy cập từ ngoài cơ quan.';
