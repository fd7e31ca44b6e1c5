import { formatNumber } from '@dondoc/vietnamese';
import type { KeyboardEvent, ReactNode } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { Quote } from '#platform/ui/quote.tsx';
import { Chips, RoleChip } from '#platform/ui/role-chip.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { assignmentRoleLabels } from '../../labels.ts';
import { itemKindLabels } from '../labels.ts';
import { unknownActors } from '../rules.ts';
import type { ReviewItem } from '../schema.ts';
import { Company } from './company.tsx';
import { DeadlineChoice } from './deadline-choice.tsx';
import { DraftLine } from './draft-line.tsx';
import { ItemActs } from './item-acts.tsx';
import css from './item-card.module.css';
import { NewerLine } from './newer-line.tsx';
import type { Desk } from './use-desk.ts';
import { sharing } from './walk.ts';

interface Props {
  desk: Desk;
  item: ReviewItem;
  /** The fields instead of the facts, while something is written. */
  children?: ReactNode;
}

/** The one item being decided. */
export function ItemCard({ desk, item, children }: Props) {
  return (
    <article
      className={css.card}
      aria-current="true"
      aria-labelledby="muc-dang-xem"
      data-entry={item.id}
      onKeyDown={holdNothing}
    >
      <header className={css.head}>
        <h2 id="muc-dang-xem">
          <span className={css.code}>{desk.labels.get(item.id) ?? item.ref}</span> {item.title}
        </h2>
        <Decided item={item} />
        <Company entry={item.id} others={desk.others} />
        <span className={css.place}>{placeOf(item)}</span>
      </header>
      <dl className={css.fields}>
        {item.proposal ? <Line name="Kiến nghị">{item.proposal}</Line> : null}
        {desk.writing === 'split' ? null : (
          <Line name="Nguyên văn">
            <Quote>{item.text}</Quote>
          </Line>
        )}
      </dl>
      {children ?? <FactsOf desk={desk} item={item} />}
      <Doubts desk={desk} item={item} />
      {children ? null : <ItemActs desk={desk} item={item} />}
    </article>
  );
}

/** A held key presses a button again and again; each decision needs its own press. */
function holdNothing(event: KeyboardEvent) {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}

function Decided({ item }: { item: ReviewItem }) {
  if (item.decision === 'accepted') return <StateLabel state="done" words="Đã chấp nhận" />;
  if (item.decision === 'rejected') return <StateLabel state="withdrawn" words="Không phải nhiệm vụ" />;
  return null;
}

function placeOf({ page, span, addedByHand, edited, madeFrom }: ReviewItem): string {
  const place = `trang ${page ?? '?'} · ký tự ${formatNumber(span[0])}–${formatNumber(span[1])}`;
  if (addedByHand) return `${place} · thêm bằng tay`;
  if (madeFrom.length > 0) return `${place} · ${madeFrom.length > 1 ? 'gộp' : 'tách'} từ mục khác`;
  return edited ? `${place} · đã sửa` : place;
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const kinds = (['requirement', 'answer', 'decision'] as const).map((value) => ({
  value,
  label: itemKindLabels[value],
}));

function FactsOf({ desk, item }: { desk: Desk; item: ReviewItem }) {
  return (
    <dl className={css.fields}>
      <Line name="Loại mục">
        <span className={css.deadline}>
          <ChoiceField
            label="Loại mục"
            hideLabel
            look="segments"
            options={kinds}
            value={item.kind}
            onChange={desk.setKind}
          />
        </span>
      </Line>
      <Line name="Cơ quan">
        <Bodies item={item} onEdit={desk.edit} />
      </Line>
      <Line name="Thời hạn">
        <DeadlineChoice
          key={item.id}
          value={item.deadline}
          read={item.deadlineRead}
          from={desk.document.issuedOn}
          onChange={desk.setDeadline}
        />
      </Line>
      <Line name="Sản phẩm">{item.product ?? <span className={css.quiet}>văn bản không nêu</span>}</Line>
    </dl>
  );
}

function Bodies({ item, onEdit }: { item: ReviewItem; onEdit(): void }) {
  return (
    <Chips>
      {item.actors.map((actor) => (
        <RoleChip
          key={`${actor.role}-${actor.name}`}
          word={assignmentRoleLabels[actor.role]}
          agency={actor.name}
          lead={actor.role === 'lead'}
          unknown={actor.agencyId === null && !actor.generic}
          {...(actor.agencyId === null && !actor.generic ? { onPress: onEdit } : {})}
        />
      ))}
      {item.actors.length === 0 ? <span className={css.quiet}>văn bản không nêu cơ quan</span> : null}
    </Chips>
  );
}

/** What to look at twice in this item, each with its answer; what a newer reading says; what is being written. */
function Doubts({ desk, item }: { desk: Desk; item: ReviewItem }) {
  const { doubts, decisions, drafts, labels, items, writing } = desk;
  const label = labels.get(item.id) ?? item.ref;
  const own = doubts.filter((doubt) => doubt.entry === item.id && !doubt.answer);
  const shared = sharing(item, items).map((one) => labels.get(one.id) ?? one.ref);
  return (
    <div className={css.doubts}>
      {writing === 'none' ? (
        <DraftLine
          kept={drafts.of(item.id, item.version)}
          onOpen={desk.edit}
          onDrop={() => drafts.drop(item.id)}
        />
      ) : null}
      <NewerLine item={item} onAnswer={(answer) => decisions.answerNewer(item, answer, label)} />
      {own.map((doubt, index) => (
        <AlertLine
          key={doubt.key}
          tone="doubt"
          action={
            <Button
              small
              {...(index === 0 && writing === 'none' ? { keys: 'x' } : {})}
              onClick={() => decisions.answerDoubt(doubt.key, item.id, true)}
            >
              Đã xem, đúng
            </Button>
          }
        >
          {doubt.words}
        </AlertLine>
      ))}
      {unknownActors(item).length > 0 && writing === 'none' ? (
        <div>
          <Button small onClick={desk.edit}>
            Chọn hoặc thêm cơ quan
          </Button>
        </div>
      ) : null}
      {shared.length > 0 ? (
        <p className={css.quiet}>
          Cùng một câu với {shared.join(', ')}; mỗi mục là một nhiệm vụ riêng. Nếu là một nhiệm vụ thì gộp.
        </p>
      ) : null}
    </div>
  );
}
