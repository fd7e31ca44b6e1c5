import { formatDate } from '@dondoc/vietnamese';
import type { OpenedSheet } from '../schema.ts';
import css from './sheet.module.css';
import { SheetFrame } from './sheet-frame.tsx';

type Why = Exclude<OpenedSheet['state'], 'open'> | 'sent' | 'void';

function words(why: Why, wave: OpenedSheet['wave']): [title: string, text: string] {
  switch (why) {
    case 'sent':
      return [
        'Đã nhận phiếu',
        'Cảm ơn đồng chí. Có thể đóng trang này; đường dẫn không gửi được phiếu thứ hai.',
      ];
    case 'void':
      return [
        'Đã nhận phiếu, nhưng phiếu không được tính',
        'Phiếu bỏ trống quá nhiều câu nên không được tính vào kết quả. Ý kiến viết thêm vẫn được đọc. Cảm ơn đồng chí.',
      ];
    case 'used':
      return [
        'Phiếu đã được gửi',
        'Đường dẫn này đã gửi một phiếu nên không gửi thêm được. Cảm ơn đồng chí.',
      ];
    case 'closed':
      return [
        'Đợt khảo sát đã kết thúc',
        `Phiếu được nhận đến hết ngày ${formatDate(wave?.closesOn ?? '')}. Cảm ơn đồng chí đã quan tâm.`,
      ];
    case 'waiting':
      return [
        'Đợt khảo sát chưa mở',
        `Phiếu được nhận từ ngày ${formatDate(wave?.opensOn ?? '')}. Xin đồng chí mở lại đường dẫn này từ ngày đó.`,
      ];
    case 'unknown':
      return [
        'Đường dẫn không dùng được',
        'Đường dẫn có thể bị thiếu chữ, hoặc đã được thay bằng thư mới hơn. Mở lại từ thư, quét lại mã vuông, hoặc xin phiếu giấy ở nơi mở lớp.',
      ];
  }
}

/** Why there is no sheet here, or that it has come in. */
export function SheetClosed({ why, wave }: { why: Why; wave: OpenedSheet['wave'] }) {
  const [title, text] = words(why, wave);
  return (
    <SheetFrame wave={wave}>
      <div role="status">
        <h1 className={css.title}>{title}</h1>
        <p>{text}</p>
      </div>
    </SheetFrame>
  );
}
