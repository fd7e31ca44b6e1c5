import { formatDate } from '@dondoc/vietnamese';
import { progressWords, type TimelineEntry } from './event-sentence.ts';
import { FileList } from './file-list.tsx';
import css from './report-words.module.css';

/** A report in full: from whom, when, how far, their words, their files. */
export function ReportWords({ code, report }: { code: string; report: TimelineEntry }) {
  const { agencyName, actorName, happenedOn, data } = report;
  return (
    <>
      <p className={css.from}>
        <b>{agencyName ?? 'Cơ quan'}</b> báo cáo ngày {formatDate(happenedOn)}
        {actorName ? `, ${actorName} lập` : ''}. <b>{progressWords(data)}.</b>
      </p>
      <p className={css.text}>{data.text}</p>
      <FileList code={code} files={data.files ?? []} />
    </>
  );
}
