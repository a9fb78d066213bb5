// What the server found wrong with a programme that is to be put in force, beyond what the editor can know.
import { problemOf } from '../api/refused';

export function InvalidNote({ error }: { readonly error: unknown }) {
  const issues = error === null ? undefined : problemOf(error).issues;
  if (!issues || problemOf(error).code !== 'PROGRAMME_INVALID') return null;
  return (
    <ul className="problem-line" data-testid="invalid">
      {issues.map(({ path, message }) => (
        <li key={`${path} ${message}`}>{message}</li>
      ))}
    </ul>
  );
}
