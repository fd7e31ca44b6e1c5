import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { useViewer } from '#accounts/components/viewer.tsx';
import { leadsOf } from '#directives/components/directive-columns.tsx';
import { countOf, headlineLabels, originLabels } from '#directives/labels.ts';
import { SILENT_AFTER_DAYS } from '#directives/rules.ts';
import type { DirectiveSummary, Headline } from '#directives/schema.ts';
import { momentOf } from '#platform/ui/moments.ts';
import { PrintSheet } from '#platform/ui/print-sheet.tsx';
import { rateWords } from '#platform/ui/rates.tsx';
import { momentInWords } from '../rules.ts';
import type { Overview } from '../schema.ts';
import { whereIsIt } from './late-card.tsx';
import { rateKeys, rateLabels, silentWords } from './leader-figures.tsx';
import css from './leader-sheet.module.css';
import { waited } from './office-card.tsx';
import { SheetBelow } from './sheet-below.tsx';
import { Part, type PartColumn } from './sheet-part.tsx';
import { sheetRows } from './sheet-rows.ts';
import { lastReport } from './silent-card.tsx';

const headlines: Headline[] = ['open-late', 'open-in-time', 'done-on-time', 'done-late'];

/** The leader's page on one sheet of A4, with room for handwriting. */
export function LeaderSheet({ overview }: { overview: Overview }) {
  const { office, name } = useViewer();
  const { asOf, counts, late, silent, atOffice, waiting, byAgency, limitations } = overview;
  const shown = sheetRows({
    late: counts.openLate,
    silent: counts.silent,
    office: waiting,
    below: Math.max(Math.ceil(byAgency.length / 2), limitations.length),
  });
  const printed = `${office.isExample ? 'dữ liệu ví dụ · ' : ''}in ${momentOf(new Date())}, ${name}`;
  return (
    <div className={css.sheet}>
      <PrintSheet office={office.name} asOf={formatDate(asOf)} printed={printed}>
        <h1 className={css.title}>Tình hình thực hiện nhiệm vụ được giao</h1>
        <p className={css.subtitle}>
          {formatNumber(counts.total)} nhiệm vụ, ghi nhận đến {momentInWords(overview.recordedUntil)}
        </p>
        <Numbers overview={overview} />
        <Part
          title="Việc quá hạn"
          columns={lateColumns(asOf)}
          rows={late}
          all={counts.openLate}
          shown={shown.late}
          none="Không có việc quá hạn."
        />
        <Part
          title={`Việc không thời hạn, quá ${SILENT_AFTER_DAYS} ngày chưa có báo cáo`}
          columns={silentColumns}
          rows={silent}
          all={counts.silent}
          shown={shown.silent}
          written
        />
        <Part
          title="Báo cáo hoàn thành đang chờ Văn phòng"
          columns={officeColumns(asOf)}
          rows={atOffice}
          all={waiting}
          shown={shown.office}
        />
        <SheetBelow
          agencies={byAgency}
          shared={overview.sum?.shared ?? 0}
          limitations={limitations}
          shown={shown.below}
        />
      </PrintSheet>
    </div>
  );
}

function Numbers({ overview: { counts, rates } }: { overview: Overview }) {
  return (
    <>
      <div className={css.numbers}>
        {headlines.map((headline) => (
          <div
            key={headline}
            className={headline === 'open-late' && counts.openLate > 0 ? css.red : undefined}
          >
            <b>{counts[countOf[headline]]}</b>
            {headlineLabels[headline]}
          </div>
        ))}
      </div>
      <p className={css.note}>
        Ngoài ra {counts.undated} nhiệm vụ không thời hạn, không tính vào tỷ lệ; {silentWords(counts.silent)}.
        <br />
        {rateKeys
          .map((key) => `${rateLabels[key]} ${rateWords(rates[key].part, rates[key].whole)}`)
          .join(' · ')}
      </p>
    </>
  );
}

const content: PartColumn<DirectiveSummary> = {
  head: 'Nội dung nhiệm vụ',
  cell: (row) => (
    <>
      <b>{row.code}</b> {row.title}
    </>
  ),
};

const lateColumns = (day: string): PartColumn<DirectiveSummary>[] => [
  content,
  {
    head: 'Chủ trì, đang ở đâu',
    width: '29%',
    cell: (row) => `${leadsOf(row).join(', ')}; ${whereIsIt(row, day)}`,
  },
  {
    head: 'Thời hạn',
    width: '20%',
    cell: ({ standing: { due, dueOrigin } }) => (
      <>
        {due ? formatDate(due) : ''}
        <br />
        {dueOrigin ? originLabels[dueOrigin] : ''}
      </>
    ),
  },
  {
    head: 'Quá hạn',
    width: '11%',
    cell: (row) => <b className={css.late}>{`${row.standing.daysLate}\u00a0ngày`}</b>,
  },
];

const silentColumns: PartColumn<DirectiveSummary>[] = [
  content,
  { head: 'Chủ trì, báo cáo', width: '26%', cell: (row) => `${leadsOf(row).join(', ')}; ${lastReport(row)}` },
  { head: 'Chưa báo cáo', width: '15%', cell: (row) => `${row.standing.silentDays}\u00a0ngày` },
];

const officeColumns = (day: string): PartColumn<DirectiveSummary>[] => [
  content,
  { head: 'Cơ quan báo cáo', width: '32%', cell: (row) => leadsOf(row).join(', ') },
  { head: 'Chờ', width: '14%', cell: (row) => waited(row, day) },
];
