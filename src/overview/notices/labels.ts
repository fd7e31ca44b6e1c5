import type { NoticeView } from './schema.ts';

/** "Thông báo số 118-TB/VPTU". */
export const noticeName = ({
  typeName,
  number,
}: Pick<NoticeView['document'], 'typeName' | 'number'>): string =>
  `${typeName ?? 'Văn bản'} ${number ? `số ${number}` : 'chưa có số'}`;
