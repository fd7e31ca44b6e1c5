import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { recordKinds, StaffSetting } from '../schema.ts';

/** Somebody in the list, as they stand on the day. */
export const RosterRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  title: z.string().nullable(),
  place: z.enum(['principal', 'vicePrincipal', 'unitHead', 'unitDeputy']).nullable(),
  lecturing: z.enum(['lecturer', 'concurrent']).nullable(),
  rank: z.string().nullable(),
  rankSince: Day.nullable(),
  degree: z.enum(['bachelor', 'master', 'doctor']).nullable(),
  field: z.string().nullable(),
  relevantMaster: z.enum(['yes', 'no', 'undecided']),
  theory: z.enum(['so-cap', 'trung-cap', 'cao-cap', 'cu-nhan']).nullable(),
  certificates: z.array(z.string()),
  retiresOn: Day.nullable(),
});
export type RosterRow = z.infer<typeof RosterRow>;

/** A figure of the head line: known, with the people behind it, or why not. */
export const RosterFigure = z.object({
  name: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  reason: z.string().nullable(),
  /** Whom it counts, or who must be settled. */
  personIds: z.array(z.string()),
});
export type RosterFigure = z.infer<typeof RosterFigure>;

export const Roster = z.object({
  school: z.object({ id: z.string(), name: z.string(), relation: z.enum(['own', 'office', 'partner']) }),
  day: Day,
  setting: StaffSetting.extend({ isSet: z.boolean() }),
  /** Everybody of the roster; those who do not work there on the day are left to `gone`. */
  rows: z.array(RosterRow),
  gone: z.number().int(),
  figures: z.array(RosterFigure),
  /** Keeps the roster: adds, takes out, imports. */
  mayKeep: z.boolean(),
  /** Whose personal data the school need keep no longer; only for whoever may take it away. */
  overdue: z.array(z.object({ id: z.string(), name: z.string(), endedOn: Day, keptUntil: Day })),
});
export type Roster = z.infer<typeof Roster>;

export const RosterAddress = z.object({
  ngay: Day.optional().catch(undefined),
  /** Whom a figure counts. */
  so: z.string().max(40).optional().catch(undefined),
  don_vi: z.string().max(300).optional().catch(undefined),
  giang: z.enum(['lecturer', 'concurrent', 'none']).optional().catch(undefined),
  hang: z.string().max(40).optional().catch(undefined),
  trinh_do: z.enum(['bachelor', 'master', 'doctor', 'none']).optional().catch(undefined),
});
export type RosterAddress = z.infer<typeof RosterAddress>;

export const RecordView = z.object({
  id: z.string(),
  kind: z.enum(recordKinds),
  from: Day.nullable(),
  to: Day.nullable(),
  says: z.string(),
  basis: z.string().nullable(),
});
export type RecordView = z.infer<typeof RecordView>;

/** Why somebody looks at what is personal; each look is kept (Luật 91/2025/QH15). */
export const purposes = ['appointment', 'retirement', 'benefit', 'request', 'correction', 'other'] as const;
export const Purpose = z.enum(purposes);
export type Purpose = z.infer<typeof Purpose>;

export const Look = z.object({
  by: z.string(),
  purpose: Purpose,
  words: z.string(),
  at: z.date(),
});
export type Look = z.infer<typeof Look>;

export const PersonView = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  row: RosterRow,
  employed: z.boolean(),
  records: z.array(RecordView),
  isOwn: z.boolean(),
  mayKeep: z.boolean(),
  /** May see what is personal, after saying why. */
  mayLook: z.boolean(),
  hasPersonal: z.boolean(),
  /** Who looked at what is personal: for the person and for whoever may look. */
  looks: z.array(Look),
  /** The sign-in by which the person sees this record; for whoever keeps the roster. */
  user: z.object({ id: z.string(), name: z.string() }).nullable(),
  users: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type PersonView = z.infer<typeof PersonView>;

export const AskLook = z.object({
  id: z.uuid(),
  purpose: Purpose,
  words: z.string().trim().min(5, 'Ghi rõ xem để làm việc gì.').max(300),
});

const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);

export const NewPerson = z.object({
  code: words('Ghi mã của trường đặt cho người này.', 40),
  name: words('Ghi họ và tên.', 120),
  from: Day.nullable(),
  employment: z.enum(['permanent', 'contract', 'seconded']),
});
export type NewPerson = z.infer<typeof NewPerson>;

export const NewRecord = z.object({
  personId: z.uuid(),
  kind: z.enum(recordKinds),
  from: Day.nullable(),
  to: Day.nullable(),
  data: z.record(z.string(), z.unknown()),
  basis: z.string().trim().max(300).nullable(),
});
export type NewRecord = z.infer<typeof NewRecord>;
