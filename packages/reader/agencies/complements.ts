import { endsName, opensPredicate } from './verbs.ts';

/** Works that a body bears in its name ("Quản lý …", "Xúc tiến …"): what they are done to belongs to the name. */
const WORK =
  /(?<!\p{L})(?:Quản lý|Phát triển|Đào tạo|Bồi dưỡng|Giám sát|Giám định|Kiểm định|Kiểm nghiệm|Kiểm soát|Xúc tiến|Hỗ trợ|Bảo vệ|Bảo tồn|Xử lý|Khai thác|Nghiên cứu|Dịch vụ|Chăm sóc|Điều hành|Phục vụ|Tư vấn|Thẩm định|Ứng dụng|Đầu tư|Vận hành|Huấn luyện|Chế biến|Cung cấp|Bảo trì|Điều phối|Kinh doanh|Thi công)$/u;
/** Verbs that are nouns of such a name. */
const MATTER =
  /^ (?:đầu tư|xây dựng|đào tạo|bồi dưỡng|khai thác|phát triển|bảo tồn|nghiên cứu|vận hành|bảo trì|giám định|kiểm định|thi công|dịch vụ|đấu giá|thoát nước|trật tự|cấp nước|cấp thoát nước|quy hoạch|lưu trữ)(?!\p{L})/u;
/** Verbs that are nothing but the predicate of an office. */
const ACTS =
  /^ (?:chủ trì|chủ động|phối hợp|tham mưu|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|khẩn trương|chỉ đạo|hướng dẫn|rà soát|tiếp tục|tập trung|báo cáo|đôn đốc|theo dõi|thực hiện|triển khai|hoàn thành|tăng cường|đẩy nhanh|đẩy mạnh|căn cứ|nghiêm túc|trình|bàn giao|lập|làm việc|là đơn vị|là cơ quan|tổng hợp|đề xuất|nghiên cứu, |cung cấp thông tin)(?!\p{L})/u;
/** Adverbs and duties that cannot stand inside such a clause. */
const DUTY =
  /^ (?:chủ động|chịu trách nhiệm|có trách nhiệm|khẩn trương|tiếp tục|tập trung|nghiêm túc|phải|cần|rà soát|báo cáo|đẩy nhanh|tăng cường|hoàn thành|phối hợp)(?!\p{L})/u;
const MOST_WORDS = 10;

/** "… được giao chủ trì soạn thảo văn bản khẩn trương hoàn thành": which of a class, up to its own predicate. */
const WHICH =
  /^ (?:được giao|được phân công|đang|có(?! (?:trách nhiệm|nhiệm vụ|ý kiến|báo cáo|giải pháp|kế hoạch|văn bản|liên quan)(?!\p{L})))(?= )/u;

/** End of a clause that says which bodies of a class are meant, or `at`: what it holds is no predicate of theirs. */
export function clauseEnd(search: string, at: number): number {
  const which = WHICH.exec(search.slice(at, at + 40));
  if (!which) return at;
  let end = at + which[0].length;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const rest = search.slice(end, end + 40);
    if (words > 1 && (/^\s*[:(]/u.test(rest) || DUTY.test(rest))) return end;
    const word = /^ [\p{L}\d-]+/u.exec(rest)?.[0];
    if (!word) return at;
    end += word.length;
  }
  return at;
}

/** "Cục Kinh tế - Quản lý" + " đầu tư xây dựng chủ trì": the matter of the work, up to a verb of office or a colon. */
export function complementEnd(search: string, at: number, end: number): number {
  if (!WORK.test(search.slice(at, end)) || !MATTER.test(search.slice(end, end + 20))) return end;
  let last = end;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const rest = search.slice(last, last + 40);
    const matter = MATTER.exec(rest)?.[0];
    const stops =
      /^\s*(?::|$)|^(?:,| và) \p{Lu}|^ (?:[Tt]ỉnh|[Tt]hành phố|huyện|quốc gia|Việt Nam)(?!\p{L})/u.test(
        rest,
      ) ||
      ACTS.test(rest) ||
      opensPredicate(rest.slice(1));
    if (words > 0 && !matter && stops) return last;
    if (words > 0 && !matter && endsName(rest.slice(1)) && !/^ và \p{Ll}/u.test(rest)) return end;
    const word = matter ?? /^(?:, | )\p{Ll}+/u.exec(rest)?.[0];
    if (!word) return end;
    last += word.length;
  }
  return end;
}
