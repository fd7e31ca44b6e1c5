export function DirectivePage(_props: { code: string }) {
  return <h1>Nhiệm vụ</h1>;
}
