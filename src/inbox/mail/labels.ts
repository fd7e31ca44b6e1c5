import type { LedgerLine, Security } from './schema.ts';

export const securityLabels: Record<Security, string> = {
  tls: 'TLS (thường cổng 465)',
  starttls: 'STARTTLS (thường cổng 587)',
  none: 'Không mã hoá (chỉ trong mạng nội bộ)',
};

const stateLabels: Record<LedgerLine['state'], string> = {
  queued: 'chờ gửi',
  sending: 'đang gửi',
  sent: 'đã gửi',
  failed: 'không gửi được',
};

/** How far a letter has come, in the furthest word. */
export function progressOf({ state, openedAt, answeredAt }: LedgerLine): string {
  if (answeredAt) return 'đã có việc làm theo thư';
  return openedAt ? 'đã mở từ thư' : stateLabels[state];
}
