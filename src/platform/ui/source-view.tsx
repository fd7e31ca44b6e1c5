import { type ReactNode, useCallback, useRef, useState } from 'react';
import { AlertLine } from './alert-line.tsx';
import { IconButton } from './button.tsx';
import { ChoiceField } from './choice-field.tsx';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from './icons.ts';
import type { PaperSheet } from './paper-layout.ts';
import { PaperView } from './paper-view.tsx';
import css from './source-text.module.css';
import { SourceText, type SourceTextProps } from './source-text.tsx';
import { usePrinting } from './use-printing.ts';

type Props = Omit<SourceTextProps, 'zoom' | 'label'> & {
  /** Name of the file, or number of the document. */
  name: string;
  /** The PDF or picture it was read from: its address on our own host, and where the words stand. Without it there is only the text. */
  paper?: { file: string; mediaType: string; sheets: readonly PaperSheet[] } | null | undefined;
  /** After the tools: what can be done with selected words. */
  children?: ReactNode;
};

const ZOOMS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

const FACES = [
  { value: 'paper', label: 'Trang giấy' },
  { value: 'text', label: 'Chữ đọc được' },
] as const;

/** A document as it looks on paper, or the words that were read from it, with page turning and zoom. */
export function SourceView({ name, paper, children, ...source }: Props) {
  const [zoom, setZoom] = useState(ZOOMS.indexOf(1));
  const [face, setFace] = useState<'paper' | 'text'>('paper');
  const [hasFailed, setFailed] = useState(false);
  const view = useRef<HTMLDivElement>(null);
  const { page, turnTo, onScroll } = usePages(view);
  // Of the paper only what is in sight is drawn; whoever prints wants all of it, and has the file itself for its look.
  const isPrinting = usePrinting();
  const drawn = face === 'paper' && !hasFailed && !isPrinting ? paper : null;
  const shared = { ...source, zoom: ZOOMS[zoom] ?? 1 };
  return (
    <div className={css.view} ref={view} onScrollCapture={onScroll}>
      <div className={css.tools}>
        <span className={css.name}>{name}</span>
        <Turning page={page} total={source.pages.length} turnTo={turnTo} />
        <Zooming zoom={zoom} setZoom={setZoom} always={Boolean(drawn)} />
        {paper ? (
          <ChoiceField
            label="Cách xem"
            hideLabel
            look="segments"
            options={[...FACES]}
            value={drawn || isPrinting ? 'paper' : 'text'}
            onChange={(chosen) => {
              setFace(chosen);
              setFailed(false);
            }}
          />
        ) : null}
        {children}
      </div>
      {hasFailed ? (
        <AlertLine tone="look" live>
          Không vẽ được trang giấy nên hiện chữ đọc được. Tệp gốc vẫn nguyên; tải về để xem.
        </AlertLine>
      ) : null}
      {drawn ? (
        <PaperView {...shared} {...drawn} onFail={() => setFailed(true)} />
      ) : (
        <SourceText {...shared} />
      )}
    </div>
  );
}

/** The page that is in sight, and the way to another. */
function usePages(view: React.RefObject<HTMLDivElement | null>) {
  const [page, setPage] = useState(1);
  const turnTo = useCallback(
    (number: number) => {
      const desk = view.current?.querySelector('section');
      const sheet = desk?.querySelector<HTMLElement>(`[data-page="${number}"]`);
      if (desk && sheet)
        desk.scrollTop += sheet.getBoundingClientRect().top - desk.getBoundingClientRect().top;
      setPage(number);
    },
    [view],
  );
  /** The page whose sheet lies under the upper third of the desk. */
  const onScroll = () => {
    const desk = view.current?.querySelector('section')?.getBoundingClientRect();
    const sheets = [...(view.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
    const at = sheets.findLast(
      (sheet) => sheet.getBoundingClientRect().top <= (desk?.top ?? 0) + (desk?.height ?? 0) / 3,
    );
    if (at) setPage(Number(at.dataset.page));
  };
  return { page, turnTo, onScroll };
}

function Turning({ page, total, turnTo }: { page: number; total: number; turnTo(number: number): void }) {
  return (
    <>
      <IconButton label="Trang trước" disabled={page <= 1} onClick={() => turnTo(page - 1)}>
        <IconChevronLeft size={16} aria-hidden />
      </IconButton>
      <span>
        Trang <b>{page}</b>/{total}
      </span>
      <IconButton label="Trang sau" disabled={page >= total} onClick={() => turnTo(page + 1)}>
        <IconChevronRight size={16} aria-hidden />
      </IconButton>
    </>
  );
}

interface ZoomingProps {
  zoom: number;
  setZoom(zoom: number): void;
  /** On a phone too, where a text is wide enough at once and a page is not. */
  always: boolean;
}

function Zooming({ zoom, setZoom, always }: ZoomingProps) {
  return (
    <span className={always ? `${css.zoom} ${css.always}` : css.zoom}>
      <IconButton label="Thu nhỏ" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
        <IconZoomOut size={16} aria-hidden />
      </IconButton>
      <span>{Math.round((ZOOMS[zoom] ?? 1) * 100)}&nbsp;%</span>
      <IconButton label="Phóng to" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
        <IconZoomIn size={16} aria-hidden />
      </IconButton>
    </span>
  );
}
