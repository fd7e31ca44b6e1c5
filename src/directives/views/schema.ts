import { z } from 'zod';

/** A filtered list that a person comes back to: what stands behind the question mark of its address. */
export const SavedView = z.object({ id: z.string(), name: z.string(), address: z.string() });
export type SavedView = z.infer<typeof SavedView>;

export const MOST_VIEWS = 40;

const Name = z.string().trim().min(1, 'Đặt tên cho cách xem.').max(80);
export const NewView = z.object({ name: Name, address: z.string().max(2000) });
export const Renaming = z.object({ id: z.uuid(), name: Name });
