import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { BoxTabs } from '#platform/ui/tabs.tsx';
import { AttendancePart } from '../attendance/components/attendance-part.tsx';
import { ResultsPart } from '../certificates/components/results-part.tsx';
import { trainingClassesApi } from '../classes/api.ts';
import { ChangeForm } from '../classes/components/change-form.tsx';
import { ClassState } from '../classes/components/class-state.tsx';
import { StepForm, stepVerbs } from '../classes/components/step-form.tsx';
import type { ClassRow, ClassStep } from '../classes/schema.ts';
import { LearnersPart } from '../enrolment/components/learners-part.tsx';
import { SessionsPart } from '../sessions/components/sessions-part.tsx';

type Step = ClassStep['step'];
const nextStep: Partial<Record<ClassRow['state'], Step>> = {
  planned: 'open',
  opened: 'start',
  started: 'end',
};

interface Props {
  id: string;
  /** What the rooms of surveys show of the class. */
  surveys?: (classId: string) => ReactNode;
}

/** One class, from its decision to its certificates. */
export function ClassPage({ id, surveys }: Props) {
  const [tab, setTab] = useState('learners');
  const [panel, setPanel] = useState<Step | 'change' | null>(null);
  const found = useQuery(trainingClassesApi.trainingClasses.get.queryOptions({ input: { id } }));
  const crumbs = [{ label: 'Đào tạo', href: '/dao-tao/lop' }, { label: found.data?.row.code ?? 'Lớp' }];
  if (!found.data)
    return (
      <>
        <PageHead title="Lớp" crumbs={crumbs} />
        {found.isError ? <ReadError title="Không mở được lớp" query={found} /> : <LoadingRows rows={8} />}
      </>
    );
  const { row, hold } = found.data;
  const next = nextStep[row.state];
  const tabs = [
    { key: 'learners', label: `Học viên ${row.enrolled}`, content: <LearnersPart classId={id} /> },
    { key: 'sessions', label: 'Lịch học', content: <SessionsPart classId={id} firstDay={row.fromDay} /> },
    { key: 'attendance', label: 'Điểm danh', content: <AttendancePart classId={id} /> },
    {
      ...{ key: 'results', label: `Kết quả, chứng chỉ ${row.certificates}` },
      content: <ResultsPart classId={id} hasEnded={row.endedOn !== null} />,
    },
    ...(surveys ? [{ key: 'surveys', label: 'Khảo sát', content: surveys(id) }] : []),
  ];
  const close = () => setPanel(null);
  const form =
    panel === 'change' ? (
      <ChangeForm view={found.data} onClose={close} />
    ) : panel ? (
      <StepForm key={panel} {...{ id, step: panel }} onClose={close} />
    ) : undefined;
  return (
    <>
      <PageHead
        title={row.name}
        crumbs={crumbs}
        actions={
          hold.keeps && next ? (
            <Actions>
              <Button onClick={() => setPanel('change')}>Sửa lớp</Button>
              <Button onClick={() => setPanel('cancel')}>Không tổ chức</Button>
              <Button variant="filled" onClick={() => setPanel(next)}>
                {stepVerbs[next]}
              </Button>
            </Actions>
          ) : null
        }
      />
      <Stack>
        {/* Above the parts, each of which has a panel of its own beside it. */}
        <Split keep width={404} panel={form}>
          <FactStrip state={<ClassState state={row.state} boxed />} facts={factsOf(row)} />
        </Split>
        <Card flush={false} label="Các phần của lớp">
          <BoxTabs label="Các phần của lớp" tabs={tabs} value={tab} onChange={setTab} />
        </Card>
      </Stack>
    </>
  );
}

const factsOf = (row: ClassRow) => [
  { label: 'Đơn vị tổ chức', value: row.provider.name },
  {
    ...{ label: 'Chương trình', value: row.programmeName ?? 'ngoài danh mục' },
    note: row.planClassId ? 'theo kế hoạch' : 'ngoài kế hoạch',
  },
  {
    label: 'Quyết định mở',
    value: row.decisionOn ? `${row.decisionNumber}, ${formatDate(row.decisionOn)}` : 'chưa có',
  },
  {
    label: row.startedOn ? 'Khai giảng – bế giảng' : 'Dự kiến',
    value: row.startedOn
      ? `${formatDate(row.startedOn)} – ${row.endedOn ? formatDate(row.endedOn) : 'đang học'}`
      : `${formatDate(row.fromDay)} – ${formatDate(row.toDay)}`,
  },
  ...(row.beyondReason ? [{ label: 'Lý do ngoài kế hoạch', value: row.beyondReason }] : []),
  ...(row.cancelReason ? [{ label: 'Lý do không tổ chức', value: row.cancelReason }] : []),
];
