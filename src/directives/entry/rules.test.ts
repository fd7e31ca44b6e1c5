import { readFileSync } from 'node:fs';
import { dayOfWeek, USUAL_EDGES } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agency } from '#accounts/schema.ts';
import {
  bodyFinder,
  entryRef,
  type LineDesk,
  noChoices,
  obstaclesOf,
  parseLine,
  withChoices,
} from './rules.ts';

interface Directory {
  agencies: {
    key: string;
    regime: 'party' | 'state';
    names: { name: string; shortName: string; aliases: string[] }[];
  }[];
}
const file = new URL('../../../data/agencies/lai-chau-2023.json', import.meta.url);
const { agencies: listed } = JSON.parse(readFileSync(file, 'utf8')) as Directory;
const agencies = listed
  .filter(({ key }) => key !== 'ban-tuyen-giao-va-dan-van-tinh-uy')
  .map(({ key, regime, names }) => {
    const dated = names.map(({ name, shortName, aliases }) => {
      return { name, shortName, aliases, validFrom: null, validTo: null, decision: null, source: 'thử' };
    });
    return { id: key, key, parentId: null, isUnit: false, regime, names: dated, successions: [] };
  }) as unknown as Agency[];

const documents = [
  { id: 'tb296', type: 'TB', number: '296-TB/VPTU', issuedOn: '2023-11-13' },
  { id: 'tb118', type: 'TB', number: '118-TB/VPTU', issuedOn: '2026-01-05' },
  { id: 'tb118cu', type: 'TB', number: '118-TB/VPTU', issuedOn: '2023-01-05' },
];
const desk: LineDesk = {
  today: '2026-09-14',
  edges: USUAL_EDGES,
  calendar: { isWorkingDay: (date) => dayOfWeek(date) < 6, knows: (year) => year === 2026 },
  find: bodyFinder(agencies, '2026-09-14'),
  documents,
};

/** A line as short notation: "lead: …; coordinate: …". An unknown body stands in brackets, a class in angles. */
function said(line: string): [bodies: string, text: string, due: string] {
  const { actors, text, due } = parseLine(line, desk);
  const shown = actors.map(({ role, name, agencyId, generic }) => {
    return `${role} ${agencyId ?? (generic ? `<${name}>` : `[${name}]`)}`;
  });
  const time =
    due?.due.kind === 'date'
      ? due.due.date
      : due?.due.kind === 'cadence'
        ? due.due.every
        : due
          ? 'fault'
          : '';
  return [shown.join('; '), text, time];
}

const lines: [line: string, bodies: string, text: string, due: string][] = [
  [
    'Sở Nội vụ báo cáo chính sách ĐTBD trước 30/9, phối hợp BTC #TB296',
    ...(['lead so-noi-vu; coordinate ban-to-chuc-tinh-uy', 'Báo cáo chính sách ĐTBD', '2026-09-29'] as const),
  ],
  ['SNV rà soát biên chế trước 15/10/2026', 'lead so-noi-vu', 'Rà soát biên chế', '2026-10-14'],
  ['snv rà soát biên chế', 'lead so-noi-vu', 'Rà soát biên chế', ''],
  ['so noi vu ra soat bien che truoc 30/9', 'lead so-noi-vu', 'Ra soat bien che', '2026-09-29'],
  ['VPTU tổng hợp báo cáo hằng tháng', 'lead van-phong-tinh-uy', 'Tổng hợp báo cáo hằng tháng', 'P1M'],
  ['Giao Sở Tài chính bố trí kinh phí', 'lead so-tai-chinh', 'Bố trí kinh phí', ''],
  ['Đề nghị Ban Tổ chức Tỉnh uỷ thẩm định đề án', 'lead ban-to-chuc-tinh-uy', 'Thẩm định đề án', ''],
  [
    'Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế trước 30/9',
    ...(['lead so-noi-vu; coordinate so-tai-chinh', 'Rà soát biên chế', '2026-09-29'] as const),
  ],
  ['Sở Nội vụ chủ trì rà soát biên chế', 'lead so-noi-vu', 'Rà soát biên chế', ''],
  ['SNV, STC lập dự toán', 'lead so-noi-vu; lead so-tai-chinh', 'Lập dự toán', ''],
  ['Sở Nội vụ và Sở Tài chính lập dự toán', 'lead so-noi-vu; lead so-tai-chinh', 'Lập dự toán', ''],
  [
    'TCT xây dựng đề án; phối hợp: SNV, STC và Sở Xây dựng; hạn 31/12',
    ...([
      'lead truong-chinh-tri-tinh; coordinate so-noi-vu; coordinate so-tai-chinh; coordinate so-xay-dung',
    ] as const),
    ...(['Xây dựng đề án', '2026-12-31'] as const),
  ],
  [
    'Trường Chính trị tự đánh giá tiêu chí, hoàn thành trước 20/11',
    'lead truong-chinh-tri-tinh',
    'Tự đánh giá tiêu chí',
    '2026-11-19',
  ],
  [
    'Trường Chính trị hoàn thành trước 20/11 đề án trường chuẩn',
    'lead truong-chinh-tri-tinh',
    'Hoàn thành đề án trường chuẩn',
    '2026-11-19',
  ],
  [
    'TCT tham mưu đề án, BTC thẩm định, trình Thường trực Tỉnh uỷ trong quý IV',
    ...(['lead truong-chinh-tri-tinh; appraise ban-to-chuc-tinh-uy; submitTo thuong-truc-tinh-uy'] as const),
    ...(['Tham mưu đề án, trình Thường trực Tỉnh uỷ', '2026-12-31'] as const),
  ],
  [
    'Sở Nội vụ trình UBND tỉnh kế hoạch',
    'lead so-noi-vu; submitTo ubnd-tinh',
    'Trình UBND tỉnh kế hoạch',
    '',
  ],
  [
    'SNV báo cáo TTTU kết quả trong 5 ngày làm việc',
    'lead so-noi-vu; submitTo thuong-truc-tinh-uy',
    'Báo cáo TTTU kết quả',
    '2026-09-21',
  ],
  ['SKHCN nghiệm thu đề tài cuối năm', 'lead so-khoa-hoc-va-cong-nghe', 'Nghiệm thu đề tài', '2026-12-31'],
  ['Sở KH&CN nghiệm thu đề tài', 'lead so-khoa-hoc-va-cong-nghe', 'Nghiệm thu đề tài', ''],
  ['Sở Kế hoạch và Đầu tư bố trí vốn', 'lead so-ke-hoach-va-dau-tu', 'Bố trí vốn', ''],
  ['SKHĐT bố trí vốn chậm nhất 01/12', 'lead so-ke-hoach-va-dau-tu', 'Bố trí vốn', '2026-12-01'],
  ['UBND bố trí quỹ đất', 'lead ubnd-tinh', 'Bố trí quỹ đất', ''],
  ['Uỷ ban nhân dân tỉnh bố trí quỹ đất', 'lead ubnd-tinh', 'Bố trí quỹ đất', ''],
  ['Ban Tuyên giáo hướng dẫn tuyên truyền', 'lead ban-tuyen-giao-tinh-uy', 'Hướng dẫn tuyên truyền', ''],
  ['BTG hướng dẫn tuyên truyền', 'lead ban-tuyen-giao-tinh-uy', 'Hướng dẫn tuyên truyền', ''],
  ['Sở Y tế báo cáo dịch bệnh trước 30/9', 'lead [Sở Y tế]', 'Báo cáo dịch bệnh', '2026-09-29'],
  ['SYT báo cáo dịch bệnh', 'lead [SYT]', 'Báo cáo dịch bệnh', ''],
  ['Huyện uỷ Phong Thổ tổ chức hội nghị', 'lead [Huyện uỷ Phong Thổ]', 'Tổ chức hội nghị', ''],
  ['SNV lập danh sách, phối hợp Sở Y tế', 'lead so-noi-vu; coordinate [Sở Y tế]', 'Lập danh sách', ''],
  [
    'SNV lập danh sách, phối hợp SYT, STC',
    'lead so-noi-vu; coordinate [SYT]; coordinate so-tai-chinh',
    'Lập danh sách',
    '',
  ],
  [
    'SNV lập danh sách, phối hợp các sở, ban, ngành liên quan',
    'lead so-noi-vu; coordinate <các sở, ban, ngành liên quan>',
    'Lập danh sách',
    '',
  ],
  [
    'SNV phối hợp chặt chẽ trong quản lý biên chế',
    'lead so-noi-vu',
    'Phối hợp chặt chẽ trong quản lý biên chế',
    '',
  ],
  ['rà soát biên chế trước 30/9', '', 'Rà soát biên chế', '2026-09-29'],
  ['SNV trước 31/02 gửi báo cáo', 'lead so-noi-vu', 'Gửi báo cáo', 'fault'],
  ['SNV', 'lead so-noi-vu', '', ''],
  ['trước 30/9 SNV gửi báo cáo', 'lead so-noi-vu', 'Gửi báo cáo', '2026-09-29'],
  ['Sở Nội vụ báo cáo, đề xuất chính sách', 'lead so-noi-vu', 'Báo cáo, đề xuất chính sách', ''],
  ['Sở Tài chính rà soát 26/55 tiêu chí', 'lead so-tai-chinh', 'Rà soát 26/55 tiêu chí', ''],
  [
    'Sở Tài chính quyết toán năm 2025 trong tháng 10',
    'lead so-tai-chinh',
    'Quyết toán năm 2025',
    '2026-10-31',
  ],
  ['VPTU chuẩn bị hội nghị ngày mai', 'lead van-phong-tinh-uy', 'Chuẩn bị hội nghị', '2026-09-15'],
  [
    'Ban cán sự đảng UBND tỉnh chỉ đạo sơ kết, phối hợp với Ban Tổ chức trước tháng 12',
    'lead ban-can-su-dang-ubnd-tinh; coordinate ban-to-chuc-tinh-uy',
    'Chỉ đạo sơ kết',
    '2026-11-30',
  ],
  [
    'Sở Nội vụ phối hợp Sở Tài chính lập dự toán',
    'lead so-noi-vu; coordinate so-tai-chinh',
    'Lập dự toán',
    '',
  ],
  ['phối hợp SNV lập dự toán', 'coordinate so-noi-vu', 'Lập dự toán', ''],
];

describe('a line', () => {
  it.each(lines)('%s', (line, bodies, text, due) => expect(said(line)).toEqual([bodies, text, due]));

  it.each([
    ['SNV lập kế hoạch #TB296', 'tb296'],
    ['SNV lập kế hoạch #tb296-2023', 'tb296'],
    ['SNV lập kế hoạch #296-TB/VPTU', 'tb296'],
    ['#296 SNV lập kế hoạch', 'tb296'],
    ['SNV lập kế hoạch #TB118-2026', 'tb118'],
    ['SNV lập kế hoạch #TB118', 'tb118 tb118cu'],
    ['SNV lập kế hoạch #TB999', ''],
  ])('%s names a document', (line, ids) => {
    const parsed = parseLine(line, desk);
    expect(parsed.document?.found.map(({ id }) => id).join(' ')).toBe(ids);
    expect(parsed.text).toBe('Lập kế hoạch');
  });

  it('no line breaks it, and what it gives is of the line', () => {
    const word = fc.constantFrom(
      ...'SNV|Sở Nội vụ|,|;|phối hợp|với|và|trình|thẩm định|chủ trì|trước 30/9|hằng tháng|#TB296|các sở|báo cáo|¦|đề án|.'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), fc.string({ maxLength: 20 }), (words, noise) => {
        const line = `${words.join(' ')} ${noise}`;
        const { actors, text } = parseLine(line, desk);
        const typed = line.normalize('NFC').replace(/\s+/g, ' ').toLocaleLowerCase('vi');
        expect(actors.every(({ name }) => typed.includes(name.toLocaleLowerCase('vi')))).toBe(true);
        expect(text).not.toContain('¦');
      }),
    );
  });
});

describe('what stands in the way', () => {
  const why = (line: string) => obstaclesOf(parseLine(line, desk), desk.today).join(' ');
  it.each([
    ['rà soát biên chế', 'Chưa có cơ quan chủ trì'],
    ['Sở Y tế báo cáo', '“Sở Y tế” chưa có trong danh bạ'],
    ['SNV', 'Chưa có nội dung'],
    ['SNV gửi báo cáo trước 31/02', 'Tháng 2/2026 có 28 ngày'],
    ['SNV gửi báo cáo trước 01/9/2026', 'ở trước hôm nay'],
    ['SNV gửi báo cáo #TB118', 'Có 2 văn bản'],
    ['SNV gửi báo cáo #TB999', 'Không có văn bản'],
    ['SNV lập danh sách trong 90 ngày làm việc', 'Chưa có lịch làm việc năm 2027'],
  ])('%s', (line, words) => expect(why(line)).toContain(words));

  it('is nothing in a whole line', () => {
    expect(why('Sở Nội vụ báo cáo chính sách ĐTBD trước 30/9, phối hợp BTC #TB296')).toBe('');
  });
});

describe('what a person chooses', () => {
  const line = 'SNV lập danh sách trước 31/02, phối hợp Sở Y tế #TB118';
  it('mends what is in doubt, and nothing else', () => {
    const parsed = parseLine(line, desk);
    const chosen = withChoices(parsed, {
      ...{ agencies: { 'Sở Y tế': 'so-tai-chinh', SNV: 'khac' }, dropped: [], documentId: 'tb118' },
      day: { phrase: 'trước 31/02', date: '2027-02-28' },
    });
    expect(obstaclesOf(parsed, desk.today)).toHaveLength(3);
    expect(obstaclesOf(chosen, desk.today)).toEqual([]);
    expect(chosen.actors.map(({ agencyId }) => agencyId)).toEqual(['so-noi-vu', 'so-tai-chinh']);
    expect(withChoices(parsed, noChoices)).toEqual(parsed);
  });

  it('takes parts out; a day holds only as long as its words', () => {
    const dropped = ['coordinate:Sở Y tế', 'due:trước 31/02', 'document:TB118'];
    const left = withChoices(parseLine(line, desk), { ...noChoices, dropped });
    expect([left.actors.length, left.due, left.document]).toEqual([1, null, null]);
    const day = { phrase: 'trước 31/02', date: '2027-02-28' };
    const typedOn = withChoices(parseLine('SNV lập danh sách trước 30/9', desk), { ...noChoices, day });
    expect(typedOn.due?.due).toMatchObject({ date: '2026-09-29' });
  });
});

describe('names', () => {
  it('of two bodies with the same initials mean neither', () => {
    const double = structuredClone(agencies.find(({ id }) => id === 'ban-to-chuc-tinh-uy')) as Agency;
    const other = {
      ...double,
      id: 'khac',
      names: double.names.map((name) => ({ ...name, name: 'Ban Thi công', shortName: 'X', aliases: [] })),
    };
    expect(bodyFinder([double, other], '2026-09-14')('BTC')).toBeNull();
    expect(bodyFinder([double], '2026-09-14')('BTC')).toBe('ban-to-chuc-tinh-uy');
  });
  it('under a document are numbered on', () => {
    expect([entryRef([]), entryRef(['3.1', 'BS1', 'BS4'])]).toEqual(['BS1', 'BS5']);
  });
});
