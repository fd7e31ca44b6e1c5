import { z } from 'zod';
import type { Role } from '#accounts/schema.ts';

/** Whom to tell: these persons, or whoever holds one of these roles today, at one of these agencies or anywhere in the office. */
export type Recipients = { userIds: string[] } | { roles: Role[]; agencyIds?: string[] | null };

/** What to tell. The same person is told what has the same key once, ever. */
export interface Notice {
  officeId: string;
  key: string;
  /** What kind of news, as in labels.ts. */
  kind: string;
  title: string;
  body?: string;
  /** A path in the application. */
  link: string;
  /** With a document or directive that is purged its notices go too, and while it is held nobody sees them. */
  subject: { kind: string; id: string } | null;
}

/** What other programs may ask to be told of. */
export const eventTypes = [
  'document.published',
  'directive.reported',
  'directive.report_approved',
  'directive.completed',
  'directive.returned',
  'directive.nudged',
  'directive.extension_granted',
] as const;
export const EventType = z.enum(eventTypes);
export type EventType = z.infer<typeof EventType>;

/** News for other programs: ids, codes and days, never words of documents nor names of people. */
export interface Announcement {
  officeId: string;
  /** The same key is announced once. */
  key: string;
  type: EventType;
  data: Record<string, string | number | boolean | null>;
}

/** What a person finds in the inbox. */
export const InboxNotice = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  link: z.string(),
  toldAt: z.date(),
  readAt: z.date().nullable(),
  openedAt: z.date().nullable(),
});
export type InboxNotice = z.infer<typeof InboxNotice>;
