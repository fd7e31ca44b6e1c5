import { describe, expect, it } from 'vitest';
import { obstacles, pageOf, proposedDeadline, shortTitle } from './rules.ts';
import { FINDINGS, HEADER, type ReviewItem } from './schema.ts';

describe('the short title', () => {
  const title = (text: string, proposal: string | null = null, onlyAnswer = true) =>
    shortTitle({ text, proposal }, onlyAnswer);

  it.each([
    [
      'the request that it answers',
      title('Giao Sở Y tế rà soát.', 'Về mở rộng trạm y tế xã'),
      'Mở rộng trạm y tế xã',
    ],
    [
      'a request for an order keeps its opening',
      title('Giao Sở Y tế.', 'Về việc giao Trạm là đầu mối'),
      'Về việc giao Trạm là đầu mối',
    ],
    [
      'own words where several answer one request',
      title('Sở Y tế đề xuất; Sở Tài chính thẩm định.', 'Về kinh phí', false),
      'Sở Y tế đề xuất',
    ],
    ['own first clause', title('rà soát quy hoạch; bổ sung cán bộ.'), 'Rà soát quy hoạch'],
  ])('is %s', (_what, got, want) => {
    expect(got).toBe(want);
  });

  it('is cut at a word', () => {
    const long = title(`${'nâng cao chất lượng '.repeat(12)}.`);
    expect(long.length).toBeLessThanOrEqual(161);
    expect(long).toMatch(/(nâng|cao|chất|lượng)…$/);
  });
});

describe('the proposed deadline', () => {
  it.each([
    [
      { kind: 'date', phrase: 'trước 30/6/2024', date: '2024-06-29' },
      { kind: 'date', date: '2024-06-29', origin: 'document' },
    ],
    [
      { kind: 'recurring', phrase: 'hằng quý', date: null, every: 'P3M' },
      { kind: 'cadence', every: 'P3M', origin: 'document' },
    ],
    [{ kind: 'soft', phrase: 'sớm', date: null }, { kind: 'none' }],
    [null, { kind: 'none' }],
  ] as const)('%j gives %j', (found, want) => {
    expect(proposedDeadline(found)).toEqual(want);
  });
});

describe('obstacles to publishing', () => {
  const document = {
    ...{ number: '12-TB/VPTU', type: 'TB', issuedOn: '2024-03-01' },
    headerDecision: 'accepted',
  };
  const actor = { role: 'lead', name: 'Sở Y tế', agencyId: 'a', generic: false, inherited: false } as const;
  const item = (patch: Partial<ReviewItem>): ReviewItem =>
    ({
      ...{ id: 'x', ref: '1', kind: 'requirement', decision: 'accepted', actors: [actor] },
      ...patch,
    }) as ReviewItem;
  const wordsOf = (...of: Parameters<typeof obstacles>) => obstacles(...of).map(({ words }) => words);

  it('are none when all is decided and known', () => {
    const decided = [{ decision: 'accepted' as const }, { decision: 'rejected' as const }];
    expect(obstacles(document, [item({}), item({ decision: 'rejected', actors: [] })], decided)).toEqual([]);
  });

  it('name what is missing, and where it is mended', () => {
    expect(obstacles({ ...document, number: null }, [item({})], [])).toMatchObject([{ entry: HEADER }]);
    expect(obstacles(document, [item({}), item({ id: 'y', decision: 'pending' })], [])).toEqual([
      { words: 'Còn 1 mục chưa xem.', entry: 'y' },
    ]);
    expect(wordsOf(document, [item({ decision: 'rejected' })], [])).toEqual(['Chưa chấp nhận nhiệm vụ nào.']);
    const unknown = item({ id: 'z', actors: [{ ...actor, agencyId: null, name: 'Hội X' }] });
    const [first] = obstacles(document, [item({}), unknown], []);
    expect(first?.words).toContain('«Hội X» chưa có trong danh bạ');
    expect(first?.entry).toBe('z');
  });

  it('ask for the head and the findings to be looked at too', () => {
    const findings = (['pending', 'accepted', 'pending', 'rejected'] as const).map((decision) => ({
      decision,
    }));
    expect(obstacles({ ...document, headerDecision: 'pending' }, [item({})], findings)).toEqual([
      { words: 'Phần đầu văn bản chưa kiểm.', entry: HEADER },
      { words: 'Còn 2 đánh giá chưa xem.', entry: FINDINGS },
    ]);
  });

  it('do not ask for agencies of a decision laid on nobody', () => {
    expect(obstacles(document, [item({}), item({ kind: 'decision', actors: [] })], [])).toEqual([]);
  });
});

it('the page is the one in which the words begin', () => {
  const pages = [
    { number: 1, span: [0, 100] as [number, number] },
    { number: 2, span: [100, 250] as [number, number] },
  ];
  expect([pageOf(pages, 99), pageOf(pages, 100), pageOf(pages, 400)]).toEqual([1, 2, null]);
});
