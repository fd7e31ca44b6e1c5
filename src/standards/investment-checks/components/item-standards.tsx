import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Facts, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { investmentChecksApi } from '../api.ts';

/** On the page of an item: the indicators that wait for it, and what keeps it from its roadmap. */
export function ItemStandardsCard({ itemId }: { itemId: string }) {
  const found = useQuery(investmentChecksApi.investmentChecks.get.queryOptions({ input: { itemId } }));
  if (!found.data) return null;
  const { indicators, alarms } = found.data;
  return (
    <Card title="Chỉ tiêu trường chuẩn" aside={`${indicators.length} chỉ tiêu`}>
      {indicators.length === 0 ? (
        <p>
          Hạng mục chưa gắn với chỉ tiêu nào. Mở trang của chỉ tiêu ở{' '}
          <Link href="/truong-chuan">Trường chuẩn</Link>, ghi mã hạng mục này vào ô «Gắn thêm».
        </p>
      ) : (
        <Stack>
          {alarms.map(({ key, rule, says }) => (
            <AlertLine key={key} tone="look">
              <b>{rule}.</b> {says}
            </AlertLine>
          ))}
          <Facts
            labelWidth={150}
            facts={indicators.map(({ id, code, name, roadmapOn }) => [
              roadmapOn ? `Lộ trình ${formatDate(roadmapOn)}` : 'Chưa có lộ trình',
              <Link key={id} href={`/truong-chuan/chi-tieu/${id}`}>
                {code}. {name}
              </Link>,
            ])}
          />
        </Stack>
      )}
    </Card>
  );
}
