import { describe, expect, it } from 'vitest';
import { digestLetter, isEmpty, ownPath } from './rules.ts';
import type { Digest, DigestPart } from './schema.ts';

const none: DigestPart = { total: 0, items: [], link: '/nhiem-vu' };
const digest: Digest = {
  late: {
    total: 3,
    link: '/nhiem-vu?headline=open-late',
    items: [{ id: 'a', code: 'TB296-2023-3.1', title: 'Xây dựng <đề án> & lộ trình', due: '2026-11-02' }],
  },
  soon: none,
  waiting: { total: 1, link: '/', items: [{ id: 'b', code: 'NV2026-0001', title: 'Báo cáo', due: null }] },
};
const envelope = {
  ...{ mailId: 'm1', messageId: '<m1@dondoc>', from: { name: 'Đôn Đốc', address: 'dd@x.vn' } },
  ...{ to: 'mai@x.vn', name: 'Mai', day: '2026-11-30', publicUrl: 'https://dondoc.x.vn/' },
};

describe('the morning letter', () => {
  const letter = digestLetter(digest, envelope);

  it('says what is late, what is near, what waits, with codes, days and how many there are', () => {
    expect(letter.subject).toBe('Việc ngày 30/11/2026: 3 quá hạn, 1 chờ đồng chí');
    expect(letter.text).toContain(
      'QUÁ HẠN (3)\n- TB296-2023-3.1: Xây dựng <đề án> & lộ trình (hạn 02/11/2026)',
    );
    expect(letter.text).toContain('… và 2 nhiệm vụ nữa: ');
    expect(letter.text).toContain('NV2026-0001: Báo cáo (không có thời hạn)');
    expect(letter.text).not.toContain('ĐẾN HẠN');
  });

  it('leads into the application and nowhere else', () => {
    const links = [...letter.html.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) expect(link).toMatch(/^https:\/\/dondoc\.x\.vn\/api\/thu\/m1\?den=%2F/);
    expect(letter.html).not.toMatch(/<img|src=|@import/);
  });

  it('takes titles as words, not as tags', () => {
    expect(letter.html).toContain('Xây dựng &lt;đề án&gt; &amp; lộ trình');
  });

  it('is none where there is nothing to tell', () => {
    expect(isEmpty(digest)).toBe(false);
    expect(isEmpty({ late: none, soon: none, waiting: none })).toBe(true);
  });
});

it.each([
  ['/nhiem-vu/TB296-2023-3.1', '/nhiem-vu/TB296-2023-3.1'],
  ['//evil.vn', '/'],
  ['/\\evil.vn', '/'],
  ['https://evil.vn', '/'],
  ['/a\r\nset-cookie: x', '/'],
  [undefined, '/'],
])('%j leads to %s', (path, to) => expect(ownPath(path)).toBe(to));
