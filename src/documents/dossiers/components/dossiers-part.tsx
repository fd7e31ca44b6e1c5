import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { registersApi } from '../../registers/api.ts';
import type { Dossier } from '../schema.ts';
import { DossierPapers } from './dossier-papers.tsx';

/** Dossiers, those that go to the archive soon first of all. */
export function DossiersPart({ opened }: { opened: string | undefined }) {
  const found = useQuery(registersApi.dossiers.list.queryOptions());
  const [form, setForm] = useState<Dossier | 'new' | null>(null);
  if (found.isPending) return <LoadingRows rows={6} />;
  if (found.isError) return <ReadError title="Không mở được hồ sơ" query={found} />;
  const { dossiers, near, mayKeep } = found.data;
  const shown = dossiers.find(({ id }) => id === opened);
  const soon = dossiers.filter(({ id }) => near.includes(id));
  return (
    <Stack>
      {form ? (
        <DossierForm
          key={form === 'new' ? 'new' : form.id}
          dossier={form === 'new' ? null : form}
          onClose={() => setForm(null)}
        />
      ) : null}
      {soon.length > 0 ? (
        <AlertLine tone="look">
          Sắp đến hạn giao nộp lưu trữ:{' '}
          {soon
            .map(({ code, handOverOn }) => `${code} (${handOverOn ? formatDate(handOverOn) : ''})`)
            .join('; ')}
          .
        </AlertLine>
      ) : null}
      <Card
        flush={dossiers.length > 0}
        title="Hồ sơ"
        aside={
          <Actions>
            {dossiers.length > 0 ? (
              <>
                <ButtonLink small href="/api/dossiers.xlsx">
                  Mục lục XLSX
                </ButtonLink>
                <ButtonLink small href="/api/dossiers.docx">
                  Mục lục DOCX
                </ButtonLink>
              </>
            ) : null}
            {mayKeep ? (
              <Button variant="filled" onClick={() => setForm('new')}>
                Lập hồ sơ
              </Button>
            ) : null}
          </Actions>
        }
      >
        {dossiers.length > 0 ? (
          <DataTable
            label={`${dossiers.length} hồ sơ`}
            rows={dossiers}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/so-van-ban?so=ho-so&hoSo=${id}`}
            link="title"
            columns={columnsOf(mayKeep ? setForm : null)}
          />
        ) : (
          <EmptyState title="Chưa có hồ sơ nào">
            Lập hồ sơ theo việc, rồi đưa văn bản vào từ trang của mỗi số. Một văn bản nằm được trong nhiều hồ
            sơ.
          </EmptyState>
        )}
      </Card>
      {shown ? <DossierPapers key={shown.id} dossier={shown} mayKeep={mayKeep} /> : null}
    </Stack>
  );
}

const columnsOf = (onEdit: ((dossier: Dossier) => void) | null): Column<Dossier>[] => [
  { key: 'code', head: 'Mã', width: 140, card: 'code', cell: ({ code }) => <b>{code}</b> },
  {
    key: 'title',
    head: 'Hồ sơ',
    card: 'title',
    cell: ({ title }) => title,
    sub: ({ papers }) => `${papers} văn bản`,
  },
  {
    key: 'keep',
    head: 'Giữ đến',
    width: 120,
    cell: ({ keepUntil }) => (keepUntil ? formatDate(keepUntil) : 'vĩnh viễn'),
  },
  {
    key: 'hand',
    head: 'Giao nộp',
    width: 150,
    cell: ({ handOverOn, handedOverOn }) =>
      handedOverOn
        ? `đã nộp ${formatDate(handedOverOn)}`
        : handOverOn
          ? `hạn ${formatDate(handOverOn)}`
          : 'chưa đặt hạn',
  },
  {
    key: 'acts',
    head: 'Việc',
    width: 340,
    cell: (dossier) => (
      <Actions>
        <ButtonLink small href={`/api/dossiers/${dossier.id}/papers.docx`}>
          Mục lục văn bản
        </ButtonLink>
        {onEdit && !dossier.handedOverOn ? (
          <Button small onClick={() => onEdit(dossier)}>
            Sửa
          </Button>
        ) : null}
        {onEdit && !dossier.handedOverOn ? <HandOver id={dossier.id} /> : null}
      </Actions>
    ),
  },
];

function HandOver({ id }: { id: string }) {
  const { today } = useViewer();
  const act = useMutation(registersApi.dossiers.handOver.mutationOptions({ onSuccess: useAfterAct() }));
  return (
    <Button small busy={act.isPending} onClick={() => act.mutate({ id, day: today })}>
      Đã giao nộp
    </Button>
  );
}

function DossierForm({ dossier, onClose }: { dossier: Dossier | null; onClose(): void }) {
  const [code, setCode] = useState(dossier?.code ?? '');
  const [title, setTitle] = useState(dossier?.title ?? '');
  const [keepUntil, setKeep] = useState(dossier?.keepUntil ?? null);
  const [handOverOn, setHand] = useState(dossier?.handOverOn ?? null);
  const act = useMutation(registersApi.dossiers.save.mutationOptions({ onSuccess: useAfterAct(onClose) }));
  return (
    <ActForm
      title={dossier ? 'Sửa hồ sơ' : 'Lập hồ sơ'}
      verb="Lưu"
      why={code.trim() && title.trim().length >= 3 ? undefined : 'chưa ghi mã hoặc tên hồ sơ'}
      {...{ act, onClose }}
      onSubmit={() => act.mutate({ id: dossier?.id ?? null, code, title, keepUntil, handOverOn })}
    >
      <TextField label="Mã hồ sơ" required value={code} onChange={setCode} />
      <TextField label="Tên hồ sơ" required value={title} onChange={setTitle} />
      <Pair>
        <DateField label="Giữ đến (bỏ trống: vĩnh viễn)" value={keepUntil} onChange={setKeep} />
        <DateField label="Hạn giao nộp lưu trữ" value={handOverOn} onChange={setHand} />
      </Pair>
    </ActForm>
  );
}
