import { foldSameLength } from '@dondoc/vietnamese';
import { useEffect, useRef, useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { halves } from '../../reshaping/rules.ts';
import type { ReviewItem } from '../schema.ts';
import css from './item-editor.module.css';

interface Props {
  item: ReviewItem;
  /** The text of the document, in whose places the item's words stand. */
  text: string;
  onSplit(at: number): void;
  onClose(): void;
}

/** Where one item becomes two: by the cursor in its words, or by typing the first words of the second. */
export function SplitForm({ item, text, onSplit, onClose }: Props) {
  const place = usePlace(item, text);
  const { words, parts } = place;
  const split = () => parts && onSplit(place.at);
  useShortcuts([{ keys: ['Ctrl+Enter'], label: 'tách ở đây', run: split, inFields: true }], {
    group: 'Đang sửa',
  });
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        split();
      }}
    >
      <label className={css.label}>
        Đặt con trỏ vào chỗ tách, bằng chuột hoặc phím mũi tên
        <textarea
          ref={place.area}
          className={css.words}
          rows={Math.min(8, Math.ceil(words.length / 84) + 1)}
          defaultValue={words}
          aria-readonly
          data-autofocus
          onSelect={(event) => place.point(event.currentTarget.selectionStart)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.repeat) return;
            event.preventDefault();
            split();
          }}
        />
      </label>
      <TextField
        label="Hoặc gõ mấy chữ đầu của mục thứ hai"
        hint="Có dấu hoặc không dấu."
        value={place.typed}
        onChange={place.find}
        error={place.isLost ? 'Mục không có những chữ này. Gõ lại theo nguyên văn.' : null}
      />
      <Halves parts={parts?.map((part) => part.text) ?? null} />
      <div className={css.actions}>
        <Button variant="filled" type="submit" keys="Enter" why={parts ? undefined : 'chọn chỗ tách'}>
          Tách thành hai mục
        </Button>
        <Button onClick={onClose} keys="Esc">
          Thôi
        </Button>
      </div>
    </form>
  );
}

/** The place that is pointed at or typed, with the halves it would make; none while what is typed does not occur. */
function usePlace(item: ReviewItem, text: string) {
  const words = text.slice(...item.span).replace(/\s/g, ' ');
  const [place, setPlace] = useState(() => likelyPlace(words));
  const [typed, setTyped] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  useWordsAsTheyAre(area, place);
  const isLost = typed.trim() !== '' && placeOf(typed, words) === null;
  const at = item.span[0] + place;
  return {
    ...{ area, words, typed, isLost, at },
    parts: isLost ? null : halves(item, text, at),
    point: (cursor: number) => {
      setPlace(cursor);
      setTyped('');
    },
    find: (value: string) => {
      setTyped(value);
      const found = placeOf(value, words);
      if (found !== null) setPlace(found);
    },
  };
}

function Halves({ parts }: { parts: string[] | null }) {
  if (!parts) return <AlertLine tone="look">Mỗi nửa phải còn chữ. Đặt con trỏ vào giữa câu.</AlertLine>;
  return (
    <ol className={css.halves} aria-live="polite">
      {parts.map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ol>
  );
}

/** The words are the document's: the cursor walks in them, nothing is written (a field that is read-only shows none). */
function useWordsAsTheyAre(area: React.RefObject<HTMLTextAreaElement | null>, place: number): void {
  useEffect(() => {
    const refuse = (event: Event) => event.preventDefault();
    const field = area.current;
    field?.addEventListener('beforeinput', refuse);
    return () => field?.removeEventListener('beforeinput', refuse);
  }, [area]);
  useEffect(() => {
    if (area.current && area.current.selectionStart !== place) area.current.setSelectionRange(place, place);
  }, [area, place]);
}

/** Between two clauses, most often after a semicolon. */
function likelyPlace(words: string): number {
  const clause = /[;.]\s+(?=\S)/.exec(words);
  return clause ? clause.index + clause[0].length : Math.floor(words.length / 2);
}

/** Where typed words begin, with or without their marks; null where they do not occur after the beginning. */
function placeOf(typed: string, words: string): number | null {
  const wanted = foldSameLength(typed.trim().replace(/\s+/g, ' '));
  const at = wanted.length < 2 ? -1 : foldSameLength(words).indexOf(wanted);
  return at > 0 ? at : null;
}
