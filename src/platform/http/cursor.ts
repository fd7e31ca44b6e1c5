import { z } from 'zod';
import { problem } from './problems.ts';

/** How a list is asked for in pieces. A place in the list stays where it is while rows come and go around it. */
export const PieceQuery = z.object({
  cursor: z.string().max(400).optional().describe('Chỗ tiếp theo, lấy từ `next` của lần trước.'),
  limit: z.number().int().min(1).max(200).default(50).describe('Số dòng mỗi lần, nhiều nhất 200.'),
});

/** One piece of a list; `next` is null at its end. */
export const pieceOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Gửi lại làm `cursor` để lấy tiếp; null là hết.'),
  });

/** Cuts a piece from rows of which one more than the limit was asked for; `key` is what they are ordered by. */
export function cut<Row, Key extends readonly string[]>(rows: Row[], limit: number, key: (row: Row) => Key) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encoded(key(last)) : null };
}

const encoded = (key: readonly string[]): string =>
  Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');

/** The key of the row after which the piece begins, or null at the beginning. */
export function keyOf<Key extends z.ZodType<readonly string[]>>(
  cursor: string | undefined,
  shape: Key,
): z.infer<Key> | null {
  if (cursor === undefined) return null;
  const read = shape.safeParse(parsed(cursor));
  if (!read.success)
    throw problem('badInput', 'Chỗ tiếp theo (cursor) không đúng. Gửi đúng giá trị `next` của lần trước.');
  return read.data;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
