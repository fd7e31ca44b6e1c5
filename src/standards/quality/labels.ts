import type { Severity } from './schema.ts';

export const severityLabels: Record<Severity, string> = {
  must: 'Phải xử lý',
  should: 'Nên xử lý',
  hint: 'Lưu ý',
};
