import type { Policy, RequestState } from './schema.ts';

export const requestStateLabels: Record<RequestState, string> = {
  asked: 'Chờ quyết định',
  granted: 'Đồng ý',
  refused: 'Không đồng ý',
  withdrawn: 'Đã rút',
};
export const standingLabels: Record<Policy['standing'], string> = {
  coming: 'Chưa có hiệu lực',
  inForce: 'Đang có hiệu lực',
  over: 'Hết hiệu lực',
};
