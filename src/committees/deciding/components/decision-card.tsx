import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { IconArrowBackUp, IconCircleCheck, IconSend, IconShieldCheck } from '#platform/ui/icons.ts';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { type ChainStep, StepChain } from '#platform/ui/step-chain.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { StandingLabel } from '../../components/standing-label.tsx';
import { kindLabels, roleLabels, stageLabels } from '../../labels.ts';
import { inOrder } from '../../membership/rules.ts';
import { rolesWords } from '../../papers/rules.ts';
import { type Committee, type Decision, type Seat, type Stage, type Step, stages } from '../../schema.ts';

interface Props {
  committee: Committee;
  decision: Decision;
}

/** One decision: how far it has come, its draft with every version and paper, each step. */
export function DecisionCard({ committee, decision }: Props) {
  const { kind, standing, steps } = decision;
  return (
    <Card title={kindLabels[kind]} aside={<StandingLabel standing={standing} />} label={kindLabels[kind]}>
      <Stack>
        <DecisionChain committee={committee} decision={decision} />
        <Drafts committee={committee} decision={decision} />
        {steps.length > 0 ? <Steps steps={steps} /> : null}
      </Stack>
    </Card>
  );
}

function DecisionChain({ committee, decision: { standing, steps, startedOn } }: Props) {
  const at = standing.stage === null ? 0 : stages.indexOf(standing.stage) + 1;
  const { drafter, appraiser, decider } = committee;
  const hands = [
    { key: 'draft', title: 'Soạn thảo', agency: drafter },
    { key: 'appraise', title: 'Thẩm định', agency: appraiser },
    { key: 'submit', title: 'Trình', agency: appraiser },
    { key: 'decide', title: 'Quyết định', agency: decider },
  ];
  const pass = steps.slice(steps.findLastIndex(({ stage }) => stage === null) + 1);
  return (
    <StepChain
      steps={hands.map((hand, place): ChainStep => {
        const reached = pass.find(({ stage }) => stage === stages[place]);
        if (place < at)
          return {
            ...{ ...hand, agency: hand.agency.name, state: 'done' },
            clock: reached ? formatDate(reached.on) : formatDate(startedOn),
          };
        if (place > at) return { ...hand, agency: hand.agency.name, state: 'todo' };
        return {
          ...{ ...hand, agency: hand.agency.name, state: standing.isReturned ? 'returned' : 'current' },
          clock: standing.days === 0 ? 'từ hôm nay' : `${standing.days} ngày`,
          clockNote: ` từ ${formatDate(standing.since)}`,
        };
      })}
    />
  );
}

const papers = [
  ['quyet-dinh', 'Dự thảo quyết định'],
  ['quy-che', 'Quy chế'],
  ['to-trinh', 'Tờ trình'],
  ['phieu-tham-dinh', 'Phiếu thẩm định'],
] as const;

/** The newest version, or one before it; each can be taken out as papers. */
function Drafts({ committee, decision: { id, drafts, standing } }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const draft = drafts.find(({ version }) => String(version) === chosen) ?? drafts[0];
  if (!draft) return <p>Chưa có bản dự thảo nào.</p>;
  const duties = draft.members.filter(({ duty }) => duty).length;
  return (
    <>
      {drafts.length > 1 ? (
        <SelectField
          label="Bản dự thảo"
          options={drafts.map(({ version, madeOn, note }) => ({
            value: String(version),
            label: `Bản ${version}, ${formatDate(madeOn)}${note ? `: ${note}` : ''}`,
          }))}
          value={String(draft.version)}
          onChange={setChosen}
        />
      ) : null}
      <Facts
        facts={[
          [
            'Bản',
            `${draft.version}, ${draft.madeBy ?? 'chưa rõ người lập'} lập ngày ${formatDate(draft.madeOn)}`,
          ],
          ['Căn cứ', draft.grounds.join(' ') || 'chưa ghi'],
          ['Thành phần', `${draft.members.length} người: ${rolesWords(draft.members)}`],
          ['Phân công', `${duties}/${draft.members.length} người có nhiệm vụ ghi rõ`],
          ['Quy chế', draft.rules ? 'có, kèm theo dự thảo' : 'chưa có'],
        ]}
      />
      {standing.stage === 'decided' ? null : <DraftMembers committee={committee} members={draft.members} />}
      <Actions>
        {papers.map(([paper, label]) => (
          <ButtonLink
            key={paper}
            small
            href={`/api/committee-decisions/${id}/${paper}.docx?version=${draft.version}`}
          >
            {label}
          </ButtonLink>
        ))}
      </Actions>
    </>
  );
}

/** Who would be in it: what the appraiser looks at first. */
function DraftMembers({ committee, members }: { committee: Committee; members: Seat[] }) {
  const names = new Map(committee.agencies.map(({ id, name }) => [id, name]));
  const columns: Column<Seat>[] = [
    {
      ...{ key: 'position', head: 'Chức vụ, cơ quan', card: 'title' as const },
      cell: ({ name, positionTitle }) => (name ? `${name}, ${positionTitle}` : positionTitle),
      sub: ({ agencyId }) => names.get(agencyId),
    },
    { key: 'role', head: 'Trong Ban', width: 190, cell: ({ role }) => roleLabels[role] },
    {
      ...{ key: 'duty', head: 'Phân công' },
      cell: ({ duty }) => duty ?? 'chưa ghi',
      sub: ({ dueOn }) => (dueOn ? `hạn ${formatDate(dueOn)}` : null),
    },
  ];
  return (
    <DataTable
      label={`${members.length} thành viên trong dự thảo`}
      rows={inOrder(members)}
      columns={columns}
      rowKey={({ seat }) => seat}
    />
  );
}

const icons: Record<Stage, typeof IconSend> = {
  sent: IconSend,
  appraised: IconShieldCheck,
  submitted: IconSend,
  decided: IconCircleCheck,
};

function Steps({ steps }: { steps: Step[] }) {
  return (
    <Timeline
      label="Các bước của quyết định"
      events={steps.toReversed().map((step) => {
        const Icon = step.stage ? icons[step.stage] : IconArrowBackUp;
        return {
          ...{ key: step.id, date: step.on, icon: <Icon size={16} aria-hidden /> },
          ...(step.stage === null ? { tone: 'look' as const } : {}),
          ...(step.stage === 'decided' ? { tone: 'done' as const } : {}),
          children: <StepWords step={step} />,
        };
      })}
    />
  );
}

function StepWords({ step: { stage, number, documentId, byName, note, draftVersion } }: { step: Step }) {
  return (
    <>
      <b>{stage ? stageLabels[stage] : 'Trả lại'}</b>
      {stage === 'sent' ? ` bản ${draftVersion}` : null}
      {number ? ', số ' : null}
      {number && documentId ? <Link href={`/van-ban/${documentId}`}>{number}</Link> : number}
      {byName ? `, ${byName} ghi` : null}
      {note ? `: ${note}` : null}
    </>
  );
}
