import { sizeOf } from '#documents/components/moments.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import type { BackupPage, Disk } from '../schema.ts';

/** What would lose data if nobody acted, each with what to do. */
export function BackupWarnings({ page }: { page: BackupPage }) {
  const { backups, isEncrypted, isSameDisk, disks, at } = page;
  const [newest] = backups;
  return (
    <>
      {newest?.problem ? (
        <AlertLine tone="look">Lần sao lưu gần nhất không xong. {newest.problem}</AlertLine>
      ) : null}
      {newest?.trialProblem ? (
        <AlertLine tone="look">Bản gần nhất không khôi phục thử được. {newest.trialProblem}</AlertLine>
      ) : null}
      <LowDisk name="dữ liệu" disk={disks.data} />
      {isSameDisk ? null : <LowDisk name="sao lưu" disk={disks.backups} />}
      {at === null ? (
        <AlertLine tone="doubt">
          Máy chủ không tự sao lưu (BACKUP_HOUR=off). Chắc chắn rằng cơ quan đang sao lưu bằng cách khác.
        </AlertLine>
      ) : null}
      {isSameDisk ? (
        <AlertLine tone="doubt">
          Bản sao lưu nằm cùng đĩa với dữ liệu: đĩa hỏng thì mất cả hai. Đặt BACKUP_DIR sang đĩa hoặc máy
          khác, và giữ một bản ở nơi khác trụ sở.
        </AlertLine>
      ) : null}
      {isEncrypted ? null : (
        <AlertLine tone="doubt">
          Bản sao lưu chưa được mã hoá: ai lấy được tệp thì đọc được mọi văn bản. Đặt BACKUP_KEY_FILE, và cất
          khoá ở nơi khác nơi cất bản sao lưu.
        </AlertLine>
      )}
    </>
  );
}

function LowDisk({ name, disk }: { name: string; disk: Disk | null }) {
  if (!disk?.isLow) return null;
  return (
    <AlertLine tone="look">
      Đĩa {name} sắp đầy: còn {sizeOf(disk.free)} trong {sizeOf(disk.total)}. Khi hết chỗ, phần mềm không nhận
      thêm tệp.
    </AlertLine>
  );
}
