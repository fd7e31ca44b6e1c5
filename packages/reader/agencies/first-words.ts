import { CLASS_NOUN, CLASS_POST } from './class-nouns.ts';
import { HEADS, POST } from './heads.ts';

/** Small words with which a mention may begin: classes, posts and courtesies, offices named without "các". */
const SMALL = new Set(
  `các những tất toàn hai ba bốn cả đồng đ đ/c quý thủ lãnh người đảng cấp chi giám chủ hiệu trưởng bí một cơ đơn sở
địa đại phòng khoa hạt đội ủy chính ngành lực tập nhà xã phường huyện tỉnh thành thị`.split(/\s+/),
);

/** Every capitalised word of the vocabulary, wherever it stands in its pattern: more than can begin a mention. */
const VOCABULARY = [...HEADS.map(([, pattern]) => pattern.source), POST.source, CLASS_NOUN, CLASS_POST]
  .join(' ')
  .replace(/\[(\p{Lu})\p{Ll}\]/gu, '$1');
const CAPITAL = new Set([
  ...(VOCABULARY.match(/\p{Lu}\p{L}*/gu) ?? []),
  ...[...SMALL].map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)),
  ...'Công Viên Cán Chuyên Kế Văn Nhân Tư Đặc Quận'.split(' '),
]);

/** Whether the grammar of names can begin a mention with this word: most words are passed over by this alone. */
export function mayNameBody(word: string): boolean {
  return CAPITAL.has(word) || SMALL.has(word);
}
