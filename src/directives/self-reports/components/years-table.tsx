import { formatDate } from '@dondoc/vietnamese';
import { Link } from '#platform/ui/link.tsx';
import { headlineLabels, workStateLabels } from '../../labels.ts';
import type { Question, SelfReport, SelfReportsView, YearOfReports } from '../schema.ts';
import css from './self-reports.module.css';

/** What was answered year by year, side by side; a question of an earlier year that is no longer asked stays. */
export function YearsTable({ view }: { view: SelfReportsView }) {
  const columns = columnsOf(view);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard
    <section className={css.wide} tabIndex={0} aria-label="Bảng các câu trả lời theo năm">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Câu hỏi</th>
            {columns.map((one) => (
              <th key={one.key} scope="col">
                <YearHead {...one} code={view.code} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questionsOf(view).map(({ key, text }) => (
            <tr key={key}>
              <th scope="row">{text}</th>
              {columns.map(({ key: column, report }) => {
                const said = report?.answers.find((one) => one.key === key);
                return (
                  <td key={column}>
                    {said?.answer ?? (
                      <span className={css.missing}>{report ? 'chưa trả lời' : 'chưa có'}</span>
                    )}
                    {said?.evidence ? <span className={css.quiet}>Minh chứng: {said.evidence}</span> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function questionsOf({ questions, years }: SelfReportsView): Question[] {
  const all = [
    ...(questions ?? []),
    ...years.flatMap(({ reports }) => reports.flatMap(({ answers }) => answers)),
  ];
  return [...new Map(all.toReversed().map((one) => [one.key, one])).values()].toReversed();
}

interface YearColumn {
  key: string;
  one: YearOfReports;
  report: SelfReport | null;
}

/** Of each year one column, of several leads one each. */
const columnsOf = ({ years }: SelfReportsView): YearColumn[] =>
  years.flatMap((one) => {
    const reports = one.reports.length > 0 ? one.reports : [null];
    return reports.map((report) => ({ key: `${one.year}${report?.agency?.id ?? ''}`, one, report }));
  });

function YearHead({ one: { year, turn, reports }, report, code }: YearColumn & { code: string }) {
  const ofAgency = report?.agency ? `&agency=${report.agency.id}` : '';
  return (
    <>
      Năm {year}
      {reports.length > 1 && report?.agency ? `, ${report.agency.shortName}` : ''}
      <span className={css.quiet}>
        {turn ? (
          <>
            <Link href={`/nhiem-vu/${turn.code}`}>{turn.code}</Link>
            {turn.due ? `, hạn ${formatDate(turn.due)}` : ''}: {headlineLabels[turn.headline]},{' '}
            {workStateLabels[turn.state].toLocaleLowerCase('vi')}
          </>
        ) : report ? (
          `ghi lại từ bản giấy ${report.paperNumber ?? ''}${report.paperOn ? ` ngày ${formatDate(report.paperOn)}` : ''}`
        ) : (
          'không có tự báo cáo'
        )}
      </span>
      {report ? (
        <span className={css.quiet}>
          <a href={`/api/directives/${encodeURIComponent(code)}/self-report.docx?year=${year}${ofAgency}`}>
            Bản DOCX
          </a>
        </span>
      ) : null}
    </>
  );
}
