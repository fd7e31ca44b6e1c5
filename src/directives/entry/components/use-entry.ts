import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { calendarOf } from '#platform/calendar/rules.ts';
import { entryApi } from '../api.ts';
import {
  bodyFinder,
  type LineChoices,
  noChoices,
  obstaclesOf,
  type ParsedLine,
  parseLine,
  withChoices,
} from '../rules.ts';
import type { NewEntry } from '../schema.ts';

/** A line while it is typed, what it comes to, and the way to save it. */
export function useEntry() {
  const { today } = useViewer();
  const client = useQueryClient();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions({ staleTime: 60_000 }));
  const desk = useQuery(entryApi.entry.desk.queryOptions({ staleTime: 60_000 }));
  const [line, setLine] = useState('');
  const [choices, setChoices] = useState<LineChoices>(noChoices);
  // Made where the line begins: sent twice it is one directive.
  const [id, setId] = useState(() => crypto.randomUUID());
  const readBy = useMemo(() => {
    if (!agencies.data || !desk.data) return null;
    const { edges, documents } = desk.data;
    return {
      today,
      edges,
      documents,
      calendar: calendarOf(desk.data),
      find: bodyFinder(agencies.data, today),
    };
  }, [agencies.data, desk.data, today]);
  const parsed = readBy && line.trim() ? withChoices(parseLine(line, readBy), choices) : null;
  const obstacles = parsed ? obstaclesOf(parsed, today) : [];
  const save = useMutation(
    entryApi.entry.save.mutationOptions({
      onSuccess: async () => {
        setLine('');
        setChoices(noChoices);
        setId(crypto.randomUUID());
        await client.invalidateQueries();
      },
    }),
  );
  const submit = () => {
    if (parsed && obstacles.length === 0 && !save.isPending) save.mutate(entryOf(id, line, parsed));
  };
  const choose = (change: Partial<LineChoices>) => setChoices((before) => ({ ...before, ...change }));
  const drop = (key: string) => choose({ dropped: [...choices.dropped, key] });
  const failed = agencies.error ?? desk.error;
  const all = agencies.data ?? [];
  return {
    line,
    setLine,
    parsed,
    obstacles,
    choices,
    choose,
    drop,
    save,
    submit,
    failed,
    agencies: all,
    today,
  };
}

function entryOf(id: string, line: string, { text, actors, due, document }: ParsedLine): NewEntry {
  const deadline: NewEntry['deadline'] =
    !due || due.due.kind === 'fault'
      ? { kind: 'none' }
      : due.due.kind === 'date'
        ? { kind: 'date', date: due.due.date }
        : due.due;
  return { id, line: line.trim(), text, actors, deadline, documentId: document?.found[0]?.id ?? null };
}

export type Entry = ReturnType<typeof useEntry>;
