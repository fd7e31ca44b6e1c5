import { z } from 'zod';

/** What a clerk, with the paper in hand, says the red marks on it are. None of them is a level of secrecy. */
export const MarkKind = z.enum(['arrival', 'urgency', 'seal', 'print', 'handwriting', 'other']);
export type MarkKind = z.infer<typeof MarkKind>;

/** `secret`: the paper bears a secrecy mark, and goes no further here. */
export const Declaration = z.union([z.literal('secret'), z.array(MarkKind).min(1)]);
export type Declaration = z.infer<typeof Declaration>;

/** A mark that could not be read, for the eyes of the clerk; it lies in the answer and nowhere else. */
export const SeenMark = z.object({
  /** A PNG as a data address. */
  picture: z.string().startsWith('data:image/png;base64,'),
  /** On paper, in millimetres. */
  width: z.number(),
  height: z.number(),
});
export type SeenMark = z.infer<typeof SeenMark>;

/** What an upload is answered with whose marks must be declared. */
export const MustDeclare = z.object({
  code: z.literal('mustDeclare'),
  message: z.string(),
  data: z.object({ marks: z.array(SeenMark) }),
});

/** The name of the form's field, which stands before the file. */
export const DECLARATION = 'declaration';

/** `secret`, or kinds with commas between them; null for anything else. */
export function readDeclaration(field: string | undefined): Declaration | null {
  const read = Declaration.safeParse(field === 'secret' ? field : field?.split(','));
  return read.success ? read.data : null;
}
