interface Props {
  asOf?: string;
  onAsOf: (day: string | undefined) => void;
}

export function LeaderPage(_props: Props) {
  return <h1>Tổng quan</h1>;
}
