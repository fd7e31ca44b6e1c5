import { distanceInWords, figure, moneyInWords, pointsInWords } from '../solving/labels.ts';

const offer = (at: { points: number; headKilometres: number | null; heads: number; money: number | null }) =>
  [
    pointsInWords(at.points),
    at.headKilometres === null ? null : distanceInWords(at.headKilometres, at.heads),
    at.money === null ? 'chưa khai đơn giá' : moneyInWords(at.money),
  ]
    .filter(Boolean)
    .join(', ');

export const reasonLabels = {
  offer,
  fixedProvider: 'Đơn vị đã được ấn định.',
  only: (name: string) => `Chỉ ${name} có chức năng và phòng cho lớp này.`,
  cheapest: (count: number, here: string) => `Ít điểm nhất trong ${count} đơn vị làm được: ${here}.`,
  next: (name: string, points: number) => `Kế đó là ${name}: ${pointsInWords(points)}.`,
  here: (text: string) => `Tại đây: ${text}.`,
  better: (name: string, text: string) => `Riêng lớp này thì ${name} hợp hơn (${text}), nhưng`,
  full: (says: string) => `thêm lớp này thì vượt giới hạn: ${says}`,
  dearer: (name: string, points: number) =>
    `như thế việc dồn vào ${name} quá phần đều, cả kế hoạch thêm ${pointsInWords(points)}.`,
  notBest: (points: number) =>
    `phương án này chưa phải tốt nhất: chuyển sang đó thì cả kế hoạch bớt ${pointsInWords(points)}.`,
  fixedMonth: 'Tháng đã được ấn định.',
  wished: (month: number, months: string) => `Tháng ${month} thuộc các tháng được đề nghị (${months}).`,
  anyMonth: (month: number) => `Không đề nghị tháng riêng; tháng ${month} còn giờ giảng và phòng.`,
  nextYear: (long: number) =>
    `Lớp học ${long} tháng, kết thúc sau năm kế hoạch: chỉ tính phòng và giờ giảng đến hết tháng 12.`,
  unwished: (name: string) => `${name} không muốn mở lớp vào tháng này.`,
};

export const freeLabels = {
  open: (name: string, months: string) =>
    `Còn chỗ tại ${name} tháng ${months}: tính lại lâu hơn hoặc xếp bằng tay.`,
  noFunction: (programme: string, names: string) =>
    `Chưa đơn vị nào khai chương trình «${programme}» trong chức năng, nhiệm vụ. Xếp được nếu giao thêm cho: ${names}.`,
  noneAtAll: (programme: string) =>
    `Chưa đơn vị nào khai chương trình «${programme}», và chưa đơn vị nào còn phòng, giờ giảng cho lớp này.`,
  noRoom: (heads: number, most: number) =>
    `Lớp ${heads} học viên không vừa phòng nào của đơn vị có chức năng (lớn nhất ${most} chỗ): chia lớp, hoặc thêm phòng từ ${heads} chỗ.`,
  month: (name: string, months: string) => `Cho mở vào tháng ${months}: ${name} còn phòng và giờ giảng.`,
  fixed: (name: string, month: number) => `Bỏ ấn định: ${name} nhận được vào tháng ${month}.`,
  hours: (name: string, month: string, more: number) =>
    `Thêm ${figure(more)} tiết giảng tháng ${month} tại ${name}.`,
  rooms: (name: string, month: string, heads: number) =>
    `Thêm một phòng từ ${heads} chỗ tháng ${month} tại ${name}.`,
  ceiling: (name: string, more: number) => `Nâng trần chi của ${name} thêm ${moneyInWords(more)}.`,
  function: (name: string, programme: string, month: number) =>
    `Giao thêm chương trình «${programme}» cho ${name}: còn phòng và giờ giảng từ tháng ${month}.`,
  several: 'Không giới hạn nào nới riêng mà đủ: phải nới từ hai giới hạn trở lên.',
};

export const wishLabels = {
  distance: 'đường đi',
  cost: 'chi phí',
  preference: 'nguyện vọng của đơn vị',
  spread: 'dồn việc',
};

export const whyNotLabels = {
  here: (name: string) => `Lớp đang được xếp tại ${name}.`,
  fixed: (name: string) => `Lớp đã được ấn định tại ${name}; bỏ ấn định rồi tính lại.`,
  unknown: 'Không tìm thấy lớp hoặc đơn vị trong lần tính này.',
  noRoom: (name: string, heads: number, most: number) =>
    `${name} không có phòng nào từ ${heads} chỗ (lớn nhất ${most} chỗ).`,
  noMonth: (months: string, says: string) => `Không tháng nào được phép (${months}) xếp được. ${says}`,
  alone: (says: string) => `Dù chỉ có lớp này: ${says}`,
  now: (says: string) => `Hiện nếu thêm lớp này: ${says}`,
  dearer: (points: number, share: string, parts: string) =>
    `Xếp lại tất cả để lớp ở đó thì cả kế hoạch thêm ${pointsInWords(points)} (${share})${parts}.`,
  part: (wish: keyof typeof wishLabels, points: number) =>
    `${wishLabels[wish]} ${points > 0 ? 'thêm' : 'bớt'} ${figure(Math.abs(points))}`,
  leavesOut: (count: number) => `Xếp lại tất cả để lớp ở đó thì thêm ${count} lớp khác không còn chỗ.`,
  equal: 'Xếp lại tất cả để lớp ở đó thì cả kế hoạch không đắt thêm: đồng chí có thể xếp tay.',
  same: (gap: string) =>
    `Xếp lại tất cả để lớp ở đó thì chênh lệch nằm trong sai số của hai lần tính (cách tối ưu nhiều nhất ${gap}): đồng chí có thể xếp tay.`,
  cannot: 'Xếp lại tất cả cũng không đặt được lớp ở đó cùng các lớp đã ấn định.',
  unsure: 'Chưa tính xong trong thời gian cho phép; chưa nói được cả kế hoạch đắt thêm bao nhiêu.',
};
