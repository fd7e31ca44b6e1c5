import { formatFor, type OfficialDocument } from '@dondoc/writer';
import { letterhead, nameOn } from '#accounts/rules.ts';
import type { Agency, Office } from '#accounts/schema.ts';
import type { Issuer } from './schema.ts';

export interface Issuing {
  issuer: Issuer;
  office: Office;
  school: Agency;
  /** The day by whose format the paper is set. */
  day: string;
}

type Head = Pick<
  OfficialDocument,
  | 'regime'
  | 'version'
  | 'superior'
  | 'issuer'
  | 'symbol'
  | 'number'
  | 'place'
  | 'date'
  | 'recipients'
  | 'signature'
>;

/**
 * Head and foot of the paper, in the format of whoever signs it: the office's own, or the school's. Blank are the number
 * and the day: they are given when it is signed.
 */
export function paperHead({ issuer, office, school, day }: Issuing): Head {
  const head = letterhead(office);
  const shared = { number: null, place: office.place, date: day.slice(0, 7) };
  if (issuer === 'office')
    return {
      ...shared,
      ...{ regime: office.regime, version: formatFor(office.regime, day).version },
      ...{ superior: head.superior, issuer: head.issuer, symbol: office.shortName },
      recipients: head.recipients.map((text) => ({ text })),
      signature: { authority: null, position: head.signerPosition, name: null },
    };
  const { name, shortName } = nameOn(school, day);
  const archive = school.regime === 'party' ? `Lưu ${shortName}` : 'Lưu: VT';
  return {
    ...shared,
    ...{ regime: school.regime, version: formatFor(school.regime, day).version },
    ...{ superior: head.superior, issuer: name, symbol: shortName },
    recipients: [`${office.name} (để báo cáo)`, 'Các phòng, khoa', archive].map((text) => ({ text })),
    signature: { authority: null, position: 'Hiệu trưởng', name: null },
  };
}

/** The issuer as a sentence names it. */
export const issuerInText = ({ issuer, office, school, day }: Issuing): string =>
  issuer === 'office' ? office.name : nameOn(school, day).name;
