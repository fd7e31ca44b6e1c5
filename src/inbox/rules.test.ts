import { expect, it } from 'vitest';
import { byDay, dayWords, waitAfter } from './rules.ts';
import type { InboxNotice } from './schema.ts';

const notice = (id: string, toldAt: string): InboxNotice => ({
  ...{ id, kind: 'nudge', title: id, body: null, link: '/', readAt: null, openedAt: null },
  toldAt: new Date(toldAt),
});

it('groups by the day in Viet Nam, the newest first', () => {
  const groups = byDay([
    notice('sáng', '2026-11-29T01:00:00Z'),
    notice('khuya', '2026-11-29T17:30:00Z'),
    notice('chiều', '2026-11-29T09:00:00Z'),
  ]);
  expect(groups.map(({ day, notices }) => [day, notices.map(({ id }) => id)])).toEqual([
    ['2026-11-30', ['khuya']],
    ['2026-11-29', ['sáng', 'chiều']],
  ]);
  expect(dayWords('2026-11-30', '2026-11-30')).toBe('Hôm nay, 30/11/2026');
  expect(dayWords('2026-11-29', '2026-11-30')).toBe('29/11/2026');
});

it('tries again later and later, and then no more', () => {
  expect([1, 2, 3, 4, 5, 6].map(waitAfter)).toEqual([1, 5, 15, 60, 180, null]);
});
