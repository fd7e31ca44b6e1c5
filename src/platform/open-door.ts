/** What decides whether others than this machine may reach the server, as it was set from outside. */
interface Door {
  HOST: string;
  PUBLIC_URL?: string | undefined;
  TLS_CERT: string;
  TLS_KEY: string;
  ALLOW_PLAIN_HTTP: string;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host);

/** Passwords and papers do not cross a network in the clear because somebody has only changed HOST. */
export function refuseOpenDoor({ HOST, PUBLIC_URL, TLS_CERT, TLS_KEY, ALLOW_PLAIN_HTTP }: Door): void {
  if (Boolean(TLS_CERT) !== Boolean(TLS_KEY))
    throw new Error('Cấu hình sai (biến môi trường): TLS_CERT và TLS_KEY phải đặt cả hai.');
  if (TLS_CERT && PUBLIC_URL?.startsWith('http:'))
    throw new Error('Cấu hình sai (biến môi trường): máy chủ dùng TLS nên PUBLIC_URL phải là địa chỉ https.');
  if (isLoopback(HOST) || TLS_CERT || PUBLIC_URL?.startsWith('https:') || ALLOW_PLAIN_HTTP === '1') return;
  throw new Error(
    `HOST=${HOST} mở máy chủ cho máy khác nhưng chưa có mã hoá đường truyền (TLS), nên máy chủ không khởi động. ` +
      'Chọn một trong ba cách: đặt TLS_CERT và TLS_KEY để máy chủ tự dùng TLS (docs/tls-noi-bo.md); đặt PUBLIC_URL là địa chỉ ' +
      'https khi có máy chủ trung gian lo TLS; hoặc đặt ALLOW_PLAIN_HTTP=1 để chấp nhận truyền không mã hoá trong mạng của cơ quan.',
  );
}
