export function SignInPage(_props: { returnTo?: string }) {
  return <h1>Đăng nhập</h1>;
}
