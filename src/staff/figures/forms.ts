import { formatFor, type OfficialDocument } from '@dondoc/writer';
import type { Agency, AgencyRef } from '#accounts/schema.ts';
import { provenPaper } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import type { Fact, FactName } from '#platform/facts.ts';
import type { StaffReportAsk } from './schema.ts';

interface Paper {
  school: AgencyRef;
  regime: Agency['regime'];
  place: string;
  asked: StaffReportAsk;
  concurrentCounts: boolean;
  figures: { said: FactName; fact: Fact }[];
}

/** Báo cáo of the school on its staff by a day: each figure with what it counts, and the people behind it. */
export function staffReport(input: Paper): OfficialDocument {
  const { school, regime, place, asked, figures, concurrentCounts } = input;
  const counts = concurrentCounts ? 'có tính' : 'không tính';
  const known = figures.flatMap(({ said, fact }) => (fact.known ? [{ said, fact }] : []));
  const paper: OfficialDocument = {
    ...{ regime, version: formatFor(regime, asked.asOf).version, superior: null },
    ...{ issuer: school.name, issuerInText: school.name, symbol: school.shortName, number: null },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: 'tình hình đội ngũ viên chức, giảng viên',
    ...{ place, date: asked.asOf.slice(0, 7) },
    body: [
      {
        kind: 'paragraph',
        text: `${school.name} báo cáo tình hình đội ngũ như sau. ${knownWords(asked)} Giảng viên ${counts} giảng viên kiêm nhiệm, theo cách tính trường đã đặt.`,
      },
      ...figures.map(({ said, fact }) => ({
        ...{ kind: 'item' as const, level: 2 as const },
        text: fact.known
          ? `${said.label}: ${fact.value} ${said.unit ?? ''}`.trimEnd().concat('.')
          : `${said.label}: chưa xác định, ${fact.reason}.`,
      })),
      { kind: 'paragraph', text: 'Cách tính và căn cứ của từng số liệu nêu tại các Phụ lục kèm theo.' },
    ],
    recipients: [{ text: regime === 'party' ? `Lưu ${school.shortName}` : `Lưu: VT, ${school.shortName}` }],
    signature: { authority: null, position: 'Hiệu trưởng', name: null },
    appendices: [
      {
        title: 'Cách tính từng số liệu',
        blocks: [
          {
            kind: 'table',
            columns: [
              { head: 'TT', millimetres: 10, align: 'center' },
              { head: 'Số liệu', share: 2 },
              { head: 'Cách tính', share: 4 },
            ],
            rows: figures.map(({ said }, at) => ({ cells: [String(at + 1), said.label, said.explains] })),
          },
        ],
      },
    ],
  };
  const rows = known.map(({ said, fact }) => [said.label, fact.rows.map(({ label }) => label)] as const);
  return provenPaper(paper, asked, { rows: Object.fromEntries(rows), head: 'Người, việc' });
}
