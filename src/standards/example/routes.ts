import { z } from 'zod';
import { schoolFor } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { problem } from '#platform/http/problems.ts';
import { readPeople } from '#staff/store.ts';
import { listSets } from '../sets/store.ts';
import { loadExampleSchool } from './store.ts';

const load = act('scheme.keep')
  .input(z.object({}))
  .output(z.object({ roundId: z.string() }))
  .handler(({ context: { db, viewer } }) =>
    db.transaction().execute(async (tx) => {
      if (!viewer.office.isExample)
        throw problem('refused', 'Dữ liệu ví dụ chỉ nạp vào văn phòng ví dụ. Chưa có gì được lưu.');
      await lockOffice(tx, viewer.office.id);
      const school = await schoolFor(tx, viewer);
      if (school.relation === 'partner') throw problem('forbidden');
      const isEmpty =
        (await listSets(tx, viewer.office.id)).length === 0 && (await readPeople(tx, school.id)).length === 0;
      if (!isEmpty)
        throw problem(
          'conflict',
          'Trường ví dụ đã có bộ chỉ tiêu hoặc danh sách người. Muốn nạp lại, xoá dữ liệu ví dụ trước.',
        );
      const roundId = await loadExampleSchool(tx, viewer, school.id);
      await logAs(tx, viewer, 'school.example', { kind: 'agency', id: school.id });
      return { roundId };
    }),
  );

export const schoolExampleRouter = { schoolExample: { load } };
