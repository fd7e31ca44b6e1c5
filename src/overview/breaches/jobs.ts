import type { Office } from '#accounts/schema.ts';
import { listOffices } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { pressedWords } from './labels.ts';
import { breachesAt } from './routes.ts';
import { markNow } from './rules.ts';
import { readSetting } from './store.ts';

/** Hours count, so it looks every minute; each mark is told once, however often it runs. */
export const breachesTimed: Timed = {
  at: 'every minute',
  run: async ({ db, clock }) => {
    for (const office of await listOffices(db)) await pressBreaches(db, office, clock.now());
  },
};

/** Tells whoever keeps the register how many hours are left of those that are not yet reported. */
export async function pressBreaches(db: Database, office: Pick<Office, 'id'>, now: Date): Promise<void> {
  const setting = await readSetting(db, office.id);
  for (const { id, words, discoveredAt, steps, clocks } of await breachesAt(db, office.id, now)) {
    const mark = markNow({ discoveredAt, isSerious: words.isSerious, steps }, setting, now);
    if (mark === null) continue;
    const whole = clocks.find(({ stage }) => stage === 'reported');
    await db.transaction().execute((tx) =>
      tell(
        tx,
        { roles: ['administrator', 'leader'] },
        {
          ...{ officeId: office.id, key: `breach:${id}:${mark}`, kind: 'breach' },
          title: pressedWords(words.title, whole?.hoursLeft ?? 0),
          body: `Đã ${mark} giờ từ lúc phát hiện mà chưa ghi nhận thông báo cho cơ quan chuyên trách bảo vệ dữ liệu cá nhân.`,
          link: '/vi-pham-du-lieu',
          subject: { kind: 'breach', id },
        },
      ),
    );
  }
}
