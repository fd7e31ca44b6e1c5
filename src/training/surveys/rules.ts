import type {
  Audience,
  Instrument,
  Scores,
  SheetItem,
  SurveyObject,
  Wave,
  WaveFrame,
  WaveKind,
} from './schema.ts';

const isAsked = ({ audiences, waves }: SurveyObject, audience: Audience, kind: WaveKind): boolean =>
  audiences.includes(audience) && waves.includes(kind);

/** Who is asked in a wave of this kind. */
export function audiencesOf({ objects }: Instrument, kind: WaveKind): Audience[] {
  const all = objects.filter(({ waves }) => waves.includes(kind)).flatMap(({ audiences }) => audiences);
  return [...new Set(all)];
}

/** The questions of one sheet, in their order: what is asked of lecturers stands once for each of them. */
export function itemsOf(
  { instrument, lecturers }: WaveFrame,
  audience: Audience,
  kind: WaveKind,
): SheetItem[] {
  return instrument.objects
    .filter((object) => isAsked(object, audience, kind))
    .flatMap((object) => (object.perLecturer ? lecturers : [null]).flatMap((one) => itemsAbout(object, one)));
}

const itemsAbout = (object: SurveyObject, lecturer: SheetItem['lecturer']): SheetItem[] =>
  object.criteria.flatMap((criterion) =>
    criterion.items.map(({ key, text }) => ({
      ref: lecturer ? `${key}@${lecturer.key}` : key,
      ...{ objectKey: object.key, objectLabel: object.label },
      ...{ criterionKey: criterion.key, criterionLabel: criterion.label },
      ...{ text, lecturer },
    })),
  );

/**
 * A sheet does not count where more than so many per cent of its items are blank (TT 10/2017/TT-BNV: 5); exactly so many
 * still counts.
 */
export function isVoid(items: readonly string[], scores: Scores, voidOverPercent: number): boolean {
  const blank = items.filter((item) => scores[item] === undefined).length;
  return blank * 100 > items.length * voidOverPercent;
}

/** How many items may be left blank before the sheet no longer counts. */
export const mayLeave = (items: number, voidOverPercent: number): number =>
  Math.floor((items * voidOverPercent) / 100);

export type WaveState = 'waiting' | 'open' | 'closed';

/** Its last day is still open; what is closed stays so. */
export function stateOfWave(wave: Pick<Wave, 'opensOn' | 'closesOn' | 'closedOn'>, today: string): WaveState {
  if (wave.closedOn !== null || today > wave.closesOn) return 'closed';
  return today < wave.opensOn ? 'waiting' : 'open';
}
