import { formatNumber } from '@dondoc/vietnamese';
import type { Figure, Indices } from '../indices/schema.ts';
import type { WaveKind } from '../surveys/schema.ts';

/** A figure with the words that name it. */
export interface Place {
  place: string;
  label: string;
  figure: Figure | null;
}

/** Every figure of a wave that may become a directive: objects, criteria and items; never one of a lecturer. */
export const placesIn = ({ objects }: Indices): Place[] =>
  objects.flatMap((object) => [
    { place: object.key, label: object.label, figure: object.figure },
    ...object.criteria.flatMap((criterion) => [
      {
        place: `${object.key}/${criterion.key}`,
        label: `${object.label}, ${criterion.label}`,
        figure: criterion.figure,
      },
      ...criterion.items.map((item) => ({
        place: `${object.key}/${criterion.key}/${item.key}`,
        label: `${object.label}, «${item.text}»`,
        figure: item.figure,
      })),
    ]),
  ]);

/** `5,80/10 (Trung bình)`. */
export const figureWords = ({ mean, band }: Figure, top: number): string =>
  `${formatNumber(mean)}/${top}${band ? ` (${band})` : ''}`;

export const kindWords: Record<WaveKind, string> = { end: 'cuối khoá', after: 'sau khoá' };

interface Asked {
  kind: WaveKind;
  className: string;
  classCode: string;
}

/** A class is often named with the word itself. */
export const classWords = (name: string): string => `lớp ${name.replace(/^lớp\s+/iu, '')}`;

const surveyOf = ({ kind, className, classCode }: Asked): string =>
  `khảo sát ${kindWords[kind]} ${classWords(className)} (${classCode})`;

/** The recorded origin of the directive (design rule 2): survey, wave, figure. */
export function originWords(wave: Asked, place: Place | null, top: number): string {
  const survey = surveyOf(wave);
  const what = place?.figure
    ? `${place.label}: ${figureWords(place.figure, top)}, ${place.figure.n} phiếu`
    : 'ý kiến ghi trong phiếu';
  return `${survey.charAt(0).toUpperCase()}${survey.slice(1)}; ${what}`;
}

/** What the directive says until the clerk says it otherwise. */
export function firstText(wave: Asked, place: Place | null, top: number): string {
  if (!place?.figure) return `Xem xét, xử lý ý kiến nêu trong phiếu ${surveyOf(wave)}: `;
  return `Nâng chất lượng ${place.label.replace(/\?(?=»$)/, '')}: chỉ số ${figureWords(place.figure, top)} theo ${surveyOf(wave)}.`;
}
