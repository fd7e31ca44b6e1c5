/**
 * Words that open a predicate in official prose. They end a name that runs on in small letters, and tell a task
 * ("rà soát …") from a thing ("mô hình …"). Open by nature: a verb missing here is found by position instead.
 */
const VERBS = `
chủ trì;chủ động;phối hợp;tham mưu;thẩm định;thẩm tra;trình;báo cáo;xây dựng;ban hành;rà soát;tổng hợp;triển khai;tổ chức;
thực hiện;hướng dẫn;kiểm tra;giám sát;theo dõi;đôn đốc;chỉ đạo;lãnh đạo;bố trí;cân đối;cấp;nghiên cứu;đề xuất;khẩn trương;
tập trung;tiếp tục;đẩy mạnh;tăng cường;nâng cao;nâng cấp;hoàn thành;hoàn thiện;hoàn tất;lập;soạn thảo;biên soạn;dự thảo;
công bố;công khai;cung cấp;cập nhật;quán triệt;phổ biến;tuyên truyền;vận động;phát động;huy động;đăng ký;gửi;nộp;chuyển;
bàn giao;tiếp nhận;quản lý;sử dụng;bảo đảm;đảm bảo;bảo vệ;bảo tồn;duy trì;phát huy;phát triển;đổi mới;khắc phục;xử lý;
giải quyết;tháo gỡ;kiện toàn;sắp xếp;thành lập;phân công;phân bổ;phân cấp;giao;quyết định;phê duyệt;chấp thuận;thống nhất;
trao đổi;làm việc;làm rõ;làm tốt;làm đầu mối;khảo sát;đánh giá;xếp hạng;xếp loại;tổng kết;sơ kết;kiểm kê;thống kê;số hóa;
kết nối;chia sẻ;lắp đặt;mua sắm;sửa chữa;đầu tư;thi công;khởi công;nghiệm thu;thanh toán;quyết toán;giải ngân;thu hồi;
bồi thường;di dời;sơ tán;cắt cử;trực;chuẩn bị;mở;tuyển sinh;tuyển dụng;đào tạo;bồi dưỡng;cử;mời;triệu tập;chốt;ưu tiên;
khuyến khích;hỗ trợ;tạo điều kiện;quan tâm;xem xét;bổ sung;sửa đổi;điều chỉnh;rút ngắn;giảm;tăng;áp dụng;đưa;lồng ghép;
tích hợp;liên kết;ký kết;hợp tác;đảm nhiệm;phụ trách;đại diện;chịu trách nhiệm;có trách nhiệm;có nhiệm vụ;có kế hoạch;
có giải pháp;có văn bản;có báo cáo;cần;phải;không;kịp thời;thường xuyên;định kỳ;nghiêm túc;trực tiếp;sớm;tiến hành;
thu thập;đề nghị;yêu cầu;kiến nghị;xin ý kiến;lấy ý kiến;cho ý kiến;góp ý;tiếp thu;chỉnh sửa;giải trình;bám sát;chú trọng;
đề cao;coi trọng;kiên quyết;tuyệt đối;chấn chỉnh;siết chặt;thu hút;giữ vững;giữ gìn;củng cố;mở rộng;khai thác;vận hành;
niêm yết;tiếp;ra quân;phân loại;xác định;xác minh;thanh tra;kết luận;khen thưởng;xử phạt;phê bình;kiểm điểm;tự;nêu gương;
phân tích;dự báo;cảnh báo;phòng ngừa;ngăn chặn;đấu tranh;truy xuất;cấp phát;trả lời;phản hồi;thông báo;phản ánh;tham gia;
đồng hành;ủng hộ;quyên góp;vận dụng;cụ thể hóa;thể chế hóa;chuẩn hóa;hiện đại hóa;số hoá;làm sạch;phủ sóng;đồng bộ;
liên thông;tái lập;tu bổ;tôn tạo;trồng;chăm sóc;phòng;chống;ứng phó;khôi phục;di chuyển;cưỡng chế;giải phóng;kiểm soát;
giám định;đo đạc;cắm mốc;quy hoạch;thiết kế;đấu thầu;lựa chọn;ký;ban bố;bầu;bổ nhiệm;luân chuyển;điều động;biệt phái;
tinh giản;sáp nhập;hợp nhất;giải thể;chuyển đổi;chuyển giao;học tập;nghiêm cấm;cấm;hạn chế;loại bỏ;cắt giảm;tiết kiệm;
nhân rộng;tôn vinh;biểu dương;ghi nhận;tặng;trao;thăm;động viên;chăm lo;tìm kiếm;cứu hộ;cứu trợ;thường trực;tạm;tạm dừng;
dừng;đình chỉ;gắn;lấy;dành;đặt;đề ra;hình thành;khơi dậy;lan tỏa;nắm;nắm chắc;nắm bắt;rà;quy định;tính toán;thành;trang bị;
hoạch định;gia hạn;nhập;xuất;công nhận;cho;bàn;họp;thảo luận;là;có;được;đã;đang;sẽ;vẫn;luôn;chưa;còn;cùng;đồng chủ trì;giúp;chấm công;thông tin kịp thời;thông tin rộng rãi;
thông tin đầy đủ;thông tin, tuyên truyền;đón;phát;canh gác;canh phòng;nghỉ;bế giảng;khai giảng;thao giảng;dự giờ;bàn bạc;cân nhắc;
xóa;xoá;lập lại;chi trả;cắm;gắn biển;truyền thông;quảng bá;ghi hình;đưa tin;phát sóng;nhắc nhở;tự kiểm tra;
ký cam kết;cam kết;định hướng;đào;khoan;nạo vét;tiêu hủy;khoanh vùng;dập dịch;tiêm phòng;phun;thu gom;tập huấn;trực tiếp;làm chủ;
chủ động;điều tra;truy quét;truy tố;xét xử;thi hành;thụ lý;bảo lãnh;bảo trì;vận chuyển;đôn đốc;nhắc;gia cố;kè;tham vấn;đối thoại;tiếp công dân;
hợp đồng;đấu giá;định giá;giao ban;sinh hoạt;trích;phân loại;thẩm tra;cung ứng;khuyến cáo;
rút kinh nghiệm;tính toán;xuống;bám;sâu sát;lên;hoàn chỉnh;tích cực;quyết liệt;nhanh chóng;đồng loạt;thực thi;tuân thủ;chấp hành;kêu gọi;
mời gọi;xúc tiến;thúc đẩy;khơi thông;cơ cấu lại;phân luồng;điều tiết;ổn định;bình ổn;dự trữ;hạch toán;kê khai;đối chiếu;xác nhận;chỉnh lý;
niêm phong;san lấp;hoàn trả;thuyết phục;hòa giải;ủy quyền;thay thế;khởi động;thí điểm;thu mua;truy thu;ứng dụng;ứng trực;túc trực;
khai trương;khánh thành;bế mạc;khai mạc;thẩm duyệt;đề cử;giới thiệu;đính chính;chỉnh trang;khử trùng;sàng lọc;cách ly;truy vết;
đăng tải;phát hành;tháo dỡ;phá dỡ;đẩy nhanh;lưu ý;hiệp thương;tổng rà soát;gương mẫu;nỗ lực;quyết tâm;chú ý;ngăn ngừa;phát hiện;
truy tìm;đấu nối;kiểm đếm;liên hệ;tập kết;tổ chức lại;đăng cai;nêu cao;tranh thủ;phản bác;lên án;sẵn sàng`;

/** The verbs themselves, longest first. */
export const PREDICATES = VERBS.replace(/\n/g, '')
  .split(';')
  .sort((a, b) => b.length - a.length);
const VERB = new RegExp(
  `^(?!cấp (?:tỉnh|huyện|xã|cơ sở|trên|dưới|trung|ủy|phòng|ngành|cứu|nước)(?!\\p{L})|giao (?:thông|dịch|lưu)(?!\\p{L})|trình độ|trực thuộc|phòng (?:khám|học|hộ|không)(?!\\p{L})|tự (?:nhiên|do|động)(?!\\p{L})|thành (?:viên|phố|thị)(?!\\p{L})|phát thanh|trồng trọt|làm nghề|mua bán)(?:${PREDICATES.join('|')})(?!\\p{L})`,
  'iu',
);

/** Words that end a name though they open no predicate. */
const STOP =
  /^(?!hàng (?:hải|không|hóa)|từ thiện|một cửa)(?:và|hoặc|về|tại|trong|trước|sau|để|nhằm|theo|từ|đến|trên|dưới|với|cùng|khi|nếu|thì|mà|như|do|bởi|qua|của|hằng|hàng|mỗi|chậm|muộn|ngay|xong|vào|căn|dự kiến|kể|bằng|rồi|nhưng|này|nêu|nói|kết quả|kế hoạch|danh sách|phương án|hồ sơ|dự toán|nội dung|văn bản|số liệu|tình hình|đề án|quy chế|kinh phí|việc|đúng|vì|ở|tới|lên|ra|những|một|hai|các)(?!\p{L})/iu;

/** Length of the verb that opens a predicate at the start of this text, or 0. */
export function predicateLength(text: string): number {
  return VERB.exec(text)?.[0].length ?? 0;
}

/** Whether a predicate opens at the start of this text. */
export function opensPredicate(text: string): boolean {
  return VERB.test(text);
}

/** Whether a name cannot go on with the words at the start of this text. */
export function endsName(text: string): boolean {
  return VERB.test(text) || STOP.test(text);
}
