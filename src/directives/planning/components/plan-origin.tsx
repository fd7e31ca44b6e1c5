import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { Card } from '#platform/ui/card.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { planningApi } from '../api.ts';
import type { PlanOrigin } from '../schema.ts';

/** The recorded origin of a directive that a plan or a survey lays: which, who issued it and when (design rule 2). */
export function PlanOriginCard({ code }: { code: string }) {
  const { data } = useQuery(planningApi.planning.origin.queryOptions({ input: { code } }));
  if (!data) return null;
  return (
    <Card title="Nguồn gốc">
      <Facts
        labelWidth={112}
        facts={[
          ['Giao theo', whereOf(data)],
          ['Người giao', data.plannedBy ?? 'tài khoản không còn'],
          ['Ngày giao', formatDate(data.plannedOn)],
        ]}
      />
    </Card>
  );
}

/** A task of a plan has its number there, a finding the page that shows it. */
function whereOf({ title, number, link }: PlanOrigin) {
  if (number !== null) return `${title}, việc số ${number}`;
  return link ? <Link href={link}>{title}</Link> : title;
}
