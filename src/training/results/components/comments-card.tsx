import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { audienceLabels } from '../../surveys/labels.ts';
import type { WaveResult } from '../schema.ts';
import css from './headline.module.css';

/** What was written in words: apart from the sheets, in an order that says nothing. */
export function CommentsCard({ wave, onDirect }: { wave: WaveResult; onDirect?: (() => void) | undefined }) {
  const { comments, instrument } = wave;
  if (!comments)
    return (
      <Card title="Ý kiến ghi trong phiếu">
        <p className={css.quiet}>
          Không hiện: có dưới {instrument.minimumShown} phiếu, trong cả đợt hoặc ở một cách nhận, nên người
          viết có thể bị nhận ra.
        </p>
      </Card>
    );
  return (
    <Card
      title={`Ý kiến ghi trong phiếu (${comments.length})`}
      aside={
        onDirect && comments.length > 0 ? (
          <Button small onClick={onDirect}>
            Giao thành nhiệm vụ
          </Button>
        ) : (
          'xáo trộn, tách khỏi phiếu'
        )
      }
    >
      {comments.length === 0 ? <p className={css.quiet}>Không phiếu nào ghi ý kiến.</p> : null}
      <ul className={css.comments}>
        {comments.map(({ audience, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: comments have no identity, on purpose
          <li key={at}>
            {text}
            {audience ? <div className={css.quiet}>{audienceLabels[audience]}</div> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
