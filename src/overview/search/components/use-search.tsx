import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Searching } from '#platform/ui/command-palette.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { searchApi } from '../api.ts';
import { countWords, kindLabels } from '../labels.ts';
import { MarkedWords } from './marked-words.tsx';
import css from './search.module.css';

/** The words once nobody has typed for a moment. */
export function useSettled(words: string, ms = 180): string {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), ms);
    return () => clearTimeout(timer);
  }, [words, ms]);
  return settled;
}

const EACH = 3;

export const searchAddress = (q: string): string => `/tim-kiem?q=${encodeURIComponent(q)}`;

/** For Ctrl+K: the first of each kind while one types, then the way to all of them. */
export function useSearch(typed: string): Searching {
  const navigate = useNavigate();
  const words = typed.trim();
  const settled = useSettled(words);
  const isAsked = settled.length > 1;
  const query = useQuery(
    searchApi.search.ask.queryOptions({
      input: { q: settled, limit: EACH },
      enabled: isAsked,
      placeholderData: keepPreviousData,
    }),
  );
  if (words.length < 2) return { found: [], isPending: false };
  const groups = isAsked ? (query.data?.groups ?? []) : [];
  const hits = groups.flatMap(({ kind, hits, ...count }) =>
    hits.map((hit) => ({
      ...{ key: hit.id, label: hit.title.text, run: () => navigate(hit.href) },
      group: hits.length < count.total ? `${kindLabels[kind]} (${countWords(count)})` : kindLabels[kind],
      shown: (
        <span className={css.lines}>
          <span>
            <MarkedWords {...hit.title} />
          </span>
          {hit.snippet ? (
            <span>
              <MarkedWords {...hit.snippet} />
            </span>
          ) : null}
        </span>
      ),
    })),
  );
  const all = {
    ...{ key: 'all', label: `Tìm «${words}» trong mọi thứ`, group: 'Tìm kiếm' },
    run: () => navigate(searchAddress(words)),
  };
  return { found: [...hits, all], isPending: query.isFetching };
}
