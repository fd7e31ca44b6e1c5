export function SetupPage(_props: Record<string, never>) {
  return <h1>Thiết lập</h1>;
}
