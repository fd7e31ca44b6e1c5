import { IconBan, IconCircle, IconCircleCheckFilled, IconHelp } from '#platform/ui/icons.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import type { Present } from '../../presence/schema.ts';
import { unknownActors } from '../rules.ts';
import type { ItemProposal, ReviewItem } from '../schema.ts';
import { Company } from './company.tsx';
import css from './review-list.module.css';
import { isDoubtful } from './walk.ts';

interface Props {
  item: ReviewItem;
  label: string;
  hovered: boolean;
  others: Present[];
  onOpen(): void;
  onHover(id: string | null): void;
}

/** One item on one line: state, code, what, who. */
export function ItemRow({ item, label, hovered, others, onOpen, onHover }: Props) {
  return (
    <button
      type="button"
      className={[css.row, hovered && css.hovered, item.decision === 'rejected' && css.rejected]
        .filter(Boolean)
        .join(' ')}
      onClick={onOpen}
      onMouseEnter={() => onHover(item.id)}
      onMouseLeave={() => onHover(null)}
      onFocus={() => onHover(item.id)}
      onBlur={() => onHover(null)}
    >
      <DecisionIcon item={item} />
      <span className={css.code}>{label}</span>
      <span className={css.title}>{item.title}</span>
      <span className={css.who}>
        <Company entry={item.id} others={others} />
        <Doubt item={item} />
        {item.decision === 'rejected' ? (
          'không phải nhiệm vụ'
        ) : (
          <span className={css.bodies}>{bodiesOf(item)}</span>
        )}
      </span>
    </button>
  );
}

const icons = {
  accepted: { Icon: IconCircleCheckFilled, words: 'Đã chấp nhận', look: css.accepted },
  rejected: { Icon: IconBan, words: 'Không phải nhiệm vụ', look: css.quiet },
  pending: { Icon: IconCircle, words: 'Chưa xem', look: css.quiet },
  doubt: { Icon: IconHelp, words: 'Chưa xem, cần xem kỹ', look: css.doubt },
} as const;

function DecisionIcon({ item }: { item: ReviewItem }) {
  const state = item.decision === 'pending' && isDoubtful(item) ? 'doubt' : item.decision;
  const { Icon, words, look } = icons[state];
  return (
    <span className={look}>
      <Icon size={16} aria-hidden />
      <span className={css.hidden}>{words}</span>
    </span>
  );
}

/** The one doubt that the clerk should know of before opening the item. */
function Doubt({ item }: { item: ReviewItem }) {
  if (item.decision === 'rejected') return null;
  if (unknownActors(item).length > 0) return <StateLabel state="doubt" words="chưa có trong danh bạ" />;
  if (item.newer) return <StateLabel state="doubt" words="bản đọc mới khác" />;
  if (item.isGone) return <StateLabel state="doubt" words="bản đọc mới không thấy" />;
  if (item.decision === 'accepted') return null;
  if (item.deadlineRead?.kind === 'soft')
    return <StateLabel state="doubt" phrase={item.deadlineRead.phrase} />;
  return item.doubts.length > 0 ? <StateLabel state="doubt" words="cần xem kỹ" /> : null;
}

/** Those who lead, then where it goes: "Ban Tổ chức Tỉnh uỷ → Thường trực Tỉnh uỷ". */
export function bodiesOf({ actors }: Pick<ItemProposal, 'actors'>): string {
  const names = (...roles: string[]) => actors.filter((a) => roles.includes(a.role)).map((a) => a.name);
  const first = names('lead').length > 0 ? names('lead') : names('coordinate');
  const onward = names('appraise', 'submitTo');
  return [first.join(', '), ...onward].filter(Boolean).join(' → ') || 'chưa giao cơ quan';
}
