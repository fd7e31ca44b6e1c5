const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

export const figure = (value: number): string => number.format(value);

/** 12.500.000 → «12,5 triệu đồng». */
export const moneyInWords = (value: number): string =>
  value >= 1_000_000 ? `${number.format(value / 1_000_000)} triệu đồng` : `${whole.format(value)} đồng`;

export const pointsInWords = (value: number): string => `${number.format(value)} điểm`;

/** Kilometres that one learner travels, as figures per learner. */
export const distanceInWords = (headKilometres: number, heads: number): string =>
  `bình quân ${number.format(headKilometres / heads)} km mỗi học viên`;

export const monthsInWords = (months: readonly number[]): string => {
  const runs: [number, number][] = [];
  for (const month of [...months].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === month - 1) last[1] = month;
    else runs.push([month, month]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
};

export const breachLabels = {
  function: (name: string, programme: string) =>
    `${name} không có chương trình «${programme}» trong chức năng, nhiệm vụ đã khai.`,
  month: (month: number, allowed: string) => `Lớp mở tháng ${month}; chỉ được mở trong tháng ${allowed}.`,
  fixedProvider: (name: string) => `Lớp đã được ấn định tại ${name}.`,
  fixedMonth: (month: number) => `Lớp đã được ấn định mở tháng ${month}.`,
  rooms: (name: string, month: number, at: { heads: number; classes: number; rooms: number }) =>
    at.rooms === 0
      ? `${name} không có phòng nào từ ${at.heads} chỗ cho lớp ${at.heads} học viên (tháng ${month}).`
      : `Tháng ${month}, ${name} có ${at.rooms} phòng từ ${at.heads} chỗ mà ${at.classes} lớp từ ${at.heads} học viên trở lên cùng học.`,
  hours: (name: string, month: number, used: number, supply: number) =>
    `Tháng ${month}, ${name} có ${figure(supply)} tiết giảng mà các lớp cần ${figure(used)} tiết.`,
  ceiling: (name: string, spent: number, ceiling: number) =>
    `${name} được chi nhiều nhất ${moneyInWords(ceiling)} trong năm mà các lớp cần ${moneyInWords(spent)}.`,
};
