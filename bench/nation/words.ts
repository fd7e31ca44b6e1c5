// Words that work is laid on somebody with; made up, of the kind that notices have.
export const verbs = [
  ...[
    'Xây dựng',
    'Rà soát',
    'Tham mưu',
    'Hoàn thiện',
    'Tổng kết',
    'Kiểm tra',
    'Đánh giá',
    'Bố trí',
    'Thẩm định',
  ],
  ...['Ban hành', 'Sơ kết', 'Phối hợp thực hiện', 'Đôn đốc', 'Giám sát', 'Tuyên truyền', 'Thống kê'],
];
export const things = [
  ...['đề án xây dựng trường chính trị chuẩn mức độ 1', 'kế hoạch đào tạo, bồi dưỡng cán bộ hằng năm'],
  ...['quy chế phối hợp giữa các cơ quan liên quan', 'đội ngũ giảng viên chính theo vị trí việc làm'],
  ...['cơ sở vật chất, trang thiết bị phục vụ giảng dạy', 'việc nghiên cứu thực tế của giảng viên ở cơ sở'],
  ...['chương trình bồi dưỡng cho cán bộ cấp xã', 'kinh phí thực hiện các tiêu chí còn thiếu'],
  ...['công tác cải cách hành chính', 'việc giải ngân vốn đầu tư công', 'công tác phòng, chống thiên tai'],
  ...[
    'kế hoạch sắp xếp đơn vị hành chính',
    'việc giải quyết đơn thư khiếu nại, tố cáo',
    'chỉ tiêu giảm nghèo bền vững',
  ],
  ...[
    'công tác phát triển đảng viên',
    'quy hoạch sử dụng đất',
    'chương trình chuyển đổi số',
    'việc bảo vệ rừng đầu nguồn',
  ],
  ...[
    'công tác khám, chữa bệnh',
    'chế độ báo cáo thống kê',
    'việc quản lý tài sản công',
    'kế hoạch diễn tập phòng thủ',
  ],
];
export const places = [
  ...[
    'huyện Mường Lay',
    'huyện Than Uyên',
    'thành phố',
    'vùng biên giới',
    'các xã khó khăn',
    'huyện Sông Mã',
  ],
  ...[
    'khu kinh tế',
    'các phường trung tâm',
    'vùng hồ',
    'huyện Ân Thi',
    'cửa khẩu',
    'các trường học',
    'trạm y tế xã',
  ],
];
export const boilerplate = [
  'Giao các cơ quan phối hợp thực hiện, định kỳ báo cáo kết quả.',
  'Báo cáo Thường trực xem xét, cho ý kiến trước khi triển khai.',
  'Chịu trách nhiệm toàn diện về tiến độ và chất lượng công việc được giao.',
  'Chủ động cân đối nguồn lực, không để phát sinh nợ đọng.',
  'Kịp thời báo cáo những khó khăn, vướng mắc vượt thẩm quyền.',
  'Bảo đảm đúng quy định, công khai, minh bạch và tiết kiệm.',
  'Gắn trách nhiệm người đứng đầu với kết quả thực hiện.',
  'Tăng cường kiểm tra việc thực hiện tại cơ sở, chấn chỉnh ngay sai sót.',
  'Lấy ý kiến các địa phương và đơn vị chịu tác động.',
  'Lồng ghép với các chương trình mục tiêu quốc gia trên địa bàn.',
  'Tổ chức sơ kết sáu tháng và tổng kết hằng năm.',
  'Đăng tải kết quả trên trang thông tin của cơ quan.',
];
export const bodies = [
  'Ban',
  'Sở',
  'Huyện uỷ',
  'Đảng uỷ',
  'Chi cục',
  'Trung tâm',
  'Hội',
  'Văn phòng',
  'Phòng',
  'Uỷ ban',
];
export const fields = [
  ...[
    'Tổ chức',
    'Nông nghiệp',
    'Ân Thi',
    'Đào tạo',
    'Xây dựng',
    'Y tế',
    'Văn hoá',
    'Ổn định',
    'Nội vụ',
    'Tài chính',
  ],
  ...['Công thương', 'Tư pháp', 'Dân vận', 'Tuyên giáo', 'Kiểm lâm', 'Thuỷ lợi'],
];
