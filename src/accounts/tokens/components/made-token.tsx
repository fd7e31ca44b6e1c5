import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';

const WORDS =
  'Mã chỉ hiện lần này. Cất vào nơi chỉ phần mềm dùng nó đọc được; ai có mã thì làm được những việc trong phạm vi của mã.';

/** A fresh token, shown this once. */
export function MadeToken({ token, onClose }: { token: string; onClose(): void }) {
  return (
    <Card title="Mã truy cập mới" current>
      <ShownOnce words={WORDS} label="Mã" value={token} copy="Chép mã">
        <Button onClick={onClose}>Đã cất mã, đóng</Button>
      </ShownOnce>
    </Card>
  );
}
