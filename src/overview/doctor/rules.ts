import type { Config } from '#platform/config.ts';
import type { Finding } from './schema.ts';

const GB = 1024 ** 3;
/** As package.json and docs/decisions/001-runtime.md have it. */
const NODE = 24;
/** The embedded server, the reading of a scan and the server itself, each at its most (docs/measurements.md). */
const LEAST_MEMORY = 2 * GB;
const CLOCK_S = 5;
/** A daily backup that is late by more than half a day has not been made. */
const BACKUP_HOURS = 36;
const POSTGRES = 15;

const gigabytes = (bytes: number) => (bytes / GB).toLocaleString('vi-VN', { maximumFractionDigits: 1 });

export const nodeFinding = (version: string): Finding => ({
  good: Number(version.split('.')[0]) >= NODE,
  what: `Node.js ${version}`,
  advice: `Đôn Đốc cần Node.js ${NODE} trở lên. Chạy bằng npm start, hoặc cài Node.js ${NODE}.`,
});

export const memoryFinding = (bytes: number): Finding => ({
  good: bytes >= LEAST_MEMORY,
  what: `Bộ nhớ ${gigabytes(bytes)} GB`,
  advice: `Nên có ít nhất ${gigabytes(LEAST_MEMORY)} GB để đọc được bản quét.`,
});

export function diskFinding(free: number, total: number, warnPercent: number): Finding {
  const percent = Math.floor((free / total) * 100);
  return {
    good: percent >= warnPercent,
    what: `Ổ đĩa của dữ liệu còn trống ${gigabytes(free)} GB (${percent} %)`,
    advice: `Còn dưới ${warnPercent} %: chuyển bớt bản sao lưu đi nơi khác, hoặc thêm ổ đĩa (mức báo: DISK_WARN_PERCENT).`,
  };
}

/** Windows has no such bits, and says 0o666 of every file. */
export const secretFinding = (mode: number | null, isWindows: boolean): Finding => ({
  good: mode !== null && (isWindows || (mode & 0o077) === 0),
  what: 'Khoá bí mật của cài đặt',
  advice:
    mode === null
      ? 'Chưa có tệp secret trong thư mục dữ liệu: nó được tạo khi chạy lần đầu. Nếu đã từng chạy, lấy lại tệp này từ bản sao lưu.'
      : 'Người khác trên máy đọc được tệp secret: đặt quyền 600 (chmod 600).',
});

export const sharedSecretFinding = (config: Pick<Config, 's3' | 'secret'>): Finding => ({
  good: config.s3 ? config.secret !== null : null,
  what: 'Các máy dùng chung một khoá bí mật',
  advice:
    'Kho tệp S3 là để nhiều máy dùng chung: đặt cùng một SECRET (hoặc SECRET_FILE) cho mọi máy, nếu không phiên đăng nhập ở máy này không dùng được ở máy kia.',
});

export const versionFinding = (version: string): Finding => ({
  good: Number.parseInt(version, 10) >= POSTGRES,
  what: `PostgreSQL ${version}`,
  advice: `Cần PostgreSQL ${POSTGRES} trở lên.`,
});

export const migrationsFinding = (pending: string[]): Finding => ({
  good: pending.length === 0,
  what:
    pending.length === 0 ? 'Cấu trúc dữ liệu đúng với phiên bản này' : `Còn ${pending.length} bước nâng cấp`,
  advice: 'Sao lưu, rồi khởi động lại máy chủ: các bước nâng cấp tự chạy khi khởi động.',
});

export const clockFinding = (database: Date, own: Date): Finding => {
  const apart = Math.round(Math.abs(database.getTime() - own.getTime()) / 1000);
  return {
    good: apart <= CLOCK_S,
    what: `Đồng hồ lệch ${apart} giây so với máy chủ cơ sở dữ liệu`,
    advice: 'Bật đồng bộ giờ (NTP) trên cả hai máy: mốc giờ của nhật ký và hạn tính theo đồng hồ này.',
  };
};

export const filesFinding = (missing: number, looked: number): Finding => ({
  good: missing === 0,
  what: `Kho tệp: xem ${looked} tệp, thiếu ${missing}`,
  advice: 'Có tệp trong sổ mà không có trong kho: đừng ghi thêm, khôi phục kho tệp từ bản sao lưu gần nhất.',
});

/** Of the numbers above the lists, which are kept by day and not counted each time. */
export const figuresFinding = (astray: string[]): Finding => ({
  good: astray.length === 0,
  what:
    astray.length === 0
      ? 'Số liệu tổng hợp khớp với từng nhiệm vụ'
      : `Số liệu tổng hợp lệch với từng nhiệm vụ: ${astray.join('; ')}`,
  advice:
    'Chạy: npm run -s dondoc -- recount. Lệnh tính lại mọi số liệu từ các sự kiện đã ghi; sự kiện không đổi.',
});

/** Only where the clock makes backups (BACKUP_HOUR). */
export function backupFinding(last: Date | null, now: Date, isAsked: boolean): Finding {
  const hours = last ? Math.floor((now.getTime() - last.getTime()) / 3_600_000) : null;
  return {
    good: isAsked ? hours !== null && hours <= BACKUP_HOURS : null,
    what: hours === null ? 'Chưa có bản sao lưu nào' : `Bản sao lưu gần nhất cách đây ${hours} giờ`,
    advice: 'Xem trang Sao lưu để biết vì sao, hoặc sao lưu ngay.',
  };
}

/** They may bear a secret, so no backup has them (docs/backup-format.md). */
export const heldFinding = (held: number, folder: string): Finding => ({
  good: null,
  what: `Thư mục liên thông ${folder} không nằm trong bản sao lưu; ${held} gói đang chờ khai dấu đỏ`,
});

const signs = new Map<boolean | null, string>([
  [true, '✓'],
  [false, '✗'],
  [null, '–'],
]);

export const lineOf = ({ good, what, advice }: Finding): string =>
  `${signs.get(good)} ${what}${good === false && advice ? `\n    ${advice}` : ''}`;
