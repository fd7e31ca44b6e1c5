import { useState } from 'react';
import type { Span } from '#documents/schema.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { IconPlus } from '#platform/ui/icons.ts';
import { EmptyState } from '#platform/ui/states.tsx';
import type { ReviewItem } from '../schema.ts';
import { AddCard } from './add-card.tsx';
import { HeadEntry } from './head-cards.tsx';
import { ItemCard } from './item-card.tsx';
import { type Draft, DraftShape, ItemEditor } from './item-editor.tsx';
import { ItemRow } from './item-row.tsx';
import { ObstacleList, ReadyLine } from './obstacle-list.tsx';
import css from './review-list.module.css';
import { SplitForm } from './split-form.tsx';
import type { Desk } from './use-desk.ts';

interface Props {
  desk: Desk;
  /** The words selected on the paper. */
  selected: Span | null;
  onAdd(span: Span, draft: Draft): void;
}

/** Every entry on one line, and the current one open. */
export function ReviewList({ desk, selected, onAdd }: Props) {
  const { document, items, order, writing, obstacles, progress } = desk;
  return (
    <div className={css.list}>
      {obstacles.length === 0 ? <ReadyLine count={progress.total} onPublish={() => desk.ask(true)} /> : null}
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
      <ObstacleList obstacles={obstacles} onOpen={desk.open} />
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
      others={desk.others}
      onOpen={() => desk.open(entry)}
      onHover={desk.hover}
    />
  );
}

function OpenItem({ desk, item }: { desk: Desk; item: ReviewItem }) {
  const { writing } = desk;
  const forms = { current: Edited, split: Split };
  const Form = writing === 'current' || writing === 'split' ? forms[writing] : null;
  return (
    <ItemCard desk={desk} item={item}>
      {Form ? <Form desk={desk} item={item} /> : null}
    </ItemCard>
  );
}

function Edited({ desk, item }: { desk: Desk; item: ReviewItem }) {
  const { document, drafts } = desk;
  // What somebody else makes of it meanwhile comes onto the page, but is not what this editing began on.
  const [seen] = useState(item.version);
  const willAccept = item.decision !== 'accepted';
  const kept = DraftShape.safeParse(drafts.of(item.id, item.version)?.draft);
  return (
    <>
      {item.version === seen ? null : (
        <AlertLine tone="look" live>
          Mục này vừa được người khác thay đổi. Bản của đồng chí không ghi đè lên đó; khi lưu, bản này được
          giữ lại để đối chiếu.
        </AlertLine>
      )}
      <ItemEditor
        draft={kept.success ? kept.data : item}
        read={item.deadlineRead}
        day={document.issuedOn ?? ''}
        verb={willAccept ? 'Lưu và chấp nhận' : 'Lưu'}
        onChange={(draft) => drafts.keep(item.id, seen, draft)}
        onSave={(draft) => desk.save(draft, seen, willAccept)}
        onClose={() => {
          drafts.drop(item.id);
          desk.write('none');
        }}
      />
    </>
  );
}

function Split({ desk, item }: { desk: Desk; item: ReviewItem }) {
  const { text } = desk.document;
  return <SplitForm item={item} text={text} onSplit={desk.split} onClose={() => desk.write('none')} />;
}
