import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { Span } from '../schema.ts';

/** What somebody did at a meeting; who was asked and did not come stands in its record too. */
export const MeetingPart = z.enum(['chair', 'report', 'attend', 'absent']);
export type MeetingPart = z.infer<typeof MeetingPart>;

const words = (max: number) => z.string().trim().min(1).max(max).nullable();

/** A person, or a body of which the record names nobody ("đại diện lãnh đạo một số sở"). */
const Named = z.object({
  name: words(200),
  positionTitle: words(300),
  /** As the record has it, where the directory does not have the agency. */
  agencyAsWritten: words(300),
  part: MeetingPart,
});

export const NewMeetingPerson = Named.extend({ agencyId: z.uuid().nullable() }).refine(
  ({ name, positionTitle, agencyId, agencyAsWritten }) =>
    [name, positionTitle, agencyId, agencyAsWritten].some((one) => one !== null),
  { message: 'Ghi tên, chức vụ hoặc cơ quan.' },
);
export type NewMeetingPerson = z.infer<typeof NewMeetingPerson>;

export const MeetingPerson = Named.extend({ id: z.string(), agency: AgencyRef.nullable() });
export type MeetingPerson = z.infer<typeof MeetingPerson>;

const title = z.string().trim().min(3, 'Ghi tên buổi làm việc.').max(300);

export const Meeting = z.object({
  id: z.string(),
  title: z.string(),
  heldOn: Day,
  place: z.string().nullable(),
  organiser: AgencyRef.nullable(),
  documentId: z.string().nullable(),
  /** Its notice is out of sight since it may hold a secret: then only the day is told. */
  isHeld: z.boolean(),
  persons: z.array(MeetingPerson),
});
export type Meeting = z.infer<typeof Meeting>;

export interface NewMeeting {
  title: string;
  heldOn: string;
  place: string | null;
  organiserId: string | null;
  documentId: string | null;
}

/** Who was there as a notice says it, with the place where it does; nothing of it counts until the clerk says so. */
export const ProposedPerson = Named.extend({ agencyId: z.uuid().nullable(), span: Span });
export type ProposedPerson = z.infer<typeof ProposedPerson>;

export const ProposedMeeting = z.object({
  title: z.string(),
  heldOn: Day.nullable(),
  /** Where the day stands. */
  daySpan: Span.nullable(),
  persons: z.array(ProposedPerson),
});
export type ProposedMeeting = z.infer<typeof ProposedMeeting>;

export const MeetingsView = z.object({
  /** One that a room above holds (a committee's) is not taken away from here. */
  meetings: z.array(Meeting.extend({ mayRemove: z.boolean() })),
  /** For whoever keeps the record, until there is one. */
  proposed: ProposedMeeting.nullable(),
});
export type MeetingsView = z.infer<typeof MeetingsView>;

/** One recorded wrongly is taken out and recorded anew, so that what was written before stays. */
export const SaveMeeting = z.object({
  documentId: z.uuid(),
  title,
  heldOn: Day,
  place: words(300),
  organiserId: z.uuid().nullable(),
  /** Those who were confirmed with it. */
  persons: z.array(NewMeetingPerson).max(100).default([]),
});
export type SaveMeeting = z.infer<typeof SaveMeeting>;

export const AddPerson = z.object({ meetingId: z.uuid(), person: NewMeetingPerson });
