import { z } from 'zod';
import { AgencyRef, Day, NewAgency, Role, Succession } from '../schema.ts';

export const SuccessionKind = Succession.shape.kind;
export type SuccessionKind = z.infer<typeof SuccessionKind>;

/** Who takes over: an agency of the directory, or one that begins with it. */
export const Heir = z.union([z.object({ agencyId: z.uuid() }), NewAgency]);
export type Heir = z.infer<typeof Heir>;

/** The place of an heir in the list of heirs. */
const HeirIndex = z.number().int().min(0).max(39);

/** What a decision does to agencies on a day, as the office records it. */
export const NewSuccession = z.object({
  kind: SuccessionKind,
  happenedOn: Day,
  decision: z.string().trim().min(5, 'Ghi số, ngày của quyết định.').max(300),
  source: z.string().trim().min(3, 'Ghi lấy từ đâu: bản giấy, trang thông tin.').max(300),
  /** Who gives; several only where they merge. */
  fromIds: z.array(z.uuid()).min(1, 'Chọn cơ quan.').max(60),
  heirs: z.array(Heir).max(40),
  /** The one that gives works on. */
  livesOn: z.boolean(),
  /** A rename: what it is called from then on. */
  name: NewAgency.pick({ name: true, shortName: true }).nullable(),
  /** Which work goes over, in the decision's words. */
  scope: z.string().trim().max(500).nullable(),
  /** Where there is a choice: who goes where. Whoever is not named stays. */
  people: z.array(z.object({ userId: z.string(), heir: HeirIndex })).max(1000),
  units: z.array(z.object({ agencyId: z.uuid(), heir: HeirIndex })).max(200),
});
export type NewSuccession = z.infer<typeof NewSuccession>;

/** What a succession touches in the directory; open work is counted by the room that has it. */
export const Touched = z.object({
  people: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      role: Role,
      positionTitle: z.string(),
      agencyId: z.string(),
      /** Programs that call in this person's stead: they go where the person goes. */
      tokens: z.number().int(),
    }),
  ),
  /** What stands below in the tree: units and bodies. */
  below: z.array(AgencyRef.extend({ parentId: z.string(), isUnit: z.boolean() })),
});
export type Touched = z.infer<typeof Touched>;
