import { formatDate } from '@dondoc/vietnamese';
import { QRCodeSVG } from 'qrcode.react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import css from '../../surveys/components/ways.module.css';
import { audienceLabels } from '../../surveys/labels.ts';
import type { Audience, WaveDetail } from '../../surveys/schema.ts';

interface Props {
  links: { name: string; audience: Audience; link: string }[];
  wave: WaveDetail;
}

/** Links of one's own as slips to be cut: shown this once, for nothing keeps them. */
export function LinkSlips({ links, wave }: Props) {
  return (
    <section aria-label="Đường dẫn riêng để in">
      <AlertLine tone="look" live action={<Button onClick={() => window.print()}>In ngay</Button>}>
        {links.length} đường dẫn riêng chỉ hiện lần này: phần mềm không lưu nên không in lại được. In rồi phát
        tận tay.
      </AlertLine>
      <div className={css.slips} data-slips>
        {links.map(({ name, audience, link }) => (
          <div key={link} className={css.slip}>
            <QRCodeSVG value={link} size={112} marginSize={1} title={`Mã vuông của ${name}`} />
            <div>
              <p>
                <b>{name}</b>, {audienceLabels[audience].toLowerCase()}
              </p>
              <p>{wave.className}</p>
              <p>Trả lời đến hết ngày {formatDate(wave.closesOn)}. Phiếu không ghi tên.</p>
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}
