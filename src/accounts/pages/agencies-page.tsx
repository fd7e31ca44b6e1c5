import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { SuperiorsCard } from '../agencies/components/superiors-card.tsx';
import { accountsApi } from '../api.ts';
import { agencyColumns } from '../components/agency-columns.tsx';
import { AgencyForm } from '../components/agency-form.tsx';
import { agencyLines, findLines } from '../components/agency-tree.ts';
import { ReadError } from '../components/read-error.tsx';
import { UnitForm } from '../components/unit-form.tsx';
import { useViewer } from '../components/viewer.tsx';
import { DutyCard } from '../duties/components/duty-card.tsx';
import { may } from '../permissions.ts';
import { SchoolCard } from '../schools/components/school-card.tsx';

/** The directory: every agency with its names, where it stands, and what became of it; above it what a change asks. */
export function AgenciesPage({ asks }: { asks?: ReactNode }) {
  const viewer = useViewer();
  const { today } = viewer;
  // A search leads here with the name that it found.
  const [words, setWords] = useState(() => new URLSearchParams(window.location.search).get('tim') ?? '');
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const mayAdd = may(viewer, 'agency.create');
  const mayAddUnit = may(viewer, 'unit.create');

  if (agencies.isPending) return <LoadingRows rows={10} />;
  if (agencies.isError) return <ReadError title="Không mở được danh bạ cơ quan" query={agencies} />;
  const all = agencyLines(agencies.data, today);
  const lines = findLines(all, words);
  const close = () => setAdding(false);
  const tell = (name: string) => {
    setAdded(name);
    close();
  };
  const form = mayAdd ? (
    <AgencyForm lines={all} onClose={close} onAdded={tell} />
  ) : (
    <Card title="Thêm đơn vị" current>
      <UnitForm onClose={close} onAdded={(_, name) => tell(name)} />
    </Card>
  );
  return (
    <>
      <PageHead
        title="Danh bạ cơ quan"
        help="Danh bạ cho phần mềm biết tên nào trong văn bản là cơ quan nào, kể cả tên cũ và tên viết tắt. Thiếu cơ quan nào thì thêm ở đây hoặc ngay khi rà soát văn bản."
        actions={
          <>
            {may(viewer, 'succession.record') ? (
              <ButtonLink href="/co-quan/ghi-nhan">Ghi nhận sáp nhập, tách, đổi tên…</ButtonLink>
            ) : null}
            {(mayAdd || mayAddUnit) && !adding ? (
              <Button variant="filled" onClick={() => setAdding(true)}>
                {mayAdd ? 'Thêm cơ quan' : 'Thêm đơn vị'}
              </Button>
            ) : null}
          </>
        }
        subtitle="Cơ quan giữ nguyên khi đổi tên, sáp nhập: việc cũ đi theo cơ quan kế tục, báo cáo in tên có hiệu lực vào ngày của báo cáo."
      />
      <Toolbar end={`${lines.length} trong ${all.length} cơ quan`}>
        <SearchField label="Tìm theo tên, tên viết tắt" value={words} onChange={setWords} width={280} />
      </Toolbar>
      <Stack>
        {asks}
        {added ? (
          <AlertLine tone="done" live>
            Đã thêm «{added}» vào danh bạ.
          </AlertLine>
        ) : null}
        <Split keep width={344} panel={adding ? form : null}>
          <Card flush label="Danh bạ cơ quan">
            <DataTable
              label={`Danh bạ cơ quan, ${lines.length} dòng`}
              rows={lines}
              columns={agencyColumns({ indented: lines === all })}
              rowKey={(line) => line.agency.id}
              empty={<NoAgency words={words} total={all.length} onClear={() => setWords('')} />}
            />
          </Card>
        </Split>
        <SuperiorsCard agencies={agencies.data} />
        <SchoolCard agencies={agencies.data} />
        <DutyCard />
      </Stack>
    </>
  );
}

function NoAgency({ words, total, onClear }: { words: string; total: number; onClear(): void }) {
  if (total === 0) return <EmptyState title="Danh bạ chưa có cơ quan nào">Thêm cơ quan đầu tiên.</EmptyState>;
  return (
    <EmptyState
      title={`Không có cơ quan nào khớp «${words.trim()}»`}
      action={<Button onClick={onClear}>Bỏ tìm</Button>}
    >
      Đã tìm trong tên, tên cũ và tên viết tắt của {total} cơ quan.
    </EmptyState>
  );
}
