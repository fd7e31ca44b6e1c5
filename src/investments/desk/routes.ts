import type { Viewer } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { deskOf, type InvestmentDesk } from './store.ts';

/** The desk, or a refusal that says why there is none. */
export async function deskFor(db: Db, viewer: Viewer): Promise<InvestmentDesk> {
  const desk = await deskOf(db, viewer);
  if (!desk) throw problem('notFound', 'Văn phòng chưa ghi cơ quan nào là trường chính trị.');
  return desk;
}

/** For what only the school and the office see: facilities, reconciliation. */
export async function wholeDesk(db: Db, viewer: Viewer): Promise<InvestmentDesk> {
  const desk = await deskFor(db, viewer);
  if (!desk.seesAll)
    throw problem(
      'notFound',
      'Phần này dành cho nhà trường và Văn phòng theo dõi. Cơ quan đồng chí xem từng hạng mục ở trang Đầu tư.',
    );
  return desk;
}

const NOT_KEEPER =
  'Việc này do chuyên viên Văn phòng, cán bộ tài chính hoặc đầu mối của trường làm. Chưa có gì được thay đổi.';

/** For whoever writes: people who act for the whole school, or the office. */
export async function keepingDesk(db: Db, viewer: Viewer): Promise<InvestmentDesk> {
  const desk = await deskFor(db, viewer);
  // Of a school that is not theirs, nothing is told.
  if (!desk.mayKeep) throw desk.seesAll ? problem('forbidden', NOT_KEEPER) : problem('notFound');
  return desk;
}
