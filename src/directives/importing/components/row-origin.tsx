import { Facts } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import type { RowOrigin } from '../schema.ts';
import css from './import.module.css';

/** Where it stands in the file: the way back to the source for what no document lays. */
const placeInFile = ({ sheet, row, fileName }: RowOrigin): string =>
  `dòng ${row}${sheet ? `, trang «${sheet}»` : ''} của tệp «${fileName}»`;

/** Beside its words, where a document's would lead to its page. */
export const RowPlace = ({ origin }: { origin: RowOrigin }) => (
  <span className={css.place}>{placeInFile(origin)}</span>
);

/** The recorded origin of a directive that came from a list: row, file, who took it over and when. */
export function OriginFacts({ origin }: { origin: RowOrigin }) {
  const { recordedBy, recordedAt, said } = origin;
  const by = `${recordedBy ? `${recordedBy}, ` : ''}${momentOf(recordedAt)}`;
  return (
    <Facts
      facts={[['Nguồn', placeInFile(origin)], ['Người nhập', by], ...Object.entries(said)]}
      labelWidth={112}
    />
  );
}
