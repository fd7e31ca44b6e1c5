import { formatNumber } from '@dondoc/vietnamese';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import type { Preview } from '../schema.ts';
import css from './import.module.css';

/** What of the file is not taken over, and why: nothing goes without a word. */
export function ImportNotes({ notes, skipped }: Pick<Preview, 'notes' | 'skipped'>) {
  return (
    <>
      {notes.map((note) => (
        <AlertLine key={note} tone="info">
          {note}
        </AlertLine>
      ))}
      {skipped.length > 0 ? (
        <details className={css.skipped}>
          <summary>{formatNumber(skipped.length)} dòng không phải nhiệm vụ nên không nhập</summary>
          <ul>
            {skipped.map(({ sheet, row, words, why }) => (
              <li key={`${sheet} ${row}`}>
                <b>
                  {sheet}, dòng {row}
                </b>
                : {words} ({why})
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
