import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

const words = (max: number) => z.string().trim().min(1).max(max);

/** When and where it was asked: a day, words, a meeting on record; each may be missing. */
const How = {
  reason: words(4000).nullable(),
  askedOn: Day.nullable(),
  askedAt: words(500).nullable(),
  meetingId: z.uuid().nullable(),
};

const text = z.string().trim().min(10, 'Ghi rõ nội dung kiến nghị.').max(4000);

/** By whoever asks, as a draft; or by the clerk on the word of a paper, who says whose it is. */
export const NewProposal = z.object({ text, askedBy: z.uuid().nullable(), ...How });
export type NewProposal = z.infer<typeof NewProposal>;

export const EditDraft = z.object({ id: z.uuid(), text, ...How });

/** Who asked, for one or for many at once; and of one how it was asked. */
export const NoteAsker = z.object({ ids: z.array(z.uuid()).min(1).max(200), askedBy: z.uuid() });
export const Note = z.object({ id: z.uuid(), ...How });
