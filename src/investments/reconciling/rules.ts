import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { sayDong } from '../rules.ts';
import type { Close } from './schema.ts';

interface Seen {
  isClosed: boolean;
  /** Our figure, recounted where it is written. */
  ours: string;
}

/** Two figures that differ are not reconciled until somebody says why. */
export function closing({ isClosed, ours }: Seen, asked: Close): Outcome<null> {
  const no = (why: string) => refuse('refused', `${why} Chưa có gì được lưu.`);
  if (isClosed) return refuse('conflict', 'Kỳ này đã đối chiếu. Chưa có gì thay đổi thêm.');
  if (asked.ours !== ours)
    return refuse(
      'conflict',
      `Số của trường vừa đổi thành ${sayDong(ours)}. Chưa có gì được lưu. Tải lại trang rồi đối chiếu lại.`,
    );
  if (asked.treasury !== ours && !asked.explanation)
    return no(
      `Số của Kho bạc lệch ${sayDong(String(BigInt(asked.treasury) - BigInt(ours)))} so với số của trường. Ghi lý do chênh lệch.`,
    );
  return ok(null);
}
