/** Nouns that name a class of bodies or of people behind "các": order matters only where one begins another. */
const BODIES = `
cơ quan ngang [Bb]ộ;cơ quan thuộc Chính phủ;trung tâm (?:GDNN-GDTX|chính trị|y tế);đoàn (?:kiểm tra|giám sát|thanh tra|công tác|khảo sát)(?: liên ngành)?;tổ (?:công tác|kiểm tra|giúp việc);cơ quan báo chí;cơ quan [Đđ]ảng;cơ quan;đơn vị;địa phương;chi(?=, đảng bộ);sở;ban quản lý(?: (?:các )?(?:dự án|khu|rừng|chợ|di tích)(?: đầu tư xây dựng)?)?;ban thường vụ;ban chấp hành;ban công tác mặt trận;ban chỉ huy (?:quân sự|phòng thủ dân sự);ban cán sự đảng;ban đảng;ban xây dựng Đảng;ban;ngành;bộ;khoa;phòng;viện;cục;chi cục;vụ;trung tâm;
trường(?! hợp)(?: học| THPT| THCS| mầm non| tiểu học| đại học| cao đẳng| phổ thông)?;học viện;chi bộ;đảng bộ;đảng ủy;đảng đoàn;cấp ủy;cấp;ban cán sự đảng;huyện ủy;thành ủy;thị ủy;quận ủy;
tỉnh ủy;đoàn thể;tổ chức tín dụng;tổ chức đảng;tổ chức;hội;hiệp hội(?: ngành (?:hàng|nghề))?;doanh nghiệp;hợp tác xã;công ty;ngân hàng thương mại;ngân hàng;nhà trường;
cơ sở giáo dục;cơ sở đào tạo;cơ sở;bệnh viện;trạm y tế;chi đoàn;đoàn;công đoàn;thôn;bản;xóm;buôn;ấp;làng;khu phố;khu dân cư;
tổ dân phố;tổ đại biểu(?: HĐND)?;tổ;nhóm;ban quản lý(?: dự án)?;tiểu ban;ban chỉ đạo;lực lượng;đồn biên phòng;nhà máy;
bộ phận;chính quyền;mặt trận;hạt kiểm lâm;trạm;đội;Ban;Sở;Bộ;(?:UBND|HĐND)(?! các);Tổ đại biểu(?: HĐND| Hội đồng nhân dân)?;Mặt trận(?: Tổ quốc)?;Khoa;Phòng;Trung tâm;Hội;Đảng ủy;Chi bộ;
Cơ quan;Đơn vị;Địa phương;Ngành;Cục(?! \\p{Lu});Vụ(?! \\p{Lu});Viện(?! \\p{Lu});Chi cục(?! \\p{Lu});Học viện(?! \\p{Lu});Trường(?! hợp);Tiểu ban;Văn phòng;văn phòng`;
const LEVELS = 'xã;phường;huyện;quận;tỉnh;thị xã;thị trấn;thành phố;đặc khu';
const PEOPLE = `
chủ đầu tư;nhà đầu tư;nhà thầu;nhà mạng;chủ rừng;chủ hồ(?: chứa)?;chủ phương tiện;chủ hộ;hộ dân;hộ gia đình;hộ kinh doanh;hộ chăn nuôi;
thành viên;đại biểu(?: HĐND| Hội đồng nhân dân| Quốc hội)?;giảng viên;giáo viên;chuyên viên;báo cáo viên;cán bộ;công chức;viên chức;đảng viên;đoàn viên;hội viên;
học viên;(?:thôn|bản|ấp|khóm|buôn|xóm) trưởng;trưởng (?:thôn|bản|ấp|khóm|xóm|buôn|khu phố|tổ dân phố|phòng|khoa|ban|ngành);bí thư(?: chi bộ)?`;
const POSTS = `
Bộ trưởng, Thủ trưởng (?:các )?cơ quan ngang [Bb]ộ(?:, (?:Thủ trưởng )?(?:các )?cơ quan thuộc Chính phủ)?;(?:Phó )?(?:Chủ tịch|Bí thư|Giám đốc|Hiệu trưởng|Trưởng [Bb]an|Chánh Văn phòng);(?:Phó )?Thủ tướng;(?:Bộ|Thứ|Thủ|Cục|Vụ|Viện) trưởng;Ủy viên`;

const list = (text: string) => text.replace(/\n/g, '').split(';').join('|');

/** Alternatives of a pattern, to stand behind "các", "những", "toàn thể các". */
export const CLASS_NOUN = `(?:${list(BODIES)}|${list(LEVELS)}|${list(PEOPLE)})`;
/** Posts behind "các": the first of a row only, for later ones begin a mention of their own. */
export const CLASS_POST = `(?:${list(POSTS)})`;
