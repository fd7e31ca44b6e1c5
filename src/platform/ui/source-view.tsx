import { type ReactNode, useCallback, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from './icons.ts';
import css from './source-text.module.css';
import { SourceText, type SourceTextProps } from './source-text.tsx';

type Props = SourceTextProps & {
  /** Name of the file, or number of the document. */
  name: string;
  /** After the zoom: a switch between page image and text, a download. */
  children?: ReactNode;
};

const ZOOMS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

/** The text with its tools: page turning and zoom. */
export function SourceView({ name, children, ...source }: Props) {
  const [zoom, setZoom] = useState(ZOOMS.indexOf(1));
  const [page, setPage] = useState(1);
  const view = useRef<HTMLDivElement>(null);
  const total = source.pages.length;

  const turnTo = useCallback((number: number) => {
    const desk = view.current?.querySelector('section');
    const sheet = desk?.querySelector<HTMLElement>(`[data-page="${number}"]`);
    if (desk && sheet) desk.scrollTop += sheet.getBoundingClientRect().top - desk.getBoundingClientRect().top;
    setPage(number);
  }, []);

  /** The page whose sheet lies under the upper third of the desk. */
  const onScroll = () => {
    const desk = view.current?.querySelector('section')?.getBoundingClientRect();
    const sheets = [...(view.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
    const at = sheets.findLast(
      (sheet) => sheet.getBoundingClientRect().top <= (desk?.top ?? 0) + (desk?.height ?? 0) / 3,
    );
    if (at) setPage(Number(at.dataset.page));
  };

  return (
    <div className={css.view} ref={view} onScrollCapture={onScroll}>
      <div className={css.tools}>
        <span className={css.name}>{name}</span>
        <IconButton label="Trang trước" disabled={page <= 1} onClick={() => turnTo(page - 1)}>
          <IconChevronLeft size={16} aria-hidden />
        </IconButton>
        <span>
          Trang <b>{page}</b>/{total}
        </span>
        <IconButton label="Trang sau" disabled={page >= total} onClick={() => turnTo(page + 1)}>
          <IconChevronRight size={16} aria-hidden />
        </IconButton>
        <span className={css.zoom}>
          <IconButton label="Thu nhỏ" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
            <IconZoomOut size={16} aria-hidden />
          </IconButton>
          <span>{Math.round((ZOOMS[zoom] ?? 1) * 100)}&nbsp;%</span>
          <IconButton label="Phóng to" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
            <IconZoomIn size={16} aria-hidden />
          </IconButton>
        </span>
        {children}
      </div>
      <SourceText {...source} zoom={ZOOMS[zoom] ?? 1} />
    </div>
  );
}
