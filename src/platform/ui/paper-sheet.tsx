import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { MarginCode } from './margin-code.tsx';
import { type Box, boxesOf, type Marked, markedOn, runAt, type PaperSheet as Sheet } from './paper-layout.ts';
import css from './paper-view.module.css';
import type { Pdf } from './pdf-engine.ts';
import { lookOf, type Segment, type SourceMark, type Span, spread } from './source-layout.ts';
import type { SourceTextProps } from './source-text.tsx';
import { useInSight, useWidth } from './use-paper.ts';

export type Shared = Pick<SourceTextProps, 'text' | 'currentId' | 'onMark' | 'hoverId' | 'onHover'> & {
  desk: RefObject<HTMLElement | null>;
  pdf: Pdf | null;
  runs: readonly Segment[];
  /** Where each mark begins: its one stop for the Tab key, and its code. */
  first: Map<string, Segment>;
  selected: Span | null;
  onFail(): void;
};

type Props = Shared & { sheet: Sheet; of: number };

/** One page. It has its size from the start; what lies on it comes when it comes into sight, and goes again. */
export function PaperSheet({ sheet, of, ...shared }: Props) {
  const own = useRef<HTMLElement>(null);
  const isInSight = useInSight(shared.desk, own);
  const { page, width, height } = sheet;
  const chosen = useMemo(
    () => (shared.selected ? boxesOf(shared.selected, sheet.words) : []),
    [shared.selected, sheet],
  );
  return (
    <article
      className={css.sheet}
      id={`trang-${page}`}
      aria-label={`Trang ${page}`}
      data-page={page}
      ref={own}
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      {/* A selection that reaches over many pages must not lose its ends. */}
      {isInSight || chosen.length > 0 ? <Drawn sheet={sheet} own={own} chosen={chosen} {...shared} /> : null}
      <span className={css.pageNumber} aria-hidden>
        {page}/{of}
      </span>
    </article>
  );
}

type DrawnProps = Shared & { sheet: Sheet; own: RefObject<HTMLElement | null>; chosen: Box[] };

function Drawn({ sheet, own, chosen, ...shared }: DrawnProps) {
  const { text, runs, pdf, onFail, onMark, onHover } = shared;
  const width = useWidth(own);
  const marked = useMemo(() => markedOn(sheet, runs), [sheet, runs]);
  const runUnder = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const box = own.current?.getBoundingClientRect();
    if (!box) return null;
    const scale = sheet.width / box.width;
    return runAt(marked, (clientX - box.left) * scale, (clientY - box.top) * scale)?.marks[0]?.id ?? null;
  };
  return (
    <>
      <Picture pdf={pdf} page={sheet.page} width={width} onFail={onFail} />
      <div className={css.marks}>
        {chosen.map((box) => (
          <div key={`${box.left} ${box.top}`} className={css.selected} style={placed(box, sheet)} />
        ))}
        {marked.map((one) => (
          <Rectangles key={one.segment.span[0]} marked={one} sheet={sheet} {...shared} />
        ))}
      </div>
      {/* The keys are on each mark's one Tab stop. */}
      <div
        className={css.words}
        aria-hidden
        onClick={(event) => {
          const id = runUnder(event);
          if (id && document.getSelection()?.isCollapsed !== false) onMark?.(id);
        }}
        onMouseMove={(event) => {
          const id = runUnder(event);
          event.currentTarget.style.cursor = id && onMark ? 'pointer' : '';
          if (id !== (shared.hoverId ?? null)) onHover?.(id);
        }}
        onMouseLeave={() => onHover?.(null)}
      >
        {sheet.words.map(([start, end, left, top, right, bottom]) => (
          <span
            key={start}
            data-start={start}
            data-end={end}
            style={placed({ left, top, right, bottom }, sheet)}
          >
            {text.slice(start, end)}
          </span>
        ))}
      </div>
      <Codes marked={marked} scale={width / sheet.width} {...shared} />
    </>
  );
}

/** The page as it looks, drawn at the size it is seen at; whoever cannot see it has the text view. */
function Picture({
  pdf,
  page,
  width,
  onFail,
}: Pick<Shared, 'pdf' | 'onFail'> & { page: number; width: number }) {
  const holder = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way to say it failed draws nothing anew
  useEffect(() => {
    if (!pdf || width === 0) return;
    const { done, cancel } = pdf.draw(page, width * window.devicePixelRatio);
    // The new picture takes the old one's place only when it is whole.
    done.then((canvas) => canvas && holder.current?.replaceChildren(canvas), onFail);
    return cancel;
  }, [pdf, page, width]);
  const label = `Hình trang ${page}. Chữ của trang ở mục «Chữ đọc được».`;
  return <div className={css.picture} role="img" aria-label={label} ref={holder} />;
}

type MarkedProps = Shared & { marked: Marked; sheet: Sheet };

const NAME_LENGTH = 80;

/** What is said of one run of words: a rectangle for each line it stands on. */
function Rectangles({ marked: { segment, boxes }, sheet, ...shared }: MarkedProps) {
  const { text, first, hoverId, onMark, onHover } = shared;
  const [top] = segment.marks;
  const { fill, rule } = lookOf(segment.marks.map((mark) => mark.tone));
  const isHovered = segment.marks.some((mark) => mark.id === hoverId);
  const stop = top && onMark && !top.code && first.get(top.id) === segment ? top : null;
  const look = [css.box, fill && css[`fill-${fill}`], rule && css[`rule-${rule}`], isHovered && css.hovered];
  return boxes.map((box, index) => {
    const common = {
      className: look.filter(Boolean).join(' '),
      'data-marks': segment.marks.map((mark) => mark.id).join(' '),
      style: placed(box, sheet),
    };
    if (!stop || index > 0) return <div key={`${box.left} ${box.top}`} {...common} />;
    return (
      <button
        key={`${box.left} ${box.top}`}
        {...common}
        type="button"
        aria-label={text.slice(...segment.span).slice(0, NAME_LENGTH)}
        onClick={() => onMark?.(stop.id)}
        onFocus={() => onHover?.(stop.id)}
        onBlur={() => onHover?.(null)}
      />
    );
  });
}

const CODE_HEIGHT = 24;

/** In the margin, each code beside the line where its words begin; those of one line apart from each other. */
function Codes({ marked, scale, ...shared }: Shared & { marked: Marked[]; scale: number }) {
  const { first, currentId, onMark, onHover } = shared;
  const starting: { mark: SourceMark; top: number }[] = marked.flatMap(({ segment, boxes }) =>
    segment.marks
      .filter((mark) => mark.code && first.get(mark.id) === segment)
      .map((mark) => ({ mark, top: (boxes[0]?.top ?? 0) * scale })),
  );
  starting.sort((a, b) => a.top - b.top);
  const moves = spread(
    starting.map(({ top }) => top),
    CODE_HEIGHT,
  );
  return starting.map(({ mark, top }, index) => (
    <div key={mark.id} className={css.code} style={{ top: top + (moves[index] ?? 0) }}>
      <MarginCode mark={mark} current={mark.id === currentId} onMark={onMark} onHover={onHover} />
    </div>
  ));
}

/** In parts of the page, so that nothing is laid out anew when it grows. */
function placed({ left, top, right, bottom }: Box, { width, height }: Sheet) {
  const part = (points: number, whole: number) => `${(100 * points) / whole}%`;
  return {
    left: part(left, width),
    top: part(top, height),
    width: part(right - left, width),
    height: part(bottom - top, height),
  };
}
