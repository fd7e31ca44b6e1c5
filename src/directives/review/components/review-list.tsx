import type { DocumentDetail, Span } from '#documents/schema.ts';
import { Button } from '#platform/ui/button.tsx';
import { IconPlus } from '#platform/ui/icons.ts';
import { EmptyState } from '#platform/ui/states.tsx';
import type { Deadline, Finding } from '../../schema.ts';
import type { ReviewItem } from '../schema.ts';
import { AddCard } from './add-card.tsx';
import { HeadEntry } from './head-cards.tsx';
import { type ItemActs, ItemCard } from './item-card.tsx';
import { type Draft, ItemEditor } from './item-editor.tsx';
import { ItemRow } from './item-row.tsx';
import { ObstacleList } from './obstacle-list.tsx';
import type { Writing } from './review-desk.tsx';
import css from './review-list.module.css';
import { HEADER, sharing } from './walk.ts';

interface Props {
  document: DocumentDetail;
  items: ReviewItem[];
  findings: Finding[];
  labels: Map<string, string>;
  order: string[];
  current: string;
  hovered: string | null;
  writing: Writing;
  selected: Span | null;
  obstacles: string[];
  acts: ItemActs;
  onOpen(entry: string): void;
  onHover(id: string | null): void;
  onWrite(writing: Writing): void;
  onSave(draft: Draft, thenAccept: boolean): void;
  onAdd(span: Span, draft: Draft): void;
  onDeadline(deadline: Deadline): void;
  onPoint(markId: string): void;
  onPublish(): void;
}

/** Every entry on one line, and the current one open. */
export function ReviewList(props: Props) {
  const { document, items, order, selected, writing, onAdd, onWrite, onOpen, onPublish, obstacles } = props;
  return (
    <div className={css.list}>
      <ol className={css.rows}>
        {order.map((entry, index) => (
          <li key={entry} className={edgeOf(index, props)}>
            <EntryOf {...props} entry={entry} />
          </li>
        ))}
      </ol>
      {items.length === 0 ? (
        <EmptyState title="Chưa tìm thấy nhiệm vụ nào trong văn bản">
          Bôi đen đoạn chữ giao việc rồi bấm n để thêm; hoặc phát hành văn bản không có nhiệm vụ.
        </EmptyState>
      ) : null}
      {writing === 'new' ? (
        <AddCard document={document} span={selected} onAdd={onAdd} onClose={() => onWrite('none')} />
      ) : (
        <div className={css.foot}>
          <Button small icon={<IconPlus size={16} aria-hidden />} keys="n" onClick={() => onWrite('new')}>
            Thêm nhiệm vụ bị sót
          </Button>
        </div>
      )}
      <ObstacleList obstacles={obstacles} items={items} onOpen={onOpen} onPublish={onPublish} />
    </div>
  );
}

/** The open card parts the rows into two blocks, each with round corners. */
function edgeOf(index: number, { order, current, writing }: Props): string | undefined {
  if (index === 0) return css.first;
  if (order[index - 1] === current && writing !== 'new') return css.after;
  return index === order.length - 1 ? css.last : undefined;
}

function EntryOf(props: Props & { entry: string }) {
  const { entry, document, items, findings, labels, current, hovered, writing, acts } = props;
  const { onOpen, onHover, onWrite, onSave, onDeadline, onPoint } = props;
  const isOpen = entry === current && writing !== 'new';
  const item = items.find((one) => one.id === entry);
  if (!item) {
    return (
      <HeadEntry
        entry={entry}
        document={document}
        findings={findings}
        open={isOpen}
        editing={isOpen && entry === HEADER && writing === 'current'}
        onOpen={() => onOpen(entry)}
        onNext={acts.next}
        onEdit={(editing) => onWrite(editing ? 'current' : 'none')}
        show={onPoint}
      />
    );
  }
  const label = labels.get(entry) ?? item.ref;
  if (!isOpen) {
    return (
      <ItemRow
        item={item}
        label={label}
        hovered={hovered === entry}
        onOpen={() => onOpen(entry)}
        onHover={onHover}
      />
    );
  }
  const willAccept = item.decision !== 'accepted';
  return (
    <ItemCard
      item={item}
      label={label}
      shared={sharing(item, items).map((other) => labels.get(other.id) ?? other.ref)}
      day={document.issuedOn}
      acts={acts}
      onDeadline={onDeadline}
    >
      {writing === 'current' ? (
        <ItemEditor
          draft={item}
          read={item.deadlineRead}
          day={document.issuedOn ?? ''}
          verb={willAccept ? 'Lưu và chấp nhận' : 'Lưu'}
          onSave={(draft) => onSave(draft, willAccept)}
          onClose={() => onWrite('none')}
        />
      ) : null}
    </ItemCard>
  );
}
