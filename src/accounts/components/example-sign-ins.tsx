import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import { roleLabels } from '../labels.ts';
import type { Session } from '../schema.ts';
import css from './example-sign-ins.module.css';
import { useSignIn } from './use-sign-in.ts';

type Props = { people: Session['exampleSignIns']; password: string; onCode(): void };

/** The people of the example: one press and one is that person. */
export function ExampleSignIns({ people, password, onCode }: Props) {
  const signIn = useSignIn(onCode);
  return (
    <Card title="Người trong ví dụ" aside="chọn một người để đăng nhập" flush>
      {signIn.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(signIn.error)}
        </AlertLine>
      ) : null}
      <ul className={css.people}>
        {people.map((person) => (
          <li key={person.username}>
            <button
              type="button"
              className={css.person}
              aria-disabled={signIn.isPending || undefined}
              onClick={() => signIn.isPending || signIn.mutate({ username: person.username, password })}
            >
              <b>{person.name}</b>
              <span className={css.role}>{roleLabels[person.role]}</span>
              <span className={css.place}>
                {person.positionTitle}, {person.agency}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
