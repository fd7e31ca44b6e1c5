import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { type Block, formatFor, type OfficialDocument } from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { momentInWords } from '../rules.ts';
import { stageLabels } from './labels.ts';
import type { Breach } from './schema.ts';

const unknown = 'đang xác định, sẽ báo cáo bổ sung';

const said = (label: string, words: string | null): Block => ({
  kind: 'item',
  level: 4,
  text: `${label}: ${words || unknown}.`,
});

/**
 * The notice of a breach. The law has a form (mẫu số 08), whose wording was not found in a source that may be cited: this
 * is a layout of the house's own with what Luật 91/2025/QH15 Đ23 asks for, and it says so.
 */
export function noticePaper(office: Office, breach: Breach, day: string): OfficialDocument {
  const { words, discoveredAt, steps } = breach;
  const head = letterhead(office);
  const people = words.people === null ? null : `${formatNumber(words.people)} người`;
  const sensitive =
    words.hasSensitive === null
      ? null
      : words.hasSensitive
        ? 'có dữ liệu nhạy cảm'
        : 'không có dữ liệu nhạy cảm';
  return {
    ...{ regime: office.regime, version: formatFor(office.regime, day).version },
    ...{ superior: head.superior, issuer: head.issuer, issuerInText: office.name },
    ...{ symbol: office.shortName, number: null, place: office.place, date: day.slice(0, 7) },
    signature: { authority: null, position: head.signerPosition, name: null },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: 'vi phạm quy định về bảo vệ dữ liệu cá nhân',
    body: [
      {
        kind: 'paragraph',
        text: `${office.name} báo cáo sự việc «${words.title}», phát hiện lúc ${momentInWords(discoveredAt)}, như sau:`,
      },
      said('Sự việc', words.happened),
      said('Mức độ', words.isSerious ? 'nghiêm trọng' : 'chưa xác định là nghiêm trọng'),
      said('Số người có dữ liệu bị ảnh hưởng', [people, words.peopleWords].filter(Boolean).join('; ')),
      said('Loại dữ liệu', [words.dataWords, sensitive].filter(Boolean).join('; ')),
      said('Nguyên nhân', words.cause),
      said('Hậu quả, thiệt hại có thể xảy ra', words.harm),
      said('Biện pháp đã và sẽ thực hiện', words.measures),
      ...steps.map(({ stage, at, paper }) =>
        said(stageLabels[stage], `${momentInWords(at)}${paper ? `, ${paper}` : ''}`),
      ),
      {
        kind: 'paragraph',
        text: `Báo cáo lập ngày ${formatDate(day)} theo bố cục của phần mềm với các nội dung nêu tại Điều 23 Luật Bảo vệ dữ liệu cá nhân; nếu cơ quan chuyên trách yêu cầu dùng mẫu ban hành kèm theo Nghị định thì chép sang mẫu đó.`,
      },
    ],
    recipients: ['Cơ quan chuyên trách bảo vệ dữ liệu cá nhân', ...head.recipients].map((text) => ({ text })),
  };
}
