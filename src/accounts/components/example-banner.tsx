import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { Button } from '#platform/ui/button.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { accountsApi } from '../api.ts';
import css from './example-banner.module.css';
import { useViewer } from './viewer.tsx';

/** On every page of the example office: what this is, its own calendar, and the way out. */
export function ExampleBanner() {
  const { role } = useViewer();
  return (
    <aside className={css.line} aria-label="Dữ liệu ví dụ">
      <span className={css.words}>
        <b>Dữ liệu ví dụ.</b> Người và việc là hư cấu.
      </span>
      <ExampleClock />
      {role === 'clerk' || role === 'administrator' ? <ClearExample /> : null}
    </aside>
  );
}

/** The agencies of the example are those of 2023, so its today is set by hand. */
function ExampleClock() {
  const { today } = useViewer();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState<string | null>(today);
  const client = useQueryClient();
  const set = useMutation(
    accountsApi.example.setClock.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries();
        setOpen(false);
      },
    }),
  );
  if (!open) {
    return (
      <span className={css.clock}>
        Lịch ví dụ: <b>{formatDate(today)}</b>
        <button
          type="button"
          className={css.act}
          onClick={() => {
            setDay(today);
            setOpen(true);
          }}
        >
          Đổi ngày
        </button>
      </span>
    );
  }
  return (
    <form
      className={css.clock}
      onSubmit={(event) => {
        event.preventDefault();
        if (day) set.mutate({ today: day });
      }}
    >
      <DateField label="Hôm nay trong ví dụ" hideLabel hint="" small required value={day} onChange={setDay} />
      <Button small type="submit" variant="ink" busy={set.isPending} disabled={!day}>
        Đặt ngày
      </Button>
      <Button small variant="quiet" onClick={() => setOpen(false)}>
        Thôi
      </Button>
      {set.isError ? <span role="alert">{sentenceOf(set.error)}</span> : null}
    </form>
  );
}

function ClearExample() {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const clear = useMutation(
    accountsApi.example.clear.mutationOptions({
      onSuccess: () => {
        client.clear();
        window.location.assign('/thiet-lap');
      },
    }),
  );
  return (
    <>
      <button type="button" className={css.act} onClick={() => setAsking(true)}>
        Xoá dữ liệu ví dụ
      </button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Xoá toàn bộ dữ liệu ví dụ?"
        verb="Xoá dữ liệu ví dụ"
        busy={clear.isPending}
        onConfirm={() => clear.mutate({})}
      >
        Văn bản, nhiệm vụ, báo cáo và tài khoản của cơ quan ví dụ bị xoá hẳn, không lấy lại được. Sau đó trang
        thiết lập mở ra.
        {clear.isError ? <p role="alert">{sentenceOf(clear.error)}</p> : null}
      </ConfirmDialog>
    </>
  );
}
