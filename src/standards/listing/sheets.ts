import type { SheetColumn } from '#platform/sheets/columns.ts';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import { stateLabels } from '../evidence/labels.ts';
import type { Evidence, EvidenceState } from '../evidence/schema.ts';
import type { IndicatorRef } from '../schema.ts';

type Line = Evidence & { state: EvidenceState; why: string | null; indicators: IndicatorRef[] };

type Written = Pick<SheetColumn, 'heading' | 'kind' | 'width'> & { of(line: Line): WrittenCell };

const columns: Written[] = [
  { heading: 'Mã', kind: 'text', width: 11, of: ({ code }) => code },
  { heading: 'Tên minh chứng', kind: 'text', width: 48, of: ({ title }) => title },
  { heading: 'Số, ký hiệu', kind: 'text', width: 18, of: ({ number }) => number },
  { heading: 'Ngày văn bản', kind: 'day', width: 12, of: ({ issuedOn }) => issuedOn },
  { heading: 'Cơ quan ban hành', kind: 'text', width: 24, of: ({ issuer }) => issuer },
  { heading: 'Có hiệu lực từ', kind: 'day', width: 12, of: ({ effectiveOn }) => effectiveOn },
  { heading: 'Hết hiệu lực', kind: 'day', width: 12, of: ({ expiresOn }) => expiresOn },
  { heading: 'Kỳ từ ngày', kind: 'day', width: 12, of: ({ coversFrom }) => coversFrom },
  { heading: 'Kỳ đến ngày', kind: 'day', width: 12, of: ({ coversTo }) => coversTo },
  {
    ...{ heading: 'Chỉ tiêu', kind: 'text', width: 18 },
    of: ({ indicators }) => indicators.map(({ code }) => code).join('; '),
  },
  { heading: 'Tình trạng', kind: 'text', width: 15, of: ({ state }) => stateLabels[state] },
  { heading: 'Lý do cần cập nhật', kind: 'text', width: 28, of: ({ why }) => why },
  { heading: 'Tệp', kind: 'text', width: 28, of: ({ revisions }) => revisions.at(-1)?.fileName ?? null },
  { heading: 'Bản', kind: 'number', width: 7, of: ({ revisions }) => revisions.at(-1)?.number ?? null },
  { heading: 'Nơi lưu bản giấy', kind: 'text', width: 24, of: ({ paperPlace }) => paperPlace },
];

/** Danh mục minh chứng: one line a piece of evidence, by its code. */
export const evidenceSheet = (lines: Line[]): WrittenSheet => ({
  name: 'Danh mục minh chứng',
  columns,
  batches: [lines.map((line) => columns.map(({ of }) => of(line)))],
});
