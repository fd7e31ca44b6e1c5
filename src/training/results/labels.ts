import { formatNumber } from '@dondoc/vietnamese';
import type { Figure } from '../indices/schema.ts';
import { audienceLabels, percentWords } from '../surveys/labels.ts';
import type { ChangeLine, WaveLine } from './schema.ts';

export const two = (value: number): string => {
  const words = formatNumber(value);
  const [whole = '', part = ''] = words.split(',');
  return `${whole},${part.padEnd(2, '0')}`;
};

/** `6,90–7,80`. */
export const intervalWords = ({ from, to }: Pick<Figure, 'from' | 'to'>): string => `${two(from)}–${two(to)}`;

/** `7,35/10 (Khá)`; why there is none. */
export const figureWords = (figure: Figure | null, top: number, fewest: number): string =>
  figure ? `${two(figure.mean)}/${top}${figure.band ? ` (${figure.band})` : ''}` : `không đủ ${fewest} phiếu`;

/** `27/30 (90 %)`; with nobody invited by name it is not known of how many. */
export const responseWords = ({ asked, sheets }: Pick<WaveLine, 'asked' | 'sheets'>): string =>
  asked === null ? `${sheets} phiếu, không rõ số người được hỏi` : percentWords(sheets, asked);

export const voidWords = (count: number): string =>
  count > 0 ? `${count} phiếu không hợp lệ, không tính` : 'không có phiếu không hợp lệ';

const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${two(Math.abs(value))}`;

/** `+0,42 (+0,10 đến +0,74)`, whether it may be chance, and whose it is where the two waves heard different people. */
export const changeWords = ({ by, from, to, isClear, of, isMixed }: Omit<ChangeLine, 'label'>): string =>
  [
    `${signed(by)} (${signed(from)} đến ${signed(to)})`,
    ...(isClear ? [] : ['có thể do ngẫu nhiên']),
    ...(of ? [`so riêng phiếu ${audienceLabels[of].toLowerCase()}`] : []),
    ...(isMixed ? ['nhóm người trả lời hai đợt không như nhau'] : []),
  ].join(', ');

/** How the figures are made: said wherever they are shown. */
export const METHOD =
  'Chỉ số của một lời hỏi là trung bình các điểm; của một tiêu chí là trung bình các lời hỏi, của một nội dung là trung bình các tiêu chí, chỉ số chung là trung bình các nội dung, không gia quyền. Khoảng tin cậy 95 % theo phân phối Student, coi các phiếu là độc lập. Mức xếp theo chỉ số đã làm tròn hai chữ số. Nội dung, lời hỏi, giảng viên có dưới 5 phiếu hợp lệ không được hiện và cũng không tính vào chỉ số bên trên, nên không trừ ngược ra được. Đợt có một cách nhận (đường dẫn riêng, mã của lớp, phiếu giấy) với 1 đến 4 phiếu hợp lệ thì không hiện chỉ số nào. Nhiều lớp: mỗi đợt tính một lần, không theo số phiếu.';
