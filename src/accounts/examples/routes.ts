import { z } from 'zod';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import type { Act } from '../permissions.ts';
import type { Viewer } from '../schema.ts';
import { act } from '../session/routes.ts';
import { lockOffice, logAs } from '../store.ts';

interface Example {
  /** Who may do what the example is of. */
  act: Act;
  /** What the log says of it. */
  logged: string;
  /** Whether the office has begun with it by itself. */
  isBegun(tx: Tx, viewer: Viewer): Promise<boolean>;
  load(tx: Tx, viewer: Viewer): Promise<void>;
}

/** Fills a room of the example office, once; never of an office that works. */
export const exampleRoute = ({ act: name, logged, isBegun, load }: Example) =>
  act(name)
    .input(z.object({}))
    .output(z.object({}))
    .handler(({ context: { db, viewer } }) =>
      db.transaction().execute(async (tx) => {
        if (!viewer.office.isExample)
          throw problem('refused', 'Dữ liệu ví dụ chỉ nạp vào văn phòng ví dụ. Chưa có gì được lưu.');
        await lockOffice(tx, viewer.office.id);
        if (await isBegun(tx, viewer))
          throw problem(
            'conflict',
            'Phần này đã có dữ liệu. Muốn nạp lại ví dụ, xoá dữ liệu ví dụ trước. Chưa có gì được lưu.',
          );
        await load(tx, viewer);
        await logAs(tx, viewer, logged, { kind: 'office', id: viewer.office.id });
        return {};
      }),
    );
