import css from './my-counts.module.css';

interface Props {
  late: number;
  unreceived: number;
  open: number;
}

/** Three numbers before the cards: how much of it burns. */
export function MyCounts({ late, unreceived, open }: Props) {
  return (
    <dl className={css.counts}>
      <div>
        <dd className={late > 0 ? css.red : undefined}>{late}</dd>
        <dt>quá hạn</dt>
      </div>
      <div>
        <dd>{unreceived}</dd>
        <dt>chưa ký nhận</dt>
      </div>
      <div>
        <dd>{open}</dd>
        <dt>chưa xong</dt>
      </div>
    </dl>
  );
}
