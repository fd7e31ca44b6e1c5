import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { OrganisationCode } from '../organisations/schema.ts';
import { FolderName } from '../transport/schema.ts';

export const Code = z.enum(['01', '02', '03', '04', '05', '06', '13', '15', '16']);

export const Business = z.enum(['new', 'recall', 'update', 'replace']);

export const NewSetting = z
  .object({
    ownCode: OrganisationCode,
    ownName: z.string().trim().min(1).max(200),
    inFolder: FolderName,
    outFolder: FolderName,
    isOn: z.boolean(),
  })
  .refine(({ inFolder, outFolder }) => !meet(inFolder, outFolder), {
    path: ['outFolder'],
    message: 'Thư mục đi phải khác và không nằm trong thư mục đến.',
  });
export type NewSetting = z.infer<typeof NewSetting>;

/** One is the other, or lies in it. */
export function meet(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}

export const Setting = z.object({
  ownCode: z.string(),
  ownName: z.string(),
  inFolder: z.string(),
  outFolder: z.string(),
  isOn: z.boolean(),
});
export type Setting = z.infer<typeof Setting>;

/** A status as it was said; `moved`: it came in its turn. */
export const Said = z.object({
  code: Code,
  direction: z.enum(['in', 'out']),
  organisationCode: z.string(),
  moved: z.boolean(),
  description: z.string().nullable(),
  happenedOn: Day,
  recordedAt: z.date(),
});
export type Said = z.infer<typeof Said>;

export const SentKind = z.enum(['document', 'report', 'status']);

/** What went out or waits to. */
export const Sent = z.object({
  id: z.string(),
  kind: SentKind,
  business: Business,
  steering: z.number().nullable(),
  statusCode: Code.nullable(),
  documentId: z.string().nullable(),
  packageId: z.string().nullable(),
  ofSentId: z.string().nullable(),
  codeNumber: z.string().nullable(),
  codeNotation: z.string().nullable(),
  issuedOn: Day.nullable(),
  subject: z.string().nullable(),
  reason: z.string().nullable(),
  name: z.string(),
  madeOn: Day,
  madeBy: z.string().nullable(),
  state: z.enum(['waiting', 'sent', 'failed']),
  tries: z.number(),
  problem: z.string().nullable(),
  sentAt: z.date().nullable(),
  receivers: z.array(z.object({ code: z.string(), name: z.string(), said: z.array(Said) })),
});
export type Sent = z.infer<typeof Sent>;

/** What waits to be sent. */
export const Waiting = z.object({
  waiting: z.number(),
  /** Tried and not written: their pause runs, or they were given up. */
  unsent: z.number(),
  problem: z.string().nullable(),
});
export type Waiting = z.infer<typeof Waiting>;

export const ToSend = z.object({
  documentId: z.uuid(),
  codes: z.array(OrganisationCode).min(1).max(200),
  /** 1: no directive; 2: a directive. */
  steering: z.union([z.literal(1), z.literal(2)]),
  business: z.enum(['new', 'update', 'replace']).default('new'),
  ofSentId: z.uuid().nullable().default(null),
  reason: z.string().trim().max(500).nullable().default(null),
});
