import { useQuery } from '@tanstack/react-query';
import { PanelSection } from '#platform/ui/card.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import css from '../../components/document-parts.module.css';
import type { Span } from '../../schema.ts';
import { correctionsApi } from '../api.ts';
import type { MadeCorrection } from '../schema.ts';

/** Where a person read on the paper otherwise than the machine; nothing where nobody did. */
export function Corrections({ documentId, show }: { documentId: string; show(span: Span): void }) {
  const { data = [] } = useQuery(correctionsApi.corrections.list.queryOptions({ input: { documentId } }));
  const changed = data.filter(({ was, becomes }) => was !== becomes);
  if (changed.length === 0) return null;
  return (
    <PanelSection title="Chữ đã sửa so với máy đọc" aside={`${changed.length} chỗ`}>
      <ul className={css.list}>
        {changed.map((correction) => (
          <Corrected key={correction.id} correction={correction} show={show} />
        ))}
      </ul>
    </PanelSection>
  );
}

function Corrected({ correction, show }: { correction: MadeCorrection; show(span: Span): void }) {
  const { page, was, becomes, span, madeBy, madeAt } = correction;
  const said = (
    <>
      <b>{becomes === '' ? 'bỏ, không phải chữ' : becomes}</b>
      <span className={css.quiet}>
        máy đọc «{was}» · trang {page} · {madeBy ?? 'người dùng đã xoá'}, {momentOf(madeAt)}
      </span>
    </>
  );
  if (!span || becomes === '') return <li>{said}</li>;
  return (
    <li>
      <button type="button" className={css.point} onClick={() => show(span)}>
        {said}
      </button>
    </li>
  );
}
