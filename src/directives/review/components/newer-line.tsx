import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import type { ItemProposal, ReviewItem } from '../schema.ts';
import { wordsOf } from './deadline-choice.tsx';
import { bodiesOf } from './item-row.tsx';

interface Props {
  item: ReviewItem;
  onAnswer(answer: 'take' | 'keep'): void;
}

/** A newer reading differs from what a person has decided: said what in, and the person says which is right. */
export function NewerLine({ item, onAnswer }: Props) {
  const { newer } = item;
  if (!newer)
    return item.isGone ? <AlertLine tone="doubt">Bản đọc mới không còn thấy mục này.</AlertLine> : null;
  return (
    <AlertLine
      tone="doubt"
      action={
        <>
          <Button small onClick={() => onAnswer('take')}>
            Nhận bản mới
          </Button>
          <Button small variant="quiet" onClick={() => onAnswer('keep')}>
            Giữ như cũ
          </Button>
        </>
      }
    >
      Bản đọc mới khác: {differences(item, newer).join('; ') || 'cách ghi'}.
    </AlertLine>
  );
}

function differences(item: ReviewItem, newer: ItemProposal): string[] {
  const said: [string, (of: ItemProposal) => string][] = [
    ['số mục', (of) => of.ref],
    ['nguyên văn', (of) => `«${of.text}»`],
    ['cơ quan', bodiesOf],
    ['thời hạn', (of) => of.deadlineRead?.phrase ?? wordsOf(of.deadline)],
    ['sản phẩm', (of) => of.product ?? 'không nêu'],
  ];
  return said.flatMap(([name, of]) => (of(item) === of(newer) ? [] : [`${name} ${of(newer)}`]));
}
