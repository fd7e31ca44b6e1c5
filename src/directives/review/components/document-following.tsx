import { useQuery } from '@tanstack/react-query';
import type { Span } from '#documents/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card, PanelSection } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { directivesApi } from '../../api.ts';
import { stateOf } from '../../components/state-of.ts';
import { MOST_AT_ONCE } from '../../listing/schema.ts';
import type { DirectiveSummary } from '../../schema.ts';
import { reviewApi } from '../api.ts';
import css from './document-following.module.css';
import { FindingList } from './finding-list.tsx';

interface Props {
  documentId: string;
  isDraft: boolean;
  /** Points at words in the text beside. */
  show(span: Span): void;
}

/** Beside a document: what it laid on whom and how that stands, and what it held of the work so far. */
export function DocumentFollowing({ documentId, isDraft, show }: Props) {
  const findings = useQuery(reviewApi.review.findings.queryOptions({ input: { documentId } })).data ?? [];
  if (isDraft && findings.length === 0) return null;
  return (
    <Card flush label="Nhiệm vụ và đánh giá">
      {isDraft ? null : <Directives documentId={documentId} />}
      {findings.length > 0 ? (
        <PanelSection title="Đánh giá trong văn bản" aside={`${findings.length} ý`}>
          <FindingList findings={findings} show={show} />
        </PanelSection>
      ) : null}
    </Card>
  );
}

function Directives({ documentId }: { documentId: string }) {
  const list = useQuery(
    directivesApi.directives.list.queryOptions({
      input: { document: documentId, sort: 'code', size: MOST_AT_ONCE },
    }),
  );
  const rows = list.data?.rows ?? [];
  return (
    <PanelSection
      title="Nhiệm vụ"
      aside={<Link href={`/nhiem-vu?document=${documentId}`}>{list.data?.total ?? 0} nhiệm vụ</Link>}
    >
      {list.isPending ? <LoadingRows rows={4} /> : null}
      {list.isError ? <AlertLine tone="look">{sentenceOf(list.error)}</AlertLine> : null}
      <ul className={css.list}>
        {rows.map((row) => (
          <DirectiveLine key={row.id} row={row} />
        ))}
      </ul>
      {list.isSuccess && rows.length === 0 ? (
        <p>Văn bản không giao nhiệm vụ nào cho cơ quan của đồng chí.</p>
      ) : null}
      <p>
        <Link href={`/van-ban/${documentId}/ket-luan`}>Tình hình từng phần của văn bản</Link>
      </p>
    </PanelSection>
  );
}

function DirectiveLine({ row }: { row: DirectiveSummary }) {
  return (
    <li className={css.line}>
      <Link href={`/nhiem-vu/${row.code}`} className={css.link}>
        <b>{row.code.slice(row.code.lastIndexOf('-') + 1)}</b> {row.title}
      </Link>
      <StateLabel {...stateOf(row.standing)} />
    </li>
  );
}
