import { problem } from './problems.ts';

// What PostgreSQL and the network say while the database is away: shut down, starting, killed, out of reach.
const AWAY = [
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
];
const AWAY_WORDS = /Connection terminated|timeout exceeded when trying to connect|Client was closed/;
// What they say where nothing more fits, or nothing may be written.
const FULL = ['53100', 'ENOSPC', 'EDQUOT'];
const READ_ONLY = ['25006', 'EROFS'];

const DEEPEST = 4;

/** A fault of the machine, in the words of whoever waits for an answer; null where it is none that can be told. */
export function outageOf(error: unknown) {
  let cause = error;
  for (let depth = 0; depth < DEEPEST && cause instanceof Error; depth++) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (FULL.includes(code)) return problem('diskFull');
    if (READ_ONLY.includes(code))
      return problem(
        'diskFull',
        'Đĩa của máy chủ đang ở chế độ chỉ đọc nên không ghi được. Chưa có gì được lưu. Báo người quản trị máy chủ.',
      );
    if (AWAY.includes(code) || AWAY_WORDS.test(cause.message)) return problem('away');
    cause = cause.cause;
  }
  return null;
}
