import { useEffect, useRef } from 'react';
import type { DocumentDetail } from '#documents/schema.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { usePanelFits } from '#platform/ui/breakpoints.ts';
import { usePaletteEntries } from '#platform/ui/command-palette.tsx';
import { KeyBar } from '#platform/ui/key-bar.tsx';
import { timeOf } from '#platform/ui/moments.ts';
import type { Review } from '../schema.ts';
import type { Writing } from './desk-acts.ts';
import { PaperSide } from './paper-side.tsx';
import { PublishDialog } from './publish.tsx';
import { ReadingLine, useReadAgain } from './reading-line.tsx';
import { ReviewBar } from './review-bar.tsx';
import css from './review-desk.module.css';
import { ReviewList } from './review-list.tsx';
import type { Decisions } from './use-decisions.ts';
import { useDesk } from './use-desk.ts';
import { keyHints, useReviewKeys } from './use-review-keys.ts';
import { useSelectedSpan } from './use-selection.ts';

interface Props {
  /** Who reviews: what they are writing is kept for them alone. */
  userId: string;
  document: DocumentDetail;
  review: Review;
}

/** The document at the left, what was read from it at the right; the two are one thing seen twice. */
export function ReviewDesk({ userId, document, review }: Props) {
  const desk = useDesk(userId, document, review);
  const reading = useReadAgain(document.id);
  const paper = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLElement>(null);
  const [selected, forgetSelected] = useSelectedSpan(paper, document);
  useFocusOn(side, desk.current, desk.writing);
  useReviewKeys(desk, () => side.current?.querySelector<HTMLElement>('[data-primary]')?.focus());
  usePaletteEntries(
    'Mục',
    desk.items.map((item) => ({
      key: item.id,
      label: `${desk.labels.get(item.id) ?? item.ref} ${item.title}`,
      run: () => desk.open(item.id),
    })),
  );
  const { problem } = desk.decisions;
  return (
    <div className={css.page}>
      <ReviewBar desk={desk} onReadAgain={reading.readAgain} isReading={reading.isReading} />
      <div className={css.split}>
        <PaperSide desk={desk} paper={paper} selected={selected} />
        <section className={css.side} aria-label="Nhiệm vụ đề xuất" ref={side}>
          {problem ? (
            <AlertLine tone="look" live>
              {problem}
            </AlertLine>
          ) : null}
          <ReadingLine reading={review.reading} again={reading} />
          <ReviewList
            desk={desk}
            selected={selected}
            onAdd={async (span, draft) => {
              await desk.add(span, draft);
              forgetSelected();
            }}
          />
        </section>
      </div>
      <KeyBar hints={keyHints}>
        <span role="status">{savedWords(desk.decisions)}</span>
      </KeyBar>
      <PublishDialog
        documentId={document.id}
        recipients={document.recipients}
        items={desk.items}
        doubtsLeft={desk.doubts.filter((doubt) => !doubt.answer).length}
        opened={desk.publishing}
        onClose={() => desk.ask(false)}
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
  const fits = usePanelFits();
  const place = `${current} ${writing}`;
  const last = useRef(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry or way of working moves the focus
  useEffect(() => {
    const card = side.current?.querySelector('[aria-current=true]');
    const hasMoved = last.current !== place;
    last.current = place;
    // A decision that arrives late moves nothing away from under a question or the box of Ctrl+K.
    if (hasMoved && !window.document.activeElement?.closest('[role=dialog]')) {
      const aim = writing === 'none' ? '[data-primary]' : '[data-autofocus]';
      card?.querySelector<HTMLElement>(aim)?.focus({ preventScroll: true });
    }
    // On a phone the page opens at its title; the card is a scroll away.
    if (card && (fits || hasMoved)) bringIntoView(card);
  }, [side, place]);
}

/** Room for the line that says all is looked at, which stays on top. */
const ABOVE = 64;
/** Room for the toast, which must not cover the acts of the card. */
const BELOW = 72;

/** Moves only what scrolls around the card: the page itself must stay under its bar. Its head goes before its foot. */
function bringIntoView(card: Element): void {
  let around = card.parentElement;
  while (around && getComputedStyle(around).overflowY !== 'auto') around = around.parentElement;
  if (!around) return;
  const [box, seen] = [card.getBoundingClientRect(), around.getBoundingClientRect()];
  const toHead = box.top - seen.top - ABOVE;
  const toFoot = box.bottom - seen.bottom + BELOW;
  if (toHead < 0) around.scrollTop += toHead;
  else if (toFoot > 0) around.scrollTop += Math.min(toHead, toFoot);
}
