import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { Card } from '#platform/ui/card.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { entryApi } from '../api.ts';

/** The recorded origin of a directive that a person entered: who, when, in which words (design rule 2). */
export function EntryOriginCard({ code }: { code: string }) {
  const { data } = useQuery(entryApi.entry.origin.queryOptions({ input: { code } }));
  if (!data) return null;
  return (
    <Card title="Nguồn gốc">
      <Facts
        labelWidth={112}
        facts={[
          ['Người ghi', data.enteredBy ?? 'tài khoản không còn'],
          ['Ngày ghi', formatDate(data.enteredOn)],
          ['Dòng đã ghi', data.line],
        ]}
      />
    </Card>
  );
}
