import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { Link, useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { participationApi } from '../api.ts';
import { OccasionForm } from '../components/occasion-form.tsx';
import { PapersCard, UsesCard } from '../components/received-cards.tsx';
import { SeatsCard } from '../components/seats-card.tsx';
import { kindLabels, organiserName, stateCodes, stateLabels } from '../labels.ts';
import { daysOf } from '../rules.ts';
import type { Occasion, OccasionView } from '../schema.ts';

const crumbs = { label: 'Tham gia hội nghị, dự thảo', href: '/du-hop' };

/** One conference or drafting group: who must be asked, who was, who went, what came of it. */
export function OccasionPage({ id }: { id: string }) {
  const found = useQuery(participationApi.participation.get.queryOptions({ input: { id } }));
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError)
    return (
      <>
        <PageHead crumbs={[crumbs]} title="Cuộc được mời" />
        <ReadError title="Không mở được cuộc này" query={found} />
      </>
    );
  return <Opened {...found.data} />;
}

function Opened({ occasion, units, may }: OccasionView) {
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <PageHead
        crumbs={[crumbs, { label: daysOf(occasion) }]}
        title={occasion.title}
        beside={<StateLabel state={stateCodes[occasion.state]} words={stateLabels[occasion.state]} boxed />}
        actions={<Acts {...{ occasion, may }} onChange={() => setChanging(true)} />}
      />
      <FactStrip facts={factsOf(occasion)} />
      <Stack>
        <Earlier occasion={occasion} />
        {isChanging ? <OccasionForm occasion={occasion} onClose={() => setChanging(false)} /> : null}
        {occasion.unasked > 0 ? <Unasked {...{ occasion, may }} /> : null}
        <Split
          keep
          width={404}
          panel={
            <>
              <PapersCard {...{ occasion, may }} />
              <UsesCard {...{ occasion, may }} />
            </>
          }
        >
          <SeatsCard {...{ occasion, units, may }} />
        </Split>
      </Stack>
    </>
  );
}

const factsOf = (occasion: Occasion) => [
  { label: 'Loại', value: kindLabels[occasion.kind] },
  { label: 'Cơ quan tổ chức', value: organiserName(occasion) },
  { label: 'Ngày', value: daysOf(occasion) },
  { label: 'Địa điểm', value: occasion.place ?? 'chưa ghi' },
  {
    label: 'Về',
    value: occasion.aboutDocumentId ? (
      <Link href={`/van-ban/${occasion.aboutDocumentId}`}>văn bản của Văn phòng</Link>
    ) : (
      (occasion.about ?? 'chưa ghi')
    ),
  },
];

/** What was set right stays to be read. */
function Earlier({ occasion: { earlier } }: { occasion: Occasion }) {
  if (earlier.length === 0) return null;
  const words = earlier.map(
    ({ title, by, replacedOn, ...days }) =>
      `«${title}», ${daysOf(days)} (sửa ngày ${formatDate(replacedOn)}${by ? `, ${by}` : ''})`,
  );
  return <AlertLine tone="info">Trước khi sửa: {words.join('; ')}.</AlertLine>;
}

/** Who was forgotten, what was done about it, and the one act that is left. */
function Unasked({ occasion, may }: Omit<OccasionView, 'units'>) {
  const { unasked, reminders, organiser } = occasion;
  const remind = useMutation(
    participationApi.participation.remind.mutationOptions({ onSuccess: useAfterAct() }),
  );
  const when = reminders.map(formatDate).join(', ');
  return (
    <AlertLine
      tone="look"
      action={
        may.remind ? (
          <Button small busy={remind.isPending} onClick={() => remind.mutate({ id: occasion.id })}>
            Nhắc cơ quan tổ chức
          </Button>
        ) : undefined
      }
    >
      {unasked} người phải mời chưa được mời.{' '}
      {reminders.length > 0 ? `Đã nhắc ngày ${when}. ` : 'Chưa nhắc lần nào. '}
      {organiser ? null : 'Cơ quan tổ chức không có trong danh bạ nên chỉ nhắc được bằng công văn. '}
      {remind.error ? sentenceOf(remind.error) : null}
    </AlertLine>
  );
}

function Acts({ occasion, may, onChange }: Omit<OccasionView, 'units'> & { onChange(): void }) {
  const [isRemoving, setRemoving] = useState(false);
  const go = useNavigate();
  const after = useAfterAct(() => go('/du-hop'));
  const remove = useMutation(participationApi.participation.remove.mutationOptions({ onSuccess: after }));
  const wasAsked = occasion.seats.some(({ standing }) => standing.wasAsked);
  return (
    <>
      {may.letter ? (
        <ButtonLink href={`/api/participation/${occasion.id}/letter.docx`}>Công văn đề nghị mời</ButtonLink>
      ) : null}
      {may.keep ? <Button onClick={onChange}>Sửa</Button> : null}
      {may.keep && !wasAsked ? <Button onClick={() => setRemoving(true)}>Bỏ cuộc ghi nhầm</Button> : null}
      <ReasonDialog
        opened={isRemoving}
        onClose={() => setRemoving(false)}
        title="Bỏ cuộc này khỏi danh sách?"
        verb="Bỏ"
        busy={remove.isPending}
        onConfirm={(why) => remove.mutate({ id: occasion.id, why })}
      >
        {remove.error ? sentenceOf(remove.error) : null}
      </ReasonDialog>
    </>
  );
}
