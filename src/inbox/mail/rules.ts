import { formatDate } from '@dondoc/vietnamese';
import type { Letter } from '#platform/mail/send.ts';
import type { Digest, DigestItem, DigestPart } from './schema.ts';

const parts: [keyof Digest, string][] = [
  ['late', 'Quá hạn'],
  ['soon', 'Đến hạn trong 7 ngày'],
  ['waiting', 'Chờ đồng chí'],
];

export const isEmpty = (digest: Digest): boolean => parts.every(([key]) => digest[key].total === 0);

export const idsOf = (digest: Digest): string[] =>
  parts.flatMap(([key]) => digest[key].items.map(({ id }) => id));

export interface Envelope {
  mailId: string;
  messageId: string;
  from: Letter['from'];
  to: string;
  name: string;
  day: string;
  /** The address that users type. */
  publicUrl: string;
}

/** The morning letter, in plain words and as a page of its own without pictures or anything fetched. */
export function digestLetter(digest: Digest, envelope: Envelope): Letter {
  const { messageId, from, to, name, day } = envelope;
  const filled = parts.filter(([key]) => digest[key].total > 0);
  const counts = filled.map(([key, title]) => `${digest[key].total} ${title.toLowerCase()}`).join(', ');
  const hello = `Kính gửi đồng chí ${name}, việc của đồng chí ngày ${formatDate(day)}:`;
  const link = (path: string) => addressOf(envelope, path);
  const sections = filled.map(([key, title]) => ({ title, part: digest[key] }));
  const foot = 'Thư tự động từ phần mềm Đôn Đốc. Đổi địa chỉ hoặc thôi nhận:';
  const text = [
    hello,
    ...sections.map(({ title, part }) => partText(title, part, link)),
    `${foot} ${link('/nhan-thong-bao')}`,
  ].join('\n\n');
  const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><body style="${BODY}"><p>${inHtml(hello)}</p>${sections
    .map(({ title, part }) => partHtml(title, part, link))
    .join(
      '',
    )}<p style="${QUIET}">${inHtml(foot)} <a href="${inHtml(link('/nhan-thong-bao'))}">Nhận thông báo</a></p></body></html>`;
  return { from, to, messageId, subject: `Việc ngày ${formatDate(day)}: ${counts}`, text, html };
}

/** One notice as a letter: what happened, when, what to do, and where one's sessions stand. */
export function noticeLetter(
  notice: { title: string; body: string | null; link: string },
  envelope: Envelope,
): Letter {
  const { messageId, from, to, name } = envelope;
  const link = addressOf(envelope, notice.link);
  const said = [`Kính gửi đồng chí ${name},`, `${notice.title}.`, ...(notice.body ? [notice.body] : [])];
  const foot = 'Thư tự động từ phần mềm Đôn Đốc. Xem các phiên đăng nhập:';
  const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><body style="${BODY}">${said
    .map((line) => `<p>${inHtml(line)}</p>`)
    .join(
      '',
    )}<p style="${QUIET}">${inHtml(foot)} <a href="${inHtml(link)}">Phiên đăng nhập</a></p></body></html>`;
  return {
    from,
    to,
    messageId,
    subject: notice.title,
    text: [...said, `${foot} ${link}`].join('\n\n'),
    html,
  };
}

const BODY = 'font:16px/24px sans-serif;color:#14213d;max-width:640px;margin:0 auto;padding:16px';
const QUIET = 'color:#55607a;font-size:14px';

/** Through the application, which notes that the letter was opened by its reader and leads on. */
const addressOf = ({ publicUrl, mailId }: Envelope, path: string): string =>
  `${publicUrl.replace(/\/$/, '')}/api/thu/${mailId}?den=${encodeURIComponent(path)}`;

const linkOf = ({ code }: DigestItem): string => `/nhiem-vu/${encodeURIComponent(code)}`;

const dueWords = ({ due }: DigestItem): string => (due ? `hạn ${formatDate(due)}` : 'không có thời hạn');

const moreOf = ({ total, items }: DigestPart): number => total - items.length;

type LinkTo = (path: string) => string;

function partText(title: string, part: DigestPart, link: LinkTo): string {
  const lines = part.items.map(
    (item) => `- ${item.code}: ${item.title} (${dueWords(item)})\n  ${link(linkOf(item))}`,
  );
  const more = moreOf(part) > 0 ? [`… và ${moreOf(part)} nhiệm vụ nữa: ${link(part.link)}`] : [];
  return [`${title.toUpperCase()} (${part.total})`, ...lines, ...more].join('\n');
}

function partHtml(title: string, part: DigestPart, link: LinkTo): string {
  const lines = part.items.map(
    (item) =>
      `<li><a href="${inHtml(link(linkOf(item)))}">${inHtml(item.code)}</a> ${inHtml(item.title)} <span style="${QUIET}">(${inHtml(dueWords(item))})</span></li>`,
  );
  const more =
    moreOf(part) > 0
      ? `<p><a href="${inHtml(link(part.link))}">… và ${moreOf(part)} nhiệm vụ nữa</a></p>`
      : '';
  return `<h2 style="font-size:18px">${inHtml(title)} (${part.total})</h2><ul>${lines.join('')}</ul>${more}`;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const inHtml = (words: string): string => words.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** A place of this application and no other: where a link in a letter may lead. */
export const ownPath = (path: string | null | undefined): string =>
  path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/';
