import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { OfficialDocument } from '../content.ts';
import { formatOf } from '../formats/choose.ts';
import { addressLines } from '../head.ts';
import { sealParts } from '../package.ts';
import { writeDocument } from '../write.ts';

/** What stands in each component of the built-in look once it is a template; capitals print capitals. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  Superior: ['{CO_QUAN_CAP_TREN}'],
  Issuer: ['{CO_QUAN}'],
  Number: ['{so_ky_hieu}'],
  Urgency: ['{#do_khan}', '{DO_KHAN}', '{/do_khan}'],
  PlaceDate: ['{dia_danh_ngay}'],
  TypeName: ['{LOAI_VAN_BAN}'],
  Subject: ['{trich_yeu}'],
  Recipient: ['{#noi_nhan}', '{dong}', '{/noi_nhan}'],
  Authority: ['{#quyen_han}', '{QUYEN_HAN}', '{/quyen_han}'],
  Position: ['{CHUC_VU}'],
  SignerName: ['{nguoi_ky}'],
};

const styleOf = (paragraph: string): string => /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1] ?? '';

const withText = (paragraph: string, text: string): string =>
  `<w:p>${/<w:pPr>.*?<\/w:pPr>/s.exec(paragraph)?.[0] ?? ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** Components whose words the format gives, around the place. */
function withinWords(document: OfficialDocument): Readonly<Record<string, readonly string[]>> {
  const format = formatOf(document);
  const address = addressLines({ ...document, addressees: ['{kinh_gui}'] }, format).label;
  return {
    Addressee: ['{#kinh_gui}', address, '{/kinh_gui}'],
    LetterSubject: [format.letterSubjectPattern.replace('{subject}', '{trich_yeu}')],
  };
}

/** Paragraphs of one component in a row give way to its places. */
function withPlaces(xml: string, document: OfficialDocument): string {
  const all = { ...WRITTEN, ...withinWords(document) };
  let before = '';
  // Whoever kept the minutes signs first, at the left.
  const signs: Record<string, string[]> = document.recorder
    ? { Position: ['{CHUC_VU_GHI}'], SignerName: ['{nguoi_ghi}'] }
    : {};
  return xml.replaceAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs, (paragraph) => {
    const style = styleOf(paragraph);
    const isFurther = style === before;
    before = style;
    const written = signs[style] ?? (Object.hasOwn(all, style) ? all[style] : undefined);
    delete signs[style];
    if (style === 'AddresseeItem') return '';
    if (!written) return paragraph;
    return isFurther ? '' : written.map((text) => withText(paragraph, text)).join('');
  });
}

const BODY = 'NOI DUNG';

/**
 * A template to begin with: the built-in look of a paper, with the places written where its words stood.
 *
 * @param document a paper such as the template is for: its issuer gives the rules below the head their length
 */
export async function starterTemplate(document: OfficialDocument): Promise<Uint8Array> {
  const bare: OfficialDocument = {
    ...document,
    // Printed only where a paper has them.
    addressees: document.addressees ?? ['Nơi nhận'],
    urgency: document.urgency ?? 'khan',
    body: [{ kind: 'paragraph', text: BODY }],
    ...(document.recorder && { recorder: { ...document.recorder, authority: null } }),
    signature: document.signature && {
      ...document.signature,
      authority: document.signature.authority ?? 'T/M',
    },
    appendices: [],
    properties: { title: 'Mẫu văn bản', author: 'Đôn Đốc' },
  };
  const parts = unzipSync(await writeDocument(bare));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const placed = withPlaces(xml, bare).replace(BODY, '{@noi_dung}');
  return sealParts({ ...parts, 'word/document.xml': strToU8(placed) });
}
