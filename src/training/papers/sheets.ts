import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import type { PlannedClass, ShownPlan } from '../plan/schema.ts';

const text = (heading: string, width: number) => ({ heading, kind: 'text' as const, width });
const months = Array.from({ length: 12 }, (_, at) => at + 1);

/** Every class, with where it stands and why, and the needs that its line comes from. */
export function classSheet({ lines, classes }: ShownPlan): WrittenSheet {
  const line = new Map(lines.map((one) => [one.id, one]));
  const row = (one: PlannedClass, at: number): WrittenCell[] => [
    ...[at + 1, one.programmeName, one.audience, one.ordinal, one.heads],
    ...[one.provider?.name ?? null, one.month, one.isFixed ? 'có' : null, one.reason],
    line.get(one.lineId)?.origin === 'proposed' ? 'Đề xuất ngoài nhu cầu' : 'Nhu cầu',
    (line.get(one.lineId)?.needs ?? []).map(({ agencyName, heads }) => `${agencyName}: ${heads}`).join('; '),
  ];
  return {
    name: 'Các lớp',
    columns: [
      ...[text('TT', 6), text('Chương trình', 40), text('Đối tượng', 30), text('Lớp', 7)],
      ...[text('Số người', 10), text('Đơn vị mở lớp', 32), text('Tháng khai giảng', 12)],
      ...[text('Cố định', 9), text('Vì sao ở đó', 44), text('Nguồn gốc', 20), text('Nhu cầu của dòng', 50)],
    ],
    batches: [classes.map(row)],
  };
}

/** How many classes each body opens in each month. */
export function monthSheet({ classes }: ShownPlan): WrittenSheet {
  const byBody = Map.groupBy(classes, ({ provider }) => provider?.name ?? 'Chưa có nơi mở');
  return {
    name: 'Theo đơn vị và tháng',
    columns: [
      text('Đơn vị mở lớp', 36),
      ...months.map((month) => text(`Tháng ${month}`, 9)),
      ...[text('Chưa xếp', 9), text('Số lớp', 9), text('Số người', 10)],
    ],
    batches: [
      [...byBody].map(([name, own]) => [
        name,
        ...months.map((month) => own.filter((one) => one.month === month).length || null),
        own.filter(({ month }) => month === null).length || null,
        own.length,
        own.reduce((sum, { heads }) => sum + heads, 0),
      ]),
    ],
  };
}
