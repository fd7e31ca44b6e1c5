import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { useViewer } from '../../components/viewer.tsx';
import { may } from '../../permissions.ts';
import { nameOn } from '../../rules.ts';
import type { Agency } from '../../schema.ts';
import { schoolsApi } from '../api.ts';
import { isWithin } from '../rules.ts';
import type { Partner } from '../schema.ts';

type Sees = 'nothing' | 'standards' | 'staff';

/** Which agency is the school, and who beside the office sees its way to the standard. */
export function SchoolCard({ agencies }: { agencies: Agency[] }) {
  const viewer = useViewer();
  const client = useQueryClient();
  const mayRead = may(viewer, 'school.set');
  const found = useQuery(schoolsApi.schools.get.queryOptions({ input: {}, enabled: mayRead }));
  const onSuccess = () => client.invalidateQueries();
  const set = useMutation(schoolsApi.schools.set.mutationOptions({ onSuccess }));
  const setPartner = useMutation(schoolsApi.schools.setPartner.mutationOptions({ onSuccess }));
  if (!mayRead || !found.data) return null;
  const { school, partners } = found.data;
  const options = agencies
    .filter(({ isUnit, id }) => !isUnit && id !== viewer.agency.id)
    .map((agency) => ({ value: agency.id, label: nameOn(agency, viewer.today).name }));
  const given = new Set(partners.map(({ agency }) => agency.id));
  const say = (agencyId: string, sees: Sees) => setPartner.mutate({ agencyId, sees });
  const error = set.error ?? setPartner.error;
  return (
    <Card title="Trường chính trị" aside={school ? school.shortName : 'chưa ghi'}>
      <Stack>
        {error ? (
          <AlertLine tone="look" live>
            {sentenceOf(error)}
          </AlertLine>
        ) : null}
        <SelectField
          label="Cơ quan là trường chính trị"
          hint="Mỗi Văn phòng theo dõi một trường. Người của trường và của Văn phòng thấy mọi phần của Trường chuẩn."
          options={options}
          value={school?.id ?? null}
          onChange={(agencyId) => agencyId && set.mutate({ agencyId })}
        />
        {school ? (
          <>
            <DataTable
              label={`Cơ quan được xem việc của trường, ${partners.length} cơ quan`}
              rows={partners}
              columns={columnsFor(say, setPartner.isPending)}
              rowKey={({ agency }) => agency.id}
              empty={
                <EmptyState title="Chưa cho cơ quan nào khác xem">
                  Cơ quan thẩm định cần xem thì chọn dưới đây.
                </EmptyState>
              }
            />
            <SelectField
              label="Cho cơ quan khác xem"
              hint="Xem chỉ tiêu, minh chứng, lộ trình. Tên, bằng cấp của viên chức phải cho riêng."
              placeholder="Chọn trong danh bạ"
              options={options.filter(
                ({ value }) => !given.has(value) && !isWithin(agencies, value, school.id),
              )}
              value={null}
              onChange={(agencyId) => agencyId && say(agencyId, 'standards')}
            />
          </>
        ) : null}
      </Stack>
    </Card>
  );
}

function columnsFor(say: (agencyId: string, sees: Sees) => void, busy: boolean): Column<Partner>[] {
  return [
    { key: 'name', head: 'Cơ quan', card: 'title', cell: ({ agency }) => <b>{agency.name}</b> },
    {
      key: 'sees',
      head: 'Được xem',
      width: 220,
      cell: ({ seesStaff }) => (seesStaff ? 'chỉ tiêu và đội ngũ' : 'chỉ tiêu, không có đội ngũ'),
    },
    {
      key: 'acts',
      head: 'Việc',
      width: 250,
      cell: ({ agency, seesStaff }) => (
        <>
          <Button
            small
            busy={busy}
            aria-label={`${seesStaff ? 'Thôi cho xem đội ngũ' : 'Cho xem đội ngũ'}: ${agency.name}`}
            onClick={() => say(agency.id, seesStaff ? 'standards' : 'staff')}
          >
            {seesStaff ? 'Thôi cho xem đội ngũ' : 'Cho xem đội ngũ'}
          </Button>{' '}
          <Button
            small
            busy={busy}
            aria-label={`Thôi cho ${agency.name} xem`}
            onClick={() => say(agency.id, 'nothing')}
          >
            Thôi
          </Button>
        </>
      ),
    },
  ];
}
