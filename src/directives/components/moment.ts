const zone = 'Asia/Ho_Chi_Minh';
const time = new Intl.DateTimeFormat('vi-VN', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat('vi-VN', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** "10:05" in Viet Nam. */
export const timeOf = (moment: Date): string => time.format(moment);

/** "10:05 ngày 20/11/2023" in Viet Nam. */
export const momentOf = (moment: Date): string => `${time.format(moment)} ngày ${date.format(moment)}`;
