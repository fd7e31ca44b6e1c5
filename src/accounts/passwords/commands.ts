import { writeLog } from '#platform/audit/log.ts';
import { atDatabase, refused } from '#platform/commands.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import { turnOff } from '../second-factor/store.ts';
import { clearTries, switchOn } from '../signing-in/store.ts';
import { freshPassword } from './rules.ts';
import * as store from './store.ts';

/** Tells the people of an office of it, in the same transaction: the room above keeps what people are told. */
type Tell = (tx: Tx, at: { officeId: string; userId: string; name: string }) => Promise<void>;

/**
 * For whoever lets the others in and can come in no more: unlocked and on again, without second factor, under a new
 * first password. Their office is told, so that nobody does it unseen.
 */
export async function breakGlass(
  db: Database,
  username: string,
  tell: Tell,
): Promise<{ name: string; password: string }> {
  const password = freshPassword();
  const passwordHash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const person = await store.findPerson(tx, username);
    if (!person)
      throw problem('notFound', `Không có người dùng «${username}» trên máy. Chưa có gì thay đổi.`);
    for (const officeId of person.officeIds) {
      const keepers = await store.keepersOf(tx, officeId);
      if (!keepers.some(({ id }) => id === person.id)) continue;
      await store.replacePassword(tx, person.id, passwordHash, true);
      // Whoever lets the others in must not be kept out by a lock or by long absence.
      await switchOn(tx, person.id, new Date());
      await clearTries(tx, person.id, new Date());
      const had = await turnOff(tx, person.id);
      const subject = { kind: 'user', id: person.id };
      const detail = { secondFactor: had ? 'off' : 'none' };
      await writeLog(tx, { officeId, actorId: null, act: 'member.breakGlass', subject, detail });
      await tell(tx, { officeId, userId: person.id, name: person.name });
      return { name: person.name, password };
    }
    throw problem(
      'forbidden',
      `«${username}» không phải người quản lý người dùng của cơ quan (quản trị, hoặc chuyên viên nơi không có quản trị). Mật khẩu của người khác do quản trị đặt ở trang «Người dùng». Chưa có gì thay đổi.`,
    );
  });
}

/** `dondoc break-glass USERNAME`. Exit status: 0, or 2 with one line where it is refused. */
export const breakGlassCommand =
  (tell: Tell) =>
  async (args: string[]): Promise<number> => {
    const [username, ...more] = args;
    if (!username || more.length > 0) return refused('Cách dùng: dondoc break-glass TÊN_ĐĂNG_NHẬP');
    return atDatabase(async (db) => {
      const { name, password } = await breakGlass(db, username, tell);
      process.stdout.write(
        `${name}  ${username}  mật khẩu mới: ${password}\nĐã mở khoá, bỏ xác thực hai lớp, đóng phiên đăng nhập cũ. Đổi mật khẩu ở lần đăng nhập đầu. Đã ghi nhật ký và báo lãnh đạo, quản trị của cơ quan.\n`,
      );
      return 0;
    });
  };
