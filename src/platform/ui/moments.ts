const clock = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** 14:32, by the clock in Viet Nam wherever the browser stands. */
export const timeOf = (moment: Date): string => clock.format(moment);

const date = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** "10:05 20/11/2023", by the clock in Viet Nam. */
export const momentOf = (moment: Date): string => `${timeOf(moment)} ${date.format(moment)}`;
