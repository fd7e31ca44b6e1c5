export function AgenciesPage(_props: Record<string, never>) {
  return <h1>Cơ quan</h1>;
}
