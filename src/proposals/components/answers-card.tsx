import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { Quote } from '#platform/ui/quote.tsx';
import { verdictLabels } from '../labels.ts';
import type { Answer, ProposalDetail } from '../schema.ts';
import css from './proposals.module.css';

/** All answers, the one that holds first; those it has replaced stay below it. */
export function AnswersCard({ proposal: { answers, current } }: { proposal: ProposalDetail }) {
  return (
    <Card title="Trả lời" aside={answers.length > 1 ? `${answers.length} lần` : undefined}>
      {answers.length === 0 ? <p className={css.none}>Chưa có trả lời.</p> : null}
      {answers.toReversed().map((answer) => (
        <div key={answer.id} className={css.answer}>
          <AnswerWords answer={answer} isCurrent={answer.id === current?.id} />
        </div>
      ))}
    </Card>
  );
}

function AnswerWords({ answer, isCurrent }: { answer: Answer; isCurrent: boolean }) {
  const { text, on, verdict, reviewOn, to, document, number } = answer;
  return (
    <>
      <b className={isCurrent ? undefined : css.replaced}>
        {verdict ? verdictLabels[verdict] : 'Chưa xác nhận kết quả'}
        {to ? `: ${to.name}` : ''}
        {isCurrent ? '' : ' (đã có trả lời sau)'}
      </b>
      <span className={css.fact}>
        Ngày {formatDate(on)}
        {document ? (
          <>
            {', văn bản '}
            <Link href={`/van-ban/${document.id}`}>{document.number ?? 'chưa có số'}</Link>
          </>
        ) : number ? (
          `, văn bản ${number}`
        ) : (
          ''
        )}
        {reviewOn ? `. Ngày xem lại: ${formatDate(reviewOn)}` : ''}
      </span>
      <Quote>
        <span className={css.words}>{text}</span>
      </Quote>
    </>
  );
}
