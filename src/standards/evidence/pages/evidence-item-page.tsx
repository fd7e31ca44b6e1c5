import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { dayInVietnam } from '#platform/clock.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { IconCircleDot } from '#platform/ui/icons.ts';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { evidenceApi } from '../api.ts';
import { EvidenceStateLabel } from '../components/evidence-state.tsx';
import { FilesCard } from '../components/files-card.tsx';
import { LinksCard } from '../components/links-card.tsx';
import { SaidCard } from '../components/said-card.tsx';
import { useEvidenceAct } from '../components/use-evidence-act.ts';
import { eventWords } from '../labels.ts';
import type { EvidenceDetail } from '../schema.ts';

const LIST = '/truong-chuan/minh-chung';

/** One piece of evidence: what it is, its files, the indicators that rest on it, what happened to it. */
export function EvidenceItemPage({ id }: { id: string }) {
  const found = useQuery(evidenceApi.evidence.get.queryOptions({ input: { id } }));
  if (found.isPending) return <LoadingRows rows={6} />;
  if (found.isError) return <ReadError title="Không mở được minh chứng" query={found} />;
  const evidence = found.data;
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Minh chứng', href: LIST }, { label: evidence.code }]}
        title={evidence.title}
        actions={<Acts evidence={evidence} />}
      />
      <Stack>
        <FactStrip
          state={<EvidenceStateLabel state={evidence.state} />}
          facts={[
            { label: 'Mã', value: evidence.code },
            { label: 'Bản hiện có', value: evidence.revisions.at(-1)?.number ?? 'chưa có tệp' },
            { label: 'Thẩm định', value: appraisalOf(evidence) },
            ...(evidence.why ? [{ label: 'Cần cập nhật vì', value: evidence.why }] : []),
          ]}
        />
        <Split keep width={404} panel={<LinksCard evidence={evidence} />}>
          <FilesCard evidence={evidence} />
          <SaidCard evidence={evidence} />
          <Card title="Diễn biến">
            {evidence.events.length > 0 ? (
              <Timeline label="Diễn biến của minh chứng, mới trước" events={evidence.events.map(eventOf)} />
            ) : (
              `Ghi vào danh mục lúc ${momentOf(evidence.addedAt)}.`
            )}
          </Card>
        </Split>
      </Stack>
    </>
  );
}

function appraisalOf({ appraisedOn, appraisedRevision, appraisedByName, revisions }: EvidenceDetail): string {
  if (appraisedRevision === null || !appraisedOn) return 'chưa thẩm định';
  const last = revisions.at(-1)?.number ?? 0;
  const by = appraisedByName ? `, ${appraisedByName}` : '';
  const what = appraisedRevision === last ? '' : `bản ${appraisedRevision}; bản ${last} chưa thẩm định, `;
  return `${what}ngày ${formatDate(appraisedOn)}${by}`;
}

const eventOf = (event: EvidenceDetail['events'][number]) => ({
  key: String(event.id),
  date: dayInVietnam(event.at),
  icon: <IconCircleDot size={16} aria-hidden />,
  children: `${eventWords(event)}${event.by ? ` · ${event.by}` : ''}`,
});

function Acts({ evidence }: { evidence: EvidenceDetail }) {
  const { id, code, mayKeep, appraisalRefused, indicators } = evidence;
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const appraise = useEvidenceAct('appraise');
  const remove = useEvidenceAct('remove', () => navigate(LIST));
  const error = appraise.error ?? remove.error;
  const revision = evidence.revisions.at(-1)?.number ?? 0;
  return (
    <Actions>
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
      {mayKeep ? <Button onClick={() => setLeaving(true)}>Đưa ra khỏi danh mục</Button> : null}
      {appraisalRefused === null ? (
        <Button variant="filled" busy={appraise.isPending} onClick={() => appraise.mutate({ id, revision })}>
          {revision > 0 ? `Thẩm định bản ${revision}` : 'Thẩm định bản giấy'}
        </Button>
      ) : null}
      <ConfirmDialog
        opened={leaving}
        onClose={() => setLeaving(false)}
        title={`Đưa ${code} ra khỏi danh mục?`}
        verb="Đưa ra"
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ id })}
      >
        {indicators.length > 0 ? `${indicators.length} chỉ tiêu đang dùng minh chứng này. ` : ''}
        Đợt đánh giá đã chốt vẫn giữ; tên người và ngày đưa ra được ghi lại.
      </ConfirmDialog>
    </Actions>
  );
}
