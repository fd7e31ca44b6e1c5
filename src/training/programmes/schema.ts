import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { ProgrammeData } from '../schema.ts';

const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);

/** One version of a programme, as it is written. `key` joins the versions. */
export const NewProgramme = z.object({
  key: words('Thiếu mã chương trình.', 80),
  name: words('Ghi tên chương trình.'),
  data: ProgrammeData,
  /** The instrument it rests on, and where it was read; null: not found. */
  basis: words('Ghi văn bản.', 1000).nullable(),
  source: words('Ghi nguồn.', 2000).nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
});
export type NewProgramme = z.infer<typeof NewProgramme>;

export const Programme = NewProgramme.extend({ id: z.string() });
export type Programme = z.infer<typeof Programme>;
