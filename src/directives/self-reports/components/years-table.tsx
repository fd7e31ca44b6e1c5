import { formatDate } from '@dondoc/vietnamese';
import { Link } from '#platform/ui/link.tsx';
import { headlineLabels, workStateLabels } from '../../labels.ts';
import type { Question, SelfReportsView, YearOfReports } from '../schema.ts';
import css from './self-reports.module.css';

/** What was answered year by year, side by side; a question of an earlier year that is no longer asked stays. */
export function YearsTable({ view }: { view: SelfReportsView }) {
  const { years } = view;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard
    <section className={css.wide} tabIndex={0} aria-label="Bảng các câu trả lời theo năm">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Câu hỏi</th>
            {years.map((one) => (
              <th key={one.year} scope="col">
                <YearHead one={one} code={view.code} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questionsOf(view).map(({ key, text }) => (
            <tr key={key}>
              <th scope="row">{text}</th>
              {years.map(({ year, report }) => {
                const said = report?.answers.find((one) => one.key === key);
                return (
                  <td key={year}>
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
  const all = [...(questions ?? []), ...years.flatMap(({ report }) => report?.answers ?? [])];
  return [...new Map(all.toReversed().map((one) => [one.key, one])).values()].toReversed();
}

function YearHead({ one: { year, turn, report }, code }: { one: YearOfReports; code: string }) {
  return (
    <>
      Năm {year}
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
          <a href={`/api/directives/${encodeURIComponent(code)}/self-report.docx?year=${year}`}>Bản DOCX</a>
        </span>
      ) : null}
    </>
  );
}
