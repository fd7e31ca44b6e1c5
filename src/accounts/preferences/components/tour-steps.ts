import type { Role } from '../../schema.ts';

export interface TourStep {
  title: string;
  text: string;
  /** The word of the bar that the step is about. */
  href: string;
}

const office: TourStep[] = [
  {
    href: '/ban-lam-viec',
    title: 'Bắt đầu từ Bàn làm việc',
    text: 'Văn bản chờ rà soát, báo cáo chờ công nhận, việc quá hạn và việc im lặng nằm ở đây, việc gấp đứng trước.',
  },
  {
    href: '/van-ban',
    title: 'Kéo văn bản vào',
    text: 'Thả tệp PDF hoặc Word. Phần mềm đề xuất từng nhiệm vụ cạnh câu gốc; đồng chí bấm Enter để chấp nhận từng mục rồi phát hành.',
  },
  {
    href: '/nhiem-vu',
    title: 'Theo dõi đến cùng',
    text: 'Mỗi dòng ghi ai phải làm tiếp và đã bao nhiêu ngày. Lọc, lưu cách xem, xuất XLSX; quá hạn thì mãi ghi là quá hạn.',
  },
  {
    href: '/bao-cao',
    title: 'Báo cáo lên',
    text: 'Chọn văn bản và ngày, nhận báo cáo đúng thể thức. Bấm «?» cạnh tên trang để xem trang dùng làm gì, phím ? để xem phím tắt.',
  },
];

const leader: TourStep[] = [
  {
    href: '/tong-quan',
    title: 'Một trang để nắm tình hình',
    text: 'Năm con số ở đầu trang; bấm vào số nào thì mở đúng các việc làm nên số đó.',
  },
  {
    href: '/nhiem-vu',
    title: 'Từng nhiệm vụ',
    text: 'Lời văn bản, ai chủ trì, ai phải làm tiếp, đã bao nhiêu ngày; mọi việc đã xảy ra đều còn dấu.',
  },
  {
    href: '/kien-nghi',
    title: 'Kiến nghị và trả lời',
    text: 'Cơ sở đề nghị gì, kết luận trả lời thế nào, việc giao ra đến đâu.',
  },
  {
    href: '/bao-cao',
    title: 'In ra giấy',
    text: 'Trang tổng quan in vừa một tờ A4; báo cáo từng văn bản theo đúng thể thức.',
  },
];

const inspector: TourStep[] = [
  ...office.slice(0, 1).map((step) => ({
    ...step,
    title: 'Bắt đầu từ Bàn làm việc',
    text: 'Việc vừa làm, việc quá hạn, cơ quan chưa ký nhận. Đồng chí đọc được tất cả và không thay đổi gì.',
  })),
  { href: '/van-ban', title: 'Văn bản', text: 'Bản gốc, nơi nhận, ai đã mở xem, ai đã ký nhận và lúc nào.' },
  {
    href: '/nhiem-vu',
    title: 'Nhiệm vụ',
    text: 'Diễn biến đầy đủ của từng việc, theo ngày xảy ra và lúc ghi nhận.',
  },
  {
    href: '/nhat-ky',
    title: 'Nhật ký có niêm phong',
    text: 'Mỗi việc là một dòng không sửa được. Nút «Kiểm niêm phong» tính lại cả chuỗi và nói ngay nếu có dòng bị đổi.',
  },
];

const agency: TourStep[] = [
  {
    href: '/viec-cua-toi',
    title: 'Bắt đầu từ Việc của tôi',
    text: 'Việc đang chờ đồng chí, vai trò của cơ quan và hạn của từng việc; việc gấp đứng trước.',
  },
  {
    href: '/viec-cua-toi',
    title: 'Báo cáo trong một phút',
    text: 'Bấm «Báo cáo» trên thẻ, viết vài dòng, kèm tệp nếu có. Thủ trưởng duyệt rồi báo cáo mới ra khỏi cơ quan.',
  },
  {
    href: '/nhiem-vu',
    title: 'Mọi nhiệm vụ của cơ quan',
    text: 'Cả việc phối hợp và việc đã xong. Đầu mối hoặc thủ trưởng giao cho phòng, khoa với hạn nội bộ sớm hơn.',
  },
  {
    href: '/van-ban',
    title: 'Văn bản gửi tới cơ quan',
    text: 'Mở xem và bấm «Đã nhận». Bấm «?» cạnh tên trang để xem trang dùng làm gì.',
  },
];

const administrator: TourStep[] = [
  {
    href: '/co-quan',
    title: 'Danh bạ cơ quan',
    text: 'Cơ quan giữ nguyên khi đổi tên; thêm cơ quan văn bản nhắc tới mà danh bạ chưa có.',
  },
  {
    href: '/nguoi-dung',
    title: 'Người dùng',
    text: 'Thêm tài khoản, chọn vai trò theo việc của cơ quan. Quản trị không đọc được văn bản.',
  },
];

/** Four steps at the first sign-in, of the rooms that the role has. */
export function tourFor(role: Role): TourStep[] {
  switch (role) {
    case 'clerk':
      return office;
    case 'leader':
      return leader;
    case 'inspector':
      return inspector;
    case 'administrator':
      return administrator;
    default:
      return agency;
  }
}
