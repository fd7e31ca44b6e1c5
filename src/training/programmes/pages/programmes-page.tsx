import { fold } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { LoadTraining } from '../../example/components/load-training.tsx';
import { programmesApi } from '../api.ts';
import { ProgrammeForm } from '../components/programme-form.tsx';
import { ProgrammeTable } from '../components/programme-table.tsx';
import { ShippedForm } from '../components/shipped-form.tsx';
import { standingLabels } from '../labels.ts';
import type { ListedProgramme, Standing } from '../schema.ts';

const help =
  'Danh mục chương trình theo hiệu lực và căn cứ. Cột «Cân bằng» so cơ cấu tiết với mục tiêu của trường. Bấm tên để xem đối tượng, số tiết, các bản.';

/** The catalogue: what may be taught, by which paper, and how its hours are shared. */
export function ProgrammesPage() {
  const [panel, setPanel] = useState<'none' | 'new' | 'shipped'>('none');
  const [sought, setSought] = useState('');
  const [standing, setStanding] = useState<Standing | null>(null);
  const found = useQuery(programmesApi.programmes.list.queryOptions({ input: {} }));
  const view = found.data;
  const close = () => setPanel('none');
  const rows = view ? narrowed(view.programmes, sought, standing) : [];
  const left = view?.offers.some(({ isLoaded }) => !isLoaded) ?? false;
  return (
    <>
      <PageHead
        title="Đào tạo"
        help={help}
        beside={<TrainingTabs at="programmes" />}
        actions={
          <>
            <ButtonLink href="/dao-tao/cach-tinh">Cách tính</ButtonLink>
            {view?.mayKeep && left ? (
              <Button onClick={() => setPanel('shipped')}>Nạp chương trình có sẵn</Button>
            ) : null}
            {view?.mayKeep ? (
              <Button variant="filled" onClick={() => setPanel('new')}>
                Thêm chương trình
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={8} /> : null}
        {found.isError ? <ReadError title="Không mở được danh mục chương trình" query={found} /> : null}
        {view ? (
          <Split
            keep
            width={404}
            panel={
              panel === 'none' ? undefined : panel === 'new' ? (
                <ProgrammeForm before={null} onClose={close} />
              ) : (
                <ShippedForm offers={view.offers} onClose={close} />
              )
            }
          >
            {view.programmes.length > 0 && !view.hasAim ? (
              <AlertLine tone="info" action={<Link href="/dao-tao/cach-tinh">Đặt mục tiêu</Link>}>
                Trường chưa đặt cơ cấu tiết mục tiêu nên chưa kết luận chương trình nào cân bằng.
              </AlertLine>
            ) : null}
            {view.programmes.length > 0 ? (
              <>
                <Toolbar>
                  <SearchField label="Tìm chương trình" value={sought} onChange={setSought} />
                  <FilterPill
                    label="Hiệu lực"
                    value={standing}
                    onChange={setStanding}
                    options={standings(view.programmes)}
                  />
                </Toolbar>
                <Card flush>
                  {rows.length > 0 ? (
                    <ProgrammeTable rows={rows} />
                  ) : (
                    <EmptyState title="Không có chương trình nào khớp">
                      Trong danh mục có {view.programmes.length} chương trình. Bỏ bớt điều kiện lọc.
                    </EmptyState>
                  )}
                </Card>
              </>
            ) : (
              <Card>
                <EmptyState title="Chưa có chương trình nào trong danh mục" action={<LoadTraining />}>
                  {view.mayKeep
                    ? 'Nạp chương trình có sẵn, kèm nguồn, hoặc thêm chương trình theo văn bản của cơ quan.'
                    : 'Cơ quan thống nhất kế hoạch đào tạo hoặc trường nạp danh mục.'}
                </EmptyState>
              </Card>
            )}
          </Split>
        ) : null}
      </Stack>
    </>
  );
}

const narrowed = (all: ListedProgramme[], sought: string, standing: Standing | null): ListedProgramme[] =>
  all.filter(
    (one) =>
      (standing === null || one.standing === standing) &&
      fold(`${one.name} ${one.basis ?? ''}`).includes(fold(sought.trim())),
  );

const standings = (all: ListedProgramme[]) =>
  (Object.keys(standingLabels) as Standing[]).map((value) => ({
    ...{ value, label: standingLabels[value] },
    count: all.filter((one) => one.standing === value).length,
  }));
