import { formatNumber } from '@dondoc/vietnamese';
import type { KeyboardEvent, ReactNode } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { IconCheck } from '#platform/ui/icons.ts';
import { Quote } from '#platform/ui/quote.tsx';
import { Chips, RoleChip } from '#platform/ui/role-chip.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { assignmentRoleLabels } from '../../labels.ts';
import type { Deadline } from '../../schema.ts';
import { itemKindLabels } from '../labels.ts';
import { unknownActors } from '../rules.ts';
import type { ReviewItem } from '../schema.ts';
import { DeadlineChoice } from './deadline-choice.tsx';
import css from './item-card.module.css';
import type { Desk } from './use-desk.ts';

interface Props {
  item: ReviewItem;
  label: string;
  /** Labels of other items made from the same words. */
  shared: string[];
  day: string | null;
  acts: ItemActs;
  onDeadline(deadline: Deadline): void;
  /** The fields instead of the facts, while editing. */
  children?: ReactNode;
}

type ItemActs = Pick<Desk, 'accept' | 'edit' | 'reject' | 'reopen' | 'next'>;

/** The one item being decided. */
export function ItemCard({ item, label, shared, day, acts, onDeadline, children }: Props) {
  return (
    <article className={css.card} aria-current="true" aria-labelledby="muc-dang-xem" onKeyDown={holdNothing}>
      <header className={css.head}>
        <h2 id="muc-dang-xem">
          <span className={css.code}>{label}</span> {item.title}
        </h2>
        <Decided item={item} />
        <span className={css.place}>{placeOf(item)}</span>
      </header>
      <dl className={css.fields}>
        {item.proposal ? <Line name="Kiến nghị">{item.proposal}</Line> : null}
        <Line name="Nguyên văn">
          <Quote>{item.text}</Quote>
        </Line>
      </dl>
      {children ?? <FactsOf item={item} day={day} onEdit={acts.edit} onDeadline={onDeadline} />}
      <Doubts item={item} shared={shared} onEdit={acts.edit} />
      {children ? null : <Acts item={item} acts={acts} />}
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

function placeOf({ kind, page, span, addedByHand, edited }: ReviewItem): string {
  const place = `${itemKindLabels[kind]} · trang ${page ?? '?'} · ký tự ${formatNumber(span[0])}–${formatNumber(span[1])}`;
  return addedByHand ? `${place} · thêm bằng tay` : edited ? `${place} · đã sửa` : place;
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function FactsOf({
  item,
  day,
  onEdit,
  onDeadline,
}: Pick<Props, 'item' | 'day' | 'onDeadline'> & { onEdit(): void }) {
  return (
    <dl className={css.fields}>
      <Line name="Cơ quan">
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
      </Line>
      <Line name="Thời hạn">
        <DeadlineChoice
          key={item.id}
          value={item.deadline}
          read={item.deadlineRead}
          from={day}
          onChange={onDeadline}
        />
      </Line>
      <Line name="Sản phẩm">{item.product ?? <span className={css.quiet}>văn bản không nêu</span>}</Line>
    </dl>
  );
}

function Doubts({ item, shared, onEdit }: Pick<Props, 'item' | 'shared'> & { onEdit(): void }) {
  const unknown = unknownActors(item);
  return (
    <div className={css.doubts}>
      {unknown.length > 0 ? (
        <AlertLine
          tone="doubt"
          action={
            <Button small onClick={onEdit}>
              Chọn hoặc thêm cơ quan
            </Button>
          }
        >
          Chưa có trong danh bạ: {unknown.map(({ name }) => `«${name}»`).join(', ')}.
        </AlertLine>
      ) : null}
      {item.doubts.map((doubt) => (
        <AlertLine key={doubt} tone="doubt">
          {doubt}
        </AlertLine>
      ))}
      {shared.length > 0 ? (
        <p className={css.quiet}>Cùng một câu với {shared.join(', ')}; mỗi mục là một nhiệm vụ riêng.</p>
      ) : null}
    </div>
  );
}

function Acts({ item, acts }: { item: ReviewItem; acts: ItemActs }) {
  const isPending = item.decision === 'pending';
  return (
    <div className={css.acts}>
      {isPending ? (
        <Button
          variant="filled"
          icon={<IconCheck size={16} aria-hidden />}
          keys="Enter"
          onClick={acts.accept}
          data-primary
        >
          Chấp nhận
        </Button>
      ) : (
        <Button variant="ink" keys="Enter" onClick={acts.next} data-primary>
          Mục sau
        </Button>
      )}
      <Button keys="e" onClick={acts.edit}>
        Sửa
      </Button>
      {isPending ? null : (
        <Button keys="u" onClick={acts.reopen}>
          Đưa về chưa xem
        </Button>
      )}
      {item.decision === 'rejected' ? (
        <Button variant="quiet" keys="a" onClick={acts.accept}>
          Chấp nhận
        </Button>
      ) : (
        <Button variant="quiet" keys="d" className={css.away} onClick={acts.reject}>
          Không phải nhiệm vụ
        </Button>
      )}
    </div>
  );
}
