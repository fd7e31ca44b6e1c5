import { z } from 'zod';
import { Must } from './security/schema.ts';

/** What a position may do, by what its agency is for (design §1). */
export const roles = [
  'clerk',
  'contact',
  'head',
  'leader',
  'inspector',
  'administrator',
  'appraiser',
  'trainingOfficer',
  'staffOfficer',
  'researchOfficer',
  'financeOfficer',
  'lecturer',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const Regime = z.enum(['party', 'state']);
export type Regime = z.infer<typeof Regime>;

/** A day, YYYY-MM-DD. */
export const Day = z.iso.date();

export const AgencyRef = z.object({ id: z.string(), name: z.string(), shortName: z.string() });
export type AgencyRef = z.infer<typeof AgencyRef>;

export const AgencyName = z.object({
  name: z.string(),
  shortName: z.string(),
  aliases: z.array(z.string()),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  decision: z.string().nullable(),
  source: z.string(),
});
export type AgencyName = z.infer<typeof AgencyName>;

export const Succession = z.object({
  toAgencyId: z.string(),
  kind: z.enum(['merge', 'split', 'rename', 'abolish', 'transfer']),
  happenedOn: Day,
  decision: z.string().nullable(),
  /** Of one recording: the same for all that give and all that take over by it. */
  recordingId: z.string(),
  /** The agency that gives works on. */
  livesOn: z.boolean(),
  scope: z.string().nullable(),
});
export type Succession = z.infer<typeof Succession>;

export const Agency = z.object({
  id: z.string(),
  key: z.string(),
  parentId: z.string().nullable(),
  /** A unit (phòng, khoa) inside its parent: no document lays work on it. */
  isUnit: z.boolean(),
  /** Stands above the office: what lies with it waits for its word, and nobody presses it. */
  isAbove: z.boolean(),
  regime: Regime,
  names: z.array(AgencyName),
  successions: z.array(Succession),
});
export type Agency = z.infer<typeof Agency>;

export const NewAgency = z.object({
  name: z.string().trim().min(3, 'Ghi đủ tên cơ quan.').max(200),
  shortName: z.string().trim().min(1, 'Ghi tên viết tắt.').max(40),
  regime: Regime,
  parentId: z.string().nullable(),
});
export type NewAgency = z.infer<typeof NewAgency>;

/** A unit inside the agency of whoever adds it. */
export const NewUnit = z.object({
  name: z.string().trim().min(3, 'Ghi đủ tên đơn vị.').max(200),
  shortName: z.string().trim().min(1, 'Ghi tên viết tắt.').max(40),
});
export type NewUnit = z.infer<typeof NewUnit>;

export const Office = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  place: z.string(),
  regime: Regime,
  isExample: z.boolean(),
  exampleToday: Day.nullable(),
});
export type Office = z.infer<typeof Office>;

/** What a token allows a program to do; the acts of each are in permissions.ts. */
export const TokenScope = z.enum(['read', 'documents', 'directives', 'agencies']);
export type TokenScope = z.infer<typeof TokenScope>;

/** The person who is signed in, in the office and agency for which they act. */
export const Viewer = z.object({
  userId: z.string(),
  name: z.string(),
  username: z.string(),
  role: Role,
  positionTitle: z.string(),
  agency: AgencyRef,
  /** Own agency and all below it. */
  agencyIds: z.array(z.string()),
  /** The head has declared kiêm nhiệm: one person may make and check. */
  hasCombinedDuty: z.boolean(),
  office: Office,
  today: Day,
  /** What must be done before anything else; absent where nothing must. */
  must: Must.optional(),
  /** Absent where the person is there; else a program calls with a token of theirs. */
  tokenScopes: z.array(TokenScope).optional(),
});
export type Viewer = z.infer<typeof Viewer>;

/** In whose place a paper was made, without a person: what it may say follows from these three. */
export const AskedBy = z.object({ officeId: z.uuid(), agencyId: z.uuid(), role: Role });
export type AskedBy = z.infer<typeof AskedBy>;

export const Session = z.object({
  viewer: Viewer.nullable(),
  /** What must be done before anything else: every other act is refused until it is. */
  must: Must.nullable(),
  /** After how long without a touch the page locks; null where nobody is signed in. */
  idleMinutes: z.number().int().nullable(),
  /** 'needed' until the first office exists. */
  setup: z.enum(['needed', 'done']),
  /** What the provider of single sign-on is called; null where there is none. */
  singleName: z.string().nullable(),
  /** Sign-ins of the example office, shown on the sign-in page; empty without one. */
  exampleSignIns: z.array(
    z.object({
      username: z.string(),
      name: z.string(),
      role: Role,
      positionTitle: z.string(),
      agency: z.string(),
    }),
  ),
  examplePassword: z.string().nullable(),
});
export type Session = z.infer<typeof Session>;

const Password = z.string().min(8, 'Mật khẩu cần ít nhất 8 ký tự.').max(200);
const Username = z
  .string()
  .trim()
  .regex(/^[a-z0-9._]{2,60}$/, 'Tên đăng nhập gồm chữ thường không dấu, số, dấu chấm hoặc gạch dưới.');

export const NewAccount = z.object({
  name: z.string().trim().min(2, 'Ghi họ và tên.').max(100),
  username: Username,
  password: Password,
});
export type NewAccount = z.infer<typeof NewAccount>;

export const NewOffice = z
  .object({
    code: z.string(),
    name: z.string().trim().min(3, 'Ghi tên cơ quan.').max(200),
    shortName: z.string().trim().min(1, 'Ghi tên viết tắt.').max(40),
    place: z.string().trim().min(1, 'Ghi địa danh.').max(100),
    regime: Regime,
    withDirectory: z.boolean(),
    administrator: NewAccount,
    clerk: NewAccount,
  })
  .refine((office) => office.administrator.username !== office.clerk.username, {
    message: 'Quản trị và chuyên viên là hai tài khoản khác nhau.',
    path: ['clerk', 'username'],
  });
export type NewOffice = z.infer<typeof NewOffice>;

export const Member = z.object({
  userId: z.string(),
  name: z.string(),
  username: z.string(),
  role: Role,
  positionTitle: z.string(),
  agency: AgencyRef,
});
export type Member = z.infer<typeof Member>;

export const NewMember = NewAccount.extend({
  role: Role,
  positionTitle: z.string().trim().min(2, 'Ghi chức vụ.').max(200),
  agencyId: z.string(),
});
export type NewMember = z.infer<typeof NewMember>;
