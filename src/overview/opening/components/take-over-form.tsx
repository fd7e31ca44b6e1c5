import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Opened } from '../schema.ts';
import { sendArchive } from './send-archive.ts';

/** First installation: an office comes from another machine as one file. */
export function TakeOverForm({ onCancel }: { onCancel(): void }) {
  const [code, setCode] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [sending, setSending] = useState<{ part: number; words: string } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);

  async function send(file: File | undefined): Promise<void> {
    setAsked(true);
    if (!file || code.trim() === '') return;
    setRefusal(null);
    setSending({ part: 0, words: `Đang gửi ${file.name}` });
    const outcome = await sendArchive(file, code.trim(), (part, steps) =>
      setSending(
        steps
          ? { part: steps.done / steps.of, words: 'Đang kiểm và ghi từng phần của tệp lưu trữ' }
          : { part, words: `Đang gửi ${file.name}` },
      ),
    );
    setSending(null);
    if (outcome.ok) setOpened(outcome.value);
    else setRefusal(outcome.message);
  }

  if (opened) return <TakenOver opened={opened} />;
  return (
    <Fields>
      <TextField
        label="Mã thiết lập"
        hint="Mã gồm 8 ký tự, in trên màn hình máy chủ mỗi lần khởi động."
        required
        value={code}
        onChange={setCode}
        error={isAsked && code.trim() === '' ? 'Nhập mã in trên màn hình máy chủ.' : undefined}
      />
      <FileDrop
        title="Chọn tệp lưu trữ (.zip)"
        accept=".zip,application/zip"
        onFiles={([file]) => void send(file)}
        progress={sending?.part ?? null}
        {...(sending ? { doing: sending.words } : {})}
        refusal={refusal}
        verb="Chọn tệp"
      >
        Tệp do trang «Lưu trữ» hoặc lệnh export-office của máy cũ lập ra. Máy kiểm toàn bộ tệp, soát dấu mật
        từng văn bản, rồi mới ghi; có một chỗ sai thì không ghi gì. Tệp trên 2 GB: nhận bằng lệnh trên máy
        chủ.
      </FileDrop>
      <Actions>
        <Button onClick={onCancel} why={sending ? 'Đang nhận tệp.' : undefined}>
          Quay lại
        </Button>
      </Actions>
    </Fields>
  );
}

function TakenOver({ opened: { office, rows, files, people, firstSignIns } }: { opened: Opened }) {
  return (
    <Fields>
      <AlertLine tone="done" live>
        Đã nhận {office.name}: {rows} dòng, {files} tệp, {people} người. Nhật ký nguyên vẹn.
      </AlertLine>
      <AlertLine tone="doubt">
        Tệp lưu trữ không mang theo mật khẩu. Mật khẩu dưới đây chỉ hiện một lần: chép lại, đăng nhập, rồi đặt
        mật khẩu cho những người khác ở trang «Người dùng». Nếu chưa kịp chép: lệnh dondoc break-glass
        TÊN_ĐĂNG_NHẬP trên máy chủ cấp mật khẩu mới cho quản trị.
      </AlertLine>
      {firstSignIns.map(({ name, username, password }) => (
        <TextField
          key={username}
          label={`${name}, tên đăng nhập ${username}`}
          readOnly
          value={password}
          onChange={() => undefined}
          onFocus={(event) => event.currentTarget.select()}
        />
      ))}
      <Actions>
        <ButtonLink variant="filled" href="/dang-nhap">
          Đăng nhập
        </ButtonLink>
      </Actions>
    </Fields>
  );
}
