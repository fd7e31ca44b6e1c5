import { documentName } from '#documents/labels.ts';
import { Button } from '#platform/ui/button.tsx';
import { Link } from '#platform/ui/link.tsx';
import { MoreMenu } from '#platform/ui/more-menu.tsx';
import { PageHelp } from '#platform/ui/page-help.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { Ticks } from '#platform/ui/ticks.tsx';
import { DOUBTS } from '../schema.ts';
import css from './review-desk.module.css';
import type { Desk } from './use-desk.ts';
import { ticksOf } from './walk.ts';

interface Props {
  desk: Desk;
  onReadAgain(): void;
  isReading: boolean;
}

/** Title, how far it has come, and the one act at the end. */
export function ReviewBar({ desk, onReadAgain, isReading }: Props) {
  const { document, review, items, findings, current, obstacles, progress } = desk;
  const name = documentName({ ...document, fileName: document.file.name });
  const pending = progress.total - progress.done;
  const left = pending > 0 ? `còn ${pending} mục` : `còn ${obstacles.length} điều kiện`;
  const { headerDecision } = review;
  return (
    <header className={css.bar}>
      <nav aria-label="Vị trí trang" className={css.crumbs}>
        <Link href="/van-ban">Văn bản</Link> /
      </nav>
      <h1>
        Rà soát <Link href={`/van-ban/${document.id}`}>{name}</Link>
      </h1>
      <PageHelp>
        Bên trái là văn bản, bên phải là những gì phần mềm đọc được; đối chiếu từng mục rồi bấm Enter để chấp
        nhận, e để sửa. Đã xem hết thì bấm Phát hành; chỉ khi đó nhiệm vụ mới được giao.
      </PageHelp>
      <StateLabel state="draft" boxed />
      <Others desk={desk} />
      <div className={css.progress}>
        <DoubtsLeft desk={desk} />
        <Ticks
          ticks={ticksOf({ headerDecision, findings, items }, current)}
          words={`${progress.done}/${progress.total} đã xem`}
        />
        <Button
          variant="filled"
          onClick={() => desk.ask(true)}
          why={obstacles.length > 0 ? left : undefined}
          aria-describedby={obstacles.length > 0 ? 'dieu-kien-phat-hanh' : undefined}
        >
          Phát hành
        </Button>
        <MoreMenu
          label="Việc khác"
          actions={[
            {
              label: isReading ? 'Đang đọc lại tệp' : 'Đọc lại tệp',
              onSelect: onReadAgain,
              disabled: isReading,
            },
          ]}
        />
      </div>
    </header>
  );
}

/** How many doubts nobody has answered; opens their list. */
function DoubtsLeft({ desk }: { desk: Desk }) {
  const left = desk.doubts.filter((doubt) => !doubt.answer).length;
  if (left === 0) return null;
  return (
    <button type="button" className={css.doubtsLeft} onClick={() => desk.open(DOUBTS)}>
      <StateLabel state="doubt" words={`còn ${left} chỗ cần xem kỹ`} />
    </button>
  );
}

/** Who else is here, wherever they are in it. */
function Others({ desk: { others } }: { desk: Desk }) {
  if (others.length === 0) return null;
  return (
    <span className={css.others} role="status">
      Cùng rà soát: {others.map(({ name }) => name).join(', ')}
    </span>
  );
}
