import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { someWords, words } from '../schema.ts';

export const facilityKinds = [
  ...(['classroom', 'hall', 'dormitory', 'library', 'office', 'equipment', 'other'] as const),
] as const;
export const FacilityKind = z.enum(facilityKinds);
export type FacilityKind = z.infer<typeof FacilityKind>;

export const conditions = ['good', 'worn', 'broken', 'building', 'none'] as const;
export const Condition = z.enum(conditions);
export type Condition = z.infer<typeof Condition>;

/** Square metres with at most two places, as digits. */
const Area = z.string().regex(/^\d{1,8}(\.\d{1,2})?$/, 'Ghi diện tích bằng số, ví dụ 1.250,5.');
const Count = z.number().int().min(0).max(1_000_000);

/** What is known of a facility from a day on. No norm stands here: what is needed is what the school says. */
const said = {
  onDay: Day,
  kind: FacilityKind,
  name: words('Ghi tên phòng, nhà hoặc thiết bị.'),
  condition: Condition.nullable(),
  areaM2: Area.nullable(),
  count: Count.nullable(),
  neededAreaM2: Area.nullable(),
  neededCount: Count.nullable(),
  need: someWords(2000),
  landPaper: someWords(),
  note: someWords(2000),
};

export const FacilityRecord = z.object({ ...said, by: z.string().nullable() });
export type FacilityRecord = z.infer<typeof FacilityRecord>;

export const Facility = z.object({
  id: z.string(),
  /** As it holds on the day asked for. */
  now: FacilityRecord,
  /** All that was said of it by then, the newest first. */
  history: z.array(FacilityRecord),
  items: z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })),
});
export type Facility = z.infer<typeof Facility>;

export const FacilitiesView = z.object({
  day: Day,
  facilities: z.array(Facility),
  mayKeep: z.boolean(),
});
export type FacilitiesView = z.infer<typeof FacilitiesView>;

export const NewRecord = z.object({ id: z.uuid().nullable(), ...said });
export type NewRecord = z.infer<typeof NewRecord>;

export const FacilitiesAddress = z.object({
  den: Day.optional().catch(undefined),
  /** The one that stands open. */
  chon: z.uuid().optional().catch(undefined),
});
export type FacilitiesAddress = z.infer<typeof FacilitiesAddress>;
