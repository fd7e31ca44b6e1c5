import type { SheetColumn } from '#platform/sheets/columns.ts';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import { audienceLabels } from '../surveys/labels.ts';
import { linkWayLabels } from './labels.ts';
import type { Invitation } from './schema.ts';

type Written = Pick<SheetColumn, 'heading' | 'kind' | 'width'> & { of(one: Invitation): WrittenCell };

const columns: Written[] = [
  { heading: 'Họ tên', kind: 'text', width: 30, of: ({ name }) => name },
  { heading: 'Tư cách', kind: 'text', width: 22, of: ({ audience }) => audienceLabels[audience] },
  { heading: 'Thư điện tử', kind: 'text', width: 30, of: ({ email }) => email },
  {
    ...{ heading: 'Đường dẫn riêng', kind: 'text', width: 18 },
    of: ({ linkBy }) => (linkBy ? linkWayLabels[linkBy] : 'Chưa có'),
  },
  { heading: 'Ngày có đường dẫn', kind: 'day', width: 18, of: ({ linkedOn }) => linkedOn },
];

/** Whom to remind by word of mouth where no mail goes out: those of whom no answer is known yet. */
export const unansweredSheet = (people: readonly Invitation[]): WrittenSheet => ({
  name: 'Chưa ghi nhận trả lời',
  columns,
  batches: [people.filter(({ hasAnswered }) => !hasAnswered).map((one) => columns.map(({ of }) => of(one)))],
});
