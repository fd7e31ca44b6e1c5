import { Button } from '#platform/ui/button.tsx';
import { progressWords } from '../../components/event-sentence.ts';
import type { ReportDraft } from '../../components/report-draft.ts';
import type { Handover } from '../schema.ts';
import { offersFor, proposalFor, takeIn } from './take-in.ts';
import css from './unit-offers.module.css';

interface Props {
  given: Handover[];
  draft: ReportDraft;
  onTake(patch: Partial<ReportDraft>): void;
}

/** What the units reported, to be put into the agency's report with one press; the head sees it before anybody else. */
export function UnitOffers({ given, draft, onTake }: Props) {
  const offers = offersFor(given, draft.takenFrom);
  const take = (chosen: Handover[]) => onTake(takeIn(draft, chosen, given));
  if (offers.length === 0) return <Proposed given={given} draft={draft} />;
  return (
    <section className={css.offers} aria-label="Báo cáo của đơn vị">
      <p className={css.head}>
        <b>{offers.length} báo cáo của đơn vị</b>
        {offers.length > 1 ? (
          <Button small variant="ink" onClick={() => take(offers)}>
            Đưa cả {offers.length} vào báo cáo
          </Button>
        ) : null}
      </p>
      <ul className={css.list}>
        {offers.map((one) => (
          <li key={one.id}>
            <span className={css.words}>
              <b>{one.to.name}</b>, {progressWords(one.report?.data ?? {}).toLowerCase()}: “
              {one.report?.data.text}”{filesOf(one)}
            </span>
            <Button small variant={offers.length > 1 ? 'outline' : 'ink'} onClick={() => take([one])}>
              Đưa vào báo cáo
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const filesOf = ({ report }: Handover): string => {
  const n = report?.data.files?.length ?? 0;
  return n > 0 ? ` (${n}\u00a0tệp)` : '';
};

/** Where the percentage comes from, once something was taken in. */
function Proposed({ given, draft }: Omit<Props, 'onTake'>) {
  const proposal = proposalFor(given);
  if (draft.takenFrom.length === 0 || proposal === null || draft.done) return null;
  const units = given.filter(({ state }) => state !== 'withdrawn').length;
  return (
    <p className={css.note}>
      Đã đưa {draft.takenFrom.length} báo cáo của đơn vị vào. Mức đề xuất {proposal}&nbsp;%
      {units > 1 ? `: trung bình của ${units} nơi nhận, nơi chưa báo cáo tính 0` : ''}; sửa được.
    </p>
  );
}
