import { formatDate } from '@dondoc/vietnamese';
import { type Block, formatFor, type OfficialDocument, type Table } from '@dondoc/writer';
import type { Agency, AgencyRef } from '#accounts/schema.ts';
import { provenPaper } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import { answerWords } from './labels.ts';
import type { Candidate, Eligibility, EligibilityAsk } from './schema.ts';

interface Paper {
  school: AgencyRef;
  regime: Agency['regime'];
  place: string;
  asked: EligibilityAsk;
  found: Eligibility;
}

/**
 * Báo cáo of the school: who meets the conditions of a rank on a day, and what each of the others lacks. Number and day
 * are blank until it is signed; it says by which rule, and that its force on the school is for a person to confirm.
 */
export function eligibilityReport({ school, regime, place, asked, found }: Paper): OfficialDocument {
  const { rule, rank, day, candidates } = found;
  const { asOf } = asked;
  const counts = countsOf(found);
  const eligible = candidates.filter(({ answer }) => answer === 'yes');
  const paper: OfficialDocument = {
    ...{ regime, version: formatFor(regime, asOf).version, superior: null },
    ...{ issuer: school.name, issuerInText: school.name, symbol: school.shortName, number: null },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `kết quả rà soát điều kiện thăng hạng lên ${rank.name}`,
    ...{ place, date: asOf.slice(0, 7) },
    body: [
      {
        kind: 'paragraph',
        text: `Căn cứ rà soát: ${rule.basis}. ${rule.note} Hồ sơ được xét theo ngày ${formatDate(day)}. ${knownWords(asked)}`,
      },
      ...counts.map(
        ([label, people]): Block => ({
          ...{ kind: 'item', level: 2, text: `${label}: ${two(people.length)} người.` },
        }),
      ),
      {
        kind: 'item',
        level: 2,
        text: `Đã giữ hạng ${rank.code} hoặc hạng cao hơn: ${two(found.holders)} người.`,
      },
      ...(eligible.length > 0 ? [eligibleTable(eligible)] : []),
      {
        kind: 'paragraph',
        text: 'Điều kiện còn thiếu hoặc chưa xác định của từng người chưa đủ nêu tại Phụ lục.',
      },
    ],
    recipients: [{ text: regime === 'party' ? `Lưu ${school.shortName}` : `Lưu: VT, ${school.shortName}` }],
    signature: { authority: null, position: 'Hiệu trưởng', name: null },
    appendices: [
      { title: 'Người chưa đủ điều kiện và điều kiện còn thiếu', landscape: true, blocks: others(found) },
    ],
  };
  return provenPaper(paper, asked, { rows: Object.fromEntries(counts), head: 'Người' });
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Each count with the people it counts. */
function countsOf({ candidates, rank }: Eligibility): [label: string, people: string[]][] {
  const of = (answer: string) => candidates.filter((one) => one.answer === answer).map(({ name }) => name);
  return [
    [`Giảng viên chưa giữ hạng ${rank.code}`, candidates.map(({ name }) => name)],
    ['Đủ điều kiện', of('yes')],
    ['Chưa đủ điều kiện', of('no')],
    ['Chưa xác định', of('unknown')],
  ];
}

const eligibleTable = (rows: Candidate[]): Table => ({
  kind: 'table',
  columns: [
    { head: 'TT', millimetres: 10, align: 'center' },
    { head: 'Họ và tên', share: 1 },
    { head: 'Đơn vị', share: 1 },
    { head: 'Hạng đang giữ', millimetres: 30, align: 'center' },
  ],
  rows: rows.map(({ name, unit, rank }, n) => ({
    cells: [String(n + 1), name, unit ?? '', rank ?? 'chưa ghi'],
  })),
});

function others({ candidates, rank }: Eligibility): Block[] {
  const rows = candidates.filter(({ answer }) => answer !== 'yes');
  if (rows.length === 0) return [{ kind: 'paragraph', text: 'Không có.' }];
  return [
    {
      kind: 'table',
      columns: [
        { head: 'TT', millimetres: 10, align: 'center' },
        { head: 'Họ và tên', share: 1 },
        { head: 'Điều kiện còn thiếu hoặc chưa xác định', share: 3 },
        { head: 'Đủ từ ngày', millimetres: 28, align: 'center' },
      ],
      rows: rows.map((one, n) => ({
        cells: [
          ...[String(n + 1), one.name, lacking(one, rank)],
          one.eligibleOn ? formatDate(one.eligibleOn) : 'chưa có ngày',
        ],
      })),
    },
  ];
}

const lacking = ({ checks }: Candidate, { conditions }: Eligibility['rank']): string =>
  checks
    .filter(({ answer }) => answer !== 'yes')
    .map(({ key, answer, why }) => {
      const short = conditions.find((one) => one.key === key)?.short ?? key;
      return `${short}: ${answerWords[answer].toLowerCase()}. ${why}`;
    })
    .join(' ');
