import { formatDate } from '@dondoc/vietnamese';
import type { Slip } from '@dondoc/writer';
import type { Office } from '#accounts/schema.ts';
import { cadenceLabels } from '../labels.ts';
import type { DirectiveSummary } from '../schema.ts';
import { printedName } from '../succession/labels.ts';
import { slipCode } from './rules.ts';

function dueIn({ standing: { due, cadence } }: DirectiveSummary): string {
  if (due) return formatDate(due);
  return cadence ? cadenceLabels[cadence] : 'không thời hạn';
}

/** The slip of one directive, as it is printed. */
export function slipOf(row: DirectiveSummary, office: Office): Slip {
  const leads = row.assignments.flatMap((a) => (a.role === 'lead' ? [printedName(a)] : []));
  return {
    code: slipCode(office.id, row.code),
    codeInWords: row.code,
    title: row.title,
    office: office.name,
    facts: [
      ['Cơ quan báo cáo', leads.join('; ') || '……………………………………'],
      ['Thời hạn', dueIn(row)],
      ['Văn bản giao', row.documentNumber ?? ''],
    ],
    foot: `Nộp bản giấy đã ký hoặc bản quét về ${office.name}. Giữ mã vuông sạch, không gấp, không viết lên mã.`,
  };
}
