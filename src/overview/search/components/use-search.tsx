import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Hit, Marked } from '#platform/search/schema.ts';
import { spelled } from '#platform/ui/address.ts';
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

export const searchAddress = (q: string): string => `/tim-kiem?q=${encodeURIComponent(spelled(q))}`;

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
  const isOfOtherWords = settled !== words || query.isPlaceholderData;
  const showAll = () => navigate(searchAddress(words));
  const found = groups.map(({ kind, hits, ...count }) => ({
    name: hits.length < count.total ? `${kindLabels[kind]} · ${countWords(count)}` : kindLabels[kind],
    entries: hits.map((hit) => ({
      // Whoever types on and presses Enter at once does not mean what was found before.
      ...{ key: hit.id, label: hit.title.text, run: isOfOtherWords ? showAll : () => navigate(hit.href) },
      shown: <HitLines {...hit} />,
    })),
  }));
  const all = { key: 'all', label: `Tìm «${words}» trong mọi thứ`, run: showAll };
  return { found: [...found, { name: 'Tìm kiếm', entries: [all] }], isPending: query.isFetching };
}

function HitLines({ title, snippet }: Hit) {
  return (
    <span className={css.lines}>
      <span>
        <MarkedWords {...title} />
      </span>
      {snippet ? (
        <span>
          <MarkedWords {...near(snippet)} />
        </span>
      ) : null}
    </span>
  );
}

/** Before the first mark only so much that the mark is seen in a line that is cut off. */
const NEAR = 16;

function near({ text, marks }: Marked): Marked {
  const first = marks[0]?.[0] ?? 0;
  const from = text.lastIndexOf(' ', first - NEAR) + 1;
  if (first <= NEAR || from <= 2) return { text, marks };
  const shift = from - 2;
  return {
    text: `… ${text.slice(from)}`,
    marks: marks.map(([start, end]) => [start - shift, end - shift]),
  };
}
