import { z } from 'zod';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { problem } from '#platform/http/problems.ts';
import { deskOf } from '../desk/store.ts';
import { loadPastYear } from '../past-year/store.ts';
import { isTrainingBegun, loadExampleNeeds, loadTrainingGround } from './store.ts';

const load = act('trainingCall.open')
  .input(z.object({}))
  .output(z.object({}))
  .handler(({ context: { db, viewer } }) =>
    db.transaction().execute(async (tx) => {
      if (!viewer.office.isExample)
        throw problem('refused', 'Dữ liệu ví dụ chỉ nạp vào văn phòng ví dụ. Chưa có gì được lưu.');
      await lockOffice(tx, viewer.office.id);
      // Before the desk is set, only the office can say who sits at it.
      if (!(await deskOf(tx, viewer)).mayPlan) throw problem('forbidden');
      if (await isTrainingBegun(tx, viewer.office.id))
        throw problem(
          'conflict',
          'Đã có chương trình, nhu cầu hoặc kế hoạch. Muốn nạp lại năm đào tạo ví dụ, xoá dữ liệu ví dụ trước.',
        );
      const place = { officeId: viewer.office.id, by: viewer.userId };
      await loadTrainingGround(tx, place);
      await loadPastYear(tx, place);
      await loadExampleNeeds(tx, place);
      await logAs(tx, viewer, 'training.example', { kind: 'office', id: viewer.office.id });
      return {};
    }),
  );

export const trainingExampleRouter = { trainingExample: { load } };
