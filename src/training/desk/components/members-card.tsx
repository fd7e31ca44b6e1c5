import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { refOn } from '#accounts/schools/rules.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { partLabels } from '../../labels.ts';
import type { DeskPart, DeskView } from '../../schema.ts';
import { useDeskAct } from './use-desk-act.ts';

interface Props {
  members: DeskView['members'];
  maySet: boolean;
  onAdd(): void;
}

/** Which agencies unify the year's plan, appraise it, take part in it (seed 3.2). */
export function MembersCard({ members, maySet, onAdd }: Props) {
  const remove = useDeskAct('setMember');
  const order: DeskPart[] = ['unify', 'appraise', 'with'];
  const rows = members.toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
  const add = maySet ? (
    <Button small onClick={onAdd}>
      Thêm cơ quan
    </Button>
  ) : null;
  return (
    <Card title="Cơ quan lập kế hoạch đào tạo, bồi dưỡng" aside={add} flush={rows.length > 0}>
      {remove.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(remove.error)}
        </AlertLine>
      ) : null}
      <DataTable
        label={`${rows.length} cơ quan`}
        rows={rows}
        rowKey={({ agency }) => agency.id}
        columns={[
          { key: 'agency', head: 'Cơ quan', card: 'title', cell: ({ agency }) => <b>{agency.name}</b> },
          { key: 'part', head: 'Phần việc', width: 220, cell: ({ part }) => partLabels[part] },
          {
            key: 'acts',
            head: 'Việc',
            width: 90,
            cell: ({ agency }) =>
              maySet ? (
                <Button
                  small
                  busy={remove.isPending}
                  aria-label={`Bỏ ${agency.name}`}
                  onClick={() => remove.mutate({ agencyId: agency.id, part: null })}
                >
                  Bỏ
                </Button>
              ) : null,
          },
        ]}
        empty={
          <EmptyState title="Chưa đặt cơ quan nào">
            {maySet
              ? 'Thêm cơ quan thống nhất kế hoạch, cơ quan thẩm định, cơ quan tham gia.'
              : 'Chuyên viên Văn phòng đặt các cơ quan này.'}
          </EmptyState>
        }
      />
    </Card>
  );
}

/** An agency takes a part; one that has another takes this one instead. */
export function MemberForm({ onClose }: { onClose(): void }) {
  const { today } = useViewer();
  const [agencyId, setAgency] = useState<string | null>(null);
  const [part, setPart] = useState<DeskPart>('with');
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const set = useDeskAct('setMember', onClose);
  return (
    <ActForm
      title="Thêm cơ quan lập kế hoạch"
      verb="Thêm"
      act={set}
      why={agencyId ? undefined : 'chưa chọn cơ quan'}
      onClose={onClose}
      onSubmit={() => agencyId && set.mutate({ agencyId, part })}
    >
      <SelectField
        label="Cơ quan"
        required
        searchable
        options={(agencies.data ?? [])
          .filter(({ isUnit }) => !isUnit)
          .map((one) => ({ value: one.id, label: refOn(one, today).name }))}
        value={agencyId}
        onChange={setAgency}
      />
      <ChoiceField
        label="Phần việc"
        value={part}
        onChange={setPart}
        options={Object.entries(partLabels).map(([value, label]) => ({ value: value as DeskPart, label }))}
      />
    </ActForm>
  );
}
