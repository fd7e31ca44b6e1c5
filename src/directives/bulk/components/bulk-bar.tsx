import { formatNumber } from '@dondoc/vietnamese';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { Button } from '#platform/ui/button.tsx';
import { IconPrinter, IconTableExport } from '#platform/ui/icons.ts';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { directivesApi } from '../../api.ts';
import { questionOf } from '../../components/filter-address.ts';
import type { usePicked } from '../../listing/components/use-picked.ts';
import type { DirectiveList } from '../../listing/schema.ts';
import { type ListAddress, MOST_AT_ONCE } from '../../listing/schema.ts';
import { MOST_SLIPS } from '../../slips/schema.ts';
import { bulkLabels } from '../labels.ts';
import { actOf } from '../rules.ts';
import type { BulkAct } from '../schema.ts';
import css from './bulk-bar.module.css';
import { BulkDialog } from './bulk-dialog.tsx';
import { useSheetOf } from './use-sheet-of.ts';

interface Props {
  picking: ReturnType<typeof usePicked>;
  list: DirectiveList;
  address: ListAddress;
}

const acts = Object.keys(actOf) as BulkAct['act'][];

/** What can be done with the ticked rows; mounted only while some are. */
export function BulkBar({ picking, list, address }: Props) {
  const viewer = useViewer();
  const [act, setAct] = useState<BulkAct['act'] | null>(null);
  const sheet = useSheetOf(address);
  const { picked, set } = picking;
  const codes = [...picked];
  const many = codes.length;
  useShortcuts([{ keys: ['Escape'], label: 'bỏ chọn mọi dòng', run: () => set([]) }], { group: 'Danh sách' });
  const tooMany = many > MOST_AT_ONCE ? `mỗi lượt nhiều nhất ${MOST_AT_ONCE}` : undefined;
  // The figures of an earlier day are read, not worked on.
  const looksBack = (address.asOf && address.asOf !== viewer.today) || address.recordedUntil;
  const past = looksBack ? 'đang xem số liệu ngày khác' : undefined;
  const own = acts.filter((one) => may(viewer, actOf[one]));
  return (
    <section className={css.bar} aria-label="Các dòng đã chọn" data-no-print>
      <b role="status">{formatNumber(many)} đã chọn</b>
      <PickMore picking={picking} list={list} address={address} />
      <Button small variant="quiet" keys="Esc" onClick={() => set([])}>
        Bỏ chọn
      </Button>
      <span className={css.acts}>
        {own.map((one) => (
          <Button key={one} small variant="ink" why={tooMany ?? past} onClick={() => setAct(one)}>
            {bulkLabels[one]}
          </Button>
        ))}
        <Button
          small
          icon={<IconTableExport size={16} aria-hidden />}
          why={tooMany}
          busy={sheet.isPending}
          onClick={() => sheet.mutate(codes)}
        >
          Xuất XLSX
        </Button>
        <Button
          small
          icon={<IconPrinter size={16} aria-hidden />}
          why={many > MOST_SLIPS ? `mỗi lượt nhiều nhất ${MOST_SLIPS}` : undefined}
          onClick={() => window.location.assign(`/api/slips.pdf?${slipsOf(codes)}`)}
        >
          In phiếu
        </Button>
      </span>
      {sheet.isError ? <p role="alert">{sheet.error.message}</p> : null}
      {act ? <BulkDialog act={act} codes={codes} onClose={() => setAct(null)} onDone={set} /> : null}
    </section>
  );
}

const slipsOf = (codes: string[]): string =>
  new URLSearchParams(codes.map((code) => ['code', code])).toString();

/** The rows of this page, then all that the filters leave. */
function PickMore({ picking, list, address }: Props) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const page = list.rows.map(({ code }) => code);
  const most = Math.min(list.total, MOST_AT_ONCE);
  const pickAll = async () => {
    setAsking(true);
    const { page: _, ...input } = questionOf(address);
    const codes = await client
      .fetchQuery(directivesApi.directives.codes.queryOptions({ input }))
      .catch(() => null);
    if (codes) picking.set(codes);
    setAsking(false);
  };
  return (
    <>
      {page.every((code) => picking.picked.has(code)) ? null : (
        <Button small variant="quiet" onClick={() => picking.onPick(page, true)}>
          Chọn cả trang ({page.length})
        </Button>
      )}
      {list.total > page.length && picking.picked.size < most ? (
        <Button small variant="quiet" busy={isAsking} onClick={pickAll}>
          {list.total > MOST_AT_ONCE
            ? `Chọn ${MOST_AT_ONCE} kết quả đầu`
            : `Chọn cả ${formatNumber(list.total)} kết quả`}
        </Button>
      ) : null}
    </>
  );
}
