import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { templatesApi } from '../api.ts';
import { Places } from '../components/places.tsx';
import { formLabels, inUseOf, nowOf } from '../labels.ts';
import type { TemplatesView } from '../schema.ts';

type FormRow = TemplatesView['forms'][number];

const templatesOf = (row: FormRow) =>
  (['party', 'state'] as const).flatMap((regime) => nowOf(row, regime).template ?? []);

const failureOf = (row: FormRow) => templatesOf(row).find(({ failure }) => failure)?.failure ?? null;

const columns: Column<FormRow>[] = [
  {
    key: 'form',
    head: 'Loại văn bản',
    card: 'title',
    cell: ({ form }) => <b>{formLabels[form]}</b>,
    sub: (row) => {
      const failure = failureOf(row);
      return failure ? `Không in được lúc ${momentOf(failure.at)}: ${failure.message}` : null;
    },
  },
  { key: 'use', head: 'Đang dùng', width: 320, cell: inUseOf },
  {
    key: 'since',
    head: 'Từ lúc',
    width: 160,
    cell: ({ history: [now] }) => (now ? momentOf(now.since) : '—'),
  },
  {
    key: 'count',
    head: 'Bản đã nhận',
    width: 120,
    align: 'right',
    card: 'hide',
    cell: ({ versions }) => versions.length,
  },
];

/** Each paper that the house prints, and the look it is printed in. */
export function TemplatesPage(_props: { id: string }) {
  const view = useQuery(templatesApi.templates.list.queryOptions());
  const own = view.data?.forms.filter((row) => templatesOf(row).length > 0).length ?? 0;
  return (
    <>
      <PageHead
        title="Mẫu văn bản"
        subtitle={
          view.data
            ? `${own}/${view.data.forms.length} loại văn bản in theo mẫu riêng của cơ quan; còn lại in theo mẫu sẵn có đúng thể thức.`
            : undefined
        }
        help="Mỗi loại văn bản phần mềm in ra có thể đặt trên mẫu Word của cơ quan. Chọn một loại để tải mẫu khởi đầu, gửi mẫu, in thử và đưa vào dùng."
      />
      {view.isPending ? <LoadingRows rows={8} /> : null}
      {view.isError ? <ReadError title="Không mở được danh sách mẫu" query={view} /> : null}
      {view.data ? (
        <Stack>
          <Card flush label="Loại văn bản">
            <DataTable
              label={`Loại văn bản, ${view.data.forms.length} dòng`}
              rows={view.data.forms}
              columns={columns}
              rowKey={({ form }) => form}
              rowHref={({ form }) => `/mau-van-ban/${form}`}
              isLate={(row) => failureOf(row) !== null}
            />
          </Card>
          <Places places={view.data.places} />
        </Stack>
      ) : null}
    </>
  );
}
