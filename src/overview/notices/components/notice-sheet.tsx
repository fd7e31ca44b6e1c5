import { formatDate } from '@dondoc/vietnamese';
import { useViewer } from '#accounts/components/viewer.tsx';
import { leadsOf } from '#directives/components/directive-columns.tsx';
import { stateOf } from '#directives/components/state-of.ts';
import { findingWords } from '#directives/findings/labels.ts';
import { momentOf } from '#platform/ui/moments.ts';
import { PrintSheet } from '#platform/ui/print-sheet.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import sheet from '../../components/leader-sheet.module.css';
import { figureWords } from '../../components/limitations-card.tsx';
import { Part, type PartColumn } from '../../components/sheet-part.tsx';
import { measureWords, noticeName, turnsInWords } from '../labels.ts';
import type { NoticeFinding, NoticePart, NoticeView } from '../schema.ts';
import { type AnswerRow, answerRows } from './notice-columns.tsx';

const findingColumns: PartColumn<NoticeFinding>[] = [
  { head: 'Hạn chế', cell: ({ text }) => <span className={sheet.words}>{text}</span> },
  { head: 'Khi ấy', width: '11%', cell: (one) => <b>{figureWords(one) ?? '–'}</b> },
  { head: 'Hiện nay', width: '30%', cell: ({ measures }) => measureWords(measures) },
  { head: 'Tình hình', width: '16%', cell: ({ standing }) => findingWords(standing) },
];

const standing: PartColumn<NoticePart | null>[] = [
  { head: 'Chủ trì', width: '20%', cell: (part) => part && leadsOf(part.directive).join(', ') },
  {
    head: 'Tình hình',
    width: '17%',
    cell: (part) => part && <StateLabel {...stateOf(part.directive.standing)} />,
  },
  { head: 'Số liệu hiện nay', width: '26%', cell: (part) => part && measureWords(part.measures) },
];

const requirementColumns: PartColumn<NoticePart>[] = [
  { head: 'Mục', width: '7%', cell: ({ directive }) => directive.ref },
  {
    head: 'Yêu cầu',
    cell: ({ directive, turns }) => [directive.title, turnsInWords(turns)].filter(Boolean).join('. '),
  },
  ...standing,
];

const answerColumns: PartColumn<AnswerRow>[] = [
  { head: 'Mục', width: '7%', cell: ({ part, proposal }) => part?.directive.ref ?? proposal?.ref },
  { head: 'Kiến nghị', cell: ({ part, proposal }) => proposal?.text ?? part?.directive.title },
  ...standing.map(({ cell, ...one }) => ({ ...one, cell: ({ part }: AnswerRow) => cell(part) })),
];

/** The page on A4. */
export function NoticeSheet({ notice }: { notice: NoticeView }) {
  const { office, name } = useViewer();
  const limitations = notice.findings.filter(({ kind }) => kind === 'limitation');
  const answers = answerRows(notice);
  const printed = `${office.isExample ? 'dữ liệu ví dụ · ' : ''}in ${momentOf(new Date())}, ${name}`;
  return (
    <PrintSheet office={office.name} asOf={formatDate(notice.asOf)} printed={printed}>
      <h1 className={sheet.title}>Tình hình thực hiện {noticeName(notice.document)}</h1>
      <Part
        title="Hạn chế nêu tại văn bản"
        columns={findingColumns}
        rows={limitations}
        shown={limitations.length}
      />
      <Part
        title="Yêu cầu"
        columns={requirementColumns}
        rows={notice.requirements}
        shown={notice.requirements.length}
      />
      <Part title="Trả lời kiến nghị" columns={answerColumns} rows={answers} shown={answers.length} />
    </PrintSheet>
  );
}
