import { comparisonKey, foldSameLength } from '@dondoc/vietnamese';
import { fieldsOf } from './agencies/fields.ts';

const LEVEL_FIRST =
  /^(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU)(?!\p{L})(?!\s(?:ỦY|UỶ|ĐOÀN))/u;
const HEAD_FIRST =
  /^(?:UBND|HĐND|(?:ỦY|UỶ) BAN|HỘI ĐỒNG|TỈNH (?:ỦY|UỶ|ĐOÀN)|THÀNH (?:ỦY|UỶ)|HUYỆN (?:ỦY|UỶ)|THỊ (?:ỦY|UỶ)|QUẬN (?:ỦY|UỶ)|ĐẢNG|CHI BỘ|BAN|VĂN PHÒNG|SỞ|BỘ|PHÒNG|KHOA|TRƯỜNG|HỌC VIỆN|TRUNG TÂM|VIỆN|BỆNH VIỆN|CỤC|CHI CỤC|VỤ|TỔNG|CÔNG|ĐOÀN|HỘI|LIÊN|MẶT TRẬN|BÁO|ĐÀI|NGÂN HÀNG|KHO BẠC|BẢO HIỂM|THANH TRA|TÒA ÁN|TOÀ ÁN|CHÍNH PHỦ|QUỐC HỘI|THỦ TƯỚNG|CHỦ TỊCH|TỔ|TRUNG ƯƠNG|TRẠM|HẠT|ĐỘI|QUÂN KHU|THUẾ)(?!\p{L})/u;
/** Collectives written above their committee: BAN THƯỜNG VỤ / TỈNH ỦY …. */
const COLLECTIVE =
  /^(?:BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THƯỜNG TRỰC|BAN BÍ THƯ|BAN CÁN SỰ ĐẢNG|BAN THƯỜNG TRỰC)$/u;
const PARTY_BODY = /^(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|ĐẢNG) (?:ỦY|UỶ|BỘ)|^HĐND|^HỘI ĐỒNG|^UBND|^(?:ỦY|UỶ) BAN/u;
const POST_ONLY = /^(?:CHỦ TỊCH|GIÁM ĐỐC|THỦ TƯỚNG|BỘ TRƯỞNG)$/u;

/** Fields of offices that headers shorten. */
const FIELD_IN_FULL: Record<string, string> = {
  PTNT: 'PHÁT TRIỂN NÔNG THÔN',
  'NN&PTNT': 'NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN',
  'NN&MT': 'NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
  'TN&MT': 'TÀI NGUYÊN VÀ MÔI TRƯỜNG',
  'GD&ĐT': 'GIÁO DỤC VÀ ĐÀO TẠO',
  GDĐT: 'GIÁO DỤC VÀ ĐÀO TẠO',
  'KH&CN': 'KHOA HỌC VÀ CÔNG NGHỆ',
  'KH&ĐT': 'KẾ HOẠCH VÀ ĐẦU TƯ',
  'TT&TT': 'THÔNG TIN VÀ TRUYỀN THÔNG',
};
const SHORT_FIELD = /(?<!\p{L})(?:NN&PTNT|PTNT|NN&MT|TN&MT|GD&ĐT|GDĐT|KH&CN|KH&ĐT|TT&TT)(?!\p{L})/gu;

/** Puts together names that broke over two lines: a second half begins with a level or with no head word. */
export function joinNames(lines: readonly string[]): string[] {
  const names: string[] = [];
  for (const line of lines) {
    const text = line
      .replace(/[*_]+/g, '')
      .replace(/\s+/g, ' ')
      .replace(/(?<!\p{L})TP\.?\s/gu, 'THÀNH PHỐ ')
      .replace(SHORT_FIELD, (short) => FIELD_IN_FULL[short] ?? short)
      .trim();
    if (text === '' || names.some((name) => foldSameLength(name) === foldSameLength(text))) continue;
    const last = names.at(-1);
    const second =
      last !== undefined &&
      (LEVEL_FIRST.test(text) ||
        !HEAD_FIRST.test(text) ||
        POST_ONLY.test(last) ||
        (COLLECTIVE.test(last) && PARTY_BODY.test(text)) ||
        /(?:\sVÀ|,|-)$/u.test(last));
    if (second) names[names.length - 1] = `${last} ${text}`;
    else names.push(text);
  }
  return names;
}

const INSTITUTIONS =
  `Trường Chính trị;Trường Đại học;Trường Cao đẳng;Trường Trung cấp;Trung tâm Chính trị;Trung tâm Bồi dưỡng chính trị;
Trung tâm Y tế;Trung tâm Phục vụ hành chính công;Trung tâm Phát triển quỹ đất;Học viện Chính trị khu vực;Học viện Chính trị quốc gia;
Ban Quản lý dự án;Hội đồng điều phối vùng;Bệnh viện đa khoa;Ngân hàng Nhà nước;Bảo hiểm xã hội;Kho bạc Nhà nước;Ủy ban nhân dân;
Hội đồng nhân dân;Ủy ban Kiểm tra;Ban Thường vụ;Ban Chấp hành;Ban Chấp hành Đảng bộ;Ban cán sự đảng;Ban Chỉ đạo;Ủy ban Mặt trận Tổ quốc Việt Nam;
Đoàn ĐBQH và HĐND;Đoàn Đại biểu Quốc hội và HĐND;Văn phòng HĐND và UBND;Liên đoàn Lao động;Hội Liên hiệp Phụ nữ;Hội Nông dân;Văn phòng;
Tỉnh ủy;Thành ủy;Huyện ủy;Thị ủy;Quận ủy;Đảng ủy;Chi bộ;Đảng bộ;Công an;Thanh tra;Bộ Chỉ huy Quân sự`
    .replace(/\n/g, '')
    .split(';');
const knownNames = new Map(
  [
    ...INSTITUTIONS,
    ...['Sở', 'Bộ', 'Ban', 'Phòng'].flatMap((head) => fieldsOf(head).map((field) => `${head} ${field}`)),
  ].map((name) => [comparisonKey(name), name]),
);

/** The official spelling of a name the reader knows of itself. */
function knownCase(capitals: string): string | null {
  return knownNames.get(comparisonKey(capitals)) ?? null;
}

const LEVELS = new Set(['tỉnh', 'huyện', 'quận', 'xã', 'phường']);
const SMALL = new Set(['và', 'của', 'các', 'thuộc', 'về', 'dự', 'án']);
/** Second halves of words that stay small in names. */
const PHRASES: ReadonlyArray<readonly [RegExp, string]> = [
  [/Ủy Ban Nhân Dân/giu, 'Ủy ban nhân dân'],
  [/Hội Đồng Nhân Dân/giu, 'Hội đồng nhân dân'],
  [/Thành Phố/giu, 'thành phố'],
  [/Thị Xã/giu, 'thị xã'],
  [/Thị Trấn/giu, 'thị trấn'],
  [/Đặc Khu/giu, 'đặc khu'],
];

function titleCase(word: string): string {
  return /^(?:UBND|HĐND|ĐBQH|TW|TU|MTTQ|TNCS|UBMTTQ|QLDA)$/u.test(word)
    ? word
    : (word[0] ?? '') + word.slice(1).toLowerCase();
}

/** The words of a heading in capitals as the body of the paper writes them, where it does. */
function asWritten(capitals: string, body: string, bodyKey: string): string | null {
  const key = comparisonKey(capitals);
  for (let at = bodyKey.indexOf(key); at >= 0; at = bodyKey.indexOf(key, at + 1)) {
    const written = body.slice(at, at + key.length);
    if (/^\p{Lu}/u.test(written) && written !== written.toUpperCase()) return written;
  }
  return null;
}

/** Letters of a name in natural case: by the paper's own words, else by the rules of official names. */
export function naturalCase(capitals: string, body: string): string {
  const bodyKey = body.toLowerCase();
  const whole = asWritten(capitals, body, bodyKey);
  if (whole) return whole;
  const words = capitals.split(' ');
  for (let take = words.length; take >= 2; take -= 1) {
    const start = knownCase(words.slice(0, take).join(' '));
    if (start) return withRest(start, words.slice(take), body);
  }
  const cut = words.findIndex(
    (word, i) => i > 0 && HEAD_FIRST.test(words.slice(i).join(' ')) && !LEVELS.has(word.toLowerCase()),
  );
  if (cut > 0)
    return `${naturalCase(words.slice(0, cut).join(' '), body)} ${naturalCase(words.slice(cut).join(' '), body)}`;
  for (let take = words.length - 1; take >= 2; take -= 1) {
    const start = asWritten(words.slice(0, take).join(' '), body, bodyKey);
    if (start) return withRest(start, words.slice(take), body);
  }
  return placeCase(words, nameUnits(words));
}

function withRest(start: string, rest: readonly string[], body: string): string {
  if (rest.length === 0) return start;
  const words = rest.join(' ');
  return `${start} ${HEAD_FIRST.test(words) && !LEVELS.has((rest[0] ?? '').toLowerCase()) ? naturalCase(words, body) : levelSmall(placeCase(rest))}`;
}

/** A level before a place is written small inside a name: "Ủy ban nhân dân tỉnh Sông Lam". */
function levelSmall(text: string): string {
  return text.replace(
    /^(?:Tỉnh|Huyện|Quận|Xã|Phường|Thành phố|Thị xã|Thị trấn|Đặc khu)(?=\s\p{Lu}|$)/u,
    (level) => level.toLowerCase(),
  );
}

/** Where official orthography puts capitals: first syllable of each unit; places get one on every syllable. */
function nameUnits(words: readonly string[]): number {
  const level = words.findIndex(
    (word, i) => i > 0 && (LEVELS.has(word.toLowerCase()) || /^(?:THÀNH|THỊ|ĐẶC)$/u.test(word)),
  );
  const party = words.findIndex((word) => /^(?:ỦY|UỶ)$/u.test(word));
  return level > 0 ? level : party === 1 ? 2 : words.length;
}

function placeCase(words: readonly string[], unit = 0): string {
  const cased = words.map((word, i) => {
    const lower = word.toLowerCase();
    if (i > 0 && (SMALL.has(lower) || LEVELS.has(lower))) return lower;
    if (i >= unit) return titleCase(word);
    const opens =
      i === 0 || (i === 1 && HEAD_SINGLE.test(words[0] ?? '')) || /^(?:VÀ|-)$|,$/u.test(words[i - 1] ?? '');
    const second = i >= 2 && HEAD_DOUBLE.test(`${words[0]} ${words[1]}`) && i === 2;
    return opens || second ? titleCase(word) : lower;
  });
  let text = cased.join(' ');
  for (const [pattern, phrase] of PHRASES) {
    text = text.replace(
      pattern,
      (match, at: number) => (at === 0 ? (phrase[0] ?? '').toUpperCase() + phrase.slice(1) : phrase) || match,
    );
  }
  return text;
}

const HEAD_SINGLE = /^(?:SỞ|BỘ|BAN|PHÒNG|KHOA|TRƯỜNG|VIỆN|CỤC|VỤ|HỘI|BÁO|ĐÀI|ĐOÀN|TỔ)$/u;
const HEAD_DOUBLE =
  /^(?:TRUNG TÂM|CHI CỤC|BỆNH VIỆN|HỌC VIỆN|CÔNG TY|CHI BỘ|ĐẢNG BỘ|HỘI ĐỒNG|THANH TRA|VĂN PHÒNG)$/u;

/** Offices that say nothing without the body above them. */
const BARE =
  /^(?:Văn phòng|Ban (?!.*(?:Tỉnh ủy|Thành ủy|Huyện ủy|Trung ương)).*|Ủy ban Kiểm tra|Sở .*|Thanh tra|Chi cục .*|Phòng .*|Trường Chính trị|Đảng đoàn|Ban Thường vụ|Ban Thường trực|Hội đồng nhân dân|Ủy ban nhân dân|Ban Chỉ đạo.*)$/u;
const PARTY_SUPERIOR = /^(Tỉnh|Thành|Huyện|Thị|Quận) [ủu][ỷyủ]\s+(.+)$/iu;
/** "ĐẢNG BỘ TỈNH VĨNH LONG / TỈNH ỦY": the committee of that Party organisation. */
const BARE_COMMITTEE = /^(?:Tỉnh|Thành|Huyện|Thị|Quận) [ủu][ỷyủ]$|^Đảng [ủu][ỷyủ]$/iu;
const PARTY_PLACE = /^Đảng bộ (?:(?:tỉnh|thành phố|huyện|quận|thị xã) )?(.+)$/iu;
const PARTY_OFFICE = /^(?:Văn phòng|Ban (?!Quản lý)|Ủy ban Kiểm tra|Đảng)/u;
const LEVEL_OF: Record<string, string> = {
  tỉnh: 'tỉnh',
  thành: 'thành phố',
  huyện: 'huyện',
  thị: 'thị xã',
  quận: 'quận',
};
const STATE_PLACE =
  /(?:UBND|[ỦU]y ban nhân dân)\s+((?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s.+)$/u;

/**
 * The issuing body's full natural name from the names left of the national head: an office alone takes the
 * superior behind it, a body of the state under a Party committee its province only.
 */
export function issuerOf(
  names: readonly string[],
  body: string,
): { issuer: string | null; superior: string | null } {
  const joined = joinNames(names).map((name) => naturalCase(name, body));
  const own = joined.at(-1) ?? null;
  const superior = joined.length > 1 ? (joined[0] ?? null) : null;
  if (!own || !superior) return { issuer: own, superior };
  const party = PARTY_SUPERIOR.exec(superior);
  const place = party
    ? `${LEVEL_OF[(party[1] ?? '').toLowerCase()] ?? ''} ${party[2]}`.trim()
    : (STATE_PLACE.exec(superior)?.[1] ?? null);
  const partyOf = BARE_COMMITTEE.test(own) ? PARTY_PLACE.exec(superior)?.[1] : undefined;
  if (partyOf) return { issuer: `${own} ${partyOf}`, superior };
  const open = /\s(tỉnh|huyện|thành phố|xã|phường)$/u.exec(own);
  if (open && place) return { issuer: `${own.slice(0, open.index)} ${place}`, superior };
  if (!BARE.test(own)) return { issuer: own, superior };
  const behind = PARTY_OFFICE.test(own) || own === 'Văn phòng' || !place ? superior : place;
  return { issuer: `${own} ${behind}`, superior };
}
