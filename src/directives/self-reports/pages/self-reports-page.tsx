import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { selfReportsApi } from '../api.ts';
import { TakeOverForm, WriteForm } from '../components/answer-form.tsx';
import { DutyForm } from '../components/duty-form.tsx';
import { YearsTable } from '../components/years-table.tsx';
import type { SelfReportsView } from '../schema.ts';

/** A standing duty year by year: what was answered, which year is missing, what is to be answered now. */
export function SelfReportsPage({ code }: { code: string }) {
  const found = useQuery(selfReportsApi.selfReports.get.queryOptions({ input: { code } }));
  const [form, setForm] = useState<'questions' | 'paper' | null>(null);
  const view = found.data;
  const isSet = view && view.questions !== null && view.maySet;
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Nhiệm vụ', href: '/nhiem-vu' },
          { label: view?.code ?? code, href: `/nhiem-vu/${view?.code ?? code}` },
          { label: 'Tự báo cáo hằng năm' },
        ]}
        title={view?.title ?? 'Tự báo cáo hằng năm'}
        help="Nhiệm vụ thường xuyên được trả lời mỗi năm một lần. Mỗi năm là một kỳ: đầu mối trả lời, thủ trưởng duyệt, Văn phòng công nhận hoặc trả lại."
        actions={
          isSet ? (
            <>
              <Button onClick={() => setForm('questions')}>Sửa câu hỏi</Button>
              <Button onClick={() => setForm('paper')}>Ghi năm trước từ bản giấy</Button>
            </>
          ) : null
        }
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={6} /> : null}
        {found.isError ? <ReadError title="Không mở được tự báo cáo" query={found} /> : null}
        {view ? <Years view={view} form={form} onClose={() => setForm(null)} /> : null}
      </Stack>
    </>
  );
}

function Years({
  view,
  form,
  onClose,
}: {
  view: SelfReportsView;
  form: 'questions' | 'paper' | null;
  onClose(): void;
}) {
  const { agency } = useViewer();
  const { questions, years } = view;
  if (questions === null)
    return view.maySet ? (
      <DutyForm view={view} />
    ) : (
      <Card>
        <EmptyState title="Nhiệm vụ này chưa được đặt tự báo cáo hằng năm">
          Chuyên viên Văn phòng đặt câu hỏi và ngày nộp.
        </EmptyState>
      </Card>
    );
  const open = years.find(({ mayWrite }) => mayWrite);
  return (
    <>
      {form === 'questions' ? <DutyForm view={view} onClose={onClose} /> : null}
      {form === 'paper' ? (
        <TakeOverForm code={view.code} questions={questions} leads={view.leads} onClose={onClose} />
      ) : null}
      {open?.turn ? (
        <WriteForm
          key={open.turn.code}
          code={open.turn.code}
          year={open.year}
          questions={questions}
          before={open.reports.find((one) => one.agency?.id === agency.id)?.answers ?? []}
        />
      ) : null}
      <Card flush title="Các năm cạnh nhau" aside={`${years.length} năm`}>
        {years.length > 0 ? <YearsTable view={view} /> : <EmptyState title="Chưa có kỳ nào" />}
      </Card>
    </>
  );
}
