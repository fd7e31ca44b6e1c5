import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { IconLock } from '#platform/ui/icons.ts';
import { DeclareMarks } from '../marks/components/declare-marks.tsx';
import css from './intake-zone.module.css';
import type { Intake } from './use-intake.ts';
import { usePageDrop } from './use-page-drop.ts';

const NAME_LENGTH = 40;

/** Where a clerk hands a document in: drop it anywhere, paste it, or pick it. */
export function IntakeZone({ intake }: { intake: Intake }) {
  const busy = intake.part !== null;
  const over = usePageDrop(intake.take, !busy);
  return (
    <Card title="Nhận văn bản">
      <div className={over ? `${css.zone} ${css.over}` : css.zone}>
        {intake.asked ? (
          <DeclareMarks asked={intake.asked} onDeclare={intake.declare} onLeave={intake.leave} />
        ) : (
          <FileDrop
            title={over ? 'Thả tệp vào đây' : 'Kéo tệp vào trang này'}
            accept=".pdf,.docx,.doc,.rtf,.odt,.xlsx,.txt,.htm,.html,.mht,.jpg,.jpeg,.png,.tif,.tiff"
            paste
            progress={intake.pages ? intake.pages.done / intake.pages.of : intake.part}
            doing={doingWords(intake)}
            refusal={intake.refusal}
            onFiles={(files) => files[0] && intake.take(files[0])}
          >
            {
              'PDF, Word, RTF, ODT, Excel, tệp chữ, trang web đã lưu, bản quét hoặc ảnh chụp; cũng có thể dán tệp hay dán nguyên văn (Ctrl\u00a0V).'
            }
          </FileDrop>
        )}
        {busy ? (
          <Button small onClick={intake.cancel}>
            {intake.part === 1 ? 'Thôi chờ' : 'Huỷ gửi'}
          </Button>
        ) : null}
        <p className={css.secret}>
          <IconLock size={16} aria-hidden />
          Không tải văn bản có bí mật nhà nước.
        </p>
      </div>
    </Card>
  );
}

function doingWords({ part, pages, fileName }: Intake): string {
  const name = fileName.length > NAME_LENGTH ? `${fileName.slice(0, NAME_LENGTH)}…` : fileName;
  if (pages) return `Đang nhận dạng ${name}: xong ${pages.done}/${pages.of} trang`;
  return part === 1 ? `Đang đọc ${name}: đã gửi` : `Đang gửi ${name}`;
}

/** In the example office: a notice made up for trying, to download or to read at once. */
export function ExampleNotice({ intake }: { intake: Intake }) {
  const readIt = async () => {
    const answer = await fetch('/api/example/thong-bao-118.docx').catch(() => null);
    if (!answer?.ok) return intake.fail('Không lấy được thông báo ví dụ. Chưa có gì được lưu. Thử lại.');
    const bytes = await answer.blob();
    intake.take(new File([bytes], 'thong-bao-118.docx', { type: bytes.type }));
  };
  return (
    <Card title="Thông báo ví dụ">
      <p className={css.words}>
        Một thông báo kết luận hoàn toàn hư cấu: năm yêu cầu, bảy trả lời kiến nghị, có số liệu trong phần
        đánh giá.
      </p>
      <div className={css.actions}>
        <Button variant="ink" onClick={readIt} busy={intake.part !== null}>
          Đọc thông báo ví dụ
        </Button>
        <a href="/api/example/thong-bao-118.docx" download>
          Tải DOCX
        </a>
        <a href="/api/example/thong-bao-118.pdf" download>
          Tải PDF
        </a>
      </div>
    </Card>
  );
}
