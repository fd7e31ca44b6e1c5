import { useEffect, useRef, useState } from 'react';
import { timeOf } from '#documents/components/moments.ts';
import { documentName } from '#documents/labels.ts';
import type { DocumentDetail, Span } from '#documents/schema.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { usePanelFits } from '#platform/ui/breakpoints.ts';
import { Button } from '#platform/ui/button.tsx';
import { IconPlus } from '#platform/ui/icons.ts';
import { KeyBar } from '#platform/ui/key-bar.tsx';
import { SourceView } from '#platform/ui/source-view.tsx';
import { obstacles as obstaclesOf } from '../rules.ts';
import type { Review } from '../schema.ts';
import type { Draft } from './item-editor.tsx';
import { PublishDialog } from './publish.tsx';
import { ReviewBar } from './review-bar.tsx';
import css from './review-desk.module.css';
import { ReviewList } from './review-list.tsx';
import { type Decisions, useDecisions } from './use-decisions.ts';
import { keyHints, useReviewKeys } from './use-review-keys.ts';
import { useSelectedSpan } from './use-selection.ts';
import { entryOf, HEADER, itemLabels, marksOf, nextPending, pressed, stepFrom, walkOrder } from './walk.ts';

/** What is being written: nothing, the current entry, or a new item. */
export type Writing = 'none' | 'current' | 'new';

/** The document at the left, what was read from it at the right; the two are one thing seen twice. */
export function ReviewDesk({ document, review }: { document: DocumentDetail; review: Review }) {
  const { items, findings } = review;
  const { citations } = document;
  const decisions = useDecisions(document.id);
  const [current, setCurrent] = useState<string>(() => nextPending(items, null) ?? HEADER);
  const [hovered, setHovered] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [writing, setWriting] = useState<Writing>('none');
  const [publishing, setPublishing] = useState(false);
  const paper = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const [selected, forgetSelected] = useSelectedSpan(paper, document);
  const fits = usePanelFits();
  useFocusOn(side, current, writing);

  const labels = itemLabels(items);
  const obstacles = obstaclesOf(document, items);
  const item = items.find((one) => one.id === current);
  const label = labels.get(current) ?? '';
  const order = walkOrder(items, { citations: citations.length > 0, findings: findings.length > 0 });
  const open = (entry: string) => {
    setCurrent(entry);
    setPointed(null);
    setWriting('none');
  };
  const goOn = () => open(nextPending(items, current) ?? stepFrom(order, current, 1) ?? current);
  const openPublishing = () => obstacles.length === 0 && setPublishing(true);

  const acts = {
    next: goOn,
    accept: () => {
      if (!item || item.decision === 'accepted') return goOn();
      if (item.decision === 'rejected' && nextPending(items, current)) return goOn();
      decisions.decide(item, 'accepted', label);
      const following = nextPending(items, current);
      if (following) open(following);
    },
    edit: () => (item || current === HEADER) && setWriting('current'),
    reject: () => {
      if (!item) return;
      decisions.decide(item, 'rejected', label);
      const following = nextPending(items, current);
      if (following) open(following);
    },
    reopen: () => item && decisions.decide(item, 'pending', label),
  };
  useReviewKeys(
    {
      ...acts,
      step: (by) => open(stepFrom(order, current, by) ?? current),
      add: () => setWriting('new'),
      undo: decisions.undo,
      publish: openPublishing,
      leave: () => {
        setWriting('none');
        (window.document.activeElement as HTMLElement | null)?.blur();
      },
    },
    writing !== 'none',
  );

  const save = (draft: Draft, thenAccept: boolean) => {
    if (!item) return;
    decisions.edit(item, draft, label);
    if (thenAccept) decisions.decide({ ...item, version: item.version + 1 }, 'accepted', label);
    setWriting('none');
  };
  const add = async (span: Span, draft: Draft) => {
    const id = await decisions.add({
      span,
      title: draft.title,
      actors: draft.actors,
      deadline: draft.deadline,
    });
    if (!id) return;
    forgetSelected();
    open(id);
  };
  const press = (markId: string) => open(pressed(entryOf(markId), current, items));

  const source = (
    <SourceView
      name={document.file.name}
      text={document.text}
      pages={document.pages}
      marks={marksOf({ items, findings, citations, current, hovered })}
      currentId={pointed ?? (item ? item.id : null)}
      onMark={press}
      hoverId={hovered}
      onHover={(id) => setHovered(id && entryOf(id))}
    >
      {selected ? (
        <Button
          small
          variant="ink"
          icon={<IconPlus size={16} aria-hidden />}
          keys="n"
          onClick={() => setWriting('new')}
        >
          Thêm từ đoạn chọn
        </Button>
      ) : null}
    </SourceView>
  );

  return (
    <div className={css.page}>
      <ReviewBar
        documentId={document.id}
        name={documentName({ ...document, fileName: document.file.name })}
        items={items}
        current={current}
        obstacles={obstacles}
        onPublish={openPublishing}
      />
      <div className={css.split}>
        <div className={css.paper} ref={paper}>
          {fits ? (
            source
          ) : (
            <details className={css.folded}>
              <summary>Văn bản gốc, {document.pages.length} trang</summary>
              <div className={css.foldedPaper}>{source}</div>
            </details>
          )}
        </div>
        <section className={css.side} aria-label="Nhiệm vụ đề xuất" ref={side}>
          {decisions.problem ? (
            <AlertLine tone="look" live>
              {decisions.problem}
            </AlertLine>
          ) : null}
          <ReviewList
            document={document}
            items={items}
            findings={findings}
            labels={labels}
            order={order}
            current={current}
            hovered={hovered}
            writing={writing}
            selected={selected}
            obstacles={obstacles}
            acts={acts}
            onOpen={open}
            onHover={setHovered}
            onWrite={setWriting}
            onSave={save}
            onAdd={add}
            onDeadline={(deadline) => item && decisions.edit(item, { deadline }, label)}
            onPoint={setPointed}
            onPublish={openPublishing}
          />
        </section>
      </div>
      <KeyBar hints={keyHints}>
        <span role="status">{savedWords(decisions)}</span>
      </KeyBar>
      <PublishDialog
        documentId={document.id}
        items={items}
        opened={publishing}
        onClose={() => setPublishing(false)}
      />
    </div>
  );
}

function savedWords({ isSaving, problem, savedAt }: Decisions): string {
  if (isSaving) return 'Đang lưu';
  if (problem) return 'Chưa lưu được';
  return savedAt ? `Đã lưu ${timeOf(savedAt)}` : 'Mỗi quyết định được lưu ngay';
}

/** The keyboard stands where the work is: on the act of the open card, or in the first field while writing. */
function useFocusOn(side: React.RefObject<HTMLElement | null>, current: string, writing: Writing): void {
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry or way of working moves the focus
  useEffect(() => {
    const card = side.current?.querySelector('[aria-current=true]');
    if (!isFirst.current) {
      const aim = writing === 'none' ? '[data-primary]' : '[data-autofocus]';
      card?.querySelector<HTMLElement>(aim)?.focus({ preventScroll: true });
    }
    card?.scrollIntoView?.({ block: 'nearest' });
    isFirst.current = false;
  }, [side, current, writing]);
}
