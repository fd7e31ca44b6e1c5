import { formatDate } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import type { EvidenceLine } from '../schema.ts';
import { EvidenceStateLabel } from './evidence-state.tsx';

/** What it covers, or when it ends, in few words. */
function periodOf({ coversFrom, coversTo, expiresOn }: EvidenceLine): string {
  if (coversFrom && coversTo) return `${formatDate(coversFrom)} – ${formatDate(coversTo)}`;
  if (coversFrom) return `từ ${formatDate(coversFrom)}`;
  if (coversTo) return `đến ${formatDate(coversTo)}`;
  return expiresOn ? `đến hết ${formatDate(expiresOn)}` : '–';
}

const SHOWN = 4;
function codesOf({ indicators }: EvidenceLine): string {
  if (indicators.length === 0) return 'chưa gắn';
  const codes = indicators.slice(0, SHOWN).map(({ code }) => code);
  const more = indicators.length > SHOWN ? ` +${indicators.length - SHOWN}` : '';
  return codes.join(', ') + more;
}

export const evidenceColumns: Column<EvidenceLine>[] = [
  { key: 'code', head: 'Mã', width: 84, card: 'code', nowrap: true, cell: ({ code }) => code },
  {
    key: 'title',
    head: 'Minh chứng',
    card: 'title',
    cell: ({ title }) => <b>{title}</b>,
    sub: ({ number, issuedOn, issuer }) =>
      [number, issuedOn && formatDate(issuedOn), issuer].filter(Boolean).join(' · ') || 'chưa ghi số, ngày',
  },
  { key: 'indicators', head: 'Chỉ tiêu', width: 110, cell: codesOf },
  { key: 'period', head: 'Kỳ, hiệu lực', width: 170, cell: periodOf },
  {
    key: 'file',
    head: 'Tệp',
    width: 84,
    cell: ({ revisions, paperPlace }) =>
      revisions > 0 ? `bản ${revisions}` : paperPlace ? 'bản giấy' : 'chưa có',
  },
  {
    key: 'state',
    head: 'Tình trạng',
    width: 190,
    card: 'state',
    cell: ({ state }) => <EvidenceStateLabel state={state} />,
    sub: ({ why }) => why,
  },
];
