import type { RedMark } from '@dondoc/intake';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Declaration, SeenMark } from './schema.ts';

const SECRET =
  'Văn bản có dấu chỉ độ mật nên không được nhận. Tệp chưa được lưu ở bất cứ đâu. Xử lý văn bản này theo chế độ bảo vệ bí mật nhà nước.';

/**
 * Whether a file may go on after the look at its red marks (Luật 117/2025/QH15; design rule 9): a secrecy mark ends
 * it, a mark whose words are known to be harmless does not count, and of the others a person must say what they are.
 * A mark that cannot be read is not the same as none. Gives how many marks stand on the word of that person.
 */
export function judgeMarks(marks: readonly RedMark[], declaration: Declaration | null): Outcome<number> {
  if (declaration === 'secret' || marks.some((mark) => mark.meaning === 'secret'))
    return refuse('secret', SECRET);
  const unread = marks.filter((mark) => mark.meaning === null);
  if (unread.length > 0 && !declaration)
    return refuse('mustDeclare', undefined, { marks: unread.slice(0, MOST_SHOWN).map(shown) });
  return ok(unread.length);
}

const MOST_SHOWN = 6;

const shown = ({ picture, width, height }: RedMark): SeenMark => ({
  picture: `data:image/png;base64,${Buffer.from(picture).toString('base64')}`,
  width,
  height,
});
