import { Button } from '#platform/ui/button.tsx';
import { IconCircleCheck, IconHelp } from '#platform/ui/icons.ts';
import type { Doubt } from '../../doubts/rules.ts';
import { CITATIONS, HEADER } from '../schema.ts';
import css from './finding-list.module.css';
import type { Desk } from './use-desk.ts';

/** Everything to be looked at twice, each with the way to its place; mended ones leave by themselves. */
export function DoubtList({ desk }: { desk: Desk }) {
  const { doubts, decisions } = desk;
  const places: Record<string, string> = { [HEADER]: 'Phần đầu', [CITATIONS]: 'Viện dẫn' };
  const placeOf = ({ entry }: Doubt) => places[entry] ?? `Mục ${desk.labels.get(entry) ?? ''}`;
  const go = (doubt: Doubt) => {
    desk.open(doubt.entry);
    if (doubt.mark) desk.point(doubt.mark);
  };
  return (
    <ul className={css.list}>
      {doubts.map((doubt) => (
        <li key={doubt.key} className={css.row}>
          <button type="button" className={css.finding} onClick={() => go(doubt)}>
            <span className={doubt.answer ? css.strength : css.limitation}>
              {doubt.answer ? <IconCircleCheck size={16} aria-hidden /> : <IconHelp size={16} aria-hidden />}
              {placeOf(doubt)}
            </span>
            <span>
              {doubt.words}
              {doubt.answer?.answeredBy ? ` ${doubt.answer.answeredBy} đã xem.` : null}
            </span>
          </button>
          <Button
            small
            variant="quiet"
            onClick={() => decisions.answerDoubt(doubt.key, doubt.entry, !doubt.answer)}
          >
            {doubt.answer ? 'Xem lại' : 'Đã xem, đúng'}
          </Button>
        </li>
      ))}
    </ul>
  );
}
