import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { useViewer } from '../../components/viewer.tsx';
import css from './second-factor.module.css';

interface Props {
  codes: string[];
  onKept(): void;
}

/** Shown this once: for the day the phone is lost. */
export function RecoveryCodes({ codes, onKept }: Props) {
  const { username } = useViewer();
  return (
    <Card title="Mã khôi phục" aside={`${codes.length} mã, mỗi mã dùng một lần`} current>
      <Stack>
        <AlertLine tone="doubt" live>
          Mã chỉ hiện lần này. In hoặc lưu rồi cất ở nơi khác với điện thoại; mất điện thoại thì lúc đăng nhập
          dùng một mã này thay cho mã của ứng dụng.
        </AlertLine>
        <ul className={css.codes} aria-label="Mã khôi phục">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Actions>
          <Button variant="filled" onClick={onKept}>
            Đã cất mã
          </Button>
          <Button onClick={() => save(codes, username)}>Lưu thành tệp</Button>
          <Button onClick={() => window.print()}>In</Button>
        </Actions>
      </Stack>
    </Card>
  );
}

function save(codes: string[], username: string): void {
  const words = `Đôn Đốc: mã khôi phục của tài khoản ${username}\r\nMỗi mã dùng một lần.\r\n\r\n${codes.join('\r\n')}\r\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([words], { type: 'text/plain' }));
  link.download = `ma-khoi-phuc-${username}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
}
