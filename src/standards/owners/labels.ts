import type { LedBy } from './schema.ts';

export const ledByLabels: Record<LedBy, string> = {
  school: 'Trường chủ trì',
  other: 'Cơ quan khác chủ trì',
};
