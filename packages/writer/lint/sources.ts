import type { ElementName, Format } from '../formats/format.ts';

/** What a finding may be about beside a component. */
export type Topic = ElementName | 'page' | 'table' | 'symbol';

/** Boxes (ô) of Phụ lục I to Nghị định 30/2020/NĐ-CP. */
const BOXES: Partial<Record<ElementName, string>> = {
  nationalTitle: '1',
  motto: '1',
  superior: '2',
  issuer: '2',
  number: '3',
  placeDate: '4',
  typeName: '5a',
  subject: '5a',
  letterSubject: '5b',
  body: '6',
  ground: '6',
  declaration: '6',
  authority: '7a',
  position: '7a',
  signerName: '7b',
  addressee: '9a',
  addresseeItem: '9a',
  recipientsLabel: '9b',
  recipient: '9b',
  urgency: '10b',
};

/** The instrument without its date and maker. */
const nameOf = ({ basis }: Format): string => basis.split(',')[0] ?? basis;

/** No regulation seen speaks of rows that break or heads that repeat. */
const OWN = 'cách trình bày nên theo, thể thức không quy định';

/** Instrument and place in it. */
export function sourceOf(format: Format, topic: Topic): string {
  if (topic === 'table') return OWN;
  const name = nameOf(format);
  if (format.regime === 'party')
    return topic === 'page' ? `${name}, phần kỹ thuật trình bày` : `${name}, bảng thành phần thể thức`;
  if (topic === 'symbol') return `${name}, Phụ lục I, ô 3 và Phụ lục III`;
  const box = topic === 'page' ? undefined : BOXES[topic];
  return box ? `${name}, Phụ lục I, ô ${box}` : `${name}, Phụ lục I`;
}
