export function MembersPage(_props: Record<string, never>) {
  return <h1>Người dùng</h1>;
}
