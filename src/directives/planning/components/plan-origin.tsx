import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { Card } from '#platform/ui/card.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { planningApi } from '../api.ts';

/** The recorded origin of a directive that a plan lays: which plan, which of its tasks, who issued it (design rule 2). */
export function PlanOriginCard({ code }: { code: string }) {
  const { data } = useQuery(planningApi.planning.origin.queryOptions({ input: { code } }));
  if (!data) return null;
  return (
    <Card title="Nguồn gốc">
      <Facts
        labelWidth={112}
        facts={[
          ['Giao theo', `${data.title}, việc số ${data.number}`],
          ['Người giao', data.plannedBy ?? 'tài khoản không còn'],
          ['Ngày giao', formatDate(data.plannedOn)],
        ]}
      />
    </Card>
  );
}
