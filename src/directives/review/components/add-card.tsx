import { useState } from 'react';
import type { DocumentDetail, Span } from '#documents/schema.ts';
import { Button } from '#platform/ui/button.tsx';
import { Quote } from '#platform/ui/quote.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { shortTitle } from '../rules.ts';
import card from './item-card.module.css';
import css from './item-editor.module.css';
import { type Draft, ItemEditor } from './item-editor.tsx';
import { clauseWith } from './selected-words.ts';

interface Props {
  document: DocumentDetail;
  /** The words selected on the paper; without them they are looked for by typing. */
  span: Span | null;
  onAdd(span: Span, draft: Draft): void;
  onClose(): void;
}

/** A directive that the reader missed: it too points at its words in the document. */
export function AddCard({ document, span: selected, onAdd, onClose }: Props) {
  const [words, setWords] = useState('');
  const span = selected ?? clauseWith(words, document.text);
  const text = span ? document.text.slice(...span).replace(/\s+/g, ' ') : '';
  return (
    <article className={card.card} aria-current="true" aria-labelledby="them-nhiem-vu">
      <header className={card.head}>
        <h2 id="them-nhiem-vu">Thêm nhiệm vụ bị sót</h2>
      </header>
      <div className={css.form}>
        {selected ? null : (
          <TextField
            label="Tìm câu trong văn bản"
            hint="Gõ vài chữ liền nhau của câu, có dấu hoặc không dấu; hoặc bôi đen đoạn chữ trên văn bản."
            value={words}
            onChange={setWords}
            error={
              words.trim().length > 5 && !span
                ? 'Văn bản không có những chữ này. Gõ lại theo nguyên văn.'
                : null
            }
            data-autofocus
          />
        )}
        {span ? <Quote>{text}</Quote> : null}
        {span ? null : (
          <div>
            <Button onClick={onClose} keys="Esc">
              Thôi
            </Button>
          </div>
        )}
      </div>
      {span ? (
        <ItemEditor
          key={span.join('-')}
          draft={{
            title: shortTitle({ text, proposal: null }, false),
            kind: 'requirement',
            actors: [],
            deadline: { kind: 'none' },
            product: null,
          }}
          read={null}
          day={document.issuedOn ?? ''}
          verb="Thêm nhiệm vụ"
          onSave={(draft) => onAdd(span, draft)}
          onClose={onClose}
        />
      ) : null}
    </article>
  );
}
