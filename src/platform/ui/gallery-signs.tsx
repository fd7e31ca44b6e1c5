import { AlertLine } from './alert-line.tsx';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { Deadline } from './deadline.tsx';
import css from './gallery.module.css';
import { IconAlertTriangle, IconBell, IconCalendarPlus, IconCheck, IconSend } from './icons.ts';
import { Actions, Facts } from './layout.tsx';
import { Link } from './link.tsx';
import { AddChip, Chips, RoleChip } from './role-chip.tsx';
import { StateLabel } from './state-label.tsx';
import { STATE_CODES } from './state-words.ts';
import { EmptyState, ErrorState, LoadingRows, NoPermission } from './states.tsx';
import { Ticks } from './ticks.tsx';
import { Timeline } from './timeline.tsx';
import { useToast } from './toast.tsx';

export function StatesCard() {
  const detail = { late: 13, 'due-soon': 5, silent: 92 } as Record<string, number>;
  return (
    <Card title="Trạng thái" aside="màu, hình, chữ">
      <ul className={css.pairs}>
        {STATE_CODES.map((state) => (
          <li key={state}>
            <StateLabel
              state={state}
              days={detail[state] ?? null}
              phrase={state === 'doubt' ? 'sớm' : null}
            />
            <StateLabel state={state} boxed counted />
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function ButtonsCard() {
  const toast = useToast();
  return (
    <Card title="Nút">
      <Actions>
        <Button
          variant="filled"
          icon={<IconCheck size={16} aria-hidden />}
          keys="Enter"
          onClick={() => toast({ text: 'Đã chấp nhận 3.3b.', undo: () => {} })}
        >
          Chấp nhận
        </Button>
        <Button variant="ink">Đồng ý</Button>
        <Button keys="e">Sửa</Button>
        <Button variant="quiet">Bỏ qua</Button>
        <Button why="còn 6 mục">Phát hành</Button>
        <Button variant="filled" busy>
          Đang gửi
        </Button>
        <Button small>Nhỏ</Button>
      </Actions>
    </Card>
  );
}

export function ChipsCard() {
  return (
    <Card title="Vai trò">
      <Chips>
        <RoleChip word="Chủ trì" agency="Ban Tổ chức Tỉnh uỷ" lead onRemove={() => {}} />
        <RoleChip word="Phối hợp" agency="Sở Nội vụ" href="#so-noi-vu" />
        <RoleChip word="Thẩm định" agency="Ban Tổ chức Tỉnh uỷ" />
        <RoleChip word="Trình" agency="Thường trực Tỉnh uỷ" />
        <RoleChip word="" agency="Hội Cựu giáo chức" unknown />
        <RoleChip word="Phối hợp" agency="Hội Cựu giáo chức" unknown onPress={() => {}} />
        <AddChip onPress={() => {}} />
      </Chips>
    </Card>
  );
}

export function DeadlinesCard() {
  return (
    <Card title="Thời hạn">
      <Facts
        facts={[
          ['Trong văn bản', <Deadline key="a" date="2024-10-31" origin="trong văn bản" />],
          ['Đã dời', <Deadline key="b" date="2024-03-15" origin="văn phòng đặt" firstDate="2024-01-31" />],
          ['Không có', <Deadline key="c" date={null} cadence="báo cáo hằng quý" />],
          ['Một dòng', <Deadline key="d" date="2024-03-15" origin="gia hạn lần 1" inline />],
        ]}
      />
    </Card>
  );
}

export function NoticesCard() {
  return (
    <Card title="Thông báo trên trang">
      <div className={css.stack}>
        <AlertLine tone="look">
          Tệp có dấu <b>MẬT</b> nên không được nhận. Tệp chưa được lưu ở bất cứ đâu.
        </AlertLine>
        <AlertLine tone="doubt">Một câu giao hai cơ quan, đã tách thành hai nhiệm vụ.</AlertLine>
        <AlertLine tone="info" action={<Link href="#de-xuat">Xem đề xuất</Link>}>
          Ban Tuyên giáo đổi tên từ 01/03/2025. 3 việc đang mở cần chọn cơ quan tiếp nhận.
        </AlertLine>
        <AlertLine tone="done">Đã phát hành 13 nhiệm vụ tới 7 cơ quan.</AlertLine>
      </div>
    </Card>
  );
}

export function AbsencesCard() {
  return (
    <Card title="Trống, lỗi, đang tải">
      <div className={css.stack}>
        <EmptyState title="Không có việc quá hạn">
          Tính đến hết ngày 28/03/2024, trong 64 nhiệm vụ.
        </EmptyState>
        <ErrorState title="Không kết nối được máy chủ" onRetry={() => {}}>
          Nội dung đang nhập đã giữ trên máy này lúc 14:32. Kiểm tra dây mạng rồi thử lại.
        </ErrorState>
        <NoPermission>
          Trang này dành cho quản trị của cơ quan. Người cấp quyền: Chánh Văn phòng.
        </NoPermission>
        <LoadingRows rows={2} label="Đang tải danh sách" />
      </div>
    </Card>
  );
}

export function TimelineCard() {
  const size = 16;
  return (
    <Card title="Diễn biến" aside={<Link href="#dien-bien">Cả 14 sự việc</Link>}>
      <Timeline
        label="Diễn biến"
        events={[
          {
            key: '4',
            date: '2024-03-18',
            icon: <IconBell size={size} aria-hidden />,
            children: 'Nhắc lần 1 (tự động). Ban Tổ chức xem lúc 08:12',
          },
          {
            key: '3',
            date: '2024-03-16',
            icon: <IconAlertTriangle size={size} aria-hidden />,
            tone: 'late',
            children: 'Quá hạn từ ngày này',
          },
          {
            key: '2',
            date: '2024-01-26',
            icon: <IconCalendarPlus size={size} aria-hidden />,
            tone: 'waits',
            children: 'Văn phòng đồng ý gia hạn đến 15/03/2024',
          },
          {
            key: '1',
            date: '2023-11-14',
            icon: <IconSend size={size} aria-hidden />,
            children: 'Phát hành. Trường ký nhận 15/11/2023',
          },
        ]}
      />
    </Card>
  );
}

export function TicksCard() {
  return (
    <Card title="Tiến độ rà soát">
      <Ticks ticks={['accepted', 'accepted', 'doubt', 'current', 'todo', 'todo']} words="3/6 đã xem" />
    </Card>
  );
}
