import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** One thing that a morning letter speaks of: its code, a short title, its day; nothing else of a document. */
export interface DigestItem {
  id: string;
  code: string;
  title: string;
  due: string | null;
}

/** The first of them, and how many there are. */
export interface DigestPart {
  total: number;
  items: DigestItem[];
  /** The list of all, as a path. */
  link: string;
}

/** What a morning letter says: late, due within the week, waiting for the reader. Each thing stands in one part. */
export interface Digest {
  late: DigestPart;
  soon: DigestPart;
  waiting: DigestPart;
}

/** The letter of the morning, or news of one's own account. */
export type MailKind = 'digest' | 'account';

export const Security = z.enum(['tls', 'starttls', 'none']);
export type Security = z.infer<typeof Security>;

const MailAddress = z.email('Ghi đúng địa chỉ thư điện tử.').max(200);

export const NewMailSetting = z.object({
  host: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9.:-]{1,200}$/, 'Ghi tên hoặc địa chỉ máy chủ thư.'),
  port: z.number('Ghi cổng, từ 1 đến 65535.').int().min(1).max(65_535),
  security: Security,
  username: z.string().trim().max(200),
  /** Empty: the one kept stays. */
  password: z.string().max(500),
  sender: MailAddress,
});
export type NewMailSetting = z.infer<typeof NewMailSetting>;

/** As the administrator sees it: never the password. */
export const MailSetting = z.object({
  host: z.string(),
  port: z.number().int(),
  security: Security,
  username: z.string().nullable(),
  hasPassword: z.boolean(),
  sender: z.string(),
  isOn: z.boolean(),
  testedAt: z.date().nullable(),
});
export type MailSetting = z.infer<typeof MailSetting>;

export const TestLetter = z.object({ to: MailAddress });

/** How a person wants to be told by mail. */
export const MailChoice = z.object({ address: z.string().nullable(), wantsDigest: z.boolean() });
export type MailChoice = z.infer<typeof MailChoice>;

export const NewMailChoice = z
  .object({ address: MailAddress.or(z.literal('')), wantsDigest: z.boolean() })
  .refine(({ address, wantsDigest }) => address !== '' || !wantsDigest, {
    message: 'Ghi địa chỉ thư trước khi chọn nhận thư buổi sáng.',
    path: ['address'],
  });
export type NewMailChoice = z.infer<typeof NewMailChoice>;

export const MailState = z.enum(['queued', 'sending', 'sent', 'failed']);

/** A line of the ledger. */
export const LedgerLine = z.object({
  id: z.string(),
  day: Day,
  name: z.string(),
  address: z.string(),
  state: MailState,
  attempts: z.number().int(),
  queuedAt: z.date(),
  sentAt: z.date().nullable(),
  /** A link in it was followed by its reader. */
  openedAt: z.date().nullable(),
  /** The reader's first act, after it was sent, on one of what it speaks of. */
  answeredAt: z.date().nullable(),
  problem: z.string().nullable(),
});
export type LedgerLine = z.infer<typeof LedgerLine>;
