import { useState } from 'react';
import type { NewAgency } from '../../schema.ts';
import type { NewSuccession, SuccessionKind, Touched } from '../schema.ts';

/** An heir while it is being filled in: chosen from the directory, or begun with the decision. */
export type HeirDraft = { key: number; agencyId: string | null; born: NewAgency | null };

export interface Draft {
  kind: SuccessionKind;
  happenedOn: string | null;
  decision: string;
  source: string;
  fromIds: string[];
  heirs: HeirDraft[];
  livesOn: boolean;
  name: { name: string; shortName: string };
  scope: string;
  /** Where a person or a unit goes, by their id: the place of the heir. */
  places: Record<string, number>;
}

let keys = 0;
export const freshHeir = (): HeirDraft => {
  keys += 1;
  return { key: keys, agencyId: null, born: null };
};

const emptyOf = (kind: SuccessionKind): Pick<Draft, 'heirs' | 'livesOn' | 'places'> => ({
  heirs: kind === 'rename' ? [] : kind === 'split' ? [freshHeir(), freshHeir()] : [freshHeir()],
  livesOn: kind === 'transfer' || kind === 'rename',
  places: {},
});

export function useDraft(fromId: string | undefined) {
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ kind: 'merge', happenedOn: null, decision: '', source: '', scope: '' },
    ...{ fromIds: fromId ? [fromId] : [], name: { name: '', shortName: '' }, ...emptyOf('merge') },
  }));
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const setKind = (kind: SuccessionKind) =>
    set({ kind, ...emptyOf(kind), ...(kind === 'merge' ? {} : { fromIds: draft.fromIds.slice(0, 1) }) });
  return { draft, set, setKind };
}

/** Who must be told where to go: none where all goes to one place. */
export const hasChoice = ({ kind, heirs, livesOn }: Draft): boolean =>
  kind !== 'rename' && (heirs.length > 1 || livesOn);

/** As the server takes it. */
export function sentOf(draft: Draft, touched: Touched | undefined): NewSuccession {
  const { kind, happenedOn, decision, source, fromIds, heirs, livesOn, name, scope, places } = draft;
  const placed = <K extends string>(key: K, ids: string[]) =>
    ids.flatMap((id) => {
      const heir = places[id];
      return heir === undefined ? [] : [{ [key]: id, heir } as Record<K, string> & { heir: number }];
    });
  const chosen = hasChoice(draft) ? touched : undefined;
  return {
    ...{ kind, happenedOn: happenedOn ?? '', decision, source, fromIds, livesOn },
    heirs: heirs.map(({ agencyId, born }) => born ?? { agencyId: agencyId ?? '' }),
    name: kind === 'rename' ? name : null,
    scope: kind === 'transfer' ? scope.trim() || null : null,
    people: placed('userId', chosen?.people.map(({ userId }) => userId) ?? []),
    units: placed('agencyId', chosen?.below.map(({ id }) => id) ?? []),
  };
}
