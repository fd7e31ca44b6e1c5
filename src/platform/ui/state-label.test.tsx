import { cleanup } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderUi } from './render-in-jsdom.tsx';
import { StateLabel } from './state-label.tsx';
import { countWords, STATE_CODES, type StateCode, type StateDetail, stateWords } from './state-words.ts';

afterEach(cleanup);

const NBSP = '\u00a0';

const WORDS: [StateCode, StateDetail, string][] = [
  ['late', { days: 13 }, `Quá hạn 13${NBSP}ngày`],
  ['done-late', {}, 'Hoàn thành quá hạn'],
  ['done-late', { days: 15 }, `Xong, quá hạn 15${NBSP}ngày`],
  ['due-soon', { days: 5 }, `Còn 5${NBSP}ngày`],
  ['due-soon', { days: 0 }, 'Đến hạn hôm nay'],
  ['in-progress', {}, 'Đang thực hiện'],
  ['not-started', {}, 'Chưa thực hiện'],
  ['not-received', {}, 'Chưa ký nhận'],
  ['awaiting-appraisal', {}, 'Chờ thẩm định'],
  ['awaiting-approval', {}, 'Chờ duyệt'],
  ['awaiting-decision', {}, 'Chờ quyết định'],
  ['extension-asked', {}, 'Xin gia hạn'],
  ['returned', {}, 'Trả lại'],
  ['undated', {}, 'Không thời hạn'],
  ['silent', { days: 92 }, `92${NBSP}ngày chưa báo cáo`],
  ['suspended', {}, 'Tạm dừng'],
  ['withdrawn', {}, 'Thu hồi'],
  ['done', {}, 'Hoàn thành đúng hạn'],
  ['done', { date: '22/12/2023' }, 'Xong 22/12/2023'],
  ['doubt', { phrase: 'sớm' }, '“sớm”: chưa có ngày'],
  ['draft', {}, 'Bản nháp'],
];

test.each(WORDS)('%s with %o reads “%s”', (state, detail, words) => {
  expect(stateWords(state, detail)).toBe(words);
});

test('beside a number the words are short', () => {
  expect(countWords('in-progress')).toBe('Trong hạn');
  expect(countWords('done')).toBe('Đúng hạn');
  expect(countWords('late')).toBe('Quá hạn');
});

test('every state shows an icon and a word, so that it reads without its colour', () => {
  for (const state of STATE_CODES) {
    const { container, unmount } = renderUi(<StateLabel state={state} />);
    const label = container.querySelector(`[data-state="${state}"]`);
    expect(label?.querySelector('svg[aria-hidden="true"]'), state).not.toBeNull();
    expect(label?.textContent, state).toBe(stateWords(state));
    unmount();
  }
});
