import type { Span } from '#documents/schema.ts';
import { Button } from '#platform/ui/button.tsx';
import { IconPlus } from '#platform/ui/icons.ts';
import { EmptyState } from '#platform/ui/states.tsx';
import type { ReviewItem } from '../schema.ts';
import { AddCard } from './add-card.tsx';
import { HeadEntry } from './head-cards.tsx';
import { ItemCard } from './item-card.tsx';
import { type Draft, ItemEditor } from './item-editor.tsx';
import { ItemRow } from './item-row.tsx';
import { ObstacleList, ReadyLine } from './obstacle-list.tsx';
import css from './review-list.module.css';
import type { Desk } from './use-desk.ts';
import { sharing } from './walk.ts';

interface Props {
  desk: Desk;
  /** The words selected on the paper. */
  selected: Span | null;
  onAdd(span: Span, draft: Draft): void;
}

/** Every entry on one line, and the current one open. */
export function ReviewList({ desk, selected, onAdd }: Props) {
  const { document, items, order, writing, obstacles } = desk;
  return (
    <div className={css.list}>
      {obstacles.length === 0 ? <ReadyLine count={items.length} onPublish={() => desk.ask(true)} /> : null}
      <ol className={css.rows}>
        {order.map((entry, index) => (
          <li key={entry} className={edgeOf(index, desk)}>
            <EntryOf desk={desk} entry={entry} />
          </li>
        ))}
      </ol>
      {items.length === 0 ? (
        <EmptyState title="Chưa tìm thấy nhiệm vụ nào trong văn bản">
          Bôi đen đoạn chữ giao việc rồi bấm n để thêm; hoặc phát hành văn bản không có nhiệm vụ.
        </EmptyState>
      ) : null}
      {writing === 'new' ? (
        <AddCard document={document} span={selected} onAdd={onAdd} onClose={() => desk.write('none')} />
      ) : (
        <div className={css.foot}>
          <Button small icon={<IconPlus size={16} aria-hidden />} keys="n" onClick={() => desk.write('new')}>
            Thêm nhiệm vụ bị sót
          </Button>
        </div>
      )}
      <ObstacleList obstacles={obstacles} items={items} onOpen={desk.open} />
    </div>
  );
}

/** The open card parts the rows into two blocks, each with round corners. */
function edgeOf(index: number, { order, current, writing }: Desk): string | undefined {
  if (index === 0) return css.first;
  if (order[index - 1] === current && writing !== 'new') return css.after;
  return index === order.length - 1 ? css.last : undefined;
}

function EntryOf({ desk, entry }: { desk: Desk; entry: string }) {
  const { items, labels, current, hovered, writing } = desk;
  const isOpen = entry === current && writing !== 'new';
  const item = items.find((one) => one.id === entry);
  if (!item) return <HeadEntry desk={desk} entry={entry} open={isOpen} />;
  if (isOpen) return <OpenItem desk={desk} item={item} />;
  return (
    <ItemRow
      item={item}
      label={labels.get(entry) ?? item.ref}
      hovered={hovered === entry}
      onOpen={() => desk.open(entry)}
      onHover={desk.hover}
    />
  );
}

function OpenItem({ desk, item }: { desk: Desk; item: ReviewItem }) {
  const { document, items, labels, writing } = desk;
  const nameOf = (one: ReviewItem) => labels.get(one.id) ?? one.ref;
  const willAccept = item.decision !== 'accepted';
  return (
    <ItemCard
      item={item}
      label={nameOf(item)}
      shared={sharing(item, items).map(nameOf)}
      day={document.issuedOn}
      acts={desk}
      onDeadline={desk.setDeadline}
    >
      {writing === 'current' ? (
        <ItemEditor
          draft={item}
          read={item.deadlineRead}
          day={document.issuedOn ?? ''}
          verb={willAccept ? 'Lưu và chấp nhận' : 'Lưu'}
          onSave={(draft) => desk.save(draft, willAccept)}
          onClose={() => desk.write('none')}
        />
      ) : null}
    </ItemCard>
  );
}
