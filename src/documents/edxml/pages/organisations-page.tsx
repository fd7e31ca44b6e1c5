import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { ActForm } from '#accounts/components/act-form.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { nameOn } from '#accounts/rules.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Organisation } from '../../organisations/schema.ts';
import { edxmlApi } from '../api.ts';
import { FrameTabs } from '../components/frame-tabs.tsx';

const help =
  'Mã định danh của cơ quan (QĐ 20/2020/QĐ-TTg) do cơ quan có thẩm quyền cấp; phần mềm giữ nguyên như đã ghi, không suy ra cấp trên, cấp dưới từ mã.';

/** Codes of organisations, each tied to an agency of the directory or not yet. */
export function OrganisationsPage(_props: { id: string }) {
  const found = useQuery(edxmlApi.edxmlOrganisations.list.queryOptions());
  const [isAdding, setAdding] = useState(false);
  const [tying, setTying] = useState<Organisation | null>(null);
  const keeps = may(useViewer(), 'edxml.keep');
  return (
    <>
      <PageHead
        title="Liên thông văn bản"
        help={help}
        beside={<FrameTabs at="/lien-thong/co-quan" />}
        actions={
          keeps ? (
            <Button variant="filled" onClick={() => setAdding(true)}>
              Thêm mã
            </Button>
          ) : null
        }
      />
      <Stack>
        {isAdding ? <CodeForm onClose={() => setAdding(false)} /> : null}
        {tying ? <TieForm organisation={tying} onClose={() => setTying(null)} /> : null}
        {found.isPending ? <LoadingRows rows={6} /> : null}
        {found.isError ? <ReadError title="Không mở được danh sách mã" query={found} /> : null}
        {found.data ? (
          <Card flush={found.data.length > 0} title="Cơ quan và mã" aside={`${found.data.length} mã`}>
            <DataTable
              label={`${found.data.length} mã cơ quan`}
              rows={found.data}
              rowKey={({ id }) => id}
              columns={[
                {
                  ...{ key: 'name', head: 'Tên trên gói', card: 'title' },
                  cell: ({ name }) => name,
                  sub: ({ source }) => (source === 'package' ? 'thấy lần đầu trong gói đã nhận' : null),
                },
                { key: 'code', head: 'Mã', width: 200, cell: ({ code }) => code },
                {
                  ...{ key: 'agency', head: 'Cơ quan trong danh bạ', width: 280 },
                  cell: ({ agency }) => agency?.name ?? 'chưa gắn',
                },
                {
                  ...{ key: 'act', head: 'Sửa', width: 110 },
                  cell: (row) =>
                    keeps ? (
                      <Button small onClick={() => setTying(row)}>
                        Gắn cơ quan
                      </Button>
                    ) : null,
                },
              ]}
              empty={
                <EmptyState title="Chưa có mã cơ quan nào">
                  Thêm mã các cơ quan sẽ gửi tới; mã của nơi gửi đến được ghi lại khi nhận gói.
                </EmptyState>
              }
            />
          </Card>
        ) : null}
      </Stack>
    </>
  );
}

function CodeForm({ onClose }: { onClose(): void }) {
  const [lines, setLines] = useState({ code: '', name: '' });
  const [agencyId, setAgency] = useState<string | null>(null);
  const save = useMutation(
    edxmlApi.edxmlOrganisations.save.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const code = lines.code.trim();
  const name = lines.name.trim();
  return (
    <ActForm
      title="Thêm mã cơ quan"
      verb="Lưu"
      why={code && name ? undefined : 'chưa ghi mã hoặc tên'}
      act={save}
      onClose={onClose}
      onSubmit={() => save.mutate({ rows: [{ code, name, agencyId }] })}
    >
      <TextField
        label="Mã định danh"
        required
        value={lines.code}
        onChange={(said) => setLines({ ...lines, code: said })}
      />
      <TextField
        label="Tên ghi trên gói"
        required
        value={lines.name}
        onChange={(said) => setLines({ ...lines, name: said })}
      />
      <AgencyField value={agencyId} onChange={setAgency} />
    </ActForm>
  );
}

function TieForm({ organisation, onClose }: { organisation: Organisation; onClose(): void }) {
  const [agencyId, setAgency] = useState<string | null>(organisation.agency?.id ?? null);
  const tie = useMutation(
    edxmlApi.edxmlOrganisations.tie.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  return (
    <ActForm
      title={`Gắn mã ${organisation.code}`}
      verb="Lưu"
      act={tie}
      onClose={onClose}
      onSubmit={() => tie.mutate({ id: organisation.id, agencyId })}
    >
      <AgencyField value={agencyId} onChange={setAgency} />
    </ActForm>
  );
}

function AgencyField({ value, onChange }: { value: string | null; onChange(id: string | null): void }) {
  const { today } = useViewer();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const named = (agencies.data ?? []).filter(({ isUnit }) => !isUnit);
  return (
    <SelectField
      label="Cơ quan trong danh bạ"
      searchable
      clearable
      options={named.map((one) => ({ value: one.id, label: nameOn(one, today).name }))}
      value={value}
      onChange={onChange}
    />
  );
}
