import type { RefObject } from 'react';
import { DocumentSource } from '#documents/layout/components/document-source.tsx';
import type { Span } from '#documents/schema.ts';
import { usePanelFits } from '#platform/ui/breakpoints.ts';
import { Button } from '#platform/ui/button.tsx';
import { IconPlus } from '#platform/ui/icons.ts';
import { idOf, spanOfMark } from '../../rereading/components/recognised-words.ts';
import { useRecognised } from '../../rereading/components/use-recognised.ts';
import { UnsureLine, WordEditor } from '../../rereading/components/word-editor.tsx';
import css from './review-desk.module.css';
import type { Desk } from './use-desk.ts';
import { entryOf, marksOf, pressed } from './walk.ts';

interface Props {
  desk: Desk;
  paper: RefObject<HTMLDivElement | null>;
  /** The words that the clerk has selected on it. */
  selected: Span | null;
}

/** The document with everything that was read from it marked; folded away where there is no room beside. */
export function PaperSide({ desk, paper, selected }: Props) {
  const fits = usePanelFits();
  const { document, item, items, findings, current, hovered } = desk;
  const { citations, pages } = document;
  const words = useRecognised(document);
  const source = (
    <DocumentSource
      document={document}
      marks={[...marksOf({ items, findings, citations, current, hovered }), ...words.marks]}
      currentId={words.open ? idOf(words.open) : (desk.pointed ?? item?.id ?? null)}
      onMark={(markId) => {
        const word = spanOfMark(markId);
        if (word) words.show(word);
        else desk.open(pressed(entryOf(markId), current, items));
      }}
      hoverId={hovered}
      onHover={(markId) => desk.hover(markId && !spanOfMark(markId) ? entryOf(markId) : null)}
    >
      {selected && words.canCorrect(selected) ? (
        <Button small onClick={() => words.show(selected)}>
          Sửa chữ
        </Button>
      ) : null}
      {selected ? (
        <Button
          small
          variant="ink"
          icon={<IconPlus size={16} aria-hidden />}
          keys="n"
          onClick={() => desk.write('new')}
        >
          Thêm từ đoạn chọn
        </Button>
      ) : null}
    </DocumentSource>
  );
  return (
    <div className={css.paper} ref={paper}>
      {fits ? (
        <>
          <UnsureLine words={words} />
          <div className={css.sheets}>{source}</div>
          <WordEditor text={document.text} words={words} />
        </>
      ) : (
        <details className={css.folded}>
          <summary>Văn bản gốc, {pages.length} trang</summary>
          <UnsureLine words={words} />
          <div className={css.foldedPaper}>{source}</div>
          <WordEditor text={document.text} words={words} />
        </details>
      )}
    </div>
  );
}
