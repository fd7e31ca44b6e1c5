import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card, PanelSection } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { momentOf, timeOf } from '#platform/ui/moments.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { assignmentRoleLabels } from '../../labels.ts';
import { distributionApi } from '../api.ts';
import type { DistributionRow } from '../schema.ts';
import css from './distribution-card.module.css';

/** Who has the document, since when, and where being told and having to act do not fit. */
export function DistributionCard({ documentId, isDraft }: { documentId: string; isDraft: boolean }) {
  const found = useQuery(distributionApi.distribution.get.queryOptions({ input: { documentId } }));
  if (found.isError) return <AlertLine tone="look">{sentenceOf(found.error)}</AlertLine>;
  const rows = found.data?.rows ?? [];
  if (rows.length === 0) return null;
  const odd = rows.filter((row) => row.mismatch === 'holderNotRecipient');
  return (
    <Card flush label="Nơi nhận và ký nhận">
      <PanelSection
        title="Nơi nhận và ký nhận"
        aside={isDraft ? `${rows.length} cơ quan` : receiptCount(rows)}
      >
        {odd.length > 0 ? (
          <AlertLine tone="doubt">
            {odd.map((row) => row.agency.name).join(', ')} được giao việc nhưng không có trong nơi nhận của
            văn bản.
          </AlertLine>
        ) : null}
        <ul className={css.list}>
          {rows.map((row) => (
            <Row key={row.agency.id} row={row} documentId={documentId} isDraft={isDraft} />
          ))}
        </ul>
        {(found.data?.unmatched.length ?? 0) > 0 ? (
          <p className={css.note}>Ngoài danh bạ, gửi bản giấy: {found.data?.unmatched.join('; ')}.</p>
        ) : null}
      </PanelSection>
    </Card>
  );
}

function receiptCount(rows: DistributionRow[]): string {
  const received = rows.filter((row) => row.receipt?.receivedOn).length;
  const unread = rows.filter((row) => row.receipt && !row.receipt.receivedOn && !row.receipt.openedAt).length;
  return `${received}/${rows.length} đã nhận${unread > 0 ? ` · ${unread} chưa mở xem` : ''}`;
}

interface RowProps {
  row: DistributionRow;
  documentId: string;
  isDraft: boolean;
}

function Row({ row, documentId, isDraft }: RowProps) {
  const { agency, directives, roles } = row;
  const work = `${directives} nhiệm vụ: ${roles.map((role) => assignmentRoleLabels[role].toLowerCase()).join(', ')}`;
  return (
    <li className={css.row}>
      <span className={css.name}>{agency.name}</span>
      {isDraft ? null : <Receipt receipt={row.receipt} />}
      <span className={css.work}>
        {directives > 0 && !isDraft ? (
          <Link href={`/nhiem-vu?document=${documentId}&agency=${agency.id}`}>{work}</Link>
        ) : null}
        {directives > 0 && isDraft ? work : null}
        {row.mismatch === 'recipientWithoutWork' ? 'nhận để biết, không có nhiệm vụ' : null}
        {row.mismatch === 'holderNotRecipient' ? (
          <span className={css.odd}> · không có trong nơi nhận</span>
        ) : null}
      </span>
    </li>
  );
}

function Receipt({ receipt }: Pick<DistributionRow, 'receipt'>) {
  if (!receipt) return null;
  const { receivedOn, receivedAt, openedAt, deliveredOn } = receipt;
  if (receivedOn) {
    const at = receivedAt ? ` ${timeOf(receivedAt)}` : '';
    return <StateLabel state="done" words={`Đã nhận ${formatDate(receivedOn)}${at}`} />;
  }
  const words = openedAt
    ? `Đã mở xem ${momentOf(openedAt)}, chưa ký nhận`
    : `Chưa mở xem, giao ${formatDate(deliveredOn)}`;
  return <StateLabel state="not-received" words={words} />;
}
