import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Audience } from '../surveys/schema.ts';

export const LinkWay = z.enum(['mail', 'print']);
export type LinkWay = z.infer<typeof LinkWay>;

/** Somebody who is asked. That they have answered is known late and among others, never when. */
export const Invitation = z.object({
  id: z.string(),
  audience: Audience,
  name: z.string(),
  email: z.string().nullable(),
  linkBy: LinkWay.nullable(),
  linkedOn: Day.nullable(),
  hasAnswered: z.boolean(),
  /** A learner of the class comes and goes with the class. */
  isLearner: z.boolean(),
});
export type Invitation = z.infer<typeof Invitation>;

export const InvitationList = z.object({
  people: z.array(Invitation),
  /** Whether the office sends mail at all. */
  sendsMail: z.boolean(),
});

const Email = z.email('Ghi đúng địa chỉ thư điện tử, hoặc để trống.').max(200);

/** Người quản lý, đồng nghiệp, giảng viên: the provider knows them. */
export const NewInvitations = z.object({
  waveId: z.uuid(),
  people: z
    .array(
      z.object({
        audience: Audience.exclude(['learner']),
        name: z.string().trim().min(1, 'Ghi họ tên.').max(200),
        email: Email.nullable(),
      }),
    )
    .min(1, 'Ghi ít nhất một người.')
    .max(500),
});
export type NewInvitations = z.infer<typeof NewInvitations>;

/** Links of one's own, shown this once to be printed: nothing keeps them. */
export const PrintedLinks = z.object({
  links: z.array(z.object({ name: z.string(), audience: Audience, link: z.string() })),
});
