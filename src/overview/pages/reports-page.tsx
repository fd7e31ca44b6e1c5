export function ReportsPage(_props: Record<string, never>) {
  return <h1>Báo cáo</h1>;
}
