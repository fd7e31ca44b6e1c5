import { QRCodeSVG } from 'qrcode.react';
import { Card } from '#platform/ui/card.tsx';
import type { WaveDetail } from '../schema.ts';
import css from './ways.module.css';

/** The class's code, to be shown in the room. */
export function WaysCard({ wave }: { wave: WaveDetail }) {
  if (!wave.classLink) return null;
  return (
    <Card title="Mã của lớp">
      <div className={css.ways}>
        <QRCodeSVG value={wave.classLink} size={168} marginSize={2} title="Mã vuông mở phiếu của lớp" />
        <div>
          <p>
            Chiếu mã này trong lớp: học viên quét bằng điện thoại và trả lời, mỗi máy một phiếu. Phiếu nhận
            theo mã không nhiều hơn số học viên; mã không biết ai đã trả lời nên không nhắc riêng được.
          </p>
          <p>
            <a href={wave.classLink}>{wave.classLink}</a>
          </p>
        </div>
      </div>
    </Card>
  );
}
