import { useState } from 'react';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { ChoiceField, TickField } from './choice-field.tsx';
import { ConfirmDialog, ReasonDialog } from './confirm-dialog.tsx';
import { DateField } from './date-field.tsx';
import { FileDrop } from './file-drop.tsx';
import { FilterMark, FilterPill } from './filter-pill.tsx';
import css from './gallery.module.css';
import { Actions, Toolbar } from './layout.tsx';
import { SearchField } from './search-field.tsx';
import { SelectField } from './select-field.tsx';
import { BoxTabs } from './tabs.tsx';
import { TextAreaField, TextField } from './text-field.tsx';

const AGENCIES = ['Ban Tổ chức Tỉnh uỷ', 'Sở Nội vụ', 'Trường Chính trị tỉnh'].map((label) => ({
  value: label,
  label,
}));

export function FieldsCard() {
  const [date, setDate] = useState<string | null>('2024-04-15');
  const [agency, setAgency] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<'none' | 'office'>('none');
  const [done, setDone] = useState<'part' | 'all'>('part');
  const [shared, setShared] = useState(true);
  return (
    <Card title="Ô nhập">
      <div className={css.form}>
        <DateField label="Thời hạn" value={date} onChange={setDate} />
        <DateField
          label="Ngày họp"
          value={null}
          onChange={() => {}}
          error="Tháng 2/2024 có 29 ngày. Nhập lại ngày."
        />
        <SelectField
          label="Cơ quan"
          options={AGENCIES}
          value={agency}
          onChange={setAgency}
          searchable
          clearable
        />
        <TextField label="Tên việc" value={title} onChange={setTitle} required />
        <TextAreaField label="Lý do trả lại" value="Danh sách cần ghi theo chức danh." onChange={() => {}} />
        <ChoiceField
          label="Thời hạn của việc"
          look="segments"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'none', label: 'Không thời hạn' },
            { value: 'office', label: 'Văn phòng đặt…' },
          ]}
        />
        <ChoiceField
          label="Mức độ"
          value={done}
          onChange={setDone}
          options={[
            { value: 'part', label: 'Đang làm' },
            { value: 'all', label: 'Đã xong' },
          ]}
        />
        <TickField label="Cơ quan phối hợp được xem" checked={shared} onChange={setShared} />
      </div>
    </Card>
  );
}

export function FiltersRow() {
  const [agency, setAgency] = useState<string | null>('Sở Nội vụ');
  const [role, setRole] = useState<string | null>(null);
  const [text, setText] = useState('');
  return (
    <Toolbar end="Xếp theo: việc gấp trước">
      <SearchField label="Tìm trong 13 nhiệm vụ" value={text} onChange={setText} width={214} />
      <FilterPill label="Cơ quan" options={AGENCIES} value={agency} onChange={setAgency} />
      <FilterPill
        label="Vai trò"
        options={[{ value: 'lead', label: 'Chủ trì' }]}
        value={role}
        onChange={setRole}
      />
      <FilterMark label="Văn bản" value="12-TB/VP" onRemove={() => {}} />
    </Toolbar>
  );
}

export function FilesCard() {
  const [name, setName] = useState('');
  return (
    <Card title="Nhận tệp">
      <div className={css.stack}>
        <FileDrop title="Chưa có văn bản nào" onFiles={(files) => setName(files[0]?.name ?? '')} paste>
          Kéo tệp PDF, DOCX hoặc bản chụp vào đây. {name}
        </FileDrop>
        <FileDrop title="" onFiles={() => {}} progress={0.4} doing="Đang đọc thong-bao.pdf" />
        <FileDrop
          title="Chưa có tệp kèm theo"
          compact
          onFiles={() => {}}
          refusal="Không đọc được tệp: tệp có mật khẩu. Bỏ mật khẩu rồi chọn lại; chưa có gì được lưu."
        />
      </div>
    </Card>
  );
}

export function DialogsCard() {
  const [open, setOpen] = useState<'confirm' | 'reason' | null>(null);
  const [tab, setTab] = useState('report');
  const close = () => setOpen(null);
  return (
    <Card title="Hộp thoại và thẻ" flush>
      <BoxTabs
        label="Việc làm được"
        value={tab}
        onChange={setTab}
        tabs={[
          { key: 'report', label: 'Báo cáo tiến độ', content: 'Nội dung báo cáo.' },
          { key: 'extend', label: 'Xin gia hạn', content: 'Ngày xin và lý do.' },
          { key: 'return', label: 'Trả lại', content: <Opens onOpen={setOpen} /> },
        ]}
      />
      <ConfirmDialog
        opened={open === 'confirm'}
        onClose={close}
        title="Phát hành 13 nhiệm vụ tới 7 cơ quan?"
        verb="Phát hành"
        onConfirm={close}
      >
        Mã nhiệm vụ không đổi được nữa. Còn 5 việc không thời hạn.
      </ConfirmDialog>
      <ReasonDialog
        opened={open === 'reason'}
        onClose={close}
        title="Trả lại báo cáo"
        verb="Trả lại"
        onConfirm={close}
      />
    </Card>
  );
}

function Opens({ onOpen }: { onOpen(what: 'confirm' | 'reason'): void }) {
  return (
    <Actions>
      <Button small onClick={() => onOpen('confirm')}>
        Phát hành…
      </Button>
      <Button small onClick={() => onOpen('reason')}>
        Trả lại…
      </Button>
    </Actions>
  );
}
