import { formatDate } from '@dondoc/vietnamese';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import { answerWords, verdictWords } from './labels.ts';
import type { Candidate, Eligibility } from './schema.ts';

const text = (heading: string, width: number) => ({ heading, kind: 'text' as const, width });
const day = (heading: string) => ({ heading, kind: 'day' as const, width: 14 });

/** «Danh sách đủ điều kiện»: each lecturer with every condition and why, those who are eligible first. */
export function eligibilitySheet(found: Eligibility): WrittenSheet {
  const { conditions } = found.rank;
  return {
    name: 'Đủ điều kiện',
    columns: [
      ...[
        text('TT', 6),
        text('Mã', 10),
        text('Họ và tên', 26),
        text('Đơn vị', 26),
        text('Hạng đang giữ', 14),
      ],
      ...[text('Kết luận', 16), day('Đủ từ ngày'), day('Sớm nhất')],
      ...conditions.map(({ words }) => text(words, 34)),
      text('Căn cứ, ngày xét', 44),
    ],
    batches: [found.candidates.map((one, n) => row(one, n + 1, found))],
  };
}

function row(one: Candidate, number: number, { rule, day: asOf }: Eligibility): WrittenCell[] {
  return [
    ...[number, one.code, one.name, one.unit, one.rank],
    ...[verdictWords[one.answer], one.eligibleOn, one.earliestOn],
    ...one.checks.map(({ answer, why }) => `${answerWords[answer]}. ${why}`),
    `${rule.basis}. Xét ngày ${formatDate(asOf)}. ${rule.note}`,
  ];
}
