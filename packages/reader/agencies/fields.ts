import { Gazetteer } from './gazetteer.ts';

/**
 * Fields of work in the official names of bodies, of both eras: three tiers up to 30/6/2025, two since
 * 01/7/2025 (Luật Tổ chức chính quyền địa phương 72/2025/QH15), with the mergers of ministries, sở and Party
 * boards of that year. Their commas, dashes and "và" belong to the name.
 */
const SO = `Nội vụ;Tài chính;Kế hoạch và Đầu tư;Xây dựng;Giao thông vận tải;Giao thông - Vận tải;Nông nghiệp và Phát triển nông thôn;
Nông nghiệp và Môi trường;Tài nguyên và Môi trường;Công Thương;Khoa học và Công nghệ;Thông tin và Truyền thông;Giáo dục và Đào tạo;
Y tế;Lao động - Thương binh và Xã hội;Lao động, Thương binh và Xã hội;Văn hóa, Thể thao và Du lịch;Văn hóa và Thể thao;
Văn hóa, Thông tin và Du lịch;Văn hóa - Thông tin;Văn hóa và Thông tin;Du lịch;Tư pháp;Ngoại vụ;Quy hoạch - Kiến trúc;
Quy hoạch và Kiến trúc;Dân tộc và Tôn giáo;Dân tộc;An toàn thực phẩm;Thương mại;Thương mại và Du lịch;Công nghiệp;
Bưu chính, Viễn thông;Thủy sản;Thể dục thể thao;Giáo dục;Thương mại - Du lịch;Tài chính - Vật giá`;
const BO = `Quốc phòng;Công an;Ngoại giao;Nội vụ;Tư pháp;Tài chính;Công Thương;Nông nghiệp và Môi trường;Xây dựng;
Văn hóa, Thể thao và Du lịch;Khoa học và Công nghệ;Giáo dục và Đào tạo;Y tế;Dân tộc và Tôn giáo;Kế hoạch và Đầu tư;
Giao thông vận tải;Nông nghiệp và Phát triển nông thôn;Tài nguyên và Môi trường;Thông tin và Truyền thông;
Lao động - Thương binh và Xã hội;Chính trị`;
const BAN = `Tổ chức;Tuyên giáo;Tuyên giáo và Dân vận;Dân vận;Nội chính;Kinh tế;Kinh tế Trung ương;Xây dựng Đảng;Xây dựng Đoàn;Phong trào;Pháp chế;
Kinh tế - Ngân sách;Văn hóa - Xã hội;Kinh tế - Xã hội;Dân tộc;Đô thị;Giám hiệu;Giám đốc;Thường vụ;Thường trực;Chấp hành;
Bí thư;Cơ yếu;Tổ chức - Nội vụ;Bảo vệ, chăm sóc sức khỏe cán bộ;Thi đua - Khen thưởng;Tiếp công dân;An toàn giao thông;
Quản lý rừng phòng hộ;Quản lý khu kinh tế;Quản lý các khu công nghiệp;Quản lý Khu kinh tế;Quản lý các Khu công nghiệp;Đối ngoại`;
const PHONG = `Nội vụ;Tư pháp;Tài chính - Kế hoạch;Tài chính;Tài nguyên và Môi trường;Lao động - Thương binh và Xã hội;
Lao động, Thương binh và Xã hội;Văn hóa và Thông tin;Văn hóa - Thông tin;Giáo dục và Đào tạo;Y tế;Kinh tế;
Kinh tế và Hạ tầng;Kinh tế, Hạ tầng và Đô thị;Quản lý đô thị;Dân tộc;Nông nghiệp và Phát triển nông thôn;Văn hóa - Xã hội;
Văn hóa, Khoa học và Thông tin;Nông nghiệp và Môi trường;Nội vụ - Lao động;Tổ chức - Hành chính;Tổ chức cán bộ;
Hành chính - Quản trị;Tổ chức, hành chính, thông tin, tư liệu;Quản lý đào tạo và nghiên cứu khoa học;Kế hoạch - Tài chính;
Hành chính - Tổ chức;Tài vụ;Thanh tra - Pháp chế;Công chức, viên chức;Cán bộ, công chức, viên chức;Tổ chức, hành chính;
Tổ chức, biên chế;Tổ chức, biên chế và hội;Hành chính, tổ chức;Tổng hợp, hành chính;Xây dựng chính quyền;Cải cách hành chính;
Thi đua - Khen thưởng;Quản lý đào tạo, bồi dưỡng và nghiên cứu khoa học`;
/** Khoa of the provincial political schools: Quy định 09-QĐi/TW, 393-QĐ/TW. */
const KHOA = `Lý luận cơ sở;Xây dựng Đảng;Nhà nước và pháp luật;Dân vận;Lý luận Mác - Lênin, tư tưởng Hồ Chí Minh`;

/** Fields with a comma or small letters inside that bodies of several kinds bear: vụ, cục, chi cục, phòng, khoa. */
const ANY = `Đào tạo, bồi dưỡng cán bộ;Đào tạo, bồi dưỡng;Thủy lợi và Phòng, chống thiên tai;Phòng, chống thiên tai;
Quản lý đê điều và Phòng, chống thiên tai;Phòng, chống tham nhũng;Đất đai, đo đạc và bản đồ;Kế hoạch, tài chính;Tổ chức, cán bộ`;

const list = (text: string) =>
  text
    .replace(/\n/g, '')
    .split(';')
    .sort((a, b) => b.length - a.length);

const FIELDS: Record<string, string[]> = {
  sở: list(SO),
  bộ: list(BO),
  ban: list(BAN),
  phòng: list(PHONG),
  khoa: list(KHOA),
};

const OTHERS = list(ANY);
for (const [head, fields] of Object.entries(FIELDS)) FIELDS[head] = list([...fields, ...OTHERS].join(';'));

/** Known fields of a head word ("Sở", "Bộ", "Ban", "Phòng"), longest first. */
export function fieldsOf(head: string): readonly string[] {
  return FIELDS[head.toLowerCase()] ?? OTHERS;
}

const names = new Map<readonly string[], Gazetteer>();

/** The same fields, to be found by their longest match. */
export function fieldNames(head: string): Gazetteer {
  const fields = fieldsOf(head);
  const known = names.get(fields) ?? new Gazetteer(fields);
  names.set(fields, known);
  return known;
}

/** Every known field: words that scans must be read by. */
export function allFields(): string[] {
  return Object.values(FIELDS).flat();
}
