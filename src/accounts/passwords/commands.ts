import { writeLog } from '#platform/audit/log.ts';
import { atDatabase, refused } from '#platform/commands.ts';
import type { Database } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import { clearTries, switchOn } from '../signing-in/store.ts';
import { freshPassword } from './rules.ts';
import * as store from './store.ts';

/** A new first password for whoever lets the others in; their own first one was shown once, and may have been lost. */
export async function renewKeeper(
  db: Database,
  username: string,
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
      const subject = { kind: 'user', id: person.id };
      await writeLog(tx, { officeId, actorId: null, act: 'member.renew', subject });
      return { name: person.name, password };
    }
    throw problem(
      'forbidden',
      `«${username}» không phải người quản lý người dùng của cơ quan (quản trị, hoặc chuyên viên nơi không có quản trị). Mật khẩu của người khác do quản trị đặt ở trang «Người dùng». Chưa có gì thay đổi.`,
    );
  });
}

/** `dondoc give-password USERNAME`. Exit status: 0, or 2 with one line where it is refused. */
export async function givePasswordCommand(args: string[]): Promise<number> {
  const [username, ...more] = args;
  if (!username || more.length > 0) return refused('Cách dùng: dondoc give-password TÊN_ĐĂNG_NHẬP');
  return atDatabase(async (db) => {
    const { name, password } = await renewKeeper(db, username);
    process.stdout.write(
      `${name}  ${username}  mật khẩu mới: ${password}\nPhiên đăng nhập cũ đã đóng. Việc này đã ghi vào nhật ký.\n`,
    );
    return 0;
  });
}
