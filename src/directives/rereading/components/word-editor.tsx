import { useEffect, useRef, useState } from 'react';
import type { MadeCorrection } from '#documents/corrections/schema.ts';
import type { Span } from '#documents/schema.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, IconButton } from '#platform/ui/button.tsx';
import { IconChevronLeft, IconChevronRight, IconX } from '#platform/ui/icons.ts';
import { momentOf } from '#platform/ui/moments.ts';
import { Quote, QuoteMark } from '#platform/ui/quote.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { around, idOf } from './recognised-words.ts';
import type { Words } from './use-recognised.ts';
import css from './word-editor.module.css';

/** Above the paper: how many words the machine is not sure of, and the way through them. */
export function UnsureLine({ words }: { words: Words }) {
  const { unsure, open, step } = words;
  if (unsure.length === 0 || open) return null;
  return (
    <div className={css.line}>
      <span>
        Máy nhận dạng chưa chắc <b>{unsure.length}</b> chữ, gạch chấm trên trang giấy.
      </span>
      <Button small variant="ink" onClick={() => step(1)}>
        Xem lần lượt
      </Button>
    </div>
  );
}

interface Props {
  text: string;
  words: Words;
}

/** Under the paper: what the machine read at one place, and what stands there. Nothing is overwritten. */
export function WordEditor({ text, words }: Props) {
  const { open, page, unsure, before, step, show, problem } = words;
  if (!open || page === null) return null;
  const at = unsure.findIndex(({ span }) => span[0] === open[0]);
  return (
    <section
      className={css.editor}
      aria-label="Sửa chữ máy đọc"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        show(null);
      }}
    >
      <header className={css.head}>
        <h2>
          {at >= 0 ? `Chữ chưa chắc ${at + 1}/${unsure.length}` : 'Chữ máy đọc'}, trang {page}
        </h2>
        <IconButton label="Chữ trước" disabled={unsure.length === 0} onClick={() => step(-1)}>
          <IconChevronLeft size={16} aria-hidden />
        </IconButton>
        <IconButton label="Chữ sau" disabled={unsure.length === 0} onClick={() => step(1)}>
          <IconChevronRight size={16} aria-hidden />
        </IconButton>
        <IconButton label="Đóng" onClick={() => show(null)}>
          <IconX size={16} aria-hidden />
        </IconButton>
      </header>
      <Around text={text} span={open} />
      {before ? <Before correction={before} /> : null}
      {problem ? (
        <AlertLine tone="look" live>
          {problem}
        </AlertLine>
      ) : null}
      <WordForm key={idOf(open)} read={text.slice(...open).replace(/\s+/g, ' ')} words={words} />
    </section>
  );
}

function Around({ text, span }: { text: string; span: Span }) {
  const [before, word, after] = around(text, span);
  return (
    <Quote>
      {before}
      <QuoteMark>{word}</QuoteMark>
      {after}
    </Quote>
  );
}

function Before({ correction: { was, becomes, madeBy, madeAt } }: { correction: MadeCorrection }) {
  const who = madeBy ?? 'người dùng đã xoá';
  return (
    <p className={css.before}>
      {was === becomes ? `${who} đã xem, máy đọc đúng` : `Máy đọc «${was}»; ${who} sửa thành «${becomes}»`},{' '}
      {momentOf(madeAt)}.
    </p>
  );
}

function WordForm({ read, words: { save, show, isSaving } }: { read: string; words: Words }) {
  const [becomes, setBecomes] = useState(read);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.select(), []);
  const written = becomes.trim().replace(/\s+/g, ' ');
  const verb = written === '' ? 'Bỏ chữ này' : written === read ? 'Máy đọc đúng' : 'Lưu chữ sửa';
  return (
    <form
      className={css.form}
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) save(written);
      }}
    >
      <TextField
        label="Trên giấy viết"
        hint="Để trống nếu đó chỉ là vết bẩn, không phải chữ."
        value={becomes}
        onChange={setBecomes}
        spellCheck={false}
        maxLength={400}
        autoFocus
      />
      <div className={css.acts}>
        <Button type="submit" variant="filled" busy={isSaving} keys="Enter">
          {verb}
        </Button>
        <Button onClick={() => show(null)} keys="Esc">
          Thôi
        </Button>
      </div>
    </form>
  );
}
