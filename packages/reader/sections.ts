import { foldSameLength } from '@dondoc/vietnamese';

/** What a section is for: only tasks and answers lay something on somebody. */
export type Section = 'task' | 'evaluation' | 'aim' | 'funding' | 'neutral';

const TASK =
  /nhiem vu|giai phap|to chuc thuc hien|trach nhiem|phan cong|thoi gian toi|phuong huong|yeu cau .*:|trien khai thuc hien|noi dung cong viec|cong viec trong tam/;
const EVALUATION =
  /danh gia|ket qua|tinh hinh|han che|uu diem|nguyen nhan|thuc trang|ton tai|bat cap|khuyet diem|thuan loi|kho khan|nhan xet/;
/** "Kết quả thực hiện nhiệm vụ 2 tháng đầu năm": the tasks are those that were done. */
const RESULTS = /(?:ket qua|tinh hinh) (?:thuc hien|trien khai|hoan thanh)/;
const AHEAD = / va .*(?:nhiem vu|phuong huong|giai phap)|phuong huong|thoi gian toi|tiep theo/;
const AIM =
  /^(?:ve )?(?:muc dich|muc tieu|quan diem|yeu cau|pham vi|doi tuong|chi tieu|thanh phan|can cu|tam nhin|nguyen tac|phuong cham|hinh thuc|thoi gian|dia diem|so luong)/;
const FUNDING = /^(?:ve )?(?:nguon )?(?:kinh phi|du toan|nguon luc thuc hien)/;
const PETITION = /kien nghi|de xuat|de nghi cua/;

function foldedWords(heading: string): string {
  return foldSameLength(heading)
    .replace(/[^a-z0-9:., ]/g, ' ')
    .trim();
}

/** The purpose a heading states, or null when it names none. */
export function sectionOf(heading: string): Section | null {
  const words = foldedWords(heading);
  if (words.length > 220) return null;
  if (AIM.test(words) && !/nhiem vu|giai phap/.test(words)) return 'aim';
  if (FUNDING.test(words)) return 'funding';
  if (RESULTS.test(words) && !AHEAD.test(words)) return 'evaluation';
  if (TASK.test(words)) return 'task';
  if (EVALUATION.test(words)) return 'evaluation';
  return null;
}

/** A heading over requests and their answers. */
export function isPetitionHeading(heading: string): boolean {
  return PETITION.test(foldedWords(heading)) && heading.length < 160;
}

/** What may follow "thực hiện" in a formula: manner, or the paper itself; never a matter of its own. */
const MANNER =
  '(?:\\s+(?:thực hiện|triển khai|nghiêm túc|nghiêm|tốt|hiệu quả|có hiệu quả|đầy đủ|kịp thời|khẩn trương|đúng quy định|theo quy định|đúng tiến độ|các|những|nội dung|yêu cầu|nhiệm vụ|nêu trên|trên|này|kết luận|chỉ thị|kế hoạch|thông báo|công điện|quyết định|nghị quyết|công văn|văn bản|hướng dẫn|của|đồng chí|chủ tịch|hiệu trưởng|bí thư|thường trực|ubnd|tỉnh|tỉnh ủy|ý kiến|chỉ đạo|và|,))*';
const TO_ALL = new RegExp(
  `^(?:(?!giao |yêu cầu |đề nghị |phân công )\\p{Lu}[^.;:,]{2,60}\\s)?(?:yêu cầu|đề nghị)\\s+(?:các|tất cả|thủ trưởng|lãnh đạo|toàn thể|giám đốc|trưởng)[^.;:]{0,120}\\s(?:thực hiện|triển khai)${MANNER}[.\\s/]*$`,
  'iu',
);

/** One pattern for all: each call costs more than what it looks at. */
const anyOf = (patterns: readonly RegExp[]) =>
  new RegExp(patterns.map((pattern) => pattern.source).join('|'), 'iu');

/** "… thực hiện, kịp thời báo cáo khó khăn, vướng mắc về …": the same formula with its usual tail. */
const WITH_TROUBLES =
  /^(?:yêu cầu|đề nghị)\s+(?:các|tất cả|thủ trưởng|lãnh đạo|toàn thể|giám đốc|trưởng)[^.;:]{0,120}\s(?:thực hiện|triển khai)[^.:]{0,110}(?:khó khăn|vướng mắc)[^.:]{0,120}[.\s/]*$/iu;

const CLOSING_OPENS = anyOf([
  TO_ALL,
  WITH_TROUBLES,
  /^trên đây là/iu,
  /^(?:trong )?quá trình (?:triển khai(?: thực hiện)?|tổ chức(?: triển khai)?(?: thực hiện)?|thực hiện),? (?:nếu|có|trường hợp)/iu,
  /^nếu (?:có|phát sinh|còn)? ?(?:khó khăn|vướng mắc)/iu,
  /^(?:thừa lệnh|thừa ủy quyền)/iu,
  /^nhận được (?:công văn|thông báo|văn bản|kế hoạch|công điện|chỉ thị|kết luận|quyết định) này/iu,
  /^(?:kết luận|nghị quyết|chỉ thị|quyết định|thông báo|kế hoạch|quy định|hướng dẫn|chương trình) này (?:được |có |phổ biến|thay thế|áp dụng|gồm|ban hành)/iu,
  /^(?:rất mong|trân trọng|xin trân trọng|kính đề nghị)/iu,
  /^căn cứ (?:kết luận|chỉ thị|thông báo|kế hoạch|nghị quyết|nội dung)[^.;:]{0,40} này/iu,
]);
const CLOSING_ENDS = anyOf([
  /(?:chịu trách nhiệm|có trách nhiệm)(?: tổ chức)? (?:thi hành|thực hiện|triển khai thực hiện) (?:quyết định|nghị quyết|chỉ thị|kế hoạch|kết luận|thông báo|quy định) này[.\s/]*$/iu,
  /(?:xin )?thông báo (?:[^.;:]{0,90}\s)?(?:để|đến|tới)\s[^.;]{0,90}(?:biết|thực hiện|triển khai|phối hợp)[^.;]{0,40}[.\s/]*$/iu,
]);

/** Formulas at the end, addressed to everybody and to nobody: told by the first sentence. */
export function isClosing(words: string): boolean {
  const trimmed = words.trim();
  const stop = trimmed.search(/\.\s+\p{Lu}/u);
  const first = stop < 0 ? trimmed : trimmed.slice(0, stop + 1);
  return CLOSING_OPENS.test(first) || CLOSING_ENDS.test(first);
}

/** "… tiếp tục nêu cao trách nhiệm.": says how to serve, not what to do. */
const EXHORTS =
  /(?:nêu cao|đề cao|phát huy)(?: hơn nữa)? (?:tinh thần )?trách nhiệm(?: người đứng đầu| nêu gương)?[.\s/]*$/iu;

export function exhorts(words: string): boolean {
  return EXHORTS.test(words);
}

const DECISION =
  /^\s*(?:về nguyên tắc,?\s+|cơ bản\s+)?(?:đồng ý|thống nhất(?! (?:quản lý|thực hiện|kế hoạch))|nhất trí|tán thành|chấp thuận|cho phép|cho chủ trương|trước mắt,?\s+(?:tiếp tục\s+)?(?:thực hiện|giữ)|ghi nhận|tiếp thu|chưa xem xét|không đồng ý|giữ nguyên|tạm dừng|dừng|hoan nghênh|đánh giá cao|biểu dương)(?!\p{L})/iu;
const CONCLUDES =
  /^\s*(?:về nguyên tắc,?\s+|cơ bản\s+)?(?:đồng ý|nhất trí|thống nhất|chấp thuận|cho phép|cho chủ trương)(?! (?:đánh giá|nhận định|với (?:đánh giá|báo cáo|nội dung báo cáo)))(?!\p{L})/iu;

/** Words that conclude: they stand behind the evaluation, not in it. */
export function concludes(words: string): boolean {
  return CONCLUDES.test(words);
}

const DECIDES =
  /^\s*(?:cơ bản\s+|đã\s+)?(?:thống nhất(?! với ▣)|đồng ý|nhất trí|tán thành|phê chuẩn|chấp thuận|ghi nhận|đánh giá cao|biểu dương|hoan nghênh|tiếp thu|chia sẻ|cho chủ trương)(?!\p{L})/iu;

/** Words that decide and assign nobody. */
export function decides(words: string): boolean {
  return DECISION.test(words);
}

/** A predicate by which the body in charge itself decides ("Thường trực HĐND tỉnh thống nhất …"). */
export function decidesAsSubject(predicate: string): boolean {
  return DECIDES.test(predicate);
}

const PAST =
  /(?<!\p{L})(?:đã(?! được (?:phê duyệt|ban hành|giao|duyệt|thông qua)| đề ra| ban hành| cam kết| có| đạt chuẩn)|luôn|thời gian qua|những năm qua|năm qua|tháng qua|vừa qua|tuy nhiên|tuy vậy|bên cạnh đó, (?:việc|công tác|vẫn|còn)|còn (?:hạn chế|chậm|thấp|yếu|thiếu|nhiều hạn chế)|cơ bản (?:đạt|hoàn thành|đáp ứng)|chưa (?:thực hiện|hoàn thành|đạt|đúng|phối hợp|chủ động|quan tâm))(?!\p{L})/iu;

const LOOKS_BACK =
  /^\s*(?:trong\s+)?(?:(?:những\s+)?thời gian (?:vừa )?qua|thời gian gần đây|những (?:năm|tháng|tuần|ngày) (?:vừa )?qua|những năm gần đây|năm qua|tháng qua|quý qua|vừa qua|(?:hơn )?(?:\d+|một|hai|ba|bốn|năm|mười) (?:năm|tháng) qua|từ đầu (?:năm|nhiệm kỳ|quý)(?: \d{4})? đến nay|nhìn chung|đến nay|tính đến|hiện nay, (?:tiến độ|công tác|việc))(?!\p{L})/iu;

/** Sentences that open by looking back are evaluation whatever follows. */
export function looksBack(words: string): boolean {
  return LOOKS_BACK.test(words);
}

/** Words that tell what was, not what is to be. */
export function tellsThePast(words: string): boolean {
  return PAST.test(words);
}
