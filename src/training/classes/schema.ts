import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { HoursByForm, Year } from '../schema.ts';

export const classStates = ['planned', 'opened', 'started', 'ended', 'cancelled'] as const;
export const ClassState = z.enum(classStates);
export type ClassState = z.infer<typeof ClassState>;

/** A class that is held, or was meant to be: its row, and what stands in it. */
export const TrainingClass = z.object({
  id: z.string(),
  /** The class of the plan; null: beyond the plan, with the reason. */
  planClassId: z.string().nullable(),
  beyondReason: z.string().nullable(),
  year: Year,
  providerAgencyId: z.string(),
  programmeId: z.string().nullable(),
  programmeKey: z.string().nullable(),
  programmeName: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  fromDay: Day,
  toDay: Day,
  place: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decisionOn: Day.nullable(),
  startedOn: Day.nullable(),
  endedOn: Day.nullable(),
  cancelledOn: Day.nullable(),
  cancelReason: z.string().nullable(),
  /** Learners who have not left, and the certificates in force among all. */
  enrolled: z.number().int(),
  certificates: z.number().int(),
});
export type TrainingClass = z.infer<typeof TrainingClass>;

/** A session to come, as a list of classes shows it. */
const NextSession = z.object({ onDay: Day, fromTime: z.string(), room: z.string(), topic: z.string() });

export const ClassRow = TrainingClass.extend({
  provider: AgencyRef,
  state: ClassState,
  next: NextSession.nullable(),
});
export type ClassRow = z.infer<typeof ClassRow>;

/** How whoever asks stands to one class. */
export const Hold = z.object({
  /** All learners of it; else only those of own agencies. */
  seesAll: z.boolean(),
  /** Acts for the body that holds it. */
  keeps: z.boolean(),
  /** Marks who is there: the provider's people, and a lecturer where they teach. */
  attends: z.boolean(),
  agencyIds: z.array(z.string()),
});
export type Hold = z.infer<typeof Hold>;

/** A class of an approved plan that nobody has opened yet. */
export const ToOpen = z.object({
  planClassId: z.string(),
  year: Year,
  providerAgencyId: z.string(),
  programmeKey: z.string().nullable(),
  programmeName: z.string(),
  audience: z.string(),
  ordinal: z.number().int(),
  heads: z.number().int(),
  month: z.number().int().nullable(),
});
export type ToOpen = z.infer<typeof ToOpen>;

export const ClassList = z.object({
  year: Year,
  rows: z.array(ClassRow),
  /** Empty for whoever opens none. */
  providers: z.array(AgencyRef),
  programmes: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })),
  toOpen: z.array(ToOpen),
});
export type ClassList = z.infer<typeof ClassList>;

export const ClassView = z.object({
  row: ClassRow,
  hold: Hold,
  programme: z
    .object({ hours: HoursByForm, sizeTo: z.number().nullable(), certificateBy: z.string().nullable() })
    .nullable(),
  mayRemove: z.boolean(),
});
export type ClassView = z.infer<typeof ClassView>;

const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);

export const NewClass = z
  .object({
    planClassId: z.uuid().nullable(),
    beyondReason: words('Ghi lý do mở lớp ngoài kế hoạch.', 1000).nullable(),
    year: Year,
    providerAgencyId: z.uuid(),
    programmeId: z.uuid().nullable(),
    code: words('Ghi mã lớp.', 40),
    name: words('Ghi tên lớp.'),
    fromDay: Day,
    toDay: Day,
    place: words('Ghi địa điểm.').nullable(),
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, {
    ...{ path: ['toDay'], message: 'Ngày kết thúc ở trước ngày bắt đầu. Ghi lại ngày.' },
  });
export type NewClass = z.infer<typeof NewClass>;

/** What may still change of a class that has not ended. */
export const ClassChange = z
  .object({
    ...{ id: z.uuid(), name: words('Ghi tên lớp.'), fromDay: Day, toDay: Day },
    place: words('Ghi địa điểm.').nullable(),
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, {
    ...{ path: ['toDay'], message: 'Ngày kết thúc ở trước ngày bắt đầu. Ghi lại ngày.' },
  });
export type ClassChange = z.infer<typeof ClassChange>;

/** The next thing that happens to a class. */
export const ClassStep = z.discriminatedUnion('step', [
  z.object({ id: z.uuid(), step: z.literal('open'), on: Day, number: words('Ghi số quyết định.', 100) }),
  z.object({ id: z.uuid(), step: z.literal('start'), on: Day }),
  z.object({ id: z.uuid(), step: z.literal('end'), on: Day }),
  z.object({ id: z.uuid(), step: z.literal('cancel'), on: Day, reason: words('Ghi lý do.', 1000) }),
]);
export type ClassStep = z.infer<typeof ClassStep>;

export const ClassesAddress = z.object({
  nam: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  tinhTrang: ClassState.optional().catch(undefined),
  donVi: z.uuid().optional().catch(undefined),
  tim: z.string().max(100).optional().catch(undefined),
});
export type ClassesAddress = z.infer<typeof ClassesAddress>;
