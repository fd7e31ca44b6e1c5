import { z } from 'zod';

export const PeriodKind = z.enum(['month', 'quarter', 'half', 'year']);
export type PeriodKind = z.infer<typeof PeriodKind>;
