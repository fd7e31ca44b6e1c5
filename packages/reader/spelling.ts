import { foldSameLength, unifyTone } from '@dondoc/vietnamese';

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
chứng nhận,chức danh,khuyết cấp,cấp trưởng,giám đốc,thủ tướng,chính phủ,trung ương,phát triển,quản lý,bảo đảm
`;
const SINGLE = new Map(
  Object.entries({
    sô: 'số',
    vê: 'về',
    đê: 'để',
    hăng: 'hằng',
    câp: 'cấp',
    môi: 'mỗi',
    tinh: 'tỉnh',
    nhân: 'nhận',
    đên: 'đến',
  }),
);
const rightSpelling = new Map(
  WORDS.replace(/\n/g, '')
    .split(',')
    .filter(Boolean)
    .map((word) => [foldSameLength(word), unifyTone(word)]),
);
const PAIR = /(?<!\p{L})(\p{L}+)(\s)(?=(\p{L}+)(?!\p{L}))/gu;

interface Pair {
  index: number;
  right: string;
  wrong: boolean;
}

function knownPairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const match of text.matchAll(PAIR)) {
    const written = `${match[1]} ${match[3]}`.toLowerCase();
    const right = rightSpelling.get(foldSameLength(written));
    if (right && right.length === written.length)
      pairs.push({ index: match.index, right, wrong: right !== written });
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
 * Whether the marks of a text are damaged as a poor scan damages them: at least four known words, and one in
 * twelve, are spelled with the wrong marks.
 */
export function hasDamagedMarks(text: string): boolean {
  const pairs = knownPairs(unifyTone(text));
  const wrong = pairs.filter((pair) => pair.wrong).length;
  return wrong >= 4 && wrong * 12 >= pairs.length;
}

/** The text with known words respelled, at the same length. Only for damaged texts, and only to compare. */
export function respelled(text: string): string {
  const letters = Array.from({ length: text.length }, (_, i) => text[i] ?? '');
  for (const match of text.matchAll(/(?<!\p{L})\p{L}{2,4}(?!\p{L})/gu)) {
    const right = SINGLE.get(match[0].toLowerCase());
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
