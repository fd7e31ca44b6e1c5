import { useQuery } from '@tanstack/react-query';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { directivesApi } from '../../api.ts';
import { addressOf } from '../../components/filter-address.ts';

/** Requests for more time that wait for a decision, where there are any. */
export function AskedLine() {
  const asked = useQuery(directivesApi.directives.list.queryOptions({ input: { asked: true, size: 1 } }));
  const total = asked.data?.total ?? 0;
  if (total === 0) return null;
  return (
    <div data-no-print>
      <AlertLine
        tone="look"
        action={
          <ButtonLink small href={addressOf({ asked: true })}>
            Xem
          </ButtonLink>
        }
      >
        {total} đề nghị gia hạn chờ quyết định.
      </AlertLine>
    </div>
  );
}
