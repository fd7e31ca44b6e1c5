import type { DeliveryAddress, Stage, Verdict } from './schema.ts';

export const stageLabels: Record<Stage, string> = {
  given: 'Giao',
  opened: 'Mở',
  started: 'Khai giảng',
  ended: 'Bế giảng',
  cancelled: 'Không tổ chức',
};

/** How a stage is named in the address. */
export const stageAddress: Record<Exclude<Stage, 'given'>, NonNullable<DeliveryAddress['buoc']>> = {
  opened: 'mo',
  started: 'khai-giang',
  ended: 'be-giang',
  cancelled: 'khong-to-chuc',
};

export const verdictLabels: Record<Verdict['code'], string> = {
  exceeded: 'Hoàn thành vượt mức',
  done: 'Hoàn thành',
  short: 'Chưa hoàn thành',
  beyond: 'Ngoài kế hoạch',
};
