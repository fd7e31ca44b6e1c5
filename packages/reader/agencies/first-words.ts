/** Small words with which a mention may begin: classes, posts and courtesies, offices named without "các". */
const SMALL = new Set(
  `các những tất toàn hai ba bốn cả đồng đ đ/c quý thủ lãnh người đảng cấp chi giám chủ hiệu trưởng bí một cơ đơn sở
địa đại phòng khoa hạt đội ủy chính ngành lực tập nhà xã phường huyện tỉnh thành thị`.split(/\s+/),
);

/** Whether a mention of a body can begin with this word: most words are passed over by this alone. */
export function mayNameBody(word: string): boolean {
  const first = word[0] ?? '';
  return first !== first.toLowerCase() || SMALL.has(word);
}
