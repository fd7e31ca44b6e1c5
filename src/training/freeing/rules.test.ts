import { expect, test } from 'vitest';
import { groundOf } from '../explaining/rules.ts';
import type { Problem, ProblemClass, ProblemProvider } from '../solving/schema.ts';
import { freesOf } from './rules.ts';

const school: ProblemProvider = {
  ...{ id: 'a', name: 'Trường A', functions: null, basis: null, programmes: ['x'] },
  rooms: [{ name: 'P', seats: 60 }],
  lecturerHours: Array.from({ length: 12 }, () => 100),
  ...{ costOfClass: 20_000_000, costOfLearner: null, costCeiling: null, distances: {} },
  prefers: { programmes: [], notMonths: [] },
};
const lop = (id: string, more: Partial<ProblemClass> = {}): ProblemClass => ({
  ...{ id, programmeKey: 'x', programmeName: 'X', heads: 50, hours: 80, monthsLong: 1, months: [3] },
  ...{ fixed: { providerId: null, month: null }, agencies: [] },
  ...more,
});

/** What would free a class while another stands at the school in March. */
function frees(of: Partial<ProblemClass>, provider: Partial<ProblemProvider> = {}): string[] {
  const classes = [lop('1'), lop('2', of)];
  const weights = { distance: 1, cost: 1, preference: 1, spread: 1 };
  const problem: Problem = { months: 12, classes, providers: [{ ...school, ...provider }], weights };
  const ground = groundOf(problem, [{ classId: '1', providerId: 'a', month: 3 }]);
  return freesOf(ground, classes[1] as ProblemClass);
}

const two = [60, 60].map((seats) => ({ name: 'P', seats }));
const all = Array.from({ length: 12 }, (_, index) => index + 1);

test('the least that is missing of one limit, where no other stands in the way', () => {
  expect(frees({ hours: 32.5 }, { rooms: two, costCeiling: 100_000_000 })).toEqual([
    'Cho mở vào tháng 1–2, 4–12: Trường A còn phòng và giờ giảng.',
    'Thêm 12,5 tiết giảng tháng 3 tại Trường A.',
  ]);
  expect(frees({ hours: 20, months: all.slice(2, 3) })).toEqual([
    'Cho mở vào tháng 1–2, 4–12: Trường A còn phòng và giờ giảng.',
    'Thêm một phòng từ 50 chỗ tháng 3 tại Trường A.',
  ]);
  expect(frees({ hours: 20 }, { rooms: two, costCeiling: 30_000_000 })).toEqual([
    'Nâng trần chi của Trường A thêm 10 triệu đồng.',
  ]);
});

test('a class of eight months may be wished for later, to end in the year after', () => {
  const hours = [...all.slice(0, 8).map(() => 10), 100, 100, 100, 100];
  expect(frees({ monthsLong: 8, hours: 400 }, { rooms: two, lecturerHours: hours })).toEqual([
    'Cho mở vào tháng 9–12: Trường A còn phòng và giờ giảng.',
    'Thêm 120 tiết giảng tháng 3–10 tại Trường A.',
  ]);
});

test('a class too large, or fixed where it cannot be', () => {
  expect(frees({ heads: 70 })).toEqual([
    'Lớp 70 học viên không vừa phòng nào của đơn vị có chức năng (lớn nhất 60 chỗ): chia lớp, hoặc thêm phòng từ 70 chỗ.',
  ]);
  expect(frees({ months: [], fixed: { providerId: 'a', month: 3 } })[0]).toBe(
    'Bỏ ấn định: Trường A nhận được vào tháng 1.',
  );
});

test('where two limits stand in the way, no single one is promised to be enough', () => {
  expect(frees({}, { costCeiling: 20_000_000 })).toEqual([
    'Không giới hạn nào nới riêng mà đủ: phải nới từ hai giới hạn trở lên.',
  ]);
});

test('a class that could stand somewhere as it is says so, and no amount is made up', () => {
  expect(frees({ hours: 20, heads: 50 }, { rooms: two })).toEqual([
    'Còn chỗ tại Trường A tháng 3: tính lại lâu hơn hoặc xếp bằng tay.',
  ]);
});
