import { foldSameLength, unifyTone } from '@dondoc/vietnamese';
import { allFields } from './agencies/fields.ts';
import { PREDICATES } from './agencies/verbs.ts';
import { matchesOf } from './matches.ts';

/** Two-syllable words of official documents, rightly spelled: what a scan most often robs of its marks. */
const WORDS = `
kết luận,thông báo,báo cáo,kế hoạch,chỉ thị,quyết định,nghị quyết,hướng dẫn,quy định,tờ trình,đề án,công văn,công điện,
đồng chí,bí thư,thường trực,thường vụ,tỉnh ủy,huyện ủy,thành ủy,đảng ủy,đảng bộ,chi bộ,cấp ủy,văn phòng,tổ chức,
tuyên giáo,dân vận,nội chính,kiểm tra,ủy ban,nhân dân,hội đồng,chính trị,nội vụ,tài chính,xây dựng,giáo dục,đào tạo,
khoa học,công nghệ,nông nghiệp,môi trường,y tế,tư pháp,văn hóa,du lịch,thể thao,quân sự,công an,chủ trì,phối hợp,
tham mưu,thẩm định,đề nghị,yêu cầu,đề xuất,kiến nghị,phân công,chỉ đạo,lãnh đạo,hoàn thành,trước ngày,chậm nhất,
thời gian,thời hạn,trong tháng,trong quý,trong năm,cấp huyện,cấp xã,cấp tỉnh,biên soạn,tổng kết,sơ kết,bồi dưỡng,
kỹ năng,ban hành,cân đối,bố trí,sắp xếp,nghiên cứu,xem xét,triển khai,thực hiện,nhiệm vụ,giải pháp,đánh giá,
kết quả,hạn chế,tuy nhiên,cơ quan,đơn vị,địa phương,cán bộ,giảng viên,học viên,trung tâm,nơi nhận,chất lượng,
nâng cao,khẩn trương,kịp thời,theo dõi,đôn đốc,rà soát,hằng năm,hằng tháng,hằng quý,định kỳ,nhất trí,thống nhất,
đồng ý,chủ trương,tình huống,một số,kèm theo,ý kiến,cuộc họp,hội nghị,buổi làm,làm việc,giám sát,đăng ký,phê duyệt,
tập trung,tiếp tục,cung cấp,chế độ,phụ cấp,kinh phí,cơ sở,vật chất,xuống cấp,cố gắng,chuẩn bị,đổi mới,giao ban,
chứng nhận,chức danh,khuyết cấp,cấp trưởng,giám đốc,thủ tướng,chính phủ,trung ương,phát triển,quản lý,bảo đảm,
kể từ,nếu có,đối với,đối tượng,thành phố,sáng kiến,cuối quý,cuối tháng,đầu mỗi,mỗi quý,mỗi tuần,mỗi năm,hằng tuần,một lần,khó khăn,vướng mắc,hiệu lực,thi hành,
lấy ý,dân phố,tổ dân,xã hội,cộng hòa,viễn thông,liên kết,doanh nghiệp,học viện,viện chính,nhân lực,công tác,cùng cấp,
cao đẳng,đại học,bảo hiểm,phát thanh,truyền hình,liên đoàn,lao động,hiệp hội,liên minh,hợp tác,phụ nữ,nông dân,thanh niên,
công đoàn,mặt trận,tổ quốc,bệnh viện,khu vực,quá trình,trung học,phổ thông,chủ tịch,phục vụ,hành chính,phổ biến,tới hạn
`;
/** Words that have no tone to lose. */
const TONELESS = `dân nhân quân phân thân cân lân chân xuân đây câu lâu sâu tâm châu công thông đông không môn thôn tôn bên trên
lên tên nên đêm viên kiên biên liên miên tuyên nguyên chuyên xuyên khuyên hiên yên yêu tiêu chiêu nhiêu đô hô lô cô tô
thuê quê kê tăng căn năm ngăn khăn trăm chăm thăm đơn hơn cơ sơ mơ thơ tư hư dư ưu lưu cư`;

/** Short words of the grammar, as they are rightly spelled. */
const CUES = `với cuối mỗi tuần nếu kể điều đến tiến cộng nhất trước chậm muộn quý trong tháng ngày năm hằng hàng định kỳ
tiếp tục số phụ lục chủ tịch viễn thông bảo hiểm xã hội phát thanh truyền hình liên đoàn lao động hiệp hội doanh nghiệp
liên minh hợp tác phụ nữ nông dân cựu chiến binh thanh niên công đoàn mặt trận tổ quốc việt nam bệnh viện học viện
trường cao đẳng đại học cùng cấp khu vực quyết định hiệu lực kể từ thi hành vướng mắc khó khăn dân phố lấy ý kiến
${TONELESS}`;
const SINGLE = new Map(
  Object.entries({
    sô: 'số',
    vê: 'về',
    đê: 'để',
    hăng: 'hằng',
    câp: 'cấp',
    đên: 'đến',
    môi: 'mỗi',
    tinh: 'tỉnh',
    nêu: 'nếu',
  }),
);

/** Adjacent syllables of the words the reader knows, and each syllable alone. */
function vocabulary(): { pairs: Map<string, string>; syllables: Set<string> } {
  const phrases = [...WORDS.replace(/\n/g, '').split(','), ...allFields(), ...PREDICATES]
    .flatMap((words) => words.split(/,| - /))
    .map((words) => unifyTone(words).toLowerCase());
  const pairs = new Map<string, string>();
  const syllables = new Set(CUES.split(/\s+/).map(unifyTone));
  for (const phrase of phrases) {
    const words = phrase.match(/\p{L}+/gu) ?? [];
    for (const [i, word] of words.entries()) {
      syllables.add(word);
      const next = words[i + 1];
      const key = next && foldSameLength(`${word} ${next}`);
      if (key && !pairs.has(key)) pairs.set(key, `${word} ${next}`);
    }
  }
  return { pairs, syllables };
}

const { pairs: rightSpelling, syllables } = vocabulary();

function withoutTone(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
}

/** The one known syllable a toneless one may have been; null when several or none may. */
const byToneless = new Map<string, string | null>();
for (const syllable of syllables) {
  const bare = withoutTone(syllable);
  if (bare !== syllable) byToneless.set(bare, byToneless.has(bare) ? null : syllable);
}

/** Only letters with a hat or horn lose their tone in scans: bare a, e, o, u keep it or are words of their own. */
function rightSyllable(word: string): string | null {
  const lower = word.toLowerCase();
  const single = SINGLE.get(lower);
  if (single) return single;
  if (syllables.has(lower) || !/[âêôăơư]/u.test(lower)) return null;
  return byToneless.get(lower) ?? null;
}

/** A word, and the blank before the next where only that parts them. */
const WORD = /(\p{L}+)(\s(?=\p{L}))?/gu;

interface Pair {
  index: number;
  right: string;
  wrong: boolean;
}

const MOST = 20_000;
const asked = new Map<string, string | null>();

/** The known spelling of a pair of syllables; asked for every pair of every paper, so answers are kept. */
function rightOf(written: string): string | undefined {
  const before = asked.get(written);
  if (before !== undefined) return before ?? undefined;
  if (asked.size >= MOST) asked.clear();
  const right = rightSpelling.get(foldSameLength(written));
  asked.set(written, right ?? null);
  return right;
}

/** Lower case, unless a letter would change its length ("İ"): offsets must hold. */
function sameLengthLower(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function knownPairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  const lower = sameLengthLower(text);
  let first: { word: string; index: number } | null = null;
  for (const { index, 1: word = '', 2: blank } of matchesOf(lower, WORD)) {
    const written = first && `${first.word} ${word}`;
    const right = written && rightOf(written);
    if (first && right && right.length === written.length)
      pairs.push({ index: first.index, right, wrong: right !== written });
    first = blank === undefined ? null : { word, index };
  }
  return pairs;
}

function withCaseOf(right: string, written: string): string {
  return Array.from(right, (letter, i) => {
    const as = written[i] ?? '';
    if (/\s/.test(letter)) return as;
    return as === as.toLowerCase() ? letter : letter.toUpperCase();
  }).join('');
}

/**
 * Whether the marks of a text in search form are damaged as a poor scan damages them: at least four known words, and one in
 * twelve, are spelled with the wrong marks.
 */
export function hasDamagedMarks(text: string): boolean {
  const pairs = knownPairs(text);
  const wrong = pairs.filter((pair) => pair.wrong).length;
  return wrong >= 4 && wrong * 12 >= pairs.length;
}

/** The text with known words respelled, at the same length. Only for damaged texts, and only to compare. */
export function respelled(text: string): string {
  const letters = Array.from({ length: text.length }, (_, i) => text[i] ?? '');
  for (const match of text.matchAll(/(?<!\p{L})\p{L}{2,7}(?!\p{L})/gu)) {
    const right = rightSyllable(match[0]);
    if (right) letters.splice(match.index, right.length, ...withCaseOf(right, match[0]));
  }
  for (const { index, right } of knownPairs(text).filter((pair) => pair.wrong)) {
    letters.splice(index, right.length, ...withCaseOf(right, text.slice(index, index + right.length)));
  }
  return letters.join('');
}

/** The form in which texts are searched: one tone placement, plain dashes and quotes, the same length. */
export function searchForm(text: string): string {
  return unifyTone(text)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'");
}
