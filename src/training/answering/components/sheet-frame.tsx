import type { ReactNode } from 'react';
import { IconEyeOff } from '#platform/ui/icons.ts';
import { waveLabels } from '../../surveys/labels.ts';
import type { OpenedSheet } from '../schema.ts';
import css from './sheet.module.css';

type Wave = NonNullable<OpenedSheet['wave']>;

interface Props {
  wave: Wave | null;
  aside?: string;
  /** How far one has come, where there is a way to go. */
  at?: { step: number; of: number };
  foot?: ReactNode;
  children: ReactNode;
}

/** A sheet on a phone: whose it is, how far one has come, the question, the promise, the way on. */
export function SheetFrame({ wave, aside, at, foot, children }: Props) {
  return (
    <div className={css.page}>
      <header className={css.bar}>
        <div>
          <b>{wave?.provider ?? 'Phiếu khảo sát'}</b>
          {aside ? <span>{aside}</span> : null}
        </div>
      </header>
      <main className={css.main}>
        {wave ? (
          <div>
            <div className={css.line}>
              <span className={css.quiet}>
                {wave.className}, {waveLabels[wave.kind].toLowerCase()}
              </span>
              {at ? (
                <b>
                  Câu {at.step}/{at.of}
                </b>
              ) : null}
            </div>
            {at ? (
              <progress className={css.progress} value={at.step} max={at.of} aria-label="Đã đến câu" />
            ) : null}
          </div>
        ) : null}
        {children}
        {wave ? <KeptPromise minimumShown={wave.minimumShown} /> : null}
      </main>
      {foot ? (
        <footer className={css.foot}>
          <div>{foot}</div>
        </footer>
      ) : null}
    </div>
  );
}

function KeptPromise({ minimumShown }: { minimumShown: number }) {
  return (
    <p className={css.promise}>
      <IconEyeOff size={20} aria-hidden />
      <span>
        Phiếu không ghi tên. Câu trả lời không nối được với người trả lời; kết quả chỉ hiện khi có từ{' '}
        {minimumShown}&nbsp;phiếu.
      </span>
    </p>
  );
}
