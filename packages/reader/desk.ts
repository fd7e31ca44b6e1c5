import type { YearlyCalendar } from '@dondoc/vietnamese';
import { Gazetteer } from './agencies/gazetteer.ts';
import { MentionFinder } from './agencies/mention.ts';
import { citationsIn, type FoundCitation } from './citations.ts';
import type { Draft } from './draft.ts';
import { type HeaderPieces, readHeader } from './header.ts';
import { linesOf, type Passage } from './lines.ts';
import { repaired } from './repair.ts';
import { type Skeleton, skeletonOf } from './skeleton.ts';
import { hasDamagedMarks, respelled, searchForm } from './spelling.ts';
import { type Zones, zonesOf } from './zones.ts';

/** A name a body bore for a time; both days belong to it, null is open. Days are ISO. */
export interface DatedName {
  name: string;
  from: string | null;
  to: string | null;
}

/** What the caller knows that the text does not say. */
export interface ReadOptions {
  /**
   * Names of bodies the office knows; matched before the grammar of names. Of dated ones those count that were
   * borne on the day of issue: bodies of before and after 01/7/2025 have much the same names.
   */
  agencies?: readonly (string | DatedName)[];
  /**
   * Working days, for terms counted in them or ending on a day off. Without it terms in working days carry no date;
   * a term that meets a year it does not know carries none either, and a doubt.
   */
  calendar?: YearlyCalendar;
}

/** Everything the stages share about one paper. */
export interface Desk {
  draft: Draft;
  damaged: boolean;
  zones: Zones;
  header: HeaderPieces;
  type: string | null;
  names: Gazetteer;
  all: string;
  skeletons: Map<Passage, Skeleton>;
  citations: Map<Passage, FoundCitation[]>;
}

export function finderOf(desk: Desk, passage: Passage): MentionFinder {
  const shown = desk.damaged ? passage.search : passage.text;
  return new MentionFinder(shown, passage.search, desk.names, desk.all);
}

export function skeletonFor(desk: Desk, passage: Passage): Skeleton {
  const known = desk.skeletons.get(passage);
  if (known) return known;
  const finder = finderOf(desk, passage);
  const citations = citationsIn(passage, finder);
  const skeleton = skeletonOf(passage, finder, citations);
  desk.citations.set(passage, citations);
  desk.skeletons.set(passage, skeleton);
  return skeleton;
}

function typeOf(zones: Zones, header: HeaderPieces): string | null {
  return zones.titleType ?? (header.number ? (header.number.type ?? 'CV') : null);
}

/** The names borne on a day; all of them where the paper bears no date. */
export function namesOn(agencies: ReadOptions['agencies'], day: string | null): string[] {
  return (agencies ?? []).flatMap((one) => {
    if (typeof one === 'string') return [one];
    const borne = day === null || ((one.from ?? day) <= day && day <= (one.to ?? day));
    return borne ? [one.name] : [];
  });
}

export function deskFor(text: string, options: ReadOptions): Desk {
  const draft = repaired(text);
  const search = searchForm(draft.text);
  const damaged = hasDamagedMarks(search);
  const lines = linesOf(draft, damaged ? respelled(search) : search, text);
  const zones = zonesOf(lines);
  const header = readHeader(zones.head);
  const names = new Gazetteer(namesOn(options.agencies, header.date));
  const all = lines.map((line) => line.search).join('\n');
  return {
    draft,
    damaged,
    zones,
    header,
    type: typeOf(zones, header),
    names,
    all,
    skeletons: new Map(),
    citations: new Map(),
  };
}
