import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { Link, useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { committeesApi } from '../api.ts';
import { StandingLabel } from '../components/standing-label.tsx';
import { useDecisionActs } from '../components/use-committee-acts.ts';
import { DecisionCard } from '../deciding/components/decision-card.tsx';
import { DraftForm } from '../deciding/components/draft-form.tsx';
import { StepForm } from '../deciding/components/step-form.tsx';
import { kindLabels, stageLabels } from '../labels.ts';
import { MeetingsCard } from '../meetings/components/meetings-card.tsx';
import { MembersCard } from '../membership/components/members-card.tsx';
import { membersOn } from '../membership/rules.ts';
import type { Committee, CommitteeAddress, Decision } from '../schema.ts';
import { TasksCard } from '../tasks/components/tasks-card.tsx';
import { isLate } from '../tasks/rules.ts';

interface Props {
  id: string;
  address: CommitteeAddress;
  onAddress(address: CommitteeAddress): void;
}

const help =
  'Trên cùng là quyết định mới nhất: đang ở bước nào, cơ quan nào phải làm tiếp, đã mấy ngày. Thành viên có hiệu lực từ ngày ký; đổi ngày để xem thành viên vào một ngày khác.';

/** One committee: where its decision stands and who must move; members, their tasks, its meetings. */
export function CommitteePage({ id, address, onAddress }: Props) {
  const { today } = useViewer();
  const found = useQuery(committeesApi.committees.get.queryOptions({ input: { id } }));
  const committee = found.data;
  return (
    <>
      <PageHead
        title={committee?.name ?? 'Ban Chỉ đạo'}
        crumbs={[{ label: 'Ban Chỉ đạo', href: '/ban-chi-dao' }, { label: committee?.name ?? '…' }]}
        help={help}
        asOf={formatDate(today)}
        actions={committee ? <RemoveAct committee={committee} /> : null}
      />
      {found.isPending ? <LoadingRows rows={10} /> : null}
      {found.isError ? <ReadError title="Không mở được Ban Chỉ đạo" query={found} /> : null}
      {committee ? <Shown committee={committee} address={address} onAddress={onAddress} /> : null}
    </>
  );
}

type Panel = 'draft' | 'step' | 'change' | null;

function Shown({ committee, address, onAddress }: Omit<Props, 'id'> & { committee: Committee }) {
  const { today } = useViewer();
  const [panel, setPanel] = useState<Panel>(null);
  const [newest, ...earlier] = committee.decisions;
  const close = () => setPanel(null);
  if (!newest) return null;
  const isOver = newest.standing.stage === 'decided';
  return (
    <Stack>
      <FactStrip
        state={<StandingLabel boxed standing={newest.standing} />}
        facts={factsOf(committee, newest, today)}
      />
      <NextAct committee={committee} decision={newest} onPanel={setPanel} />
      <OpenForm committee={committee} decision={newest} panel={panel} onClose={close} />
      {isOver ? null : <DecisionCard committee={committee} decision={newest} />}
      {committee.members.length > 0 ? (
        <>
          <MembersCard committee={committee} address={address} onAddress={onAddress} />
          <TasksCard committee={committee} />
          <MeetingsCard committee={committee} />
        </>
      ) : (
        <AlertLine tone="info">
          Thành viên, việc và phiên họp có ở đây từ ngày quyết định thành lập được ký.
        </AlertLine>
      )}
      {(isOver ? committee.decisions : earlier).map((decision) => (
        <DecisionCard key={decision.id} committee={committee} decision={decision} />
      ))}
      <About committee={committee} />
    </Stack>
  );
}

interface OpenProps {
  committee: Committee;
  decision: Decision;
  panel: Panel;
  onClose(): void;
}

function OpenForm({ committee, decision, panel, onClose }: OpenProps) {
  if (panel === 'draft') return <DraftForm {...{ committee, decision, onClose }} />;
  if (panel === 'change') return <ChangeForm committee={committee} onClose={onClose} />;
  const { next } = decision.may;
  if (panel === 'step' && next) return <StepForm key={next} {...{ decision, to: next, onClose }} />;
  return null;
}

function factsOf(committee: Committee, { kind, standing }: Decision, today: string) {
  const late = committee.tasks.filter((task) => isLate(task, today)).length;
  const next = committee.meetings.findLast(({ heldOn }) => heldOn >= today);
  return [
    { label: 'Văn bản', value: kindLabels[kind] },
    {
      ...{ label: 'Phải làm tiếp', value: standing.mover?.name ?? 'không, đã quyết định' },
      note: standing.mover ? `${standing.days} ngày ở bước này` : `từ ${formatDate(standing.since)}`,
    },
    { label: 'Thành viên hôm nay', value: membersOn(committee.members, today).length },
    {
      label: 'Việc quá hạn',
      value:
        late > 0 ? <StateLabel state="late" words={`${late}/${committee.tasks.length} việc`} /> : 'không có',
    },
    { label: 'Phiên họp tới', value: next ? formatDate(next.heldOn) : 'chưa có' },
  ];
}

interface NextProps {
  committee: Committee;
  decision: Decision;
  onPanel(panel: Panel): void;
}

/** What comes next, and the verb of whoever looks where it is theirs. */
function NextAct({ committee, decision: { may, standing, steps }, onPanel }: NextProps) {
  const returned = standing.isReturned ? steps.findLast(({ stage }) => stage === null) : null;
  return (
    <>
      {returned ? (
        <AlertLine tone="look">
          Dự thảo bị trả lại ngày {formatDate(returned.on)}: {returned.note}
        </AlertLine>
      ) : null}
      {may.why ? (
        <AlertLine tone="info">{may.why.replace(/ Chưa có gì được thay đổi[.;]/, '')}</AlertLine>
      ) : null}
      {may.draft || may.next || committee.may.change ? (
        <Actions>
          {may.draft ? <Button onClick={() => onPanel('draft')}>Soạn bản dự thảo mới</Button> : null}
          {may.next ? (
            <Button variant="filled" onClick={() => onPanel('step')}>
              {stageLabels[may.next]}
            </Button>
          ) : null}
          {committee.may.change ? <Button onClick={() => onPanel('change')}>Kiện toàn</Button> : null}
        </Actions>
      ) : null}
    </>
  );
}

function ChangeForm({ committee, onClose }: { committee: Committee; onClose(): void }) {
  const { today } = useViewer();
  const [startedOn, setStarted] = useState<string | null>(today);
  const { openChange } = useDecisionActs(onClose);
  return (
    <ActForm
      title="Mở kiện toàn Ban Chỉ đạo"
      verb="Mở kiện toàn"
      act={openChange}
      onClose={onClose}
      why={startedOn ? undefined : 'ghi ngày'}
      onSubmit={() => startedOn && openChange.mutate({ committeeId: committee.id, startedOn })}
    >
      <p>
        Dự thảo bắt đầu từ danh sách hiện nay và đi lại các bước soạn thảo, thẩm định, trình, quyết định.
        Thành viên hiện nay giữ nguyên đến ngày quyết định kiện toàn được ký.
      </p>
      <DateField label="Bắt đầu soạn thảo" required max={today} value={startedOn} onChange={setStarted} />
    </ActForm>
  );
}

function About({ committee }: { committee: Committee }) {
  const { purpose, scheme, directiveCode, drafter, appraiser, decider } = committee;
  return (
    <Card title="Về Ban Chỉ đạo">
      <Facts
        facts={[
          ['Nhiệm vụ', purpose ?? 'chưa ghi'],
          ['Đề án', scheme ?? 'chưa ghi'],
          [
            'Theo nhiệm vụ',
            directiveCode ? <DirectiveLink key="directive" code={directiveCode} /> : 'không có',
          ],
          ['Soạn thảo', drafter.name],
          ['Thẩm định', appraiser.name],
          ['Quyết định', decider.name],
        ]}
      />
    </Card>
  );
}

const DirectiveLink = ({ code }: { code: string }) => <Link href={`/nhiem-vu/${code}`}>{code}</Link>;

/** Recorded by mistake: only until its draft has gone to somebody. */
function RemoveAct({ committee }: { committee: Committee }) {
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const after = useAfterAct(() => navigate('/ban-chi-dao'));
  const remove = useMutation(committeesApi.committees.remove.mutationOptions({ onSuccess: after }));
  if (!committee.may.remove) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>Bỏ Ban Chỉ đạo này</Button>
      <ConfirmDialog
        opened={isAsking}
        title="Bỏ Ban Chỉ đạo ghi nhầm?"
        verb="Bỏ"
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ id: committee.id })}
        onClose={() => setAsking(false)}
      >
        Bản dự thảo chưa gửi đi đâu. Ban Chỉ đạo ra khỏi danh sách; nhật ký vẫn giữ.
      </ConfirmDialog>
    </>
  );
}
