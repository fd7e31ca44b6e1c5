import { formatDate } from '@dondoc/vietnamese';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import { classStateLabels } from '../classes/labels.ts';
import type { DeliveredClass, DeliveryView, PlannedRow } from './schema.ts';

const text = (heading: string, width: number) => ({ heading, kind: 'text' as const, width });
const number = (heading: string) => ({ heading, kind: 'number' as const, width: 12 });
const day = (heading: string) => ({ heading, kind: 'day' as const, width: 14 });

/** Every class of the year: those of the plan with what became of them, then those beyond it and those carried over. */
export function deliverySheet({ rows, beyond, carried, day: until, plan }: DeliveryView): WrittenSheet {
  const basis = plan ? `${plan.number}, ngày ${formatDate(plan.approvedOn)}` : 'chưa có kế hoạch được duyệt';
  return {
    name: 'Thực hiện',
    columns: [
      ...[text('TT', 6), text('Phần', 22), text('Chương trình', 34), text('Đối tượng', 30)],
      ...[text('Đơn vị được giao', 30), number('Tháng giao'), number('Học viên giao'), text('Mã lớp', 16)],
      ...[text('Đơn vị tổ chức', 30), text('Tình hình', 24), day('Quyết định mở'), day('Khai giảng')],
      ...[day('Bế giảng'), number('Học viên'), number('Chứng chỉ'), text('Khác kế hoạch', 46)],
      ...[text('Lý do', 46), text(`Số liệu đến ${formatDate(until)}; kế hoạch ${basis}`, 40)],
    ],
    batches: [
      [
        ...rows.map((row, at) => plannedCells(row, at + 1)),
        ...beyond.map((one, at) => heldCells(one, rows.length + at + 1, 'Ngoài kế hoạch')),
        ...carried.map((one, at) =>
          heldCells(one, rows.length + beyond.length + at + 1, `Chuyển tiếp từ năm ${one.year}`),
        ),
      ],
    ],
  };
}

function plannedCells(row: PlannedRow, at: number): WrittenCell[] {
  const { programmeName, audience, provider, month, heads, held, variances, explained } = row;
  return [
    ...[String(at), 'Theo kế hoạch', programmeName, audience, provider?.name ?? 'chưa phân bổ'],
    ...[month, heads, ...cellsOf(held), variances.join('; ') || null],
    ...[explained[0]?.text ?? null, null],
  ];
}

const heldCells = (one: DeliveredClass, at: number, part: string): WrittenCell[] => [
  ...[String(at), part, one.programmeName ?? one.name, null, null, null, null],
  ...[...cellsOf(one), null, one.beyondReason ?? one.cancelReason, null],
];

function cellsOf(held: DeliveredClass | null): WrittenCell[] {
  if (!held) return [null, null, 'Chưa mở', null, null, null, null, null];
  const { code, providerName, state, decisionOn, startedOn, endedOn, learners, certificates } = held;
  return [
    ...[code, providerName, classStateLabels[state], decisionOn, startedOn, endedOn],
    ...[learners, certificates],
  ];
}
