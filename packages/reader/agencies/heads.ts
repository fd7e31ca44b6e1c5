/** How the name after a head word goes on. */
export type Tail = 'field' | 'complement' | 'place' | 'none';

/** Institutions whose small-letter words belong to the name, so no grammar of capitals could find their end. */
const FIXED = [
  'Ban Quản lý (?:các )?[Dd]ự án(?: [Đđ]ầu tư(?: và)? [Xx]ây dựng)?(?:(?: các)? công trình)?(?: giao thông| dân dụng| công nghiệp| nông nghiệp| hạ tầng)*(?: và phát triển (?:quỹ đất|đô thị))?',
  'Ban Quản lý (?:các )?[Kk]hu (?:kinh tế|chế xuất và (?:[Kk]hu )?công nghiệp|công nghiệp|công nghệ cao|nông nghiệp (?:ứng dụng )?công nghệ cao|đô thị|du lịch|bảo tồn)(?: và (?:các )?khu công nghiệp)?',
  'Ban Quản lý (?:rừng|vườn|bến xe|chợ|di tích)(?: phòng hộ| đặc dụng| quốc gia)?',
  'Ban QLDA(?: đầu tư xây dựng| ĐTXD)?',
  'Ban [Cc]hỉ đạo \\d{2,4}(?![\\d/])',
  'Ban [Cc]hỉ đạo(?: (?=\\p{Lu}|(?:về|thực hiện|phòng|công tác|xây dựng|phát triển|giải phóng|cải cách|chuyển đổi|xóa|các|thi|liên ngành|cấp) )[^,;:.()]{3,60}?(?= (?:chủ trì|chủ động|phối hợp|tham mưu|báo cáo|xem xét|trước|để|chỉ đạo|tổ chức|họp|theo|vào|trong)|[,;:.)]|$))?',
  'Cơ quan [Tt]hường trực',
  'Ban Chỉ huy (?:Quân sự|Phòng thủ dân sự|Phòng,? chống thiên tai(?: và Tìm kiếm cứu nạn)?|PCTT(?: và TKCN)?)',
  'Bộ Chỉ huy (?:Quân sự|Bộ đội Biên phòng|BĐBP)',
  '(?:Bộ|Ban) CHQS',
  'Ban Chấp hành(?: Đảng bộ)?',
  'Ban (?:cán sự|Cán sự) [Đđ]ảng',
  'Đảng đoàn',
  'Ủy ban (?:Mặt trận Tổ quốc|MTTQ)(?: Việt Nam| VN)?',
  'UBMTTQ(?: Việt Nam| VN)?',
  'Mặt trận Tổ quốc(?: Việt Nam)?',
  'MTTQ(?: Việt Nam| VN)?',
  'Đoàn (?:Thanh niên(?: [Cc]ộng sản(?: Hồ Chí Minh)?)?|TNCS(?: Hồ Chí Minh)?|TN)',
  'Đoàn (?:đại biểu Quốc hội|ĐBQH)(?: và (?:HĐND|Hội đồng nhân dân))?',
  'Hội (?:Liên hiệp Phụ nữ|LHPN|Nông dân|Cựu chiến binh|Chữ thập đỏ|Người cao tuổi|Nhà báo|Luật gia|Khuyến học|Liên hiệp Thanh niên)(?: Việt Nam)?',
  'Liên đoàn Lao động',
  'Liên hiệp (?:các )?[Hh]ội [Kk]hoa học và [Kk]ỹ thuật',
  'Liên minh Hợp tác xã',
  'Hiệp hội [Dd]oanh nghiệp(?: nhỏ và vừa)?',
  'Văn phòng (?:Đoàn (?:ĐBQH|[Đđ]ại biểu Quốc hội)(?: và | ?& ?)(?:HĐND|Hội đồng nhân dân)|(?:HĐND|Hội đồng nhân dân)(?: và | ?[-&] ?)(?:UBND|Ủy ban nhân dân))',
  '(?:Cấp ủy|Đảng ủy|Đảng bộ),? (?:và )?chính quyền',
  'Văn phòng [Tt]hường trực',
  'Cổng [Tt]hông tin điện tử',
  'Trung tâm Giám sát,? điều hành(?: đô thị)? thông minh',
  'Văn phòng (?:Chính phủ|Quốc hội|Chủ tịch nước|Trung ương Đảng)',
  'Đài (?:Truyền hình|Tiếng nói) Việt Nam',
  'Thông tấn xã Việt Nam',
  'Kiểm toán [Nn]hà nước(?: khu vực)?',
  'Thanh tra Chính phủ',
  'Tòa án nhân dân tối cao',
  'Viện [Kk]iểm sát nhân dân tối cao',
  'Đồn Biên phòng(?: [Cc]ửa khẩu)?',
  'Chi cục (?:Quản lý thị trường|Kiểm lâm|Thủy lợi)',
  'Văn phòng (?:điều phối|Điều phối) [^,;:.()]{3,40}?(?= (?:chủ trì|chủ động|phối hợp|tham mưu|tổng hợp|báo cáo)|[,;:.)]|$)',
  'Trung tâm (?:Phục vụ hành chính công|Phát triển quỹ đất|Chính trị|Bồi dưỡng [Cc]hính trị|Kiểm soát bệnh tật|Xúc tiến đầu tư(?:, thương mại và du lịch)?|Khuyến nông|Y tế|Dịch vụ [Nn]ông nghiệp|Văn hóa(?:,? -? ?(?:Thể thao|Thông tin|Truyền thông)(?: và (?:Du lịch|Truyền thông|Thể thao))?)?|Giáo dục nghề nghiệp(?: - Giáo dục thường xuyên)?|GDNN-GDTX|Công nghệ thông tin(?: và Truyền thông)?|Dịch vụ việc làm|Lưu trữ lịch sử|Điều hành thông minh|Cung ứng dịch vụ công|Dịch vụ tổng hợp)',
  'Trường (?:Chính trị|Đại học|Cao đẳng|Trung cấp|Phổ thông|THPT|THCS|Tiểu học|Mầm non|Trung học phổ thông|Trung học cơ sở|Phổ thông dân tộc nội trú|PTDTNT)',
  'Học viện (?:Chính trị quốc gia|Chính trị khu vực|Chính trị|Hành chính)(?: và Quản trị công| Quốc gia| quốc gia)?',
  '(?:Chi nhánh )?Văn phòng [Đđ]ăng ký đất đai',
  'Đảng ủy (?:Mặt trận Tổ quốc|MTTQ),? (?:và )?các đoàn thể(?: Trung ương)?',
  'Đảng ủy các cơ quan [Đđ]ảng(?: Trung ương)?',
  'Ban [Cc]ông tác Mặt trận',
  'Tổ (?:bảo vệ )?an ninh,? trật tự(?: ở cơ sở)?',
  'Tổ công nghệ số cộng đồng',
  'Đoàn (?:kiểm tra|giám sát|công tác|thanh tra|khảo sát|kiểm tra liên ngành)',
  'Kho bạc Nhà nước',
  'Ngân hàng (?:Nhà nước|Chính sách xã hội|Chính sách Xã hội|CSXH)(?: [Cc]hi nhánh)?',
  'Bảo hiểm xã hội',
  'BHXH',
  'Viện [Kk]iểm sát(?: nhân dân)?',
  'VKSND',
  'Tòa án(?: nhân dân)?',
  'TAND',
  'Cục Thi hành án dân sự',
  'Thi hành án dân sự',
  'Báo và (?:Đài )?[Pp]hát thanh(?:,| -| và)? [Tt]ruyền hình',
  'Đài (?:Phát thanh(?:,? (?:và|-) ?| - |, )?Truyền hình|PTTH|PT-TH|Khí tượng Thủy văn)',
  'Lưu trữ lịch sử',
  'Bộ đội Biên phòng',
  'Quỹ (?:Bảo vệ và phát triển rừng|Đầu tư phát triển|Phát triển đất)',
  'Bệnh viện (?:đa khoa|Đa khoa)(?: khu vực| vùng)?',
  'Nhà (?:máy|xuất bản|văn hóa)',
  'Vườn quốc gia',
  'Hạt Kiểm lâm',
  'Hội đồng (?:khoa học|thi đua(?: - khen thưởng)?|thi|tuyển dụng|thẩm định|trường|thành viên|điều phối vùng)',
  'Tổ (?:công tác|giúp việc|biên tập|thư ký|soạn thảo|tự đánh giá|thẩm định|kiểm tra|chuyên gia)',
  'Ban (?:soạn thảo|biên tập|giám khảo|tổ chức)(?= )',
];

/** Bodies that take another body or a place behind them: "Thường trực HĐND tỉnh", "Đảng ủy Trường". */
const COMPLEMENT = [
  'Ban Thường trực',
  'Ban Thường vụ',
  'BTV',
  'Thường trực',
  'TT',
  'Ban Bí thư',
  'Bộ Chính trị',
  'Văn phòng',
  'Đảng ủy',
  'Đảng bộ',
  'Chi bộ',
  'Công đoàn',
  'Ủy ban Kiểm tra',
  'UBKT',
  'Hội đồng [Tt]rường',
  'Ban Giám hiệu',
  'Ban Giám đốc',
  'Lãnh đạo',
  'Thanh tra',
];

const PLACE = [
  'UBND',
  'HĐND',
  'Ủy ban nhân dân',
  'Ủy ban Nhân dân',
  'Hội đồng nhân dân',
  'Hội đồng Nhân dân',
  'Tỉnh ủy',
  'Thành ủy',
  'Huyện ủy',
  'Thị ủy',
  'Quận ủy',
  'Tỉnh đoàn',
  'Thành đoàn',
  'Huyện đoàn',
  'Đoàn xã',
  'Công an',
  'Nhà trường',
  'Mặt trận',
  'Chính phủ',
  'Quốc hội',
  'Thủ tướng Chính phủ',
  'Trung ương Đảng',
  'Trung ương',
];

const FIELD =
  `Sở|Bộ|Ban|Phòng(?!, )|Khoa|Chi cục|Tổng cục|Cục|Vụ|Viện|Trung tâm|Trường|Học viện|Bệnh viện|Trạm|Công ty|Tổng [Cc]ông ty|
Tập đoàn|Ngân hàng|Quỹ|Hội đồng|Hội|Hiệp hội|Liên hiệp|Liên minh|Liên đoàn|Đoàn|Báo|Đài|Kho bạc|Bưu điện|Viễn thông|Điện lực|
Hạt|Đội|Tổ|Ủy ban|Quân khu|Đồn|Thuế|Hải quan|Chi đoàn|Thống kê|Bảo tàng|Thư viện|Văn phòng|Nhà hát|Tạp chí|VNPT|Viettel|
Mobifone|MobiFone|EVN|Hợp tác xã|Doanh nghiệp|Nhóm|Chi hội|Tiểu ban|Ban Chỉ huy|Bảo hiểm|Vườn|Hạt|Trại|Chi nhánh|Câu lạc bộ|Thanh tra|Cảng vụ|Bộ Tư lệnh|Xí nghiệp|Lữ đoàn|Trung đoàn|Sư đoàn|Nhà xuất bản|Đại học|Phân hiệu|Phân viện`
    .replace(/\n/g, '')
    .split('|');

const alternatives = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).join('|');
const END = '(?![\\p{L}\\d])';

export const HEADS: ReadonlyArray<readonly [Tail, RegExp]> = [
  ['complement', new RegExp(`^(?:${FIXED.join('|')})${END}`, 'u')],
  ['complement', new RegExp(`^(?:${alternatives(COMPLEMENT)})${END}`, 'u')],
  ['place', new RegExp(`^(?:${alternatives(PLACE)})${END}`, 'u')],
  ['field', new RegExp(`^(?:${alternatives(FIELD)})${END}`, 'u')],
];

const ANY_HEAD = new RegExp(
  `^(?:${FIXED.join('|')}|${alternatives([...COMPLEMENT, ...PLACE, ...FIELD])}|Chủ tịch|Phó |Giám đốc|Trưởng|Chánh|Hiệu trưởng|Bí thư|Thủ trưởng|Chỉ huy trưởng|Quý|Các|Bộ trưởng)${END}`,
  'u',
);

/** Whether the name of a body or a post begins at the start of this text. */
export function startsBody(text: string): boolean {
  return ANY_HEAD.test(text);
}

const FIELD_ALONE = new RegExp(`^(?:${alternatives(FIELD)}|Quý|Các)(?! \\p{Lu})${END}`, 'u');

/** Whether another body begins inside a name: "Phòng" of "Hải Phòng" has no field behind it and is none. */
export function opensBody(text: string): boolean {
  return startsBody(text) && !FIELD_ALONE.test(text);
}

/** Posts that stand for the body they head. */
export const POST =
  /^(?:(?:Quyền|Phó)\s)?(?:Tổng Bí thư|(?:Trưởng|Phó) (?:thôn|bản|ấp|khóm|khu phố|tổ dân phố)|Tổng Giám đốc|Chủ tịch nước|Chủ tịch|Giám đốc|Chánh Văn phòng|Chánh Thanh tra|Chánh án|Trưởng ban|Trưởng Ban|Trưởng phòng|Trưởng Phòng|Trưởng khoa|Trưởng Khoa|Trưởng đoàn|Hiệu trưởng|Viện trưởng|Cục trưởng|Chi cục trưởng|Vụ trưởng|Bí thư(?: Thường trực)?|Chủ nhiệm|Chỉ huy trưởng|Thủ tướng|Bộ trưởng|Thứ trưởng|Tổng cục trưởng|Thống đốc|Tư lệnh|Chính ủy|Hạt trưởng|Trạm trưởng|Tổ trưởng|Đội trưởng|Trưởng|Thủ trưởng|Người đứng đầu|(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) ủy viên|Ủy viên|Cấp trưởng|Lãnh đạo|Kế toán trưởng)(?:,? Phó (?:trưởng|Trưởng) (?:ban|phòng|khoa))?(?! [cđ]ó| hợp| thành| đoàn đàm)(?!\p{L})/u;
