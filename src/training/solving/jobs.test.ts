import { expect, test } from 'vitest';
import { yearOf } from '../../../bench/years.ts';
import { solve, whyNot } from './jobs.ts';
import { check } from './rules.ts';
import { type Problem, type ProblemClass, type ProblemProvider, Problem as ProblemShape } from './schema.ts';

const provider = (id: string, more: Partial<ProblemProvider> = {}): ProblemProvider => ({
  ...{ id, name: `Trường ${id.toUpperCase()}`, functions: null, basis: null, programmes: ['ly-luan'] },
  rooms: [{ name: 'P1', seats: 80 }],
  lecturerHours: Array.from({ length: 12 }, () => 100),
  ...{ costOfClass: 20_000_000, costOfLearner: null, costCeiling: null, distances: {} },
  prefers: { programmes: [], notMonths: [] },
  ...more,
});

const lop = (id: string, more: Partial<ProblemClass> = {}): ProblemClass => ({
  ...{
    id,
    programmeKey: 'ly-luan',
    programmeName: 'Lý luận',
    heads: 60,
    hours: 60,
    monthsLong: 1,
    months: [3],
  },
  ...{ fixed: { providerId: null, month: null }, agencies: [] },
  ...more,
});

const year = (classes: ProblemClass[], providers: ProblemProvider[]): Problem => ({
  ...{ months: 12, classes, providers },
  weights: { distance: 1, cost: 1, preference: 1, spread: 0 },
});

const asked = { seconds: 20, gap: 0 };

test('two classes, one room: the second goes to the dearer provider, and its reason names the limit', async () => {
  const problem = year([lop('1'), lop('2')], [provider('a'), provider('b', { costOfClass: 30_000_000 })]);
  const solution = await solve(problem, asked);
  expect(solution).toMatchObject({ status: 'optimal', objective: 50, gap: 0, unplaced: [] });
  const atB = solution.placements.find(({ providerId }) => providerId === 'b')?.classId ?? '';
  expect(solution.reasons[atB]).toBe(
    'Tại đây: 30 điểm, 30 triệu đồng. Riêng lớp này thì Trường A hợp hơn (20 điểm, 20 triệu đồng), nhưng thêm lớp này thì vượt giới hạn: Tháng 3, Trường A có 1 phòng từ 60 chỗ mà 2 lớp từ 60 học viên trở lên cùng học. Tháng 3 thuộc các tháng được đề nghị (3).',
  );
  expect(await whyNot(problem, solution, atB, 'a')).toBe(
    'Hiện nếu thêm lớp này: Tháng 3, Trường A có 1 phòng từ 60 chỗ mà 2 lớp từ 60 học viên trở lên cùng học. Xếp lại tất cả để lớp ở đó thì cả kế hoạch không đắt thêm: đồng chí có thể xếp tay.',
  );
});

test('why not there: function, seats, hours of the class alone, or what the whole would lose', async () => {
  const others = [
    provider('b', { programmes: ['khac'] }),
    provider('c', { rooms: [{ name: 'P1', seats: 40 }] }),
    provider('d', { lecturerHours: Array.from({ length: 12 }, () => 50) }),
    provider('e', { costOfClass: 32_500_000 }),
  ];
  const problem = year([lop('1')], [provider('a'), ...others]);
  const solution = await solve(problem, asked);
  const ask = (id: string) => whyNot(problem, solution, '1', id);
  expect(await ask('a')).toBe('Lớp đang được xếp tại Trường A.');
  expect(await ask('b')).toBe('Trường B không có chương trình «Lý luận» trong chức năng, nhiệm vụ đã khai.');
  expect(await ask('c')).toBe('Trường C không có phòng nào từ 60 chỗ (lớn nhất 40 chỗ).');
  expect(await ask('d')).toBe(
    'Không tháng nào được phép (3) xếp được. Dù chỉ có lớp này: Tháng 3, Trường D có 50 tiết giảng mà các lớp cần 60 tiết.',
  );
  expect(await ask('e')).toBe(
    'Xếp lại tất cả để lớp ở đó thì cả kế hoạch thêm 12,5 điểm (12,5/20, 62,5 %): chi phí thêm 12,5.',
  );
});

test('a class without a place says what would free it, each by itself', async () => {
  const classes = [lop('1'), lop('2'), lop('3', { programmeKey: 'khac', programmeName: 'Khác' })];
  const problem = year(classes, [provider('a'), provider('b', { programmes: [] })]);
  const solution = await solve(problem, asked);
  expect(solution.placements).toHaveLength(1);
  const frees = Object.fromEntries(solution.unplaced.map((one) => [one.classId, one.frees]));
  expect(frees[solution.placements[0]?.classId === '1' ? '2' : '1']).toEqual([
    'Cho mở vào tháng 1–2, 4–12: Trường A còn phòng và giờ giảng.',
    'Giao thêm chương trình «Lý luận» cho Trường B: còn phòng và giờ giảng từ tháng 3.',
  ]);
  expect(frees['3']).toEqual([
    'Chưa đơn vị nào khai chương trình «Khác» trong chức năng, nhiệm vụ. Xếp được nếu giao thêm cho: Trường B.',
  ]);
});

test('what a person fixed stays, though the whole is dearer for it', async () => {
  const fixed = { providerId: 'b', month: 5 };
  const problem = year([lop('1', { fixed })], [provider('a'), provider('b', { costOfClass: 90_000_000 })]);
  const { placements, reasons } = await solve(problem, asked);
  expect(placements).toEqual([{ classId: '1', providerId: 'b', month: 5 }]);
  expect(reasons['1']).toBe('Đơn vị đã được ấn định. Tháng đã được ấn định.');
});

test('stopped by a person, it gives the best until then and how far that may be from the best there could be', async () => {
  const problem = ProblemShape.parse(yearOf(40, 20, 3));
  const stop = new AbortController();
  const seen: number[] = [];
  const solution = await solve(problem, {
    ...{ seconds: 60, gap: 0, signal: stop.signal },
    onProgress: ({ placed, gap }) => {
      seen.push(placed);
      if (gap !== null) stop.abort();
    },
  });
  expect(solution.status).toMatch(/cancelled|optimal/);
  expect(solution.placements).toHaveLength(seen.at(-1) ?? -1);
  expect(solution.bound).toBeLessThanOrEqual(solution.objective);
  expect(check(problem, solution.placements)).toEqual([]);
});
