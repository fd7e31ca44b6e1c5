import { useQueries } from '@tanstack/react-query';
import { ButtonLink } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { directivesApi } from '../api.ts';
import type { ListAddress } from '../listing/schema.ts';
import { addressOf, type Condition, questionOf, withConditions } from './filter-address.ts';
import css from './no-match.module.css';

/** Nothing fits: which conditions are in force, and which one to drop to see how many rows. */
export function NoMatch({ filter, conditions }: { filter: ListAddress; conditions: Condition[] }) {
  const without = conditions.map(({ key }) => withConditions(filter, { [key]: null }));
  const found = useQueries({
    queries: without.map((address) =>
      directivesApi.directives.list.queryOptions({ input: { ...questionOf(address), size: 1 } }),
    ),
    combine: (results) => results.map((result) => result.data?.total ?? 0),
  });
  const offers = conditions.flatMap(({ words }, at) => {
    const count = found[at] ?? 0;
    return count > 0 ? [{ words, count, href: addressOf(without[at] ?? {}) }] : [];
  });
  return (
    <EmptyState
      title={`Không có nhiệm vụ nào khớp ${conditions.length} điều kiện lọc.`}
      action={
        <div className={css.offers}>
          {offers.map(({ words, count, href }) => (
            <ButtonLink key={words} small href={href}>
              Bỏ «{words}» thì có {count}
            </ButtonLink>
          ))}
          <ButtonLink
            small
            href={addressOf(withConditions({}, { asOf: filter.asOf, recordedUntil: filter.recordedUntil }))}
          >
            Bỏ mọi điều kiện
          </ButtonLink>
        </div>
      }
    >
      Đang lọc: {conditions.map((condition) => `«${condition.words}»`).join(', ')}.
    </EmptyState>
  );
}
