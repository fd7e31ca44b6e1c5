import { expect, it } from 'vitest';
import { secrecyIn } from './rules.ts';

const MARK = 'MẬT';
const said = {
  ...{ kind: 'document' as const, subject: 'Kết luận', content: 'Xin ý kiến', reason: 'Gửi lại' },
  ...{ type: { code: 7, name: 'Thông báo' }, attachments: [{ description: 'Phụ lục' }] },
};

it.each([
  ...[{ subject: MARK }, { content: MARK }, { reason: MARK }, { type: { code: 7, name: MARK } }],
  { attachments: [{ description: null }, { description: MARK }] },
])('finds a secrecy mark wherever a package has words: %j', (marked) => {
  expect(secrecyIn(said)).toBeNull();
  expect(secrecyIn({ ...said, ...marked })).toBe(MARK);
});

it('finds one in the words of a status', () => {
  expect(secrecyIn({ kind: 'status', description: MARK })).toBe(MARK);
  expect(secrecyIn({ kind: 'status', description: null })).toBeNull();
});
