import { Card } from '#platform/ui/card.tsx';
import type { DirectiveDetail } from '../schema.ts';
import css from './decision.module.css';
import { newestFirst, sentenceOfEvent } from './event-sentence.ts';
import { ReportWords } from './report-words.tsx';

/** What was reported last, and what became of it; not where the same report already waits for this person's hand. */
export function LatestReport({ directive }: { directive: DirectiveDetail }) {
  const events = newestFirst(directive.events);
  const report = events.find(({ kind }) => kind === 'reported');
  if (!report || directive.mayDo.includes('approve') || directive.mayDo.includes('accept')) return null;
  const answer = events.find(({ data }) => data.reportId === report.id);
  return (
    <Card title="Báo cáo gần nhất" aside={answer ? sentenceOfEvent(answer).words : 'Chưa được duyệt'}>
      <div className={css.decision}>
        <ReportWords code={directive.code} report={report} />
      </div>
    </Card>
  );
}
