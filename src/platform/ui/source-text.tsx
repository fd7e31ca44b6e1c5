import { type CSSProperties, type ReactNode, useMemo, useRef } from 'react';
import { MarginCode } from './margin-code.tsx';
import type { SourceMark, SourcePage } from './source-layout.ts';
import {
  firstSegments,
  type LaidPage,
  layOut,
  lookOf,
  type Paragraph,
  type Segment,
  withCurrent,
} from './source-layout.ts';
import css from './source-text.module.css';
import { useCodesApart, useCurrentInView, usePageOfAddress } from './use-source-view.ts';

export type { MarkTone, SourceMark, SourcePage, Span } from './source-layout.ts';

export type SourceTextProps = {
  text: string;
  pages: readonly SourcePage[];
  marks: readonly SourceMark[];
  /** The mark whose field is open beside; it is scrolled into view. */
  currentId?: string | null;
  onMark?(id: string): void;
  /** The mark under the pointer, here or on its field beside. */
  hoverId?: string | null;
  onHover?(id: string | null): void;
  /** 1 is 15 px. */
  zoom?: number;
  label?: string;
};

/** The words of a document look like a document: Times on a sheet, with what we say about them in the margin. */
export function SourceText(props: SourceTextProps) {
  const { text, pages, marks, currentId, zoom = 1, label = 'Văn bản gốc' } = props;
  const root = useRef<HTMLDivElement>(null);
  const laid = useMemo(
    () => layOut(text, pages, withCurrent(marks, currentId)),
    [text, pages, marks, currentId],
  );
  const first = useMemo(() => firstSegments(laid), [laid]);
  usePageOfAddress(root, laid.length > 0);
  useCurrentInView(root, currentId ?? null);
  useCodesApart(root, laid, zoom);
  return (
    <section
      className={css.desk}
      ref={root}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
      tabIndex={0}
      style={{ '--zoom': zoom } as CSSProperties}
    >
      {laid.map((page) => (
        <Sheet key={page.number} page={page} of={laid.length} {...props} first={first} />
      ))}
    </section>
  );
}

type Shared = SourceTextProps & { first: Map<string, Segment> };

function Sheet({ page, of, ...shared }: Shared & { page: LaidPage; of: number }) {
  const id = `trang-${page.number}`;
  return (
    <article className={css.sheet} id={id} aria-label={`Trang ${page.number}`} data-page={page.number}>
      <span className={css.pageNumber} aria-hidden>
        Trang {page.number}/{of}
      </span>
      {page.paragraphs.map((paragraph) => (
        <Words key={paragraph.span[0]} paragraph={paragraph} {...shared} />
      ))}
    </article>
  );
}

const LONG = 90;

function Words({ paragraph, ...shared }: Shared & { paragraph: Paragraph }) {
  const isLong = paragraph.span[1] - paragraph.span[0] > LONG;
  return (
    <p className={isLong ? css.long : undefined}>
      {paragraph.segments.map((segment) => (
        <Run key={segment.span[0]} segment={segment} {...shared} />
      ))}
    </p>
  );
}

function Run({ segment, ...shared }: Shared & { segment: Segment }): ReactNode {
  const { text, first, currentId, hoverId, onMark, onHover } = shared;
  const words = text.slice(...segment.span);
  const [top] = segment.marks;
  if (!top) return words;
  const starting = segment.marks.filter((mark) => first.get(mark.id) === segment);
  const { fill, rule } = lookOf(segment.marks.map((mark) => mark.tone));
  const isHovered = segment.marks.some((mark) => mark.id === hoverId);
  // One stop for the Tab key: a coded mark has it in the margin, the others on their first words.
  const stop = onMark && starting.includes(top) && !top.code;
  const press = () => onMark?.(top.id);
  return (
    <>
      {starting
        .filter((mark) => mark.code)
        .map((mark) => (
          <MarginCode
            key={mark.id}
            mark={mark}
            current={mark.id === currentId}
            onMark={onMark}
            onHover={onHover}
          />
        ))}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the key is on the mark's one Tab stop, here or in the margin */}
      <mark
        className={[fill && css[`fill-${fill}`], rule && css[`rule-${rule}`], isHovered && css.hovered]
          .filter(Boolean)
          .join(' ')}
        data-marks={segment.marks.map((mark) => mark.id).join(' ')}
        {...(stop ? { role: 'button', tabIndex: 0, onKeyDown: pressOnKey(press) } : {})}
        onClick={press}
        onMouseEnter={() => onHover?.(top.id)}
        onMouseLeave={() => onHover?.(null)}
      >
        {words}
      </mark>
    </>
  );
}

function pressOnKey(press: () => void) {
  return (event: { key: string; preventDefault(): void }) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  };
}
